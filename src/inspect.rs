//! What is in a file, without judging: the facts that a person or a test wants to see first.

use crate::error::Error;
use crate::input::Input;
use crate::limits::Limits;
use crate::pdf::signature;
use crate::pdf::{Anomaly, read_information};
use crate::report::model::{Coverage, OrphanSignature, Revision, Stated, Widget};
use crate::report::signature::{coverage, stated};
use crate::time::Timestamp;
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
/// # Errors
/// Those of [`crate::verify()`].
pub fn inspect(input: &Input<'_>, limits: &Limits) -> Result<Inspection, Error> {
    let document = open(input, limits)?;
    let collected = Collected::from_document(&document, limits)?;
    let revisions = document.revisions().iter().map(|r| Revision {
        number: r.number,
        end: r.end,
        objects: r.changed_count(),
        signatures: Vec::new(),
    });
    Ok(Inspection {
        size: input.source.len(),
        producer: read_information(&document.newest())?.producer,
        encrypted: document.is_encrypted(),
        pages: collected.pages,
        revisions: revisions.collect(),
        fields: collected.items.iter().map(|i| field(&i.field, &i.body)).collect(),
        orphan_signatures: collected.orphan_records(),
        security_store: collected.store_counts(),
        anomalies: document.anomalies(),
    })
}

fn field(field: &signature::SignatureField, body: &Body) -> Field {
    let (digest, certificates, token_time, message_fault) = match body {
        Body::Signature(Ok(message)) => {
            (message.digest_needed().map(|d| d.name()), message.certificates().len(), None, None)
        }
        Body::Signature(Err(finding)) => (None, 0, None, Some(finding.code.name().to_owned())),
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
        coverage: coverage(field),
        byte_range_fault: field.byte_range.as_ref().err().map(|f| f.code().to_owned()),
        widgets: field.widgets.iter().map(|w| Widget { page: w.page, rect: w.rect }).collect(),
        digest,
        certificates,
        token_time,
        message_fault,
    }
}
