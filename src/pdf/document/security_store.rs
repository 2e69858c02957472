//! The document security store (ISO 32000-2 §12.8.4.3): certificates, revocation lists and OCSP responses kept in the file.

use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId};
use crate::pdf::syntax::text::name_text;
use std::collections::HashMap;

/// One stream of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredItem {
    /// The stream object.
    pub object: ObjectId,
    /// Its decoded data: DER, if the file is as it should be.
    pub bytes: Vec<u8>,
    /// Where its data stand in the file, before decoding: what covers these bytes covers the object.
    pub data: Span,
    /// Whether the list for the whole document (`Certs`, `CRLs`, `OCSPs`) has it; otherwise only `VRI` does.
    pub in_document_list: bool,
}

/// What is kept for one signature (Table 262).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignatureEvidence {
    /// Upper-case hexadecimal SHA-1 of the `Contents` it belongs to.
    pub key: String,
    /// Indices into [`SecurityStore::certificates`].
    pub certificates: Vec<usize>,
    /// Indices into [`SecurityStore::crls`].
    pub crls: Vec<usize>,
    /// Indices into [`SecurityStore::ocsps`].
    pub ocsps: Vec<usize>,
    /// `TU`, when it was put together, as stated.
    pub created: Option<crate::pdf::PdfDate>,
    /// `TS`, a time-stamp over it.
    pub timestamp: Option<Vec<u8>>,
}

/// The store of one revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityStore {
    /// Certificates.
    pub certificates: Vec<StoredItem>,
    /// Revocation lists.
    pub crls: Vec<StoredItem>,
    /// OCSP responses.
    pub ocsps: Vec<StoredItem>,
    /// The entries of `VRI`, in the order of the file.
    pub signatures: Vec<SignatureEvidence>,
    /// Entries that are no streams or cannot be decoded.
    pub unreadable: usize,
}

/// One of the three lists while it is filled.
#[derive(Default)]
struct Shelf {
    items: Vec<StoredItem>,
    /// By the offset of the stream's data, which is the same for every revision that has it.
    places: HashMap<u64, Option<usize>>,
}

impl Shelf {
    /// An empty shelf that takes none of these again.
    fn beside(items: &[StoredItem]) -> Self {
        Self { items: Vec::new(), places: items.iter().map(|item| (item.data.start, None)).collect() }
    }

    /// The index of a stream in the list, read if it is new.
    fn place(
        &mut self,
        view: &View<'_, '_>,
        element: &Object,
        in_document_list: bool,
        most: usize,
    ) -> Result<Option<usize>, Error> {
        let resolved = view.resolve(element)?;
        let Some(stream) = resolved.as_stream() else { return Ok(None) };
        if let Some(known) = self.places.get(&stream.start) {
            return Ok(*known);
        }
        if self.items.len() >= most {
            let value = u64::try_from(most).unwrap_or(u64::MAX);
            return Err(Error::OverLimit { limit: "certificates", value });
        }
        let place = match (view.stream_span(stream)?, view.decode(stream)?) {
            (Some(data), Some(bytes)) => {
                self.items.push(StoredItem { object: stream.id, bytes, data, in_document_list });
                Some(self.items.len().saturating_sub(1))
            }
            _ => None,
        };
        self.places.insert(stream.start, place);
        Ok(place)
    }

    fn list(
        &mut self,
        view: &View<'_, '_>,
        dictionary: &Dictionary,
        key: &str,
        of_document: bool,
        most: usize,
        unreadable: &mut usize,
    ) -> Result<Vec<usize>, Error> {
        let array = view.array(dictionary, key)?;
        let mut places = Vec::new();
        for element in array.iter().flat_map(|array| array.iter()).take(most.saturating_add(1)) {
            match self.place(view, element, of_document, most)? {
                Some(place) => places.push(place),
                None => *unreadable = unreadable.saturating_add(1),
            }
        }
        Ok(places)
    }
}

/// Reads the store of a view. `None` if the catalog has no `DSS`.
///
/// # Errors
/// [`Error::OverLimit`] and [`Error::Source`]; never for what the file says.
pub fn read_security_store(view: &View<'_, '_>, limits: &Limits) -> Result<Option<SecurityStore>, Error> {
    let mut shelves = [Shelf::default(), Shelf::default(), Shelf::default()];
    let Some((signatures, unreadable)) = fill(view, &mut shelves, limits)? else { return Ok(None) };
    let [certificates, crls, ocsps] = shelves.map(|shelf| shelf.items);
    Ok(Some(SecurityStore { certificates, crls, ocsps, signatures, unreadable }))
}

/// What the stores of other revisions, given by their indices, hold besides a store: incremental updates may leave objects
/// behind that time-stamps in between cover.
///
/// # Errors
/// Those of [`read_security_store`].
pub fn read_other_stores(
    document: &Document<'_>,
    revisions: &[usize],
    beside: &SecurityStore,
    limits: &Limits,
) -> Result<SecurityStore, Error> {
    let mut shelves = [&beside.certificates, &beside.crls, &beside.ocsps].map(|items| Shelf::beside(items));
    for view in revisions.iter().filter_map(|index| document.view(*index)) {
        fill(&view, &mut shelves, limits)?;
    }
    let [certificates, crls, ocsps] = shelves.map(|shelf| shelf.items);
    Ok(SecurityStore { certificates, crls, ocsps, signatures: Vec::new(), unreadable: 0 })
}

/// The entries of `VRI`, and how much could not be read.
type Entries = (Vec<SignatureEvidence>, usize);

fn fill(view: &View<'_, '_>, shelves: &mut [Shelf; 3], limits: &Limits) -> Result<Option<Entries>, Error> {
    let Some(catalog) = view.catalog()? else { return Ok(None) };
    let Some(store) = view.dictionary(&catalog, "DSS")? else { return Ok(None) };
    let [certificates, crls, ocsps] = shelves;
    let most = limits.certificates;
    let mut unreadable = 0;
    certificates.list(view, &store, "Certs", true, most, &mut unreadable)?;
    crls.list(view, &store, "CRLs", true, most, &mut unreadable)?;
    ocsps.list(view, &store, "OCSPs", true, most, &mut unreadable)?;
    let mut signatures = Vec::new();
    let listed = view.dictionary(&store, "VRI")?;
    let listed = listed.iter().flat_map(Dictionary::entries).filter(|entry| *entry.key != *b"Type");
    for entry in listed.take(limits.signatures) {
        let value = view.resolve(&entry.value)?;
        let Some(own) = value.as_dictionary() else { continue };
        signatures.push(SignatureEvidence {
            key: name_text(&entry.key),
            certificates: certificates.list(view, own, "Cert", false, most, &mut unreadable)?,
            crls: crls.list(view, own, "CRL", false, most, &mut unreadable)?,
            ocsps: ocsps.list(view, own, "OCSP", false, most, &mut unreadable)?,
            created: view.text(own, "TU")?.map(|text| crate::pdf::PdfDate::parse(&text)),
            timestamp: timestamp(view, own)?,
        });
    }
    Ok(Some((signatures, unreadable)))
}

fn timestamp(view: &View<'_, '_>, own: &Dictionary) -> Result<Option<Vec<u8>>, Error> {
    let value = view.value(own, "TS")?;
    value.as_stream().map_or(Ok(None), |stream| view.decode(stream))
}
