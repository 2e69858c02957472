//! Words of the law's view. Both languages stand side by side: the list is short and every entry has to have both.

use super::message::Language;
use crate::vietnam::{
    Completeness, DocumentKind, Encoding, NameMatch, NoteCode, Order, Outcome, Prefix, Reason, Refusal, StepCode,
};

/// Vietnamese, English.
pub(crate) type Pair = (&'static str, &'static str);

pub(crate) fn pick((vi, en): Pair, language: Language) -> &'static str {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// Where a person fills in what a machine does not know.
pub(crate) const BLANK: &str = "……………";

pub(crate) const TITLE: Pair =
    ("Theo quy định về chữ ký số và văn bản điện tử", "Under the rules on signatures and documents");
pub(crate) const KIND: Pair = ("Loại văn bản", "Kind of document");
pub(crate) const INFERRED: Pair =
    ("suy ra từ chữ ký, chưa có người xác nhận", "inferred from the signatures, said by nobody");
pub(crate) const COMPLETENESS: Pair = ("Chữ ký cần có", "Signatures needed");
pub(crate) const ORDER: Pair = ("Thứ tự ký", "Order of signing");
pub(crate) const ACTS: Pair = ("Các lần ký", "Acts of signing");
pub(crate) const FIELDS: Pair = ("trường chữ ký", "signature fields");
pub(crate) const VALUE: Pair = ("Giá trị còn lại", "Value that remains");
pub(crate) const LEGAL: Pair = ("Căn cứ đang có hiệu lực", "Provisions in force");
pub(crate) const READ_ON: Pair = ("bảng tra cứu ngày", "table of");
pub(crate) const AUTHORITY: Pair = ("Chức vụ, thể thức đề ký", "Title and form of signing");
pub(crate) const AUTHORITY_TEXT: Pair = (
    "Chứng thư không thể hiện; đối chiếu với nội dung văn bản.",
    "The certificate does not tell; compare with the document.",
);

/// What the page says beside a signature. It is the document's own content: nothing here says that a signer had the power to sign.
pub(crate) const PRINTED_BESIDE: Pair = ("Nội dung in tại chữ ký", "Printed beside signature");
pub(crate) const PRINTED_NAME: Pair = ("họ tên in", "printed name");
pub(crate) const PRINTED_CUT: Pair =
    ("văn bản dài, chỉ đọc một phần", "a long document, of which only a part was read");
pub(crate) const PRINTED_BASIS: Pair = (
    "đọc từ nội dung trang, chỉ để đối chiếu, không làm thay đổi kết quả",
    "read from the page, to be compared only, no part of the result",
);

/// What a form of signing means (Nghị định 30/2020/NĐ-CP Điều 13, Phụ lục I).
pub(crate) fn prefix(prefix: Prefix) -> Pair {
    match prefix {
        Prefix::Tm => ("TM.: thay mặt tập thể", "TM.: on behalf of the collective"),
        Prefix::Kt => ("KT.: ký thay người đứng đầu", "KT.: in place of the head"),
        Prefix::Tl => ("TL.: thừa lệnh", "TL.: by order"),
        Prefix::Tuq => ("TUQ.: thừa ủy quyền", "TUQ.: by delegation"),
        Prefix::Q => ("Q.: quyền", "Q.: acting"),
    }
}

/// The printed name against that of the certificate.
pub(crate) fn name_match(found: NameMatch) -> Pair {
    match found {
        NameMatch::Same => ("trùng với tên trong chứng thư chữ ký số", "the name in the certificate"),
        NameMatch::SameWithoutMarks => (
            "trùng với tên trong chứng thư chữ ký số nếu không xét dấu",
            "the name in the certificate but for the diacritics",
        ),
        NameMatch::Different => ("khác với tên trong chứng thư chữ ký số", "not the name in the certificate"),
        NameMatch::NotFound => (
            "không tìm thấy họ tên in để so với chứng thư chữ ký số",
            "no printed name was found to compare with the certificate",
        ),
    }
}

/// An old encoding that the text was read in.
pub(crate) fn encoding(encoding: Encoding) -> Option<Pair> {
    match encoding {
        Encoding::Unicode => None,
        Encoding::Tcvn3 => Some(("phông chữ mã TCVN3 (ABC)", "a font in TCVN3 (ABC)")),
        Encoding::Vni => Some(("phông chữ mã VNI", "a font in VNI")),
    }
}

/// What a step asks.
pub(crate) fn step(code: StepCode) -> Pair {
    match code {
        StepCode::Readable => {
            ("Đọc được chữ ký số và chỉ có một cách hiểu", "The signature can be read, in one way only")
        }
        StepCode::SignerIdentified => (
            "Xác định được người ký theo chứng thư chữ ký số kèm theo",
            "The signer is known by the certificate attached",
        ),
        StepCode::ValueByKey => (
            "Chữ ký số được tạo bằng khóa bí mật tương ứng với chứng thư",
            "The signature was made with the private key that matches the certificate",
        ),
        StepCode::ContentUnchanged => ("Nội dung được ký còn nguyên vẹn", "The signed content is intact"),
        StepCode::Algorithms => {
            ("Thuật toán và độ dài khóa đáp ứng quy định", "Algorithms and key lengths meet the rules")
        }
        StepCode::Timestamp => ("Dấu thời gian gắn kèm hợp lệ", "The time-stamp attached is valid"),
        StepCode::Period => ("Chứng thư còn thời hạn tại thời điểm ký", "The certificate covers the time of signing"),
        StepCode::Scope => (
            "Phù hợp phạm vi sử dụng ghi trong chứng thư (không xét trách nhiệm pháp lý của người ký)",
            "Fits the scope stated in the certificate (the signer's legal responsibility is not judged)",
        ),
        StepCode::Active => {
            ("Chứng thư đang hoạt động tại thời điểm ký", "The certificate was active at the time of signing")
        }
        StepCode::StatusSource => (
            "Trạng thái lấy từ danh sách chứng thư bị thu hồi (CRL) hoặc OCSP do tổ chức cấp công bố",
            "The status is taken from the CRL or OCSP published by the authority",
        ),
        StepCode::Path => {
            ("Đường dẫn chứng thực dẫn tới tổ chức gốc được tin cậy", "The certification path leads to a trusted root")
        }
    }
}

/// What came of a step.
pub(crate) fn outcome(outcome: Outcome) -> Pair {
    match outcome {
        Outcome::NotApplicable => ("Không áp dụng", "Not applicable"),
        Outcome::Met => ("Đáp ứng", "Met"),
        Outcome::CannotTell => ("Chưa đủ căn cứ", "Cannot tell"),
        Outcome::NotMet => ("Không đáp ứng", "Not met"),
    }
}

/// Article, clause and point. Nothing of Article 30 is quoted: its steps are put together from other provisions.
pub(crate) fn place(article: u8, clause: &str) -> Pair {
    match (article, clause) {
        (30, _) => (
            "Điều 30 (trình tự tổng hợp từ quy định liên quan, không trích nguyên văn)",
            "Art. 30 (sequence put together from related provisions, not quoted)",
        ),
        (31, "1.a") => ("điểm a khoản 1 Điều 31", "Art. 31.1.a"),
        (31, "1.b") => ("điểm b khoản 1 Điều 31", "Art. 31.1.b"),
        (31, "1.c") => ("điểm c khoản 1 Điều 31", "Art. 31.1.c"),
        (31, _) => ("khoản 2 Điều 31", "Art. 31.2"),
        _ => ("Điều 32", "Art. 32"),
    }
}

pub(crate) fn kind(kind: DocumentKind) -> Pair {
    match kind {
        DocumentKind::Original => ("văn bản gốc", "original"),
        DocumentKind::Copy => ("bản sao điện tử", "electronic copy"),
        DocumentKind::Annex => ("phụ lục ở tệp riêng", "annex in a file of its own"),
        DocumentKind::CopyOrAnnex => {
            ("bản sao điện tử hoặc phụ lục ở tệp riêng", "electronic copy, or annex in a file of its own")
        }
    }
}

/// Whose signatures are there. Person and agency are told by signs in the certificates.
pub(crate) fn completeness(kind: DocumentKind, found: Completeness) -> Pair {
    match (found, kind) {
        (Completeness::Complete, DocumentKind::Original) => {
            ("có chữ ký số của cá nhân và của cơ quan, tổ chức", "a person's and an agency's are there")
        }
        (Completeness::Complete, _) => (
            "có chữ ký số của cơ quan, tổ chức; loại văn bản này không cần chữ ký số của cá nhân",
            "the agency's is there; this kind of document needs no other",
        ),
        (Completeness::MissingPerson, _) => {
            ("thiếu chữ ký số của người có thẩm quyền", "the competent person's is missing")
        }
        (Completeness::MissingAgency, _) => ("thiếu chữ ký số của cơ quan, tổ chức", "the agency's is missing"),
        (Completeness::MissingBoth, _) => (
            "thiếu chữ ký số của người có thẩm quyền và của cơ quan, tổ chức",
            "the competent person's and the agency's are missing",
        ),
        (Completeness::Failed, _) => ("có nhưng có chữ ký không hợp lệ", "there, but one of them is not valid"),
        (Completeness::CannotTell, DocumentKind::CopyOrAnnex) => (
            "chỉ có chữ ký số của cơ quan, tổ chức: đủ nếu là bản sao hoặc phụ lục, thiếu chữ ký số của người có thẩm quyền nếu là văn bản gốc",
            "only the agency's: enough for a copy or an annex, for an original the competent person's is missing",
        ),
        (Completeness::CannotTell, _) => (
            "chưa xác định được chứng thư là của cá nhân hay của cơ quan, tổ chức",
            "whether a certificate is a person's or an agency's cannot be told",
        ),
    }
}

pub(crate) fn order(order: Order) -> Pair {
    match order {
        Order::AgencyAfterPerson => ("cá nhân ký trước, cơ quan ký sau", "the person first, then the agency"),
        Order::AgencyBeforePerson => ("cơ quan ký trước cá nhân", "the agency before the person"),
        Order::PersonAfterAgency => ("có cá nhân ký sau khi cơ quan đã ký", "a person signed after the agency had"),
        Order::NotApplicable => ("không áp dụng", "not applicable"),
        Order::CannotTell => ("chưa xác định được", "cannot be told"),
    }
}

/// What a document is worth that lacks a signature, by comparison with paper (Quyết định 165/2025/QĐ-UBND Ninh Bình Điều 15).
pub(crate) fn value(found: Completeness) -> Option<Pair> {
    match found {
        Completeness::MissingPerson => Some((
            "như văn bản giấy chỉ có con dấu, chưa có chữ ký",
            "like a paper with a seal and without a signature",
        )),
        Completeness::MissingAgency => {
            Some(("như văn bản giấy chỉ có chữ ký, chưa đóng dấu", "like a paper with a signature and without a seal"))
        }
        Completeness::MissingBoth => {
            Some(("không có giá trị như văn bản đã ký số", "none of a document that is digitally signed"))
        }
        Completeness::Complete | Completeness::Failed | Completeness::CannotTell => None,
    }
}

/// A printed document (the same provision).
pub(crate) const PRINTED: Pair = (
    "bản in hoặc bản lưu lại từ văn bản đã ký số không có giá trị như văn bản đã ký số",
    "a printed or re-saved copy of a signed document has not the value of the signed one",
);

pub(crate) fn refusal(refusal: Refusal) -> Pair {
    match refusal {
        Refusal::NoGround => (
            "Chưa thấy lý do trả lại văn bản: các bước kiểm tra đều đáp ứng, chữ ký số đủ theo loại văn bản.",
            "No reason to return the document: every step is met and the signatures it needs are there.",
        ),
        Refusal::CheckAgain => (
            "Chưa đủ căn cứ: bổ sung thông tin còn thiếu rồi kiểm tra lại. Đây chưa phải là lý do trả lại văn bản.",
            "Not enough to go by: add what is missing and check again. This is no reason yet to return the document.",
        ),
        Refusal::Ground => (
            "Có lý do để trả lại văn bản. Người tiếp nhận xem xét và quyết định.",
            "There is reason to return the document. The person who receives it decides.",
        ),
    }
}

/// What a missing signature depends on when nobody said what kind of document it is.
pub(crate) const IF_NOT_ORIGINAL: Pair = (
    "Nếu không phải văn bản gốc, chọn đúng loại văn bản rồi kiểm tra lại.",
    "If it is no original, say what kind of document it is and check again.",
);

/// Code, what it is, what the sender should do, where the rule stands.
pub(crate) struct ReasonWords {
    pub(crate) code: &'static str,
    pub(crate) title: Pair,
    pub(crate) next: Pair,
    pub(crate) clause: &'static str,
}

pub(crate) fn reason(reason: Reason) -> ReasonWords {
    const D30_21: &str = "Nghị định 30/2020/NĐ-CP Điều 21.2";
    const D30_5: &str = "Nghị định 30/2020/NĐ-CP Điều 5.1";
    const SIGN_AGAIN: Pair = ("Ký số lại và gửi lại văn bản.", "Sign again and send it again.");
    const ORIGINAL: Pair = (
        "Gửi nguyên tệp gốc đã ký số, không in, không nén, không ghép.",
        "Send the file as it was signed, not printed, compressed or merged.",
    );
    const OFFICIAL: Pair = (
        "Cơ quan nhà nước ký số lại bằng chứng thư chữ ký số chuyên dùng công vụ.",
        "A state body signs again with an official-duty certificate.",
    );
    let (code, title, next, clause) = match reason {
        Reason::R1 => {
            ("R1", ("Nội dung bị thay đổi sau khi ký", "The content was changed after signing"), ORIGINAL, D30_21)
        }
        Reason::R2 => (
            "R2",
            (
                "Chữ ký số sai, bị hỏng hoặc không thuộc chứng thư kèm theo",
                "The signature is wrong, damaged or not of its certificate",
            ),
            SIGN_AGAIN,
            D30_21,
        ),
        Reason::R3 => (
            "R3",
            (
                "Chứng thư chữ ký số không có hiệu lực tại thời điểm ký",
                "A certificate was not valid at the time of signing",
            ),
            SIGN_AGAIN,
            "Nghị định 68/2024/NĐ-CP Điều 31.1.a, Điều 32",
        ),
        Reason::R4 => (
            "R4",
            (
                "Chứng thư chữ ký số đã bị thu hồi hoặc tạm dừng tại thời điểm ký",
                "A certificate was revoked or suspended at the time of signing",
            ),
            SIGN_AGAIN,
            "Nghị định 68/2024/NĐ-CP Điều 31.1.c, Điều 32",
        ),
        Reason::R5 => (
            "R5",
            (
                "Đường dẫn chứng thực không dẫn tới tổ chức gốc được tin cậy",
                "The certification path does not lead to a trusted root",
            ),
            OFFICIAL,
            "Nghị định 68/2024/NĐ-CP Điều 32",
        ),
        Reason::R6 => (
            "R6",
            (
                "Không phải chứng thư chữ ký số chuyên dùng công vụ dùng để ký",
                "Not an official-duty certificate for signing",
            ),
            OFFICIAL,
            "Nghị định 68/2024/NĐ-CP Điều 31.1.b",
        ),
        Reason::R7 => (
            "R7",
            ("Thiếu chữ ký số của người có thẩm quyền", "The competent person's signature is missing"),
            (
                "Bổ sung chữ ký số của người có thẩm quyền, sau đó cơ quan ký số.",
                "Have the competent person sign, then the agency.",
            ),
            D30_5,
        ),
        Reason::R8 => (
            "R8",
            ("Thiếu chữ ký số của cơ quan, tổ chức", "The agency's signature is missing"),
            (
                "Văn thư ký số của cơ quan, tổ chức rồi gửi lại.",
                "Have the clerk sign for the agency and send it again.",
            ),
            D30_5,
        ),
        Reason::R9 => (
            "R9",
            ("Cơ quan, tổ chức ký số trước người có thẩm quyền", "The agency signed before the competent person"),
            (
                "Ký lại đúng thứ tự: người có thẩm quyền trước, cơ quan sau.",
                "Sign again in order: the competent person, then the agency.",
            ),
            "Nghị định 30/2020/NĐ-CP Điều 32.2",
        ),
        Reason::R10 => (
            "R10",
            (
                "Chưa kiểm tra được trạng thái của chứng thư chữ ký số",
                "The status of a certificate could not be checked",
            ),
            (
                "Bổ sung CRL hoặc OCSP của tổ chức cấp rồi kiểm tra lại; không trả lại văn bản chỉ vì lý do này.",
                "Add the issuer's CRL or OCSP response and check again; this alone is no reason to return the document.",
            ),
            "Nghị định 68/2024/NĐ-CP Điều 31.2",
        ),
        Reason::R11 => (
            "R11",
            ("Dấu thời gian gắn kèm không hợp lệ", "The time-stamp attached is not valid"),
            SIGN_AGAIN,
            "Thông tư 15/2025/TT-BKHCN Điều 6.1.g",
        ),
        Reason::R12 => (
            "R12",
            (
                "Phụ lục ở tệp riêng chưa có chữ ký số của cơ quan, tổ chức",
                "An annex in a file of its own lacks the agency's signature",
            ),
            ("Ký số của cơ quan, tổ chức lên từng tệp phụ lục.", "Have the agency sign every annex file."),
            "Nghị định 30/2020/NĐ-CP Phụ lục I",
        ),
        Reason::R13 => (
            "R13",
            ("Văn bản gửi không đúng nơi nhận", "Sent to the wrong place"),
            ("Gửi đến đúng nơi nhận.", "Send it to the right place."),
            D30_21,
        ),
        Reason::R14 => (
            "R14",
            (
                "Tệp bị hỏng, được in ra, ghép hoặc lưu lại sau khi ký",
                "The file is damaged, or was printed, joined or re-saved after signing",
            ),
            ORIGINAL,
            D30_21,
        ),
    };
    ReasonWords { code, title, next, clause }
}

const PHU_LUC_I: &str = "Nghị định 30/2020/NĐ-CP Phụ lục I";
const FORM_ONLY: Pair =
    ("Đây là lưu ý về thể thức, không làm thay đổi kết quả.", "A matter of form, no part of the result.");

/// Code, title, meaning, where the rule stands.
pub(crate) fn note(code: NoteCode) -> (&'static str, Pair, Pair, &'static str) {
    match code {
        NoteCode::PublicCertificate => (
            "public-certificate",
            ("Ký bằng chứng thư chữ ký số công cộng", "Signed with a public certificate"),
            ("Đây không phải là chữ ký số chuyên dùng công vụ.", "This is not an official-duty signature."),
            "Nghị định 68/2024/NĐ-CP",
        ),
        NoteCode::SoftwareCertificate => (
            "software-certificate",
            ("Ký bằng chứng thư cấp cho dịch vụ, phần mềm", "Signed with a certificate of a service or programme"),
            (
                "Chữ ký này do một hệ thống tạo ra, không tính là chữ ký của cá nhân hay của cơ quan ban hành.",
                "A system made it; it counts neither as a person's nor as the issuing agency's.",
            ),
            "Nghị định 30/2020/NĐ-CP Điều 5.1",
        ),
        NoteCode::IssuedBeforeDecree => (
            "issued-before-decree",
            ("Chứng thư được cấp trước ngày 15/08/2024", "The certificate was issued before 15 August 2024"),
            (
                "Chứng thư còn thời hạn tiếp tục được sử dụng và có giá trị đến khi hết thời hạn.",
                "While it lasts it keeps working and keeps its value until its own end.",
            ),
            "Nghị định 68/2024/NĐ-CP Điều 42.1",
        ),
        NoteCode::LongLived => (
            "long-lived",
            ("Thời hạn của chứng thư dài hơn 05 năm", "The certificate lasts longer than five years"),
            (
                "Chứng thư cấp mới cho thuê bao có thời hạn tối đa 05 năm; đây là điều cần lưu ý, không làm thay đổi kết quả.",
                "A new subscriber certificate lasts five years at most; worth noting, no part of the result.",
            ),
            "Nghị định 68/2024/NĐ-CP Điều 9",
        ),
        NoteCode::SealPlace => (
            "seal-place",
            ("Hình ảnh dấu đặt chưa đúng vị trí", "The picture of the seal is not where it should be"),
            (
                "Dấu của cơ quan trùm lên khoảng 1/3 chữ ký về phía bên trái; đây là lưu ý về thể thức, không làm thay đổi kết quả.",
                "It should cover about a third of the signature, on its left; a matter of form, no part of the result.",
            ),
            PHU_LUC_I,
        ),
        NoteCode::SignatureColour => (
            "signature-colour",
            ("Hình ảnh chữ ký của cá nhân không phải màu xanh", "The picture of the person's signature is not blue"),
            FORM_ONLY,
            PHU_LUC_I,
        ),
        NoteCode::SealColour => (
            "seal-colour",
            ("Hình ảnh dấu của cơ quan, tổ chức không phải màu đỏ", "The picture of the agency's seal is not red"),
            FORM_ONLY,
            PHU_LUC_I,
        ),
        NoteCode::PictureKind => (
            "picture-kind",
            (
                "Hình ảnh chữ ký hoặc dấu không phải định dạng PNG nền trong suốt",
                "A picture of a signature or seal is not PNG with a transparent ground",
            ),
            FORM_ONLY,
            PHU_LUC_I,
        ),
        NoteCode::BlockPlace => (
            "block-place",
            (
                "Thông tin chữ ký số không ở góc trên, bên phải trang đầu",
                "The block of the signature is not in the upper right corner of the first page",
            ),
            FORM_ONLY,
            PHU_LUC_I,
        ),
        NoteCode::BlockPicture => (
            "block-picture",
            (
                "Chữ ký số trên bản sao hoặc phụ lục ở tệp riêng có hình ảnh",
                "The signature on a copy or an annex in a file of its own has a picture",
            ),
            FORM_ONLY,
            PHU_LUC_I,
        ),
        NoteCode::BlockFont => (
            "block-font",
            (
                "Thông tin chữ ký số không dùng phông chữ Times New Roman, kiểu chữ đứng, cỡ 10, màu đen",
                "The text of the block is not Times New Roman, upright, size 10, black",
            ),
            FORM_ONLY,
            PHU_LUC_I,
        ),
        NoteCode::BlockTime => (
            "block-time",
            (
                "Thời gian ký trên bản sao hoặc phụ lục không trình bày theo ISO 8601, múi giờ Việt Nam (+07:00)",
                "The block has no time of signing by ISO 8601 with +07:00",
            ),
            FORM_ONLY,
            PHU_LUC_I,
        ),
    }
}

/// The text of a return. The parts a machine does not know are left to be filled in.
pub(crate) struct NoticeWords {
    pub(crate) title: Pair,
    pub(crate) ground: Pair,
    pub(crate) number: Pair,
    pub(crate) sender: Pair,
    pub(crate) reasons: Pair,
    pub(crate) ask: Pair,
    pub(crate) used: Pair,
    pub(crate) decided: Pair,
}

pub(crate) const NOTICE: NoticeWords = NoticeWords {
    title: ("THÔNG BÁO TRẢ LẠI VĂN BẢN ĐIỆN TỬ", "NOTICE OF RETURN OF AN ELECTRONIC DOCUMENT"),
    ground: (
        "Căn cứ Nghị định 30/2020/NĐ-CP Điều 21.2 và Nghị định 68/2024/NĐ-CP Điều 30, 31, 32, văn bản sau đây được trả lại cho bên gửi.",
        "Under Nghị định 30/2020/NĐ-CP Art. 21.2 and Nghị định 68/2024/NĐ-CP Art. 30, 31, 32 the following document is returned to its sender.",
    ),
    number: ("Số, ký hiệu, ngày văn bản", "Number, sign and date"),
    sender: ("Bên gửi", "Sender"),
    reasons: ("Lý do", "Reasons"),
    ask: ("Đề nghị bên gửi", "The sender is asked to"),
    used: ("Dữ liệu trạng thái đã dùng (SHA-256)", "Status evidence used (SHA-256)"),
    decided: ("Người tiếp nhận, thời điểm", "Received by, time"),
};

/// Words that only letters with a person's own additions have.
pub(crate) struct LetterWords {
    pub(crate) receiver: Pair,
    pub(crate) own_words: Pair,
    pub(crate) receipt_title: Pair,
    pub(crate) receipt_ground: Pair,
    pub(crate) outcome: Pair,
}

pub(crate) const LETTER: LetterWords = LetterWords {
    receiver: ("Bên nhận", "Receiver"),
    own_words: ("Nội dung do người tiếp nhận ghi", "In the words of the person who receives"),
    receipt_title: ("THÔNG BÁO ĐÃ NHẬN VĂN BẢN ĐIỆN TỬ", "NOTICE OF RECEIPT OF AN ELECTRONIC DOCUMENT"),
    receipt_ground: (
        "Căn cứ Nghị định 30/2020/NĐ-CP Điều 21.2.c, cơ quan, tổ chức nhận thông báo đã nhận văn bản sau đây trong ngày. Thông báo này không thay cho việc tiếp nhận, đăng ký hoặc trả lại văn bản.",
        "Under Nghị định 30/2020/NĐ-CP Art. 21.2.c the receiver says on the same day that the following document has arrived. This neither registers nor returns it.",
    ),
    outcome: ("Kết quả kiểm tra chữ ký số", "Outcome of the check of signatures"),
};
