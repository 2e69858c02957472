//! Places and pictures of signatures on documents laid out by Decree 30/2020, Phụ lục I.

mod pictures;
mod places;

use kyso::pdf::Document;
use kyso::sign::appearance::placement::{Case, Fonts, Proposal, Sheets, propose};
use kyso::sign::appearance::{AppearanceError, Image, Preview, preview};
use kyso::{Limits, Timestamp};
use std::path::{Path, PathBuf};

/// A document that nobody signed yet, or an image.
fn draft(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/drafts");
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn image(name: &str) -> Image {
    Image::read(&draft(name)).unwrap()
}

fn person() -> Case<'static> {
    Case::Person { image: image("signature.png"), name: None }
}

fn agency() -> Case<'static> {
    Case::Agency { image: image("seal-36mm.png"), millimetres: None }
}

fn time() -> Timestamp {
    Timestamp::parse("2026-11-22T09:05:00+07:00").unwrap()
}

fn sheets(file: &[u8]) -> Sheets {
    let (file, limits) = (file.to_vec(), Limits::default());
    let document = Document::open(&file, None, &limits).unwrap();
    Sheets::read(document.newest()).unwrap()
}

fn proposals(file: &[u8], case: Case<'_>) -> Result<Vec<Proposal>, AppearanceError> {
    propose(&sheets(file), case, Fonts::default())
}

/// What is seen of the only proposal.
fn seen(name: &str, case: Case<'_>) -> Preview {
    let proposals = proposals(&draft(name), case).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(proposals.len(), 1, "{name}");
    preview(&proposals[0])
}

/// Where pictures are written to be looked at.
fn folder() -> Option<PathBuf> {
    std::env::var_os("KYSO_SIGNED_PICTURES").map(PathBuf::from)
}
