//! Makes a report for each file of a dossier, then judges them together.

use super::judge::judge;
use super::member::{Content, Member};
use super::model::Dossier;
use super::unpack::{Bytes, Found, unpack};
use crate::base::error::Error;
use crate::base::input::{Input, Source};
use crate::verify::{Context, Verified, judge as judge_one};

/// A file as it was given.
pub struct GivenFile<'a> {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub source: &'a dyn Source,
}

/// Judges a main document and its annexes together. The context holds for every member; what kind of document it says is said of the
/// main one.
///
/// ```
/// use kyso::dossier::{GivenFile, verify};
///
/// let document = std::fs::read("tests/fixtures/pdf/two-signatures.pdf")?;
/// let annex = std::fs::read("tests/fixtures/pdf/agency-only-copy.pdf")?;
/// let files = [
///     GivenFile { name: "document.pdf".to_owned(), source: &document },
///     GivenFile { name: "annex.pdf".to_owned(), source: &annex },
/// ];
/// # let (trust, evidence, policy, limits) = Default::default();
/// # let now = kyso::Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
/// # let context = kyso::verify::Context::new(now, &trust, &evidence, &policy, &limits);
/// let dossier = verify(&files, None, &context, Some("document.pdf"))?;
/// assert_eq!(dossier.members.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When there is no dossier to be made of it. A member that cannot be read is a member with an error.
pub fn verify(
    files: &[GivenFile<'_>],
    password: Option<&str>,
    context: &Context<'_>,
    main: Option<&str>,
) -> Result<Dossier, Error> {
    let given: Vec<(String, &dyn Source)> = files.iter().map(|f| (f.name.clone(), f.source)).collect();
    let unpacked = unpack(&given, context.limits)?;
    let pairs = pairs(&unpacked.files);
    let mut members = Vec::new();
    for (index, file) in unpacked.files.iter().enumerate() {
        let content = pairs.iter().find(|p| p.signature == index).and_then(|p| unpacked.files.get(p.content));
        let result = one(file, content, password, context);
        let beside = pairs.iter().any(|p| p.content == index);
        // A file with a detached signature, and none inside, is judged with that signature.
        if beside && matches!(result, Err(Error::UnknownFormat { .. } | Error::NotAPdf { .. })) {
            continue;
        }
        let (result, as_annex) = match result {
            Ok(Verified { report, as_annex }) => (Ok(Box::new(report)), as_annex),
            Err(error) => (Err(error), None),
        };
        members.push(Member {
            name: file.name.clone(),
            container: file.container.clone(),
            content: file.content,
            result,
            as_annex,
        });
    }
    judge(members, unpacked.skipped, main)
}

/// A signature and its content, by their places.
struct Pair {
    signature: usize,
    content: usize,
}

/// `annex.docx.p7s` next to `annex.docx`, in the same container. The digest decides whether it is its signature.
fn pairs(files: &[Found<'_>]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (signature, file) in files.iter().enumerate() {
        let stem = file.name.get(..file.name.len().saturating_sub(4)).filter(|_| is_p7s(&file.name));
        let Some(stem) = stem.filter(|s| !s.is_empty()) else { continue };
        let mut beside =
            files.iter().enumerate().filter(|(_, other)| other.name == stem && other.container == file.container);
        if let (Some((content, _)), None) = (beside.next(), beside.next()) {
            pairs.push(Pair { signature, content });
        }
    }
    pairs
}

fn is_p7s(name: &str) -> bool {
    let end = name.len().checked_sub(4).and_then(|at| name.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(".p7s"))
}

fn one(
    file: &Found<'_>,
    content: Option<&Found<'_>>,
    password: Option<&str>,
    context: &Context<'_>,
) -> Result<Verified, Error> {
    let bytes = file.bytes.as_ref().map_err(Clone::clone)?;
    let detached = content.and_then(|c| c.bytes.as_ref().ok()).map(Bytes::source);
    let input = Input { source: bytes.source(), detached, password };
    let kind = if file.content == Content::Envelope { crate::vietnam::KindChoice::Auto } else { context.kind };
    judge_one(&input, &Context { file: Some(&file.name), kind, ..*context })
}
