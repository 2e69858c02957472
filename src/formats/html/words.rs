//! Fixed words of the printed report, each in every language.

use crate::ades::{BlockName, CheckStatus};
use crate::formats::detailed::BasisKind;
use crate::words::Language;

macro_rules! words {
    ($($key:ident = $vi:literal, $en:literal;)+) => {
        /// Fixed words.
        #[derive(Clone, Copy)]
        pub(super) enum Label { $($key),+ }

        /// A word in one language.
        pub(super) fn label(key: Label, language: Language) -> &'static str {
            match (key, language) {
                $((Label::$key, Language::Vi) => $vi, (Label::$key, Language::En) => $en),+
            }
        }
    };
}

words! {
    Title = "Báo cáo kiểm tra chữ ký số", "Report on digital signatures";
    Missing = "Chứng cứ còn thiếu", "Missing evidence";
    Details = "Chi tiết các bước kiểm tra", "The checks in detail";
    Check = "Bước kiểm tra", "Check";
    Result = "Kết quả", "Result";
    Clause = "Điều khoản", "Clause";
    RestsOn = "Căn cứ", "Rests on";
    Evidence = "Chứng cứ đã dùng", "Evidence met";
    Kind = "Loại", "Kind";
    Name = "Tên", "Name";
    Origin = "Nguồn", "Origin";
    Proofs = "Bằng chứng tồn tại do người kiểm tra cung cấp", "Proofs of existence stated by the caller";
    Time = "Thời điểm", "Time";
    Remarks = "Nhận xét khác", "Other remarks";
    Engine = "Thông tin về lần kiểm tra", "About this check";
    Certificate = "Chứng thư chữ ký số", "Certificate";
    RevocationList = "Danh sách thu hồi (CRL)", "Revocation list (CRL)";
    OcspResponse = "Phản hồi OCSP", "OCSP response";
    Passed = "Đạt", "Met";
    Warned = "Đạt, cần lưu ý", "Met, with a remark";
    Failed = "Không đạt", "Not met";
    Unknown = "Chưa kết luận được", "Cannot be told";
    NotDone = "Không thực hiện", "Not done";
    Format = "Định dạng", "Format";
    Identification = "Xác định chứng thư của người ký", "Identification of the signing certificate";
    Cryptography = "Kiểm tra mật mã", "Cryptographic verification";
    TimeBlock = "Thời điểm ký và dấu thời gian", "Time and time-stamps";
    CertificateBlock = "Kiểm tra chứng thư và tình trạng thu hồi", "Certificate and revocation status";
    Acceptance = "Thuật toán và chính sách", "Algorithms and policy";
    After = "Thay đổi sau khi ký", "Changes after signing";
    BasisFile = "Toàn bộ tệp", "Whole file";
    BasisSignedBytes = "Phần dữ liệu được ký", "Signed bytes";
    BasisCertificate = "Chứng thư", "Certificate";
    BasisTrustAnchor = "Chứng thư gốc được tin cậy", "Trust anchor";
    BasisStatus = "Dữ liệu tình trạng thu hồi", "Status information";
    BasisTimeStamp = "Dấu thời gian", "Time-stamp";
    BasisCaller = "Do người kiểm tra cung cấp", "Stated by the caller";
    BasisPolicy = "Chính sách kiểm tra", "Policy";
}

pub(super) fn block(block: BlockName, language: Language) -> &'static str {
    let key = match block {
        BlockName::Format => Label::Format,
        BlockName::Identification => Label::Identification,
        BlockName::Cryptography => Label::Cryptography,
        BlockName::Time => Label::TimeBlock,
        BlockName::Certificate => Label::CertificateBlock,
        BlockName::Acceptance => Label::Acceptance,
    };
    label(key, language)
}

pub(super) fn result(status: CheckStatus, language: Language) -> &'static str {
    let key = match status {
        CheckStatus::Passed => Label::Passed,
        CheckStatus::Warned => Label::Warned,
        CheckStatus::Failed => Label::Failed,
        CheckStatus::Unknown => Label::Unknown,
        CheckStatus::NotDone => Label::NotDone,
    };
    label(key, language)
}

pub(super) fn basis(kind: BasisKind, language: Language) -> &'static str {
    let key = match kind {
        BasisKind::File => Label::BasisFile,
        BasisKind::SignedBytes => Label::BasisSignedBytes,
        BasisKind::Certificate => Label::BasisCertificate,
        BasisKind::TrustAnchor => Label::BasisTrustAnchor,
        BasisKind::StatusInformation => Label::BasisStatus,
        BasisKind::TimeStamp => Label::BasisTimeStamp,
        BasisKind::Caller => Label::BasisCaller,
        BasisKind::Policy => Label::BasisPolicy,
    };
    label(key, language)
}

pub(super) fn evidence(kind: &str, language: Language) -> &'static str {
    let key = match kind {
        "crl" => Label::RevocationList,
        "ocsp" => Label::OcspResponse,
        _ => Label::Certificate,
    };
    label(key, language)
}
