//! Vietnamese: a dossier.

use crate::dossier::{DossierCompleteness, DossierNoteCode, MainWhy, Role};
use crate::report::Verdict;

pub(in crate::words) fn dossier_verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "mọi tệp đều có chữ ký số hợp lệ",
        Verdict::Invalid => "có tệp mà chữ ký số không hợp lệ",
        Verdict::Indeterminate => "có tệp chưa đủ căn cứ để kết luận",
        Verdict::Unsigned => "có tệp không có chữ ký số",
    }
}

pub(in crate::words) fn dossier_completeness(found: DossierCompleteness) -> &'static str {
    match found {
        DossierCompleteness::Complete => "văn bản chính và mọi phụ lục đều có đủ chữ ký số",
        DossierCompleteness::CannotTell => "chưa xác định được đã đủ chữ ký số hay chưa",
        DossierCompleteness::Failed => "đủ nhưng có chữ ký không hợp lệ",
        DossierCompleteness::Missing => "có tệp còn thiếu chữ ký",
    }
}

pub(in crate::words) fn main_why(why: MainWhy) -> &'static str {
    match why {
        MainWhy::Stated => "do người kiểm tra chỉ định",
        MainWhy::OnlyOne => "tệp duy nhất",
        MainWhy::PersonSigned => "do công cụ suy đoán: tệp duy nhất có chữ ký số của cá nhân",
        MainWhy::SeveralPersonSigned => "nhiều tệp có chữ ký số của cá nhân",
        MainWhy::NonePersonSigned => "không tệp nào có chữ ký số của cá nhân",
    }
}

pub(in crate::words) fn role(role: Role) -> &'static str {
    match role {
        Role::Main => "Văn bản chính",
        Role::Annex => "Phụ lục",
        Role::Envelope => "Thư điện tử",
        Role::Unknown => "Tệp",
    }
}

/// What a note is, and what to do about it.
pub(in crate::words) fn dossier_note(code: DossierNoteCode) -> (&'static str, &'static str) {
    match code {
        DossierNoteCode::OtherAgency => (
            "Phụ lục có chữ ký số của cơ quan, tổ chức khác với văn bản chính",
            "Kiểm tra phụ lục có thuộc văn bản này không.",
        ),
        DossierNoteCode::SameFile => ("Hai tệp giống hệt nhau", "Kiểm tra có thiếu phụ lục nào không."),
        DossierNoteCode::SameName => ("Hai tệp trùng tên", "Kiểm tra tệp nào là tệp cần nhận."),
    }
}
