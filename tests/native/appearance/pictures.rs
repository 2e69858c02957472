//! Pictures as files: what a preview is, and the previews that `cargo xtask signed-pictures` draws.

use super::{agency, draft, folder, image, person, seen, sheets, time};
use crate::corpora::corpus;
use kyso::Limits;
use kyso::pdf::Document;
use kyso::sign::appearance::display::CopyForm;
use kyso::sign::appearance::placement::{Case, Fonts, propose};
use kyso::sign::appearance::{ImageConcern, preview};
use std::fs;

#[test]
fn a_preview_is_a_file_of_one_page() {
    let shown = seen("letter.pdf", person());
    let limits = Limits::default();
    let document = Document::open(&shown.document, None, &limits).unwrap();
    assert!(document.anomalies().is_empty(), "{:?}", document.anomalies());
    assert!((shown.page_size[0] - 210.0).abs() < 0.1 && (shown.page_size[1] - 297.0).abs() < 0.1);
    // The same request gives the same bytes.
    assert_eq!(seen("letter.pdf", person()).document, shown.document);
}

#[test]
fn images_that_are_not_as_the_rule_has_them_are_named() {
    let of = |name: &str| seen("letter.pdf", Case::Person { image: image(name), name: None }).concerns;
    assert_eq!(of("signature.png"), []);
    assert_eq!(of("signature-on-white.png"), [ImageConcern::GroundRemoved]);
    assert_eq!(of("signature.jpg"), [ImageConcern::NotPng, ImageConcern::Opaque]);
    assert_eq!(of("seal-36mm.png"), [ImageConcern::NotBlue]);
}

/// All cases on the drafts, and those that fit on the documents of the corpus; written where they can be drawn.
#[test]
fn every_case_has_its_pictures() {
    let cases: [(&str, &dyn Fn() -> Case<'static>); 5] = [
        ("person", &person),
        ("agency", &agency),
        ("copy", &|| Case::Copy {
            form: CopyForm::Full, agency: "Ủy ban nhân dân tỉnh Thử Nghiệm", time: time()
        }),
        ("annex", &|| Case::Annex { number: "27/QĐ-UBND", time: time() }),
        ("number", &|| Case::Number { number: 27, date: Some((2, 3)) }),
    ];
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for name in [
        "letter",
        "decision",
        "on-behalf",
        "by-order",
        "little-room",
        "joint",
        "annex",
        "cropped",
        "turned-90",
        "user-unit",
    ] {
        files.push((name.to_owned(), draft(&format!("{name}.pdf"))));
    }
    if let Some(corpus) = corpus("vn/pdf") {
        let entries = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path());
        let documents = entries.filter(|path| path.extension().is_some_and(|ending| ending == "pdf"));
        let name = |path: &std::path::Path| path.file_stem().unwrap().to_string_lossy().into_owned();
        files.extend(documents.map(|path| (format!("real-{}", name(&path)), fs::read(&path).unwrap())));
    }
    let mut made = 0;
    for (name, file) in &files {
        let mut list = Vec::new();
        let sheets = sheets(file);
        for (case, of) in cases {
            match propose(&sheets, of(), Fonts::default()) {
                Ok(found) => {
                    for (part, proposal) in found.iter().enumerate() {
                        made += 1;
                        let shown = preview(proposal);
                        let part = format!("{name}.{case}.{part}.pdf");
                        let data = serde_json::to_value(&shown).unwrap();
                        list.push(serde_json::json!({ "case": case, "file": part, "preview": data }));
                        if let Some(folder) = folder() {
                            fs::write(folder.join(&part), &shown.document).unwrap();
                        }
                    }
                }
                Err(error) => list.push(serde_json::json!({ "case": case, "error": error.code() })),
            }
        }
        if let Some(folder) = folder() {
            fs::write(folder.join(format!("{name}.base.pdf")), file).unwrap();
            fs::write(folder.join(format!("{name}.json")), serde_json::to_vec_pretty(&list).unwrap()).unwrap();
        }
    }
    assert!(made >= 40, "{made}");
}
