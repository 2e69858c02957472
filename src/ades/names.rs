//! Names that do not read as they are written. A person takes the signer from the name on the screen, so a name that a screen
//! may show in another order, or with parts unseen, is not one to say "valid" of (RFC 3454 §5.8, §6; Unicode TR 36 §2.5).

use super::{Block, SignatureFact, SubIndication};
use crate::base::finding::Code;
use crate::base::unseen::is_unseen;
use crate::validation::path::PathOutcome;
use crate::x509::Name;

const CLAUSE: &str = "RFC 5280 §7.1; RFC 3454 §5.8, §6";

/// Looks at subject and issuer of every certificate of the path.
pub(super) fn check(path: &PathOutcome, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    let certificates = path.chain.iter().map(|c| &c.certificate);
    let odd = certificates.filter(|c| misleads(&c.subject) || misleads(&c.issuer)).collect::<Vec<_>>();
    if odd.is_empty() {
        return;
    }
    for certificate in odd {
        facts.push(SignatureFact::NameMisleading { certificate: certificate.display_name() });
    }
    let sub = SubIndication::CertificateChainGeneralFailure;
    block.unknown("names-read-as-written", CLAUSE, &[Code::NameMisleading], sub);
}

fn misleads(name: &Name) -> bool {
    name.rdns.iter().flatten().any(|attribute| is_misleading(&attribute.value))
}

/// Letters of both directions in one value, or characters that are not seen or change how others are shown.
fn is_misleading(value: &str) -> bool {
    let right_to_left = value.chars().any(is_right_to_left);
    let left_to_right = value.chars().any(|c| c.is_alphabetic() && !is_right_to_left(c));
    (right_to_left && left_to_right) || value.chars().any(is_unseen)
}

/// Scripts of bidirectional classes R and AL (Unicode Standard Annex 9): Hebrew, Arabic, Syriac, Thaana, NKo and what follows them.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::is_misleading;

    #[test]
    fn tells_names_that_a_screen_may_turn_around() {
        for good in
            ["Nguyễn Văn A", "Ủy ban nhân dân tỉnh", "UID=MST:0101243150", "משה", "محمد 12", "A\u{0301}", "株式会社 K"]
        {
            assert!(!is_misleading(good), "{good}");
        }
        for bad in [
            "Invalid\u{05D0}",
            "Bộ\u{202E}tài",
            "A\u{200B}B",
            "a\nb",
            "\u{FEFF}Bob",
            "x\u{0}",
            "An\u{2800}",
            "A\u{AD}n",
        ] {
            assert!(is_misleading(bad), "{bad:?}");
        }
    }
}
