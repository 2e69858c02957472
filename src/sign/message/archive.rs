//! The archive time-stamp of a message: archive-time-stamp-v3 with ats-hash-index-v3 (EN 319 122-1 §5.5.2, §5.5.3).

use super::parts::{Parts, SignerParts};
use crate::asn1::{Budget, Reader, Rules, Tag};
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::cms::{SignedData, oid};
use crate::crypto::DigestAlgorithm;
use crate::sign::algorithm::digest_identifier;
use crate::sign::attributes::attribute;
use crate::sign::prepare::hash;
use crate::sign::prepared::hexadecimal;
use crate::sign::timestamp::check_imprint;
use crate::sign::{SignError, der};
use const_oid::ObjectIdentifier;
use serde::{Deserialize, Serialize};

/// id-aa-ATSHashIndex-v3 (EN 319 122-1 §5.5.2).
const HASH_INDEX: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.19122.1.5");

/// An archive time-stamp without its token. A host may keep it as JSON until the token comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PreparedArchive {
    /// What the authority is asked to stamp, by the digest that it was prepared with.
    #[serde(with = "hexadecimal")]
    pub imprint: Vec<u8>,
    /// The place of the signer among the SignerInfos.
    signer: usize,
    /// ATSHashIndexV3.
    #[serde(with = "hexadecimal")]
    index: Vec<u8>,
}

/// How many signers a message has: each has its own archive time-stamp.
///
/// # Errors
/// [`SignError::BadMessage`].
pub fn signers_of(message: &[u8], limits: &Limits) -> Result<usize, SignError> {
    Ok(Parts::read(message, &mut Budget::new(limits))?.signers.len())
}

/// Prepares an archive time-stamp for a signer. `content` is what was signed, where the message does not carry it.
///
/// # Errors
/// [`SignError::BadMessage`]; whatever reading the content gives.
pub fn prepare_archive(
    message: &[u8],
    signer: usize,
    content: Option<&dyn Source>,
    digest: DigestAlgorithm,
    limits: &Limits,
) -> Result<PreparedArchive, SignError> {
    let parts = Parts::read(message, &mut Budget::new(limits))?;
    let own = parts.signers.get(signer).ok_or(SignError::BadMessage)?;
    let content = content_digest(message, content, digest, limits)?;
    let index = hash_index(&parts, own, digest, limits)?;
    let mut hasher = digest.hasher();
    hasher.update(parts.content_type);
    hasher.update(&content);
    own.fields.iter().for_each(|field| hasher.update(field));
    hasher.update(&index);
    Ok(PreparedArchive { imprint: hasher.finish(), signer, index })
}

/// Puts the token, with its index, among the unsigned attributes of the signer.
///
/// # Errors
/// [`SignError::TimestampOfOther`], [`SignError::BadTimestamp`], [`SignError::BadMessage`].
pub fn embed_archive(
    message: &[u8],
    prepared: &PreparedArchive,
    token: &[u8],
    limits: &Limits,
) -> Result<Vec<u8>, SignError> {
    check_imprint(token, &prepared.imprint)?;
    let budget = &mut Budget::new(limits);
    let unread = |_| SignError::BadTimestamp { what: "TimeStampToken".to_owned() };
    let mut stamp = Parts::read(token, budget).map_err(unread)?;
    // RFC 3161 §2.4.2: a token has one signer.
    let [unit] = stamp.signers.as_mut_slice() else {
        return Err(SignError::BadTimestamp { what: "signerInfos".to_owned() });
    };
    unit.unsigned.push(attribute(HASH_INDEX, prepared.index.clone()));
    let mut parts = Parts::read(message, budget)?;
    let signer = parts.signers.get_mut(prepared.signer).ok_or(SignError::BadMessage)?;
    signer.unsigned.push(attribute(oid::ARCHIVE_TIMESTAMP_V3, stamp.encode()));
    Ok(parts.encode())
}

fn content_digest(
    message: &[u8],
    content: Option<&dyn Source>,
    digest: DigestAlgorithm,
    limits: &Limits,
) -> Result<Vec<u8>, SignError> {
    let data = SignedData::parse(message, limits).map_err(|_| SignError::BadMessage)?;
    match (data.content, content) {
        (Some(own), _) => Ok(digest.digest(&own)),
        (None, Some(source)) => {
            let mut hasher = digest.hasher();
            hash(source, &mut hasher)?;
            Ok(hasher.finish())
        }
        (None, None) => Err(SignError::BadMessage),
    }
}

/// The hashes of every certificate, every list, and every value of an unsigned attribute with its type in front.
fn hash_index(
    parts: &Parts<'_>,
    signer: &SignerParts<'_>,
    digest: DigestAlgorithm,
    limits: &Limits,
) -> Result<Vec<u8>, SignError> {
    let each = |octets: &[u8]| der::octets(&digest.digest(octets));
    let of =
        |members: &[Vec<u8>]| der::sequence(&[&members.iter().flat_map(|member| each(member)).collect::<Vec<_>>()]);
    let mut values = Vec::new();
    for attribute in &signer.unsigned {
        values.extend(typed_values(attribute, limits)?.iter().flat_map(|value| each(value)));
    }
    Ok(der::sequence(&[
        &digest_identifier(digest),
        &of(&parts.certificates),
        &of(&parts.lists),
        &der::sequence(&[&values]),
    ]))
}

/// The values of an attribute, each behind its type.
fn typed_values(attribute: &[u8], limits: &Limits) -> Result<Vec<Vec<u8>>, SignError> {
    let budget = &mut Budget::new(limits);
    let mut parts = Reader::new(attribute, Rules::Ber).expect(Tag::SEQUENCE, budget)?.children()?;
    let kind = parts.expect(Tag::OID, budget)?;
    let values = super::parts::members(&parts.expect(Tag::SET, budget)?, budget)?;
    Ok(values.iter().map(|value| [kind.raw, value.raw].concat()).collect())
}
