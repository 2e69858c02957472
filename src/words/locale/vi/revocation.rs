//! Vietnamese: revocation and the evidence of it.

use super::cause::because;
use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, local_param};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    let t = |name: &str| local_param(f, name);
    Some(match f.code {
        Code::StatusUnknown => Text::new(
            "Chưa kiểm tra được chứng thư có bị thu hồi hay không",
            format!(
                "Không có danh sách chứng thư bị thu hồi (CRL) hoặc phản hồi OCSP cho «{}» vào thời điểm ký.",
                p("certificate")
            ),
            "Bổ sung CRL hoặc phản hồi OCSP của tổ chức cấp rồi kiểm tra lại; riêng việc này chưa phải căn cứ để trả lại văn bản.",
        ),
        Code::StatusIssuedBefore => Text::new(
            "Dữ liệu trạng thái được phát hành trước thời điểm đối chiếu",
            format!(
                "Trạng thái của «{}» lấy từ dữ liệu phát hành {}, trước thời điểm đối chiếu {}; đây là dữ liệu mới nhất vào lúc đó và còn hạn, nhưng không loại trừ việc thu hồi ngay trước thời điểm đó.",
                p("certificate"),
                t("issued"),
                t("time")
            ),
            "Nếu cần chắc chắn, bổ sung danh sách chứng thư bị thu hồi (CRL) phát hành sau thời điểm đối chiếu.",
        ),
        Code::ProofOfExistenceMissing => Text::new(
            "Thiếu bằng chứng về thời điểm tồn tại",
            format!(
                "Chứng thư «{}» nay đã hết hiệu lực hoặc bị thu hồi, và chưa có dấu thời gian còn giá trị nào chứng minh chữ ký cùng các bằng chứng kèm theo đã có từ trước đó.",
                p("certificate")
            ),
            "Tìm bản có dấu thời gian lưu trữ (PAdES B-LTA), hoặc danh sách thu hồi và bằng chứng do cơ quan lưu trữ xác nhận thời điểm tồn tại.",
        ),
        Code::StatusNotAsked => Text::new(
            "Không kiểm tra trạng thái thu hồi",
            "Chính sách đang dùng không yêu cầu kiểm tra chứng thư có bị thu hồi hay không.",
            "Chỉ dùng kết quả này khi đã biết chứng thư còn hiệu lực.",
        ),
        Code::StatusGood => Text::remark(
            "Chứng thư chữ ký số không bị thu hồi tại thời điểm đối chiếu",
            format!(
                "Theo {} phát hành {}{}, chứng thư «{}» không bị thu hồi, không bị tạm dừng vào {}.",
                p("source"),
                t("issued"),
                if p("number").is_empty() { String::new() } else { format!(" (số {})", p("number")) },
                p("certificate"),
                t("time")
            ),
        ),
        Code::CertificateRevoked => Text::new(
            "Chứng thư chữ ký số đã bị thu hồi tại thời điểm đối chiếu",
            format!("Chứng thư «{}» bị thu hồi từ {}{}.", p("certificate"), t("since"), reason(f)),
            "Đề nghị bên gửi ký lại bằng chứng thư còn hiệu lực, hoặc cung cấp bằng chứng văn bản được ký trước khi thu hồi.",
        ),
        Code::RevocationUnproven => Text::new(
            "Việc thu hồi do dữ liệu không đủ điều kiện xác nhận còn hiệu lực nêu ra",
            format!(
                "Dữ liệu về «{}» cho biết chứng thư đã bị thu hồi, nhưng bên ký dữ liệu đó không còn hiệu lực hoặc dữ liệu có lỗi khác{}. Việc thu hồi vẫn được tính.",
                p("certificate"),
                because(p("reason"))
            ),
            "Đề nghị tổ chức cấp chứng thư xác minh chứng thư có bị thu hồi hay không.",
        ),
        Code::KeyCompromised => Text::new(
            "Khóa bí mật đã bị thu hồi vì bị lộ theo một chứng thư khác",
            format!(
                "Khóa của «{}» còn có chứng thư khác đã bị thu hồi từ {}{}.",
                p("certificate"),
                t("since"),
                reason(f)
            ),
            "Đề nghị tổ chức cấp chứng thư xác minh; chưa căn cứ vào chữ ký này.",
        ),
        Code::CertificateHeld => Text::new(
            "Chứng thư chữ ký số đang bị tạm dừng tại thời điểm đối chiếu",
            format!(
                "Chứng thư «{}» bị tạm dừng từ {}{}.",
                p("certificate"),
                t("since"),
                if p("released").is_empty() {
                    String::new()
                } else {
                    format!("; đến {} mới thấy được khôi phục", t("released"))
                }
            ),
            "Đề nghị tổ chức cấp chứng thư và bên gửi xác minh việc tạm dừng.",
        ),
        Code::CertificateRevokedLater => Text::remark(
            "Chứng thư bị thu hồi sau thời điểm ký",
            format!(
                "Chứng thư «{}» bị thu hồi từ {}{}, sau thời điểm đối chiếu {}. Thu hồi về sau không làm mất giá trị chữ ký.",
                p("certificate"),
                t("since"),
                reason(f),
                t("time")
            ),
        ),
        Code::CertificateWasHeld => Text::remark(
            "Chứng thư từng bị tạm dừng và đã được khôi phục",
            format!(
                "Chứng thư «{}» bị tạm dừng từ {}, sau đó không còn trong danh sách; thời điểm đối chiếu là {}.",
                p("certificate"),
                t("since"),
                t("time")
            ),
        ),
        Code::KeyInvalidBefore => Text::new(
            "Khóa có thể đã bị lộ trước thời điểm ký",
            format!(
                "Tổ chức cấp ghi khóa của chứng thư «{}» không còn đáng tin từ {}, trước thời điểm đối chiếu {}, dù thu hồi sau đó.",
                p("certificate"),
                t("since"),
                t("time")
            ),
            "Xác minh với người ký về việc đã ký văn bản.",
        ),
        Code::StatusMissing => Text::new(
            "Thiếu thông tin trạng thái của chứng thư",
            format!("Không có danh sách chứng thư bị thu hồi (CRL) hay phản hồi OCSP nào cho «{}».", p("certificate")),
            if p("urls").is_empty() {
                "Bổ sung CRL hoặc phản hồi OCSP của tổ chức cấp rồi kiểm tra lại; riêng việc này chưa phải căn cứ để trả lại văn bản.".to_owned()
            } else {
                format!(
                    "Tải tại {} rồi thêm vào để kiểm tra lại; riêng việc này chưa phải căn cứ để trả lại văn bản.",
                    p("urls")
                )
            },
        ),
        Code::StatusNotCovered => Text::new(
            "Thông tin trạng thái hiện có không áp dụng cho chứng thư này tại thời điểm đối chiếu",
            format!(
                "Có CRL hoặc phản hồi OCSP nhưng không áp dụng cho «{}»{}.",
                p("certificate"),
                because(p("reason"))
            ),
            "Bổ sung đúng CRL hoặc phản hồi OCSP của tổ chức cấp rồi kiểm tra lại.",
        ),
        Code::StatusStale => Text::new(
            "Thông tin trạng thái đã quá cũ",
            format!(
                "CRL hoặc phản hồi OCSP mới nhất cho «{}» chỉ có giá trị đến {}; thời điểm đối chiếu là {}.",
                p("certificate"),
                t("until"),
                t("time")
            ),
            "Bổ sung CRL hoặc phản hồi OCSP mới hơn rồi kiểm tra lại.",
        ),
        Code::StatusAnsweredUnknown => Text::new(
            "OCSP không có thông tin về chứng thư này",
            format!(
                "Phản hồi OCSP cho «{}» không xác nhận chứng thư còn hiệu lực, cũng không cho biết chứng thư bị thu hồi.",
                p("certificate")
            ),
            "Bổ sung CRL của tổ chức cấp, hoặc đề nghị tổ chức cấp chứng thư xác minh.",
        ),
        Code::StatusUnreachable => Text::new(
            "Không tải được thông tin trạng thái của chứng thư",
            format!("Không kết nối được tới {} để kiểm tra «{}».", p("urls"), p("certificate")),
            "Kiểm tra kết nối rồi thử lại, hoặc tự tải CRL về và thêm vào; riêng việc này chưa phải căn cứ để trả lại văn bản.",
        ),
        Code::StatusUnusable => Text::new(
            "Thông tin trạng thái hiện có không dùng được",
            format!("CRL hoặc phản hồi OCSP cho «{}» không tin cậy được{}.", p("certificate"), because(p("reason"))),
            "Bổ sung CRL hoặc phản hồi OCSP lấy từ chính tổ chức cấp rồi kiểm tra lại.",
        ),
        Code::StatusContradicted => Text::new(
            "Thông tin trạng thái mâu thuẫn với nhau",
            format!(
                "Thông tin phát hành {} không còn ghi việc thu hồi chứng thư «{}»; việc thu hồi không thể hủy bỏ nên vẫn được tính.",
                t("issued"),
                p("certificate")
            ),
            "Đề nghị tổ chức cấp chứng thư xác minh.",
        ),
        Code::StatusTakenAsDated => Text::new(
            "Thông tin trạng thái do chứng thư nay đã hết hạn ký",
            format!(
                "Trạng thái của «{}» dựa vào CRL hoặc phản hồi OCSP mà chứng thư của bên ký nó đã hết hạn; chính sách đang dùng chấp nhận theo ngày ghi trên đó.",
                p("certificate")
            ),
            "Nếu cần chắc chắn, bổ sung bằng chứng CRL hoặc phản hồi OCSP đó đã tồn tại khi chứng thư còn hạn.",
        ),
        Code::StatusOnOperatorsWord => Text::new(
            "Trạng thái chứng thư dựa vào xác nhận của đơn vị vận hành kho bản sao",
            format!(
                "Trạng thái của «{}» lấy từ một phần của CRL có SHA-256 {}. Tổ chức cấp chứng thư ký trên toàn bộ danh sách; việc phần này thuộc danh sách đó do đơn vị vận hành có khóa {} xác nhận, là khóa đã được chỉ định khi kiểm tra.",
                p("certificate"),
                p("list"),
                p("operator")
            ),
            "Nếu không muốn dựa vào xác nhận này, tải toàn bộ danh sách rồi kiểm tra lại.",
        ),
        Code::StatusEvidenceUnusable => Text::remark(
            format!("Một {} không dùng được", p("source")),
            format!("{} có SHA-256 {} không tin cậy được{}.", p("source"), p("sha256"), because(p("reason"))),
        ),
        Code::StatusEvidenceNotUsed => Text::remark(
            format!("Một {} không áp dụng", p("source")),
            format!(
                "{} có SHA-256 {} không áp dụng cho chứng thư và thời điểm này{}.",
                p("source"),
                p("sha256"),
                because(p("reason"))
            ),
        ),
        _ => return None,
    })
}

/// ` (lý do: …)` when the issuer gives one (CRLReason, RFC 5280 §5.3.1).
fn reason(f: &Finding) -> String {
    let words = match f.param("reason") {
        "" | "unspecified" => return String::new(),
        "keyCompromise" => "khóa bí mật bị lộ",
        "cACompromise" => "khóa của tổ chức cấp bị lộ",
        "affiliationChanged" => "thay đổi đơn vị công tác",
        "superseded" => "đã cấp chứng thư thay thế",
        "cessationOfOperation" => "ngừng hoạt động",
        "certificateHold" => "tạm dừng",
        "privilegeWithdrawn" => "thu hồi quyền sử dụng",
        "neverIssued" => "chứng thư chưa từng được cấp",
        other => other,
    };
    format!(" (lý do: {words})")
}
