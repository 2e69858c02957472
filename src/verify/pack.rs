//! What a document carries, for an evidence pack.

use super::collect::{Body, Collected};
use super::context::Context;
use super::form::{Form, form};
use super::open::{check_size, open};
use super::{digests, standalone};
use crate::asn1::{Budget, Reader, Rules};
use crate::base::error::Error;
use crate::base::input::Input;
use crate::base::limits::Limits;
use crate::cms::oid;
use crate::evidence::pack::DocumentEvidence;
use crate::evidence::{EvidenceStore, Origin};

/// Every certificate, list, response and time-stamp token of a document, with its place.
///
/// # Errors
/// Those of [`super::verify`].
pub fn evidence_of(input: &Input<'_>, context: &Context<'_>) -> Result<DocumentEvidence, Error> {
    let limits = context.limits;
    check_size(input, limits)?;
    let size = input.source.len();
    let mut store = EvidenceStore::default();
    let tokens = match form(input.source, limits)? {
        Form::Pdf => {
            let collected = Collected::from_document(&open(input, limits)?, limits)?;
            collected.add_own(limits, &mut store);
            tokens(&collected, limits)
        }
        Form::Cms(cms) => standalone::from_cms(&cms, input.detached, limits)?.give(limits, &mut store),
        Form::Mail(bytes) => standalone::from_mail(&bytes, input.detached, limits)?.give(limits, &mut store),
    };
    let computed =
        digests::compute(input.source, &[digests::whole_file(size)], context.digests, limits, &mut |_, _| {})?;
    let sha256 = <[u8; 32]>::try_from(computed.whole_file(size)).unwrap_or_default();
    Ok(DocumentEvidence { sha256, size, items: store.items().to_vec(), tokens })
}

fn tokens(collected: &Collected, limits: &Limits) -> Vec<(Vec<u8>, Origin)> {
    let mut all = Vec::new();
    for (index, item) in collected.items.iter().enumerate() {
        let origin = Origin::Timestamp(index.saturating_add(1));
        match &item.body {
            Body::Signature(Ok(message)) => {
                let signers = message.signed_data().map(|d| d.signers.as_slice()).unwrap_or_default();
                for value in
                    signers.iter().flat_map(|s| s.unsigned.of(oid::SIGNATURE_TIMESTAMP)).flat_map(|a| &a.values)
                {
                    all.push((value.clone(), origin.clone()));
                }
            }
            Body::Timestamp(Ok(_)) => {
                let bytes = item.field.contents.as_ref().map(|c| c.bytes.as_slice()).unwrap_or_default();
                // Without the zeros that fill up /Contents.
                let first = Reader::new(bytes, Rules::Ber).next(&mut Budget::new(limits)).ok().flatten();
                all.extend(first.map(|e| (e.raw.to_vec(), origin)));
            }
            Body::Signature(Err(_)) | Body::Timestamp(Err(_)) => {}
        }
    }
    all
}
