//! The content of a file, without a verdict: the facts a person or a test needs first.

use crate::base::error::Error;
use crate::base::fact::Fact as _;
use crate::base::input::Input;
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::pdf::changes::{Change, ChangeKind, Level, changes_since};
use crate::pdf::signature::{self, SignatureField};
use crate::pdf::{Anomaly, Document, read_information};
use crate::report::changes::level;
use crate::report::comparison::{self, Difference};
use crate::report::model::{ChangeLevel, Coverage, OrphanSignature, Stated, Widget};
use crate::report::signature::{coverage, stated};
use crate::verify::{Body, Collected, open};
use serde::Serialize;

/// Facts about a file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// Number of bytes.
    pub size: u64,
    /// Name of the program that wrote the newest revision, as stated.
    pub producer: Option<String>,
    /// Whether the file is encrypted.
    pub encrypted: bool,
    /// Pages of the newest revision.
    pub pages: usize,
    /// Every saved state.
    pub revisions: Vec<Revision>,
    /// Signature fields and document time-stamps, in the order of what they cover.
    pub fields: Vec<Field>,
    /// Signature dictionaries that nothing leads to.
    pub orphan_signatures: Vec<OrphanSignature>,
    /// Objects in the document security store: certificates, lists, responses.
    pub security_store: [usize; 3],
    /// Oddities.
    pub anomalies: Vec<Anomaly>,
}

/// One saved state of the file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Revision {
    /// From 1.
    pub number: usize,
    /// Where its bytes begin: after those of the previous one.
    pub start: u64,
    /// First byte after it.
    pub end: u64,
    /// Number of its bytes.
    pub size: u64,
    /// Objects it defines or replaces.
    pub objects: usize,
    /// Why it was saved, judging by what it did: `created` for the first, else the kind of its most serious change.
    /// Null if unknown.
    pub reason: Option<&'static str>,
    /// Numbers of the signatures whose signed bytes end here.
    pub signatures: Vec<usize>,
    /// Numbers of the document time-stamps whose covered bytes end here.
    pub timestamps: Vec<usize>,
    /// How far its changes go. Null for the first, and if unknown.
    pub level: Option<ChangeLevel>,
    /// What it changed. Whether that was allowed is not asked here.
    pub changes: Vec<Difference>,
}

/// A signature field or a document time-stamp.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Full name.
    pub name: Option<String>,
    /// `approval`, `certification` or `document-timestamp`.
    pub kind: &'static str,
    /// Form of the message.
    pub sub_filter: Option<String>,
    /// What is said of the signer by himself.
    pub stated: Stated,
    /// Which bytes.
    pub coverage: Coverage,
    /// Why the byte range is refused.
    pub byte_range_fault: Option<String>,
    /// Marks on pages.
    pub widgets: Vec<Widget>,
    /// Digest algorithm of the message.
    pub digest: Option<&'static str>,
    /// Certificates that travel with the message.
    pub certificates: usize,
    /// Time that a time-stamp token states.
    pub token_time: Option<Timestamp>,
    /// Why the message cannot be read.
    pub message_fault: Option<String>,
}

/// Reads a file and says what is in it.
///
/// ```
/// use kyso::{Input, Limits, inspect};
///
/// let file = std::fs::read("tests/fixtures/pdf/two-signatures.pdf")?;
/// let found = inspect(&Input { source: &file, detached: None, password: None }, &Limits::default())?;
/// assert_eq!((found.fields.len(), found.pages), (2, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Those of [`crate::verify()`].
pub fn inspect(input: &Input<'_>, limits: &Limits) -> Result<Inspection, Error> {
    let document = open(input, limits)?;
    let collected = Collected::from_document(&document, limits)?;
    let fields: Vec<&SignatureField> = collected.items.iter().map(|item| &item.field).collect();
    let revisions = revisions(&document, &fields)?;
    Ok(Inspection {
        size: input.source.len(),
        producer: read_information(&document.newest())?.producer,
        encrypted: document.is_encrypted(),
        pages: collected.pages,
        revisions,
        fields: collected.items.iter().map(|i| field(&i.field, &i.body)).collect(),
        orphan_signatures: collected.orphan_records(),
        security_store: collected.store_counts(),
        anomalies: document.anomalies(),
    })
}

/// The table of revisions.
fn revisions(document: &Document<'_>, fields: &[&SignatureField]) -> Result<Vec<Revision>, Error> {
    let steps = if document.is_reconstructed() { Vec::new() } else { changes_since(document, fields, 1)? };
    let mut start = 0;
    let mut table = Vec::with_capacity(document.revisions().len());
    for (index, revision) in document.revisions().iter().enumerate() {
        let changes = steps.get(index).and_then(Option::as_ref).filter(|_| index > 0);
        let end = revision.end.max(start);
        table.push(Revision {
            number: revision.number,
            start,
            end: revision.end,
            size: end - start,
            objects: revision.changed_count(),
            reason: match index {
                0 => Some("created"),
                _ => changes.and_then(|changes| reason(changes)).map(ChangeKind::name),
            },
            signatures: ending(fields, index, false),
            timestamps: ending(fields, index, true),
            level: changes.and_then(|changes| changes.iter().map(|change| change.level).max()).map(level),
            changes: changes.into_iter().flatten().map(comparison::change).collect(),
        });
        start = end;
    }
    Ok(table)
}

/// Numbers of the signatures, or of the document time-stamps, whose bytes end with a revision.
fn ending(fields: &[&SignatureField], revision: usize, stamps: bool) -> Vec<usize> {
    let of_kind = fields.iter().filter(|field| (field.kind == signature::Kind::DocumentTimestamp) == stamps);
    let here = of_kind.enumerate().filter(|(_, field)| field.covered_revision == Some(revision));
    here.map(|(index, _)| index.saturating_add(1)).collect()
}

/// The change that says best why a revision was saved: one that no rule knows, else a signature, else the farthest-going.
fn reason(changes: &[Change]) -> Option<ChangeKind> {
    let rank = |change: &&Change| match (change.level, change.kind) {
        (Level::Other, _) => 4,
        (_, ChangeKind::SignatureAdded) => 3,
        (_, ChangeKind::TimestampAdded) => 2,
        // What every program rewrites when it saves.
        (_, ChangeKind::Metadata | ChangeKind::Version | ChangeKind::Resaved) => 0,
        _ => 1,
    };
    let key = |change: &&Change| (rank(change), change.level);
    // The first of equals: rules list what a person did before what followed from it.
    changes.iter().rev().max_by_key(key).map(|change| change.kind)
}

fn field(field: &SignatureField, body: &Body) -> Field {
    let (digest, certificates, token_time, message_fault) = match body {
        Body::Signature(Ok(message)) => {
            (message.digest_needed().map(|d| d.name()), message.certificates().len(), None, None)
        }
        Body::Signature(Err(fault)) => (None, 0, None, Some(fault.code().name().to_owned())),
        Body::Timestamp(Ok(token)) => {
            let digest = token.imprint_algorithm.as_ref().ok().map(|d| d.name());
            (digest, token.signed.certificates.len(), Some(token.time), None)
        }
        Body::Timestamp(Err(error)) => (None, 0, None, Some(error.to_string())),
    };
    Field {
        name: field.field_name.clone(),
        kind: match field.kind {
            signature::Kind::Approval => "approval",
            signature::Kind::Certification { .. } => "certification",
            signature::Kind::DocumentTimestamp => "document-timestamp",
        },
        sub_filter: field.sub_filter.clone(),
        stated: stated(&field.stated),
        coverage: coverage(Some(field)),
        byte_range_fault: field.byte_range.as_ref().err().map(|f| f.code().to_owned()),
        widgets: field.widgets.iter().map(|w| Widget { page: w.page, rect: w.rect }).collect(),
        digest,
        certificates,
        token_time,
        message_fault,
    }
}
