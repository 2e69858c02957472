//! `kyso revision`: exactly the bytes that somebody signed, of a PDF or of the file inside a `.p7m`.

use crate::arguments::RevisionOptions;
use crate::output::failure;
use crate::setup::{language, password};
use crate::{exit, file_source};
use kyso::{Error, Input, Limits, SignatureId, Source, SourceError};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Bytes copied at a time.
const PIECE: u64 = 1 << 20;

/// Writes the signed document of one signature.
pub(crate) fn run(options: &RevisionOptions) -> ExitCode {
    let password = match options.password_file.as_deref().map(password).transpose() {
        Ok(password) => password,
        Err(reason) => return exit::usage(&reason),
    };
    let found = file_source::open(&options.file).and_then(|source| {
        let id: SignatureId = options.id.parse()?;
        let limits = Limits::default();
        if let Some(content) = kyso::signed_content(source.as_ref(), &limits) {
            // All signers of a CMS sign the same content (RFC 5652 §5.2).
            let end = Source::len(&content);
            let content: Box<dyn Source> = Box::new(content);
            return Ok((content, end));
        }
        let input = Input { source: source.as_ref(), detached: None, password: password.as_deref() };
        let range = kyso::signed_revision(&input, id, &limits)?;
        Ok((source, range.end))
    });
    let done =
        found.and_then(|(source, end)| write(source.as_ref(), end, &options.output).map(|()| (end, source.len())));
    match done {
        Ok((end, size)) => {
            eprintln!("{end} / {size} bytes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", failure(&error, language(options.lang)));
            ExitCode::from(if error == Error::NoSuchSignature { exit::USAGE } else { exit::UNREADABLE })
        }
    }
}

/// Copies the first `end` bytes. A file that is there is not written over: it may be the only copy of what came in.
fn write(source: &dyn Source, end: u64, output: &Path) -> Result<(), Error> {
    let fail = |e: io::Error| Error::Source(SourceError { offset: 0, reason: format!("{}: {e}", output.display()) });
    let mut out: Box<dyn Write> = if output.as_os_str() == "-" {
        Box::new(io::stdout().lock())
    } else {
        Box::new(OpenOptions::new().write(true).create_new(true).open(output).map_err(fail)?)
    };
    let mut done = 0;
    let mut piece = Vec::new();
    while done < end {
        let size = PIECE.min(end - done);
        piece.resize(usize::try_from(size).unwrap_or(0), 0);
        source.read_at(done, &mut piece)?;
        out.write_all(&piece).map_err(fail)?;
        done += size;
    }
    out.flush().map_err(fail)
}
