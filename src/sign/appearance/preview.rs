//! What will be seen, before anything is signed: as data, and as a page of its own that any viewer draws.

use super::image::ImageConcern;
use super::measure::{MILLIMETRE, decimal};
use super::placement::{PageShown, Proposal, Reason};
use crate::pdf::ObjectId;
use crate::sign::{Entries, PdfValue};
use serde::Serialize;

/// What will be seen of a signature.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// Number of the page, from 1.
    pub page: usize,
    /// Width and height of the page as it is seen, in millimetres.
    pub page_size: [f64; 2],
    /// The picture on it: from the left and from the top, width and height, in millimetres.
    pub picture: [f64; 4],
    /// Where it may be moved, in the same way.
    pub limits: [f64; 4],
    /// The rectangle of the field, in the user space of the page.
    pub rectangle: [f64; 4],
    /// Why there.
    pub reason: Reason,
    /// What of the image is not as Phụ lục I has it.
    pub concerns: Vec<ImageConcern>,
    /// A PDF file of one page as large as the page is seen, with the picture in its place and nothing else: viewers draw it over the
    /// page of the document.
    #[serde(skip)]
    pub document: Vec<u8>,
}

/// What will be seen of a signature.
pub fn preview(proposal: &Proposal) -> Preview {
    let PageShown { size, area, limits } = proposal.shown();
    let from_top = |[left, bottom, right, top]: [f64; 4]| {
        [left, size[1] - top, right - left, top - bottom].map(|length| hundredths(length / MILLIMETRE))
    };
    Preview {
        page: proposal.placement.page,
        page_size: size.map(|length| hundredths(length / MILLIMETRE)),
        picture: from_top(area),
        limits: from_top(limits),
        rectangle: proposal.placement.rect,
        reason: proposal.reason.clone(),
        concerns: proposal.concerns.clone(),
        document: document(proposal),
    }
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// Catalog, pages, page, content and form come first, then the parts of the picture.
fn document(proposal: &Proposal) -> Vec<u8> {
    let PageShown { size: [width, height], area, .. } = proposal.shown();
    let id = |number: u32| ObjectId::new(number, 0);
    let mut objects = vec![
        Entries::new().with("Type", PdfValue::name("Catalog")).with("Pages", id(2)).into(),
        Entries::new().with("Type", PdfValue::name("Pages")).with("Kids", vec![id(3).into()]).with("Count", 1).into(),
        Entries::new()
            .with("Type", PdfValue::name("Page"))
            .with("Parent", id(2))
            .with("MediaBox", PdfValue::numbers(&[0.0, 0.0, width, height]))
            .with("Contents", id(4))
            .with("Resources", Entries::new().with("XObject", Entries::new().with("P", id(5))))
            .into(),
    ];
    let draw = format!("q 1 0 0 1 {} {} cm /P Do Q", decimal(area[0]), decimal(area[1]));
    objects.push(PdfValue::Stream(Entries::new(), draw.into_bytes()));
    if let Some(picture) = proposal.picture() {
        let parts: Vec<ObjectId> = (6..).map(id).take(picture.parts.len()).collect();
        let form = Entries::new()
            .with("Type", PdfValue::name("XObject"))
            .with("Subtype", PdfValue::name("Form"))
            .with("BBox", PdfValue::numbers(&[0.0, 0.0, picture.width, picture.height]))
            .with("Resources", picture.resources.clone());
        objects.push(PdfValue::Stream(form, picture.content.clone()).resolved(&parts));
        objects.extend(picture.parts.iter().map(|part| part.resolved(&parts)));
    }
    file(&objects)
}

/// A file with these objects, numbered from 1; the first is the catalog (ISO 32000-2 §7.5).
fn file(objects: &[PdfValue]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1_u32..).zip(objects) {
        offsets.push(out.len());
        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        object.write(&mut out);
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    let size = objects.len().saturating_add(1);
    out.extend_from_slice(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes());
    for offset in offsets {
        out.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
    }
    out.extend_from_slice(format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    out
}
