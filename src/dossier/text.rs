//! A dossier in words.

use super::model::{Dossier, DossierCompleteness, DossierNoteCode, MainWhy, MemberRecord, Role};
use crate::report::Verdict;
use crate::vietnam::{Reason, Refusal};
use crate::words::law::{self, Pair, pick};
use crate::words::{self, Language};
use crate::words::{Line, Said, Section, Tone, present};

const TITLE: Pair = ("Hồ sơ: văn bản chính và phụ lục", "Dossier: main document and annexes");
const MAIN: Pair = ("Văn bản chính", "Main document");
const MEMBERS: Pair = ("Số tệp", "Files");
const COMPLETENESS: Pair = ("Chữ ký cần có", "Signatures needed");
const SKIPPED: Pair = ("Không xét", "Left out");
const RESULT: Pair = ("Kết quả chung", "Result for all");
const NOT_KNOWN: Pair = ("chưa xác định được", "cannot be told");
const STATE_MAIN: Pair =
    ("Chỉ rõ tệp nào là văn bản chính rồi kiểm tra lại.", "Say which file is the main document and check again.");

/// The dossier as a section of a result: which is the main document, what each member came to, what the whole has and lacks.
pub fn section(dossier: &Dossier, language: Language) -> Section {
    let t = |pair: Pair| pick(pair, language);
    let line = |label: Pair, value: String| Line { label: t(label).to_owned(), value };
    let mut lines = vec![
        line(RESULT, t(verdict(dossier.verdict)).to_owned()),
        line(MAIN, main(dossier, language)),
        line(MEMBERS, dossier.members.len().to_string()),
        line(COMPLETENESS, t(completeness(dossier.completeness)).to_owned()),
    ];
    lines.extend(dossier.members.iter().map(|m| member(m, language)));
    if !dossier.skipped.is_empty() {
        let names: Vec<&str> = dossier.skipped.iter().map(|s| s.name.as_str()).collect();
        lines.push(line(SKIPPED, names.join("; ")));
    }
    let tone = match (dossier.verdict, dossier.refusal) {
        (Verdict::Invalid, _) | (_, Refusal::Ground) => Tone::Bad,
        (Verdict::Valid, Refusal::NoGround) => Tone::Good,
        _ => Tone::Warn,
    };
    Section {
        title: t(TITLE).to_owned(),
        tone,
        verdict: t(law::refusal(dossier.refusal)).to_owned(),
        lines,
        findings: findings(dossier, language),
    }
}

fn main(dossier: &Dossier, language: Language) -> String {
    let named = dossier.main.member.and_then(|index| dossier.members.get(index));
    let name = named.map_or_else(|| pick(NOT_KNOWN, language), |m| m.name.as_str());
    format!("{name} ({})", pick(why(dossier.main.why), language))
}

fn member(member: &MemberRecord, language: Language) -> Line {
    let value = match (&member.report, &member.error) {
        (Some(report), _) => present(report, language).headline.title,
        (None, Some(error)) => {
            let what = error.details.what.as_deref();
            format!("{} [{}]", words::error_code(error.code, what, language).title, error.code)
        }
        (None, None) => pick(NOT_KNOWN, language).to_owned(),
    };
    let name = match &member.container {
        Some(container) => format!("{} ({container})", member.name),
        None => member.name.clone(),
    };
    Line { label: format!("{} – {name}", pick(role(member.role), language)), value }
}

fn findings(dossier: &Dossier, language: Language) -> Vec<Said> {
    let t = |pair: Pair| pick(pair, language).to_owned();
    let reasons = dossier.refusal_reasons.iter().map(|reason| {
        let words = law::reason(*reason);
        let tone = if *reason == Reason::R10 { Tone::Warn } else { Tone::Bad };
        Said {
            code: words.code,
            tone,
            title: t(words.title),
            meaning: about(dossier, *reason),
            next: t(words.next),
            clause: words.clause,
            list: Vec::new(),
        }
    });
    let notes = dossier.notes.iter().map(|note| {
        let (code, title, next) = note_words(note.code);
        let name = dossier.members.get(note.member).map(|m| m.name.clone()).unwrap_or_default();
        Said {
            code,
            tone: Tone::Warn,
            title: t(title),
            meaning: name,
            next: t(next),
            clause: "Nghị định 30/2020/NĐ-CP Phụ lục I",
            list: Vec::new(),
        }
    });
    let main = dossier.main.member.is_none().then(|| Said {
        code: "main-unknown",
        tone: Tone::Warn,
        title: t(why(dossier.main.why)),
        meaning: String::new(),
        next: t(STATE_MAIN),
        clause: "Nghị định 30/2020/NĐ-CP Điều 5.1",
        list: Vec::new(),
    });
    main.into_iter().chain(reasons).chain(notes).collect()
}

/// The members that a reason is about.
fn about(dossier: &Dossier, reason: Reason) -> String {
    let has = |m: &&MemberRecord| {
        let view = m.report.as_ref().and_then(|r| r.vietnam.as_ref());
        view.is_some_and(|v| v.refusal_reasons.contains(&reason))
    };
    dossier.members.iter().filter(has).map(|m| m.name.as_str()).collect::<Vec<_>>().join("; ")
}

fn verdict(verdict: Verdict) -> Pair {
    match verdict {
        Verdict::Valid => ("mọi tệp đều có chữ ký số hợp lệ", "every file has valid signatures"),
        Verdict::Invalid => ("có tệp mà chữ ký số không hợp lệ", "a file has a signature that is not valid"),
        Verdict::Indeterminate => ("có tệp chưa đủ căn cứ để kết luận", "of a file it cannot be told"),
        Verdict::Unsigned => ("có tệp không có chữ ký số", "a file has no signature"),
    }
}

fn completeness(found: DossierCompleteness) -> Pair {
    match found {
        DossierCompleteness::Complete => {
            ("văn bản chính và mọi phụ lục đều đủ", "there, in the main document and every annex")
        }
        DossierCompleteness::CannotTell => ("chưa xác định được đủ hay thiếu", "whether they are there cannot be told"),
        DossierCompleteness::Failed => ("có nhưng có chữ ký không hợp lệ", "there, but one of them is not valid"),
        DossierCompleteness::Missing => ("có tệp còn thiếu chữ ký", "a file lacks one"),
    }
}

fn why(why: MainWhy) -> Pair {
    match why {
        MainWhy::Stated => ("do người kiểm tra chỉ định", "said by the person who checks"),
        MainWhy::OnlyOne => ("tệp duy nhất", "the only file"),
        MainWhy::PersonSigned => {
            ("suy ra: tệp duy nhất có chữ ký số của cá nhân", "inferred: the only file with a person's signature")
        }
        MainWhy::SeveralPersonSigned => {
            ("nhiều tệp có chữ ký số của cá nhân", "more than one file has a person's signature")
        }
        MainWhy::NonePersonSigned => ("không tệp nào có chữ ký số của cá nhân", "no file has a person's signature"),
    }
}

fn role(role: Role) -> Pair {
    match role {
        Role::Main => ("Văn bản chính", "Main document"),
        Role::Annex => ("Phụ lục", "Annex"),
        Role::Envelope => ("Thư điện tử", "Mail"),
        Role::Unknown => ("Tệp", "File"),
    }
}

fn note_words(code: DossierNoteCode) -> (&'static str, Pair, Pair) {
    match code {
        DossierNoteCode::OtherAgency => (
            "other-agency",
            (
                "Phụ lục có chữ ký số của cơ quan, tổ chức khác với văn bản chính",
                "The annex is signed by another agency than the main document",
            ),
            ("Kiểm tra phụ lục có thuộc văn bản này không.", "See whether the annex belongs to this document."),
        ),
        DossierNoteCode::SameFile => (
            "same-file",
            ("Hai tệp giống hệt nhau", "Two files are the same"),
            ("Kiểm tra có thiếu phụ lục nào không.", "See whether an annex is missing."),
        ),
        DossierNoteCode::SameName => (
            "same-name",
            ("Hai tệp trùng tên", "Two files have the same name"),
            ("Kiểm tra tệp nào là tệp cần nhận.", "See which of them is meant."),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both languages for everything that a dossier can say, in the decrees' terms.
    #[test]
    fn everything_has_words_in_both_languages() {
        let mut all = vec![TITLE, MAIN, MEMBERS, COMPLETENESS, SKIPPED, RESULT, NOT_KNOWN, STATE_MAIN];
        all.extend([Verdict::Valid, Verdict::Invalid, Verdict::Indeterminate, Verdict::Unsigned].map(verdict));
        {
            use DossierCompleteness::*;
            all.extend([Complete, CannotTell, Failed, Missing].map(completeness));
        }
        {
            use MainWhy::*;
            all.extend([Stated, OnlyOne, PersonSigned, SeveralPersonSigned, NonePersonSigned].map(why));
        }
        all.extend([Role::Main, Role::Annex, Role::Envelope, Role::Unknown].map(role));
        for code in [DossierNoteCode::OtherAgency, DossierNoteCode::SameFile, DossierNoteCode::SameName] {
            let (_, title, next) = note_words(code);
            all.extend([title, next]);
        }
        for (vi, en) in all {
            assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{vi} / {en}");
            assert!(!vi.to_lowercase().contains("chứng chỉ"), "{vi}");
        }
    }
}
