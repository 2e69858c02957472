//! Vietnamese: the law's view of a document.

use crate::vietnam::{
    Completeness, DocumentKind, Encoding, Kind, NameMatch, NoteCode, Order, Outcome, Prefix, Reason, Refusal,
    SenderKind, StepCode,
};

/// What a step asks.
pub(in crate::words) fn step(code: StepCode) -> &'static str {
    match code {
        StepCode::Readable => "Đọc được chữ ký số và chỉ có một cách hiểu",
        StepCode::SignerIdentified => "Xác định được người ký theo chứng thư chữ ký số kèm theo",
        StepCode::ValueByKey => "Chữ ký số được tạo bằng khóa bí mật tương ứng với chứng thư",
        StepCode::ContentUnchanged => "Nội dung được ký còn nguyên vẹn",
        StepCode::Algorithms => "Thuật toán và độ dài khóa đáp ứng quy định",
        StepCode::Timestamp => "Dấu thời gian gắn kèm hợp lệ",
        StepCode::Period => "Chứng thư còn thời hạn tại thời điểm ký",
        StepCode::Scope => "Phù hợp phạm vi sử dụng ghi trong chứng thư (không xét trách nhiệm pháp lý của người ký)",
        StepCode::Active => "Chứng thư đang hoạt động tại thời điểm ký",
        StepCode::StatusSource => {
            "Trạng thái lấy từ danh sách chứng thư bị thu hồi (CRL) hoặc OCSP do tổ chức cấp công bố"
        }
        StepCode::Path => "Đường dẫn chứng thực dẫn tới chứng thư gốc tin cậy",
    }
}

/// What came of a step.
pub(in crate::words) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotApplicable => "Không áp dụng",
        Outcome::Met => "Đáp ứng",
        Outcome::CannotTell => "Chưa đủ căn cứ",
        Outcome::NotMet => "Không đáp ứng",
    }
}

/// Article, clause and point. Nothing of Article 30 is quoted: its steps are put together from other provisions.
pub(in crate::words) fn article(article: u8, clause: &str) -> &'static str {
    match (article, clause) {
        (30, _) => "Điều 30 (trình tự tổng hợp từ quy định liên quan, không trích nguyên văn)",
        (31, "1.a") => "điểm a khoản 1 Điều 31",
        (31, "1.b") => "điểm b khoản 1 Điều 31",
        (31, "1.c") => "điểm c khoản 1 Điều 31",
        (31, _) => "khoản 2 Điều 31",
        _ => "Điều 32",
    }
}

pub(in crate::words) fn document_kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Original => "văn bản gốc",
        DocumentKind::Copy => "bản sao điện tử",
        DocumentKind::Annex => "phụ lục ở tệp riêng",
        DocumentKind::CopyOrAnnex => "bản sao điện tử hoặc phụ lục ở tệp riêng",
        DocumentKind::Published => "bản công bố (Công báo, cổng thông tin điện tử)",
    }
}

pub(in crate::words) fn sender(sender: SenderKind) -> &'static str {
    match sender {
        SenderKind::StateBody => "cơ quan nhà nước",
        SenderKind::Citizen => "công dân",
        SenderKind::Enterprise => "doanh nghiệp, tổ chức khác",
        SenderKind::Unknown => "chưa xác định",
    }
}

/// Whose signatures are there. Person and agency are told by signs in the certificates. Of a kind that nobody named it is not said that
/// a signature is missing.
pub(in crate::words) fn completeness(kind: Kind, found: Completeness) -> &'static str {
    match (found, kind.value) {
        (Completeness::Complete, DocumentKind::Original) => "có chữ ký số của cá nhân và của cơ quan, tổ chức",
        (Completeness::Complete, DocumentKind::Published) => {
            "có chữ ký số của đơn vị công bố; bản công bố không cần chữ ký số của cá nhân"
        }
        (Completeness::Complete, _) => {
            "có chữ ký số của cơ quan, tổ chức; loại văn bản này không cần chữ ký số của cá nhân"
        }
        (Completeness::MissingPerson, _) if kind.inferred => {
            "chưa thấy chữ ký số của người có thẩm quyền: thiếu nếu là văn bản gốc"
        }
        (Completeness::MissingAgency, _) if kind.inferred => {
            "chưa thấy chữ ký số của cơ quan, tổ chức: thiếu nếu là văn bản của cơ quan, tổ chức"
        }
        (Completeness::MissingBoth, _) if kind.inferred => {
            "chưa thấy chữ ký số của người có thẩm quyền và của cơ quan, tổ chức: thiếu nếu là văn bản gốc"
        }
        (Completeness::MissingPerson, _) => "thiếu chữ ký số của người có thẩm quyền",
        (Completeness::MissingAgency, _) => "thiếu chữ ký số của cơ quan, tổ chức",
        (Completeness::MissingBoth, _) => "thiếu chữ ký số của người có thẩm quyền và của cơ quan, tổ chức",
        (Completeness::Failed, _) => "đủ nhưng có chữ ký không hợp lệ",
        (Completeness::CannotTell, DocumentKind::CopyOrAnnex) => {
            "chỉ có chữ ký số của cơ quan, tổ chức: đủ nếu là bản sao hoặc phụ lục, thiếu chữ ký số của người có thẩm quyền nếu là văn bản gốc"
        }
        (Completeness::CannotTell, DocumentKind::Published) => {
            "chỉ có chữ ký số của đơn vị công bố: đủ nếu là bản công bố, thiếu chữ ký số của người có thẩm quyền nếu là văn bản gốc"
        }
        (Completeness::CannotTell, _) => "chưa xác định được, xem các điểm còn thiếu thông tin",
        (Completeness::NotApplicable, _) => {
            "không áp dụng: văn bản không do cơ quan, tổ chức nhà nước ban hành (Điều 2 Nghị định số 30/2020/NĐ-CP)"
        }
    }
}

pub(in crate::words) fn order(order: Order) -> &'static str {
    match order {
        Order::AgencyAfterPerson => "cá nhân ký trước, cơ quan ký sau",
        Order::AgencyBeforePerson => "cơ quan ký trước cá nhân",
        Order::PersonAfterAgency => "có cá nhân ký sau khi cơ quan đã ký",
        Order::NotApplicable => "không áp dụng",
        Order::CannotTell => "chưa xác định được",
    }
}

/// What a document is worth that lacks a signature, by comparison with paper (Quyết định 165/2025/QĐ-UBND Ninh Bình Điều 15).
pub(in crate::words) fn value(found: Completeness) -> Option<&'static str> {
    match found {
        Completeness::MissingPerson => Some(
            "nếu là văn bản gốc: như văn bản giấy chỉ có con dấu, chưa có chữ ký (Điều 15 Quyết định số 165/2025/QĐ-UBND, chỉ áp dụng tại tỉnh Ninh Bình)",
        ),
        Completeness::MissingAgency => Some(
            "nếu là văn bản gốc: như văn bản giấy chỉ có chữ ký, chưa đóng dấu (Điều 15 Quyết định số 165/2025/QĐ-UBND, chỉ áp dụng tại tỉnh Ninh Bình); cơ quan ban hành có thể in, đóng dấu để tạo bản chính văn bản giấy (khoản 5 Điều 18 Nghị định số 30/2020/NĐ-CP)",
        ),
        Completeness::MissingBoth => Some(
            "nếu là văn bản gốc: chưa có giá trị như bản gốc văn bản giấy (khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP)",
        ),
        Completeness::Complete | Completeness::Failed | Completeness::CannotTell | Completeness::NotApplicable => None,
    }
}

pub(in crate::words) fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoGround => {
            "Không có căn cứ để trả lại văn bản: các bước kiểm tra đều đáp ứng, chữ ký số đủ theo loại văn bản."
        }
        Refusal::CheckAgain => {
            "Chưa đủ căn cứ: bổ sung thông tin còn thiếu rồi kiểm tra lại. Riêng việc này chưa phải căn cứ để trả lại văn bản."
        }
        Refusal::Ground => "Có căn cứ để trả lại văn bản. Người tiếp nhận xem xét và quyết định.",
    }
}

/// What a reason is, and what the sender is asked to do.
pub(in crate::words) fn reason(reason: Reason) -> (&'static str, &'static str) {
    const SIGN_AGAIN: &str = "Ký số lại và gửi lại văn bản.";
    const ORIGINAL: &str = "Gửi nguyên tệp gốc đã ký số, không in, không nén, không ghép.";
    const OFFICIAL: &str =
        "Ký số lại bằng chứng thư phù hợp; cơ quan nhà nước dùng chứng thư chữ ký số chuyên dùng công vụ.";
    match reason {
        Reason::R1 => ("Nội dung bị thay đổi sau khi ký", ORIGINAL),
        Reason::R2 => ("Chữ ký số sai, bị hỏng hoặc không thuộc chứng thư kèm theo", SIGN_AGAIN),
        Reason::R3 => ("Chứng thư chữ ký số không có hiệu lực tại thời điểm ký", SIGN_AGAIN),
        Reason::R4 => ("Chứng thư chữ ký số đã bị thu hồi hoặc tạm dừng tại thời điểm ký", SIGN_AGAIN),
        Reason::R5 => ("Đường dẫn chứng thực không dẫn tới chứng thư gốc tin cậy", OFFICIAL),
        Reason::R6 => (
            "Chứng thư không phù hợp phạm vi sử dụng hoặc không phải chứng thư chữ ký số chuyên dùng công vụ",
            OFFICIAL,
        ),
        Reason::R7 => (
            "Thiếu chữ ký số của người có thẩm quyền",
            "Bổ sung chữ ký số của người có thẩm quyền, sau đó cơ quan ký số.",
        ),
        Reason::R8 => {
            ("Thiếu chữ ký số của cơ quan, tổ chức", "Văn thư thực hiện ký số của cơ quan, tổ chức rồi gửi lại.")
        }
        Reason::R9 => (
            "Cơ quan, tổ chức ký số trước người có thẩm quyền",
            "Ký lại đúng thứ tự: người có thẩm quyền trước, cơ quan sau.",
        ),
        Reason::R10 => (
            "Chưa kiểm tra được trạng thái của chứng thư chữ ký số",
            "Bổ sung CRL hoặc phản hồi OCSP của tổ chức cấp rồi kiểm tra lại; riêng việc này chưa phải căn cứ để trả lại văn bản.",
        ),
        Reason::R11 => (
            "Thiếu dấu thời gian theo yêu cầu, hoặc dấu thời gian không hợp lệ",
            "Gắn dấu thời gian phù hợp với chữ ký số rồi gửi lại.",
        ),
        Reason::R12 => (
            "Phụ lục ở tệp riêng chưa có chữ ký số của cơ quan, tổ chức",
            "Ký số của cơ quan, tổ chức lên từng tệp phụ lục.",
        ),
        Reason::R13 => ("Văn bản gửi không đúng nơi nhận", "Gửi đến đúng nơi nhận."),
        Reason::R14 => ("Tệp bị hỏng, được in ra, ghép hoặc lưu lại sau khi ký", ORIGINAL),
    }
}

/// What a note is, and what it means.
pub(in crate::words) fn note(code: NoteCode) -> (&'static str, &'static str) {
    const FORM_ONLY: &str = "Đây là lưu ý về thể thức, không làm thay đổi kết quả.";
    match code {
        NoteCode::PublicCertificate => (
            "Ký bằng chứng thư chữ ký số công cộng",
            "Chữ ký số công cộng do Nghị định số 23/2025/NĐ-CP điều chỉnh; Nghị định số 68/2024/NĐ-CP về chữ ký số chuyên dùng công vụ không áp dụng cho chữ ký này nếu bên gửi là công dân, doanh nghiệp.",
        ),
        NoteCode::SoftwareCertificate => (
            "Ký bằng chứng thư cấp cho dịch vụ, phần mềm",
            "Chữ ký này do một hệ thống tạo ra, không tính là chữ ký của cá nhân hay của cơ quan ban hành.",
        ),
        NoteCode::OtherAgency => (
            "Có chữ ký số của cơ quan khác với cơ quan ghi trong chứng thư của người ký",
            "Có thể là dấu “ĐẾN” của bên nhận, hoặc cơ quan đã đổi tên, sáp nhập; chữ ký này chưa được tính là chữ ký của cơ quan ban hành.",
        ),
        NoteCode::TimestampBroken => (
            "Dấu thời gian gắn kèm không hợp lệ",
            "Không dùng thời gian ghi trong dấu thời gian này. Dấu thời gian chỉ bắt buộc khi pháp luật có quy định; riêng việc này chưa phải căn cứ để trả lại văn bản.",
        ),
        NoteCode::IssuedBeforeDecree => (
            "Chứng thư được cấp trước ngày 15/8/2024",
            "Chứng thư còn thời hạn tiếp tục được sử dụng và có giá trị đến khi hết thời hạn.",
        ),
        NoteCode::LongLived => (
            "Thời hạn của chứng thư dài hơn 05 năm",
            "Chứng thư cấp mới cho thuê bao có thời hạn tối đa 05 năm; đây là điều cần lưu ý, không làm thay đổi kết quả.",
        ),
        NoteCode::SealPlace => (
            "Hình ảnh dấu đặt chưa đúng vị trí",
            "Dấu của cơ quan trùm lên khoảng 1/3 chữ ký về phía bên trái; đây là lưu ý về thể thức, không làm thay đổi kết quả.",
        ),
        NoteCode::SignatureColour => ("Hình ảnh chữ ký của cá nhân không phải màu xanh", FORM_ONLY),
        NoteCode::SealColour => ("Hình ảnh dấu của cơ quan, tổ chức không phải màu đỏ", FORM_ONLY),
        NoteCode::PictureKind => ("Hình ảnh chữ ký hoặc dấu không phải định dạng PNG nền trong suốt", FORM_ONLY),
        NoteCode::BlockPlace => ("Thông tin chữ ký số không ở góc trên, bên phải trang đầu", FORM_ONLY),
        NoteCode::BlockPicture => ("Chữ ký số trên bản sao hoặc phụ lục ở tệp riêng có hình ảnh", FORM_ONLY),
        NoteCode::BlockFont => {
            ("Thông tin chữ ký số không dùng phông chữ Times New Roman, kiểu chữ đứng, cỡ 10, màu đen", FORM_ONLY)
        }
        NoteCode::BlockTime => (
            "Thời gian ký trên bản sao hoặc phụ lục không trình bày theo ISO 8601, múi giờ Việt Nam (+07:00)",
            FORM_ONLY,
        ),
    }
}

/// What a form of signing means (Nghị định 30/2020/NĐ-CP Điều 13, Phụ lục I).
pub(in crate::words) fn prefix(prefix: Prefix) -> &'static str {
    match prefix {
        Prefix::Tm => "TM.: thay mặt tập thể",
        Prefix::Kt => "KT.: ký thay người đứng đầu",
        Prefix::Tl => "TL.: thừa lệnh",
        Prefix::Tuq => "TUQ.: thừa ủy quyền",
        Prefix::Q => "Q.: được giao quyền cấp trưởng",
    }
}

/// The printed name against that of the certificate.
pub(in crate::words) fn name_match(found: NameMatch) -> &'static str {
    match found {
        NameMatch::Same => "trùng với tên trong chứng thư chữ ký số",
        NameMatch::SameWithoutMarks => "trùng với tên trong chứng thư chữ ký số nếu không xét dấu",
        NameMatch::Different => "khác với tên trong chứng thư chữ ký số",
        NameMatch::NotFound => "không tìm thấy họ tên in để so với chứng thư chữ ký số",
    }
}

/// An old encoding that the text was read in.
pub(in crate::words) fn encoding(encoding: Encoding) -> Option<&'static str> {
    match encoding {
        Encoding::Unicode => None,
        Encoding::Tcvn3 => Some("phông chữ mã TCVN3 (ABC)"),
        Encoding::Vni => Some("phông chữ mã VNI"),
    }
}
