//! Why nothing was signed, in words. Codes are for programs: where a reason names others, they are said as what they mean.

use super::language::Language;
use super::locale::{en, vi};
use super::message::{error_text, finding, lacking, word};
use super::text::Text;
use super::word::Word;
use crate::base::finding::{Code, Finding};

/// Reasons that name others by their codes, which `; ` parts.
const NAME_OTHERS: [&str; 5] =
    ["sign-damaged", "sign-no-path", "sign-already-invalid", "sign-not-as-expected", "sign-level-not-reached"];

/// Where somebody reads why nothing was signed: what to do next is done there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SigningPlace {
    /// With options.
    CommandLine,
    /// With what a page offers.
    Page,
}

/// The words of the code of something that was not signed.
pub fn signing(code: &str, what: &str, place: SigningPlace, language: Language) -> Text {
    let what = if NAME_OTHERS.contains(&code) { said(what, language) } else { what.to_owned() };
    let found = match language {
        Language::Vi => vi::signing::signing_text(code, &what),
        Language::En => en::signing::signing_text(code, &what),
    };
    let text = found.unwrap_or_else(|| error_text(code, &what, language));
    let option = match language {
        _ if place == SigningPlace::Page => None,
        Language::Vi => vi::signing::signing_option(code),
        Language::En => en::signing::signing_option(code),
    };
    match option {
        Some(next) => Text { next: next.to_owned(), ..text },
        None => text,
    }
}

fn said(codes: &str, language: Language) -> String {
    let all: Vec<String> = codes.split("; ").map(|code| one(code, language)).collect();
    all.join("; ")
}

fn one(code: &str, language: Language) -> String {
    if let Some(found) = Code::ALL.iter().find(|found| found.name() == code) {
        return finding(&Finding::new(*found), language).title;
    }
    if let Some(headline) = headline(code) {
        return word(headline, language).to_owned();
    }
    let part = match language {
        Language::Vi => vi::signing::part(code),
        Language::En => en::signing::part(code),
    };
    part.map_or_else(|| lacking(code, language), str::to_owned)
}

/// The headline of a verdict's reason, by its name in the report; of a verdict that has none.
fn headline(reason: &str) -> Option<Word> {
    Some(match reason {
        "" => Word::HeadlineIndeterminate,
        "intact-status-unknown" => Word::HeadlineStatusUnknown,
        "intact-issuer-missing" => Word::HeadlineIssuerMissing,
        "untrusted-root" => Word::HeadlineUntrustedRoot,
        "not-covered" => Word::HeadlineNotCovered,
        "changed" | "unjustified-changes" => Word::HeadlineChanged,
        "broken-by-handling" => Word::HeadlineBroken,
        "forged-or-corrupt" => Word::HeadlineForged,
        "revoked" => Word::HeadlineRevoked,
        "expired-without-proof" => Word::HeadlineExpired,
        "incomplete" => Word::HeadlineIncomplete,
        "content-missing" => Word::HeadlineContentMissing,
        "pictures-differ" => Word::HeadlinePicturesDiffer,
        "not-supported" => Word::HeadlineNotSupported,
        "policy-not-met" => Word::HeadlinePolicy,
        "not-verified" => Word::HeadlineNotVerified,
        "ambiguous" => Word::HeadlineAmbiguous,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts of a file that a signature cannot be added to, and what a verifier may find of one that was.
    const PARTS: [&str; 14] = [
        "header",
        "cross-reference",
        "catalog",
        "pages",
        "size",
        "object-numbers",
        "array",
        "fields",
        "field",
        "signature",
        "signature-missing",
        "cannot-tell",
        "earlier-signature-worse",
        "no-issuer",
    ];

    #[test]
    fn no_code_is_shown_to_a_person() {
        let reasons = ["untrusted-root", "forged-or-corrupt", "policy-not-met", "archive-time-stamp", "", "changed"];
        let codes = Code::ALL.iter().map(|code| code.name()).chain(PARTS).chain(reasons);
        for code in codes {
            for language in [Language::Vi, Language::En] {
                let text = signing("sign-not-as-expected", code, SigningPlace::Page, language).meaning;
                assert!(!text.contains("{what}"), "{text}");
                // A code of one word may be a word of the sentence.
                assert!(!code.contains('-') || !text.contains(code), "{code}: {text}");
            }
            let [vi, en] = [Language::Vi, Language::En]
                .map(|language| signing("sign-damaged", code, SigningPlace::Page, language).meaning);
            assert_ne!(vi, en, "{code}");
        }
    }

    #[test]
    fn several_codes_are_said_one_after_the_other() {
        let text = signing("sign-no-path", "certificate-expired; no-issuer", SigningPlace::Page, Language::Vi).meaning;
        assert!(text.contains("; không có chứng thư của tổ chức cấp"), "{text}");
    }

    /// The codes that signing on a page can end with, by their list in the package.
    fn of_the_page() -> Vec<String> {
        let list = include_str!("../../www/package/src/sign/failure.ts");
        let (list, _) = list.split_once("What the details").unwrap();
        let names = list.split('"').skip(1).step_by(2).map(str::to_owned);
        names.map(|name| if name.starts_with("token-") { name } else { format!("sign-{name}") }).collect()
    }

    #[test]
    fn a_page_names_no_option_of_the_command_line() {
        let codes = of_the_page();
        assert!(codes.len() > 30 && codes.contains(&"sign-no-path".to_owned()), "{codes:?}");
        for (code, language) in codes.iter().flat_map(|code| [(code, Language::Vi), (code, Language::En)]) {
            let [page, line] =
                [SigningPlace::Page, SigningPlace::CommandLine].map(|place| signing(code, "X", place, language));
            assert!(!page.next.is_empty(), "{code}");
            for text in [&page.title, &page.meaning, &page.next] {
                assert!(!text.contains("--") && !text.contains("kyso"), "{code}: {text}");
            }
            assert_eq!((&page.title, &page.meaning), (&line.title, &line.meaning), "{code}");
        }
        let option = signing("sign-no-path", "no-issuer", SigningPlace::CommandLine, Language::Vi).next;
        assert!(option.contains("--evidence"), "{option}");
    }
}
