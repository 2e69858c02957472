//! Broken by handling, told apart from forged: what mail, downloads and other programs do to signed files, done to fixtures.

use crate::corpora::is_installed;
use crate::support::fixture;
use kyso::Error;
use kyso::finding::Code;
use kyso::report::{Report, Verdict, VerdictReason};
use kyso::words::Language;
use kyso::words::present;
use std::process::Command;

fn read(name: &str, bytes: &[u8]) -> Result<Report, Error> {
    fixture(name).judge(bytes)
}

/// All codes of a report, those of the file and those of its signatures.
fn codes(report: &Report) -> Vec<Code> {
    let signatures = report.signatures.iter().flat_map(|signature| &signature.findings);
    report.findings.iter().chain(signatures).map(|finding| finding.code).collect()
}

fn assert_broken(name: &str, bytes: &[u8], code: Code) -> Report {
    let report = read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(codes(&report).contains(&code), "{name}: {code:?} not in {:?}", codes(&report));
    assert_ne!(report.verdict, Verdict::Valid, "{name}");
    assert_eq!(report.verdict_reason, Some(VerdictReason::BrokenByHandling), "{name}: {:?}", codes(&report));
    report
}

/// Fixtures of a usual size with one good signature.
const PLAIN: [&str; 4] = ["one-signature", "b-t", "xref-stream", "linearized"];

#[test]
fn a_download_that_broke_off() {
    for name in PLAIN {
        let bytes = fixture(name).pdf;
        let range = &fixture(name).report().unwrap().signatures[0].coverage.byte_range;
        let in_contents = usize::try_from(range[1]).unwrap() + 200;
        for cut in [bytes.len() - 40, in_contents, bytes.len() / 3] {
            match read(name, &bytes[..cut]) {
                Ok(report) => {
                    assert!(codes(&report).contains(&Code::EndMissing), "{name} {cut}: {:?}", codes(&report));
                    assert!(!codes(&report).contains(&Code::RewrittenAfterSigning), "{name} {cut}");
                    assert_ne!(report.verdict, Verdict::Valid, "{name} {cut}");
                    if report.verdict == Verdict::Unsigned {
                        let shown = present(&report, Language::En).headline.sentence;
                        assert!(shown.contains("breaks off"), "{name} {cut}: {shown}");
                    } else {
                        assert_eq!(report.verdict_reason, Some(VerdictReason::BrokenByHandling), "{name} {cut}");
                    }
                }
                Err(error) => assert_eq!(error.code(), "not-a-pdf", "{name} {cut}"),
            }
        }
    }
}

/// Where no older state can be read, the signature itself is found, in its place in front of the missing end.
#[test]
fn a_signature_whose_end_is_missing() {
    for name in ["one-signature", "b-t"] {
        let mut bytes = fixture(name).pdf.to_vec();
        let older = bytes.windows(9).position(|window| window == b"startxref").unwrap();
        bytes[older..older + 9].copy_from_slice(b"xxxxxxxxx");
        bytes.truncate(bytes.len() - 40);
        let report = assert_broken(name, &bytes, Code::Truncated);
        assert!(!codes(&report).contains(&Code::RewrittenAfterSigning), "{name}");
    }
}

#[test]
fn a_second_signature_that_broke_off_leaves_the_first_one_told() {
    let bytes = fixture("two-signatures").pdf;
    let report = assert_broken("two-signatures", &bytes[..bytes.len() - 40], Code::EndMissing);
    assert_eq!(report.signatures[0].integrity.digest_matches, Some(true));
}

fn replaced(bytes: &[u8], each: impl Fn(&[u8], usize, &mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() * 2);
    for at in 0..bytes.len() {
        each(bytes, at, &mut out);
    }
    out
}

/// Each LF that does not follow a CR becomes CR LF.
fn to_crlf(bytes: &[u8]) -> Vec<u8> {
    replaced(bytes, |bytes, at, out| {
        if bytes[at] == b'\n' && (at == 0 || bytes[at - 1] != b'\r') {
            out.push(b'\r');
        }
        out.push(bytes[at]);
    })
}

#[test]
fn a_gateway_that_takes_it_for_text() {
    for name in PLAIN {
        let bytes = fixture(name).pdf;
        for (how, damaged) in [
            ("line-ends", to_crlf(bytes)),
            (
                "replaced-characters",
                replaced(bytes, |bytes, at, out| match bytes[at] {
                    high @ 0x80.. => {
                        let _ = high;
                        out.extend("\u{FFFD}".as_bytes());
                    }
                    low => out.push(low),
                }),
            ),
            ("seven-bit", bytes.iter().map(|byte| byte & 0x7F).collect()),
        ] {
            let report = match read(name, &damaged) {
                Ok(report) if !report.signatures.is_empty() => report,
                // Where the form stands in a compressed object nothing is left to read; that is no signature and no pass.
                Ok(report) => {
                    assert_eq!(report.verdict, Verdict::Unsigned, "{name} {how}");
                    continue;
                }
                Err(error) => {
                    assert!(["not-a-pdf", "over-limit"].contains(&error.code()), "{name} {how}: {error}");
                    continue;
                }
            };
            let found = report.findings.iter().find(|finding| finding.code == Code::AlteredInTransfer);
            let found = found.unwrap_or_else(|| panic!("{name} {how}: {:?}", codes(&report)));
            assert_eq!(found.param("how"), how, "{name}");
            // Where every byte is in its place they can be compared: they are others than were signed.
            let reason = if how == "seven-bit" { VerdictReason::Changed } else { VerdictReason::BrokenByHandling };
            assert_eq!(report.verdict_reason, Some(reason), "{name} {how}");
        }
    }
}

/// A forger chooses what his file looks like. Whatever he does to it besides, what was forged is told no milder: as changed where the
/// bytes can be compared, and else with the same verdict and the same advice, and with the words that it cannot be told.
#[test]
fn forging_is_not_excused_by_what_was_done_besides() {
    let bytes = fixture("one-signature").pdf;
    let content = fixture("one-signature").note().signatures[0].parts["content"];
    let mut forged = bytes.to_vec();
    forged[content] ^= 1;
    let end = forged.len();
    let in_place: [(&str, Vec<u8>); 5] = [
        ("seven bits", forged.iter().map(|byte| byte & 0x7F).collect()),
        ("no cross-reference", replace_last(&forged, b"startxref", b"startxxxx")),
        ("text behind the end", [&forged[..], b"\nscanned\n"].concat()),
        ("half an update", [&forged[..], b"9 0 obj\n<</Type/Annot>>\nendobj\nxref\n9 1\n"].concat()),
        ("the file twice", [&forged[..], bytes].concat()),
    ];
    for (what, file) in in_place {
        let report = read("one-signature", &file).unwrap();
        if report.verdict == Verdict::Unsigned {
            // Nothing of it is taken for signed.
            continue;
        }
        assert_eq!(report.verdict, Verdict::Invalid, "{what}");
        let graver = [Some(VerdictReason::Changed), Some(VerdictReason::ForgedOrCorrupt)];
        assert!(graver.contains(&report.verdict_reason), "{what}: {:?}", report.verdict_reason);
    }
    let moved: [(&str, Vec<u8>); 3] = [
        ("line ends", to_crlf(&forged)),
        ("cut off", forged[..end - 40].to_vec()),
        ("a comment in front", [&b"%PDF-1.7\n"[..], &forged].concat()),
    ];
    let advice = |report: &Report| present(report, Language::En).headline.next;
    for (what, file) in moved {
        let report = read("one-signature", &file).unwrap();
        if report.verdict == Verdict::Unsigned {
            continue;
        }
        assert_eq!(report.verdict, Verdict::Invalid, "{what}");
        assert!(advice(&report).starts_with("There is reason to return it"), "{what}: {}", advice(&report));
        if report.verdict_reason == Some(VerdictReason::BrokenByHandling) {
            let sentence = present(&report, Language::En).headline.sentence;
            assert!(sentence.contains("cannot be told"), "{what}: {sentence}");
        }
    }
}

fn replace_last(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = bytes.windows(from.len()).rposition(|window| window == from).unwrap();
    bytes[at..at + from.len()].copy_from_slice(to);
    bytes
}

#[test]
fn bytes_put_behind_the_end() {
    for text in [&b"\n-- \nThis message was scanned for viruses.\n"[..], b"<html></html>"] {
        let report = read("one-signature", &[fixture("one-signature").pdf, text].concat()).unwrap();
        assert!(codes(&report).contains(&Code::BytesAfterSigned), "{:?}", codes(&report));
        assert!(codes(&report).contains(&Code::ChangeBytesAfter), "{:?}", codes(&report));
        assert_eq!(report.signatures[0].integrity.digest_matches, Some(true));
        assert_ne!(report.verdict, Verdict::Valid);
    }
}

/// A file of its own under the build folder.
fn scratch(name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn qpdf(arguments: &[&std::ffi::OsStr]) {
    let status = Command::new("qpdf").args(arguments).output().unwrap().status;
    assert!(matches!(status.code(), Some(0 | 3)), "{arguments:?}: {status}");
}

#[test]
fn saved_anew_by_another_program() {
    if !is_installed("qpdf") {
        return;
    }
    for name in PLAIN {
        for (kind, options) in [
            ("plain", &["--stream-data=uncompress"][..]),
            ("small", &["--object-streams=generate", "--recompress-flate"]),
        ] {
            let input = scratch(&format!("resave-{name}.pdf"), fixture(name).pdf);
            let output = input.with_file_name(format!("resaved-{name}-{kind}.pdf"));
            let mut arguments: Vec<&std::ffi::OsStr> = options.iter().map(std::ffi::OsStr::new).collect();
            arguments.extend([input.as_os_str(), output.as_os_str()]);
            qpdf(&arguments);
            assert_broken(name, &std::fs::read(&output).unwrap(), Code::RewrittenAfterSigning);
        }
    }
}

#[test]
fn two_signed_files_joined() {
    if !is_installed("qpdf") {
        return;
    }
    let paths: Vec<_> = ["pss", "sha512"].map(|name| scratch(&format!("join-{name}.pdf"), fixture(name).pdf)).into();
    let output = paths[0].with_file_name("joined.pdf");
    let words = ["--empty", "--pages"].map(std::ffi::OsStr::new);
    let mut arguments: Vec<&std::ffi::OsStr> = words.into();
    arguments.extend(paths.iter().map(|path| path.as_os_str()));
    arguments.extend([std::ffi::OsStr::new("--"), output.as_os_str()]);
    qpdf(&arguments);
    let report = assert_broken("pss", &std::fs::read(&output).unwrap(), Code::MergedFiles);
    assert_eq!(report.signatures.len(), 2);
}

/// The causes are not told of files that were forged: those stay forged.
#[test]
fn forged_files_are_not_excused() {
    let excuses =
        [Code::AlteredInTransfer, Code::RewrittenAfterSigning, Code::Truncated, Code::EndMissing, Code::MergedFiles];
    let bytes = fixture("one-signature").pdf;
    let range = fixture("one-signature").report().unwrap().signatures[0].coverage.byte_range.clone();
    let text = format!("[{}", range.iter().map(i64::to_string).collect::<Vec<_>>().join(" "));
    let at = bytes.windows(text.len()).position(|window| window == text.as_bytes());
    let at = at.unwrap_or_else(|| panic!("{text} does not stand in the file"));
    // The gap stretched over more than the signature, with content put behind the end.
    let mut stretched = bytes.to_vec();
    let wider = format!("[{} {} {} {}", range[0], range[1], range[2] + 10, range[3] - 10);
    let mut padded = wider.into_bytes();
    padded.resize(text.len().max(padded.len()), b' ');
    stretched[at..at + padded.len()].copy_from_slice(&padded);
    let mut flipped = bytes.to_vec();
    let content = fixture("one-signature").note().signatures[0].parts["content"];
    flipped[content] ^= 1;
    for (what, forged) in [("stretched", stretched), ("flipped", flipped)] {
        let report = read("one-signature", &forged).unwrap();
        assert_eq!(report.verdict, Verdict::Invalid, "{what}");
        assert_ne!(report.verdict_reason, Some(VerdictReason::BrokenByHandling), "{what}");
        assert!(!codes(&report).iter().any(|code| excuses.contains(code)), "{what}: {:?}", codes(&report));
    }
}
