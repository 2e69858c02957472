//! What a renderer saw of the pages as signed and as they are now, from a file that it wrote.

use crate::arguments::VerifyOptions;
use kyso::evidence::{PageDifference, Pictures, SeenBy};
use serde::Deserialize;
use std::fs::File;
use std::io::Read;

/// The one form there is.
const SCHEMA: &str = "kyso-pictures/1";
/// Most bytes of such a file.
const MOST_BYTES: u64 = 32 << 20;

/// Two states of a document's pages, compared.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PicturesFile {
    /// Always `kyso-pictures/1`.
    schema: String,
    /// SHA-256 of the file that was drawn, hexadecimal.
    document: String,
    /// The program that drew, such as `pdf.js 6`.
    renderer: String,
    /// Pixels per unit of user space.
    scale: f64,
    /// The difference from which on a channel of a pixel counts, of 255.
    threshold: u8,
    /// How many pages were drawn in two states.
    pages: usize,
    /// The pages that differ.
    differences: Vec<Difference>,
}

/// A page that differs.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct Difference {
    /// Number of the page, from 1.
    page: u32,
    /// Number of the signed revision, from 1, that the newest state was compared with.
    since: usize,
    /// By what they differ.
    kind: DifferenceKind,
    /// Where: lower left and upper right corner in points of the page's default user space. None: the whole page.
    rects: Vec<[f64; 4]>,
}

/// By what two states of a page differ.
#[derive(Clone, Copy, Debug, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum DifferenceKind {
    Picture,
    Text,
}

/// The file named by `--pictures`. An unreadable one is an error, never ignored.
pub(crate) fn given(options: &VerifyOptions) -> Result<Option<Pictures>, String> {
    let Some(path) = &options.pictures else { return Ok(None) };
    let mut bytes = Vec::new();
    let file = File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes));
    file.map_err(|e| format!("--pictures={path}: {e}"))?;
    parse(&bytes).map(Some).map_err(|reason| format!("--pictures={path}: {reason}"))
}

fn parse(bytes: &[u8]) -> Result<Pictures, String> {
    let file: PicturesFile = serde_json::from_slice(bytes).map_err(|e| e.to_string())?;
    if file.schema != SCHEMA {
        return Err(format!("schema {:?} is not {SCHEMA}", file.schema));
    }
    let mut pictures = Pictures::of(&file.document, &file.renderer, file.scale, file.threshold, file.pages);
    for Difference { page, since, kind, rects } in file.differences {
        let seen_by = match kind {
            DifferenceKind::Picture => SeenBy::Picture,
            DifferenceKind::Text => SeenBy::Text,
        };
        pictures.add(PageDifference { page, since, seen_by, rects });
    }
    Ok(pictures)
}
