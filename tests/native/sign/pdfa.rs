//! PDF/A-2b and -3b stay what they are: `tests/sign/pdfa.py` has the rules, for there is no veraPDF here.

use super::authority::{Manner, Tsa};
use super::token::Token;
use super::{judges, signed};
use std::path::{Path, PathBuf};
use std::process::Command;

fn script(python: &Path, words: &[&str]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sign/pdfa.py");
    let output = Command::new(python).arg(script).args(words).output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What speaks against a file that was signed.
fn against(python: &Path, before: &Path, after: &Path) -> String {
    script(python, &["check", before.to_str().unwrap(), after.to_str().unwrap()])
}

#[test]
fn pdf_a_stays_pdf_a() {
    let Some(python) = judges::python() else { return };
    let Some(token) = Token::with(&["person", "agency"]) else { return };
    let Some(tsa) = Tsa::start(Manner::Well) else { return };
    let draft = |name: &str| format!("{}/tests/fixtures/drafts/{name}", env!("CARGO_MANIFEST_DIR"));
    let (hand, seal, url) = (draft("signature.png"), draft("seal-36mm.png"), tsa.url());
    let agency = "Ủy ban nhân dân tỉnh Thử Nghiệm";
    for part in ["2", "3"] {
        let own = |step: &str| token.path(&format!("a{part}-{step}.pdf"));
        let make = |name: &str| -> PathBuf {
            let made = own(name);
            script(&python, &["make", &draft(&format!("{name}.pdf")), made.to_str().unwrap(), part]);
            made
        };
        let letter = make("letter");
        let steps: [(&str, &str, &[&str]); 3] = [
            ("person", "person", &["--as", "person", "--image", &hand, "--level", "B-T", "--tsa", &url]),
            ("agency", "number", &["--as", "number", "--number", "27", "--date", "02/03"]),
            ("agency", "seal", &["--as", "agency", "--image", &seal, "--level", "B-LTA", "--tsa", &url]),
        ];
        let mut before = letter.clone();
        for (key, step, more) in steps {
            let after = own(step);
            signed(&token, key, &before, &after, more);
            assert_eq!(against(&python, &before, &after), "", "PDF/A-{part} {step}");
            before = after;
        }
        assert_eq!(against(&python, &letter, &before), "", "PDF/A-{part} from the beginning");
        let (copied, annexed) = (own("copied"), own("annexed"));
        signed(&token, "agency", &letter, &copied, &["--as", "copy", "--copy-form", "sao-y", "--agency-name", agency]);
        assert_eq!(against(&python, &letter, &copied), "", "PDF/A-{part} copy");
        let annex = make("annex");
        signed(&token, "agency", &annex, &annexed, &["--as", "annex", "--document-number", "27/QĐ-UBND"]);
        assert_eq!(against(&python, &annex, &annexed), "", "PDF/A-{part} annex");
        // The rules find what they are for.
        let mut broken = std::fs::read(&copied).unwrap();
        let at = broken.windows(10).rposition(|window| window == b"/ToUnicode").unwrap();
        broken[at + 9] = b'X';
        broken.extend_from_slice(b"more");
        let bent = own("bent");
        std::fs::write(&bent, broken).unwrap();
        let found = against(&python, &letter, &bent);
        assert!(found.contains("6.2.11.7") && found.contains("6.1.3"), "{found}");
    }
}
