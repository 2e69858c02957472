//! The first step: everything but the value.

use super::attributes::signed_attributes;
use super::field::{self, Target};
use super::object::{Entries, PdfValue};
use super::outline::{Adding, Outline};
use super::prepared::{key, room, signer};
use super::request::{FieldLock, Form, Request};
use super::signed_data::Parts;
use super::slots::{Slots, SlottedDictionary};
use super::update::{Assembled, Update};
use super::{Placement, Prepared, SignError, algorithm, dictionary};
use crate::base::input::{Input, Source};
use crate::base::limits::Limits;
use crate::crypto::{DigestAlgorithm, Hasher};
use crate::pdf::{Document, ObjectId};
use crate::verify::open;

/// Bytes hashed at a time.
const PIECE: u64 = 1 << 20;

/// Prepares a signature of a PDF. `chain` are certificates as DER, the signer's first.
///
/// # Errors
/// Whatever forbids the signature; the document is only read.
pub fn prepare(
    input: &Input<'_>,
    request: &Request,
    chain: &[Vec<u8>],
    placement: &Placement,
    limits: &Limits,
) -> Result<Prepared, SignError> {
    let signer = signer(chain)?;
    let algorithm = algorithm(key(&signer)?, request.digest, request.rsa)?;
    let document = open(input, limits)?;
    let outline = Outline::read(&document, Adding::Signature, limits)?;
    // The digest has another value later, but never another length.
    let attributes = signed_attributes(request, &signer, &request.digest.digest(&[]));
    let parts = Parts {
        digest: request.digest,
        algorithm: &algorithm,
        signer: &signer,
        chain,
        attributes: &attributes,
        value: &[],
        timestamp: None,
        content: None,
    };
    let room = room(&parts, request.timestamp_room)?.saturating_add(request.content_timestamp_room);
    let assembled = assemble(&outline, request, placement, room)?;
    let digest = digest(input.source, &assembled, request.digest)?;
    let attributes = signed_attributes(request, &signer, &digest);
    prepared(&document, request, chain, assembled, room, digest, attributes)
}

/// Prepares a time-stamp over a PDF (EN 319 142-1 §5.4.3). Its digest is the imprint that the authority is asked for.
///
/// # Errors
/// As [`prepare`].
pub fn prepare_timestamp(input: &Input<'_>, request: &Request, limits: &Limits) -> Result<Prepared, SignError> {
    let request = &Request { form: Form::DocumentTimestamp, ..request.clone() };
    let document = open(input, limits)?;
    let outline = Outline::read(&document, Adding::Evidence, limits)?;
    let room = request.timestamp_room;
    let assembled = assemble(&outline, request, &Placement::default(), room)?;
    let digest = digest(input.source, &assembled, request.digest)?;
    prepared(&document, request, &[], assembled, room, digest, Vec::new())
}

fn prepared(
    document: &Document<'_>,
    request: &Request,
    chain: &[Vec<u8>],
    assembled: Assembled,
    room: usize,
    digest: Vec<u8>,
    attributes: Vec<u8>,
) -> Result<Prepared, SignError> {
    let slots = assembled.slots.ok_or(SignError::Damaged { what: "signature" })?;
    Ok(Prepared {
        form: request.form,
        digest_algorithm: request.digest.name().to_owned(),
        rsa: request.rsa,
        size: document.len(),
        digest,
        attributes,
        chain: chain.to_vec(),
        append: assembled.bytes,
        contents: slots.contents.start.saturating_add(1),
        room,
    })
}

/// Writes the update with an empty signature.
fn assemble(
    outline: &Outline<'_, '_>,
    request: &Request,
    placement: &Placement,
    room: usize,
) -> Result<Assembled, SignError> {
    let target = match request.form {
        // A time-stamp is allowed where a lock allows nothing else.
        Form::DocumentTimestamp => Target::New(field::free_name(outline)?),
        _ => field::target(outline, &request.field)?,
    };
    let lock = match &request.lock {
        Some(lock) => Some(lock.clone()),
        None => field::asked_lock(outline, &target)?,
    };
    let mut update = Update::new(outline.view)?;
    let signature = update.reserve();
    field::write(outline, &mut update, &target, placement, signature)?;
    if request.certify.is_some() {
        certify(outline, &mut update, signature)?;
    }
    let entries = entries(outline, request, lock.as_ref());
    update.put_signature(signature, SlottedDictionary { entries, room });
    update.assemble()
}

fn entries(outline: &Outline<'_, '_>, request: &Request, lock: Option<&FieldLock>) -> Entries {
    dictionary::entries(request, lock, outline.catalog)
}

/// Names the certification in the catalog (ISO 32000-2 §12.8.6).
fn certify(outline: &Outline<'_, '_>, update: &mut Update<'_, '_>, signature: ObjectId) -> Result<(), SignError> {
    if !outline.signatures.fields.is_empty() || outline.catalog_dictionary.has("Perms") {
        return Err(SignError::NotFirst);
    }
    let permissions = PdfValue::from(Entries::new().with("DocMDP", signature));
    let catalog = field::catalog(outline, update).with("Perms", permissions);
    update.put(outline.catalog, catalog);
    Ok(())
}

/// The digest over the file and what is appended, without `Contents`.
fn digest(source: &dyn Source, assembled: &Assembled, algorithm: DigestAlgorithm) -> Result<Vec<u8>, SignError> {
    let Some(Slots { contents, .. }) = &assembled.slots else { return Ok(Vec::new()) };
    let mut hasher = algorithm.hasher();
    hash(source, &mut hasher)?;
    hasher.update(assembled.bytes.get(..contents.start).unwrap_or_default());
    hasher.update(assembled.bytes.get(contents.end..).unwrap_or_default());
    Ok(hasher.finish())
}

/// Hashes a whole source in pieces.
pub(super) fn hash(source: &dyn Source, hasher: &mut Hasher) -> Result<(), SignError> {
    if let Some(all) = source.as_slice() {
        hasher.update(all);
        return Ok(());
    }
    let mut piece = Vec::new();
    let mut done = 0;
    // Ends: every round reads at least one byte of what is left.
    while done < source.len() {
        let size = PIECE.min(source.len().saturating_sub(done));
        piece.resize(usize::try_from(size).unwrap_or(0), 0);
        source.read_at(done, &mut piece)?;
        hasher.update(&piece);
        done = done.saturating_add(size);
    }
    Ok(())
}
