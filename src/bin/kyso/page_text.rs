//! Text of the pages: read from a PDF, or from a file that another reader has written.
//!
//! The text is for hints only. It is read in a separate process, which is ended if it takes too long: a verification must not
//! wait for it.

use crate::file_source::name_of;
use kyso::evidence::{MOST_RUNS, PageText};
use kyso::pdf::Document;
use kyso::unseen::on_one_line;
use kyso::{Limits, Source};
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The one form there is.
pub(crate) const SCHEMA: &str = "kyso-page-text/1";
/// Longest a reader may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Most bytes of a file of page text.
const MOST_BYTES: u64 = 32 << 20;

/// Text of a document's pages with its places.
#[derive(Debug, Serialize, Deserialize, schemars::JsonSchema)]
pub(crate) struct PageTextFile {
    /// Always `kyso-page-text/1`.
    schema: String,
    /// Who read it, such as `pdf.js 5`.
    origin: String,
    /// The pieces, in any order.
    runs: Vec<Run>,
    /// Whether there was more.
    #[serde(default)]
    cut: bool,
}

/// A piece of text.
#[derive(Debug, Serialize, Deserialize, schemars::JsonSchema)]
struct Run {
    /// Number of the page, from 1.
    page: u32,
    /// Lower left and upper right corner in points of the page's default user space.
    rect: [f64; 4],
    /// The characters.
    text: String,
    /// Name of the font, by which the old Vietnamese encodings are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    font: Option<String>,
}

impl From<&PageText> for PageTextFile {
    fn from(text: &PageText) -> Self {
        let run = |r: &kyso::evidence::TextRun| Run {
            page: r.page,
            rect: r.rect,
            text: r.text.clone(),
            font: r.font.clone(),
        };
        Self {
            schema: SCHEMA.to_owned(),
            origin: text.origin().to_owned(),
            runs: text.runs().iter().map(run).collect(),
            cut: text.is_cut(),
        }
    }
}

/// The text of a PDF.
pub(crate) fn read(source: &dyn Source, password: Option<&str>) -> Result<PageText, String> {
    let document = Document::open(source, password, &Limits::default()).map_err(|e| e.to_string())?;
    PageText::read(&document.newest()).map_err(|e| e.to_string())
}

/// Text of a file's pages for `--page-text`: `read` reads it from the document, anything else names a file with it.
/// Without text there are no hints; a message says so, and the verification goes on.
pub(crate) fn given(asked: &str, document: &Path, password_file: Option<&Path>) -> Option<PageText> {
    let found = if asked == "read" {
        if document.as_os_str() == "-" {
            Err("not from standard input".to_owned())
        } else {
            ask(document, password_file)
        }
    } else {
        std::fs::File::open(asked).map_err(|e| format!("{asked}: {e}")).and_then(|file| bounded(file, asked))
    };
    let text = found.and_then(|bytes| parse(&bytes));
    text.map_err(|reason| eprintln!("kyso: {}: page text: {reason}", on_one_line(&name_of(document)))).ok()
}

fn bounded(from: impl Read, name: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES).read_to_end(&mut bytes).map_err(|e| format!("{name}: {e}"))?;
    Ok(bytes)
}

fn parse(bytes: &[u8]) -> Result<PageText, String> {
    let file: PageTextFile = serde_json::from_slice(bytes).map_err(|e| e.to_string())?;
    if file.schema != SCHEMA {
        return Err(format!("schema {:?} is not {SCHEMA}", file.schema));
    }
    let mut text = PageText::read_by(&file.origin);
    for run in file.runs.iter().take(MOST_RUNS.saturating_add(1)) {
        text.add(run.page, run.rect, &run.text, run.font.as_deref());
    }
    if file.cut {
        text.mark_cut();
    }
    Ok(text)
}

/// This program again, as the reader of one file.
fn ask(document: &Path, password_file: Option<&Path>) -> Result<Vec<u8>, String> {
    let program = std::env::current_exe().map_err(|e| e.to_string())?;
    let mut command = Command::new(program);
    command.arg("page-text");
    if let Some(file) = password_file {
        command.arg("--password-file").arg(file);
    }
    command.arg("--").arg(document).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|e| e.to_string())?;
    let Some(output) = child.stdout.take() else { return Err("no output".to_owned()) };
    let reading = std::thread::spawn(move || bounded(output, "page text"));
    let ended = wait(&mut child);
    let bytes = reading.join().map_err(|_| "the reader failed".to_owned())?;
    if ended { bytes } else { Err("the text could not be read".to_owned()) }
}

/// Whether a reader ends successfully in time; otherwise it is ended.
fn wait(child: &mut Child) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(Duration::from_millis(10)),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}
