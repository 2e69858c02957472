//! The signed revision cut out, and files held against each other.

use crate::pdf::built::{Disk, Pdf};
use crate::pdf::updates::Base;
use crate::support::{fixture, reports};
use kyso::report::{Comparison, Relation};
use kyso::words::{Language, comparison};
use kyso::{Error, Input, Limits, SignatureId, compare_with, signed_revision};

fn input<'a>(source: &'a Vec<u8>, password: Option<&'a str>) -> Input<'a> {
    Input { source, detached: None, password }
}

fn compared(file: &[u8], original: &[u8]) -> Comparison {
    let (file, other) = (file.to_vec(), original.to_vec());
    let found = compare_with(&input(&file, None), &other, &Limits::default()).unwrap();
    // Bytes read piece by piece give the same answer.
    let (disk, other) = (Disk::new(&file), Disk::new(original));
    let input = Input { source: &disk, detached: None, password: None };
    assert_eq!(compare_with(&input, &other, &Limits::default()).unwrap(), found);
    for language in [Language::Vi, Language::En] {
        let words = comparison(&found, language);
        assert_eq!(words.lines.len(), found.differences.len());
        assert!(!words.title.is_empty() && words.warning.is_empty() == found.complete);
    }
    found
}

fn whats(found: &Comparison) -> Vec<(&str, Option<u32>)> {
    found.differences.iter().map(|difference| (difference.what, difference.page)).collect()
}

/// The bytes that the first signature of a fixture signed.
fn first_signed(name: &str) -> Vec<u8> {
    let bytes = fixture(name).pdf.to_vec();
    let range = signed_revision(&input(&bytes, None), SignatureId::Signature(1), &Limits::default()).unwrap();
    bytes[range.start as usize..range.end as usize].to_vec()
}

#[test]
fn every_signed_revision_verifies_by_itself_as_it_does_within_the_file() {
    let mut cut = 0;
    for (fixture, report) in reports() {
        let note = fixture.note();
        let bytes = fixture.pdf.to_vec();
        for signature in &report.signatures {
            let id = SignatureId::Signature(signature.id);
            let range = signed_revision(&input(&bytes, note.password.as_deref()), id, &Limits::default());
            let range = match range {
                Ok(range) => range,
                Err(error) => {
                    assert_eq!(error.code(), "no-signed-revision", "{}", fixture.name);
                    assert_eq!(signature.integrity.whole_file, None, "{}", fixture.name);
                    continue;
                }
            };
            let [_, _, start, length] = signature.coverage.byte_range[..] else { panic!("{}", fixture.name) };
            assert_eq!(range, 0..(start + length) as u64, "{}", fixture.name);
            let alone = fixture.judge(&bytes[..range.end as usize]).unwrap();
            let same = alone.signatures.iter().find(|one| one.coverage.byte_range == signature.coverage.byte_range);
            let same = same.unwrap_or_else(|| panic!("{}: lost", fixture.name));
            assert_eq!(same.integrity.whole_file, Some(true), "{}", fixture.name);
            assert_eq!(same.integrity.digest_matches, signature.integrity.digest_matches, "{}", fixture.name);
            assert_eq!(same.integrity.signature_verifies, signature.integrity.signature_verifies, "{}", fixture.name);
            cut += 1;
        }
    }
    assert!(cut > 50, "{cut}");
}

#[test]
fn a_number_that_no_signature_has_is_an_error() {
    let bytes = fixture("b-lta").pdf.to_vec();
    let of = |id: &str| signed_revision(&input(&bytes, None), id.parse()?, &Limits::default());
    assert!(of("1").is_ok() && of("t1").is_ok());
    assert_ne!(of("1"), of("t1"));
    for wrong in ["0", "2", "t0", "t2", "x"] {
        assert_eq!(of(wrong), Err(Error::NoSuchSignature), "{wrong}");
    }
    let rewritten = fixture("rewritten").pdf.to_vec();
    let error = signed_revision(&input(&rewritten, None), SignatureId::Signature(1), &Limits::default()).unwrap_err();
    assert_eq!((error.code(), error.details().what.as_deref()), ("no-signed-revision", Some("beyond-file")));
}

#[test]
fn the_same_file_is_identical_whatever_it_is() {
    for bytes in [fixture("two-signatures").pdf, fixture("encrypted-aes-256").pdf, b"no PDF at all"] {
        let found = compared(bytes, bytes);
        assert_eq!((found.relation, found.same_bytes), (Relation::Identical, bytes.len() as u64));
        assert!(found.differences.is_empty() && found.complete);
    }
}

#[test]
fn what_later_revisions_added_is_listed_with_its_page() {
    let found = compared(fixture("two-signatures").pdf, &first_signed("two-signatures"));
    assert_eq!(found.relation, Relation::Extended);
    assert_eq!(found.same_revision, found.original.revisions);
    assert!(found.file.revisions > found.original.revisions && found.complete);
    let added = found.differences.iter().find(|one| one.what == "signature-added").unwrap();
    assert!(added.page.is_some() && added.rect.is_some() && added.field.is_some() && added.object.is_some());
    assert_eq!(added.revision, found.file.revisions);

    let found = compared(fixture("appended-after-signing").pdf, &first_signed("appended-after-signing"));
    assert_eq!(found.relation, Relation::Extended);
    assert!(whats(&found).contains(&("page-content", Some(1))), "{:?}", found.differences);

    let found = compared(fixture("garbage-after-eof").pdf, &first_signed("garbage-after-eof"));
    assert_eq!(found.relation, Relation::Extended);
    assert_eq!(whats(&found), [("bytes-after", None)]);
}

#[test]
fn an_older_state_is_the_beginning() {
    let found = compared(&first_signed("two-signatures"), fixture("two-signatures").pdf);
    assert_eq!(found.relation, Relation::Beginning);
    assert!(found.differences.iter().any(|one| one.what == "signature-changed" && one.page.is_some()));
    let broken = compared(&fixture("two-signatures").pdf[..30_000], fixture("two-signatures").pdf);
    assert_eq!(broken.relation, Relation::Beginning);
    assert!(!broken.complete && !broken.ambiguities.is_empty());
}

/// Equal first bytes are no proof that the original is one of the states: the newest section may lead past it.
#[test]
fn an_update_that_leads_past_the_original_does_not_extend_it() {
    let original = fixture("two-signatures").pdf;
    let base = Base::read(original);
    let first = first_signed("two-signatures");
    let older = Base::read(&first);
    let update = base.update().catalog(&[]);
    let honest = compared(&update.table(), original);
    assert_eq!(honest.relation, Relation::Extended);
    let skipping = base.update().catalog(&[]).table_to(&older.startxref.to_string());
    let found = compared(&skipping, original);
    assert_eq!(found.same_bytes, original.len() as u64);
    assert_eq!(found.relation, Relation::Different);
}

/// A file of a few pages; `first` shifts the object numbers, and `edit` may spoil one body.
fn small(first: u32, pages: &[&str], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut pdf = Pdf::default();
    let number = |index: u32| first + index;
    let kids: String = (0..pages.len() as u32).map(|page| format!("{} 0 R ", number(10 + 3 * page))).collect();
    let catalog = format!("<</Type/Catalog/Pages {} 0 R/AcroForm<</Fields[{} 0 R]>>>>", number(1), number(3));
    pdf.object(number(0), &edit("catalog", catalog));
    let tree = format!("<</Type/Pages/Count {}/Kids[{kids}]/MediaBox[0 0 612 792]>>", pages.len());
    pdf.object(number(1), &edit("tree", tree));
    pdf.object(number(2), &edit("info", "<</Title(Letter)>>".to_owned()));
    let field = format!("<</FT/Tx/T(Amount)/V(15)/Subtype/Widget/Rect[10 10 90 30]/P {} 0 R>>", number(10));
    pdf.object(number(3), &edit("field", field));
    for (index, text) in pages.iter().enumerate() {
        let at = number(10 + 3 * index as u32);
        let annotations = if index == 0 { format!("/Annots[{} 0 R]", number(3)) } else { String::new() };
        let page = format!(
            "<</Type/Page/Parent {} 0 R/Contents {} 0 R/Resources<</Font<</F {} 0 R>>>>{annotations}>>",
            number(1),
            at + 1,
            at + 2
        );
        pdf.object(at, &edit("page", page));
        pdf.stream(at + 1, "", edit("content", format!("BT /F 9 Tf ({text}) Tj ET")).as_bytes());
        pdf.object(at + 2, &edit("font", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned()));
    }
    pdf.trailer = format!("/Root {} 0 R/Info {} 0 R", number(0), number(2));
    pdf.table();
    pdf.bytes
}

fn plain(first: u32, pages: &[&str]) -> Vec<u8> {
    small(first, pages, |_, body| body)
}

/// The same file with one text of one body replaced.
fn edited(part: &str, from: &str, to: &str) -> Vec<u8> {
    let file = small(1, &["one", "two"], |name, body| if name == part { body.replace(from, to) } else { body });
    assert_ne!(file, plain(1, &["one", "two"]), "{from} does not stand in {part}");
    file
}

#[test]
fn a_file_written_anew_says_the_same() {
    let original = plain(1, &["one", "two"]);
    let renumbered = plain(40, &["one", "two"]);
    let found = compared(&renumbered, &original);
    assert_eq!((found.relation, found.complete), (Relation::SameContent, true), "{:?}", found.differences);
    for same in [
        edited("tree", "/MediaBox[0 0 612 792]", "/MediaBox[0.0 0 612.0 792.00]"),
        edited("page", "/Type/Page/Parent", "/Rotate null/Type/Page/Parent"),
        edited("page", "/Type/Page/Parent", "/MediaBox[0 0 612 792]/Type/Page/Parent"),
    ] {
        assert_eq!(compared(&same, &original).relation, Relation::SameContent);
    }
}

#[test]
fn each_kind_of_difference_is_named_with_its_page() {
    let original = plain(1, &["one", "two"]);
    let cases: [(&str, Option<u32>, Vec<u8>); 11] = [
        ("page-content", Some(1), plain(1, &["won", "two"])),
        ("page-content", Some(2), plain(40, &["one", "tow"])),
        ("pages", Some(2), plain(1, &["one", "new", "two"])),
        ("pages", Some(2), plain(1, &["one"])),
        ("page-property", Some(1), edited("tree", "792", "500")),
        ("page-property", Some(1), edited("page", "/Type/Page/", "/Type/Page/Rotate 90/")),
        ("font", Some(1), edited("font", "Helvetica", "Symbol")),
        ("field-changed", Some(1), edited("field", "(15)", "(95)")),
        ("annotation-added", Some(1), edited("page", "/Annots[4 0 R]", "/Annots[4 0 R<</Subtype/Ink/Rect[1 2 3 4]>>]")),
        ("metadata", None, edited("info", "Letter", "Lettre")),
        ("actions", None, edited("catalog", "/Type/Catalog", "/Type/Catalog/OpenAction<</S/JavaScript/JS(0)>>")),
    ];
    for (what, page, file) in cases {
        let found = compared(&file, &original);
        assert_eq!(found.relation, Relation::Different, "{what}");
        assert!(whats(&found).contains(&(what, page)), "{what}: {:?}", found.differences);
        let others = found.differences.iter().filter(|one| one.what != what).count();
        assert_eq!(others, 0, "{what}: {:?}", found.differences);
    }
    let removed =
        compared(&original, &edited("page", "/Annots[4 0 R]", "/Annots[4 0 R<</Subtype/Ink/Rect[1 2 3 4]>>]"));
    assert_eq!(whats(&removed), [("annotation-removed", Some(1))]);
}

#[test]
fn a_file_with_two_readings_is_never_called_the_same_without_a_word() {
    let original = plain(1, &["one", "two"]);
    let twice = edited("page", "/Contents", "/Contents 4 0 R/Contents");
    let found = compared(&twice, &original);
    assert!(!found.complete && found.ambiguities.contains(&"duplicate-key".to_owned()), "{found:?}");
    assert_eq!(found.relation, Relation::Different);
}

#[test]
fn a_limit_makes_the_answer_incomplete_not_equal() {
    let (a, b) = (plain(1, &["one", "two"]), plain(40, &["one", "two"]));
    let limits = Limits { change_work: 20, ..Limits::default() };
    let found = compare_with(&input(&b, None), &a, &limits).unwrap();
    assert_eq!((found.relation, found.complete), (Relation::Different, false));
}
