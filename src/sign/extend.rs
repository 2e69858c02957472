//! Evidence in the document (ISO 32000-2 §12.8.4.3, EN 319 142-1 §5.4.2): the document security store.

use super::object::{Entries, PdfValue};
use super::outline::{Adding, Outline};
use super::update::Update;
use super::{SignError, field};
use crate::base::input::Input;
use crate::base::limits::Limits;
use crate::crypto::{DigestAlgorithm, sha256};
use crate::evidence::Kind;
use crate::pdf::signature::SignatureField;
use crate::pdf::{Object, ObjectId, StoredItem, read_security_store};
use crate::verify::open;
use std::collections::{BTreeMap, BTreeSet};

/// A certificate, a revocation list or an OCSP response, as DER.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub der: Vec<u8>,
}

/// The three lists of a store, in the order in which they are written: of the document and of one signature.
const LISTS: [(&str, &str); 3] = [("Certs", "Cert"), ("OCSPs", "OCSP"), ("CRLs", "CRL")];

/// The list that keeps a kind; none of them where the number is theirs.
fn list_of(kind: Kind) -> usize {
    match kind {
        Kind::Certificate => 0,
        Kind::Ocsp => 1,
        Kind::Crl => 2,
        // A store keeps what proves itself to every reader.
        Kind::Shard | Kind::Record => LISTS.len(),
    }
}

/// Adds evidence to the store of the document. What is there already is not added again; `None` if that is all of it.
///
/// # Errors
/// When the document is encrypted or damaged.
pub fn extend(input: &Input<'_>, evidence: &[Evidence], limits: &Limits) -> Result<Option<Vec<u8>>, SignError> {
    let document = open(input, limits)?;
    let outline = Outline::read(&document, Adding::Evidence, limits)?;
    let mut update = Update::new(outline.view)?;
    let mut shelves = known(&outline, limits)?;
    let mut added = [const { Vec::new() }; 3];
    for item in evidence {
        let list = list_of(item.kind);
        let (Some(shelf), Some(added)) = (shelves.get_mut(list), added.get_mut(list)) else { continue };
        shelf.entry(sha256(&item.der)).or_insert_with(|| {
            let stream = compressed(&item.der);
            let id = update.add(stream);
            added.push(id);
            id
        });
    }
    if update.is_empty() {
        return Ok(None);
    }
    write_store(&outline, &mut update, &added)?;
    update.assemble().map(|assembled| Some(assembled.bytes))
}

/// The objects of the store as it is, by digest.
fn known(outline: &Outline<'_, '_>, limits: &Limits) -> Result<[BTreeMap<[u8; 32], ObjectId>; 3], SignError> {
    let Some(store) = read_security_store(&outline.view, limits)? else { return Ok(Default::default()) };
    let shelf = |items: &[StoredItem]| items.iter().map(|item| (sha256(&item.bytes), item.object)).collect();
    Ok([shelf(&store.certificates), shelf(&store.ocsps), shelf(&store.crls)])
}

/// A stream under Flate: lists of revocations are large.
fn compressed(der: &[u8]) -> PdfValue {
    const LEVEL: u8 = 6;
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(der, LEVEL);
    if packed.len() < der.len() {
        return PdfValue::Stream(Entries::new().with("Filter", PdfValue::name("FlateDecode")), packed);
    }
    PdfValue::Stream(Entries::new(), der.to_vec())
}

/// Writes the store with what was added. The entry of each signature that has none yet names what was added now.
fn write_store(
    outline: &Outline<'_, '_>,
    update: &mut Update<'_, '_>,
    added: &[Vec<ObjectId>; 3],
) -> Result<(), SignError> {
    let old = outline.catalog_dictionary.get("DSS").cloned().unwrap_or_else(Object::null);
    let held = outline.view.resolve_with_holder(&old)?;
    let dictionary = held.object.as_plain_dictionary();
    let mut store = dictionary.map_or_else(|| Entries::new().with("Type", PdfValue::name("DSS")), Entries::from);
    for ((key, _), added) in LISTS.iter().zip(added) {
        let before = dictionary.map(|dictionary| outline.view.array(dictionary, key)).transpose()?.flatten();
        let before = before.iter().flat_map(|array| array.iter()).map(PdfValue::from);
        let all: Vec<PdfValue> = before.chain(added.iter().copied().map(PdfValue::Reference)).collect();
        if !all.is_empty() {
            store.set(key, all);
        }
    }
    let entries = dictionary.map(|dictionary| outline.view.dictionary(dictionary, "VRI")).transpose()?.flatten();
    let mut entries = entries.as_ref().map(Entries::from).unwrap_or_default();
    let own = of_one_signature(added);
    for key in keys(&outline.signatures.fields) {
        if entries.get(&key).is_none() {
            let id = update.add(own.clone());
            entries.set(&key, id);
        }
    }
    store.set("VRI", entries);
    match held.holder {
        Some(holder) => update.put(holder.id, store),
        None => {
            let id = update.add(store);
            let catalog = field::catalog(outline, update).with("DSS", id);
            update.put(outline.catalog, catalog);
        }
    }
    Ok(())
}

/// The entry of a signature (ISO 32000-2 Table 262).
fn of_one_signature(added: &[Vec<ObjectId>; 3]) -> Entries {
    let mut own = Entries::new().with("Type", PdfValue::name("VRI"));
    for ((_, key), added) in LISTS.iter().zip(added) {
        if !added.is_empty() {
            own.set(key, added.iter().copied().map(PdfValue::Reference).collect::<Vec<_>>());
        }
    }
    own
}

/// The keys of the signatures: SHA-1 of `Contents` in upper-case hexadecimal.
fn keys(fields: &[SignatureField]) -> BTreeSet<String> {
    let contents = fields.iter().filter_map(|field| field.contents.as_ref().ok());
    contents.map(|contents| hex::encode_upper(DigestAlgorithm::Sha1.digest(&contents.bytes))).collect()
}
