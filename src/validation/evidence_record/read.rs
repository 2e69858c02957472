//! Reading a record (RFC 4998 §3.1, §4.1).

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, integer_u64};
use crate::base::limits::Limits;
use crate::crypto::{AlgorithmIdentifier, DigestAlgorithm};
use crate::validation::timestamp::Token;

/// Most time-stamps of one record: renewed every year, that is longer than any algorithm was good.
const MOST_STAMPS: usize = 128;
/// Most groups of a reduced tree, and hashes in one: a tree of four thousand million leaves.
const MOST_GROUPS: usize = 64;

/// An evidence record.
#[derive(Clone, Debug)]
pub struct EvidenceRecord {
    /// Chains, the oldest first; in each, the time-stamps of one algorithm, the oldest first.
    pub chains: Vec<Vec<ArchiveTimeStamp>>,
    /// Each chain as encoded.
    encodings: Vec<Vec<u8>>,
}

/// One time-stamp over the root of a tree.
///
/// ```text
/// ArchiveTimeStamp ::= SEQUENCE {
///     digestAlgorithm [0] IMPLICIT AlgorithmIdentifier OPTIONAL,
///     attributes      [1] IMPLICIT Attributes OPTIONAL,
///     reducedHashtree [2] IMPLICIT SEQUENCE OF PartialHashtree OPTIONAL,
///     timeStamp       ContentInfo }
/// PartialHashtree ::= SEQUENCE OF OCTET STRING
/// ```
#[derive(Clone, Debug)]
pub struct ArchiveTimeStamp {
    /// Digest of the tree: that of the time-stamp.
    pub digest: DigestAlgorithm,
    /// The way to the root; `None` where the time-stamp is over the hash itself.
    pub groups: Option<Vec<Vec<Vec<u8>>>>,
    /// The time-stamp.
    pub token: Token,
    /// As encoded.
    pub encoding: Vec<u8>,
}

impl EvidenceRecord {
    /// Reads a record. Time-stamps over encrypted data (encryptionInfo) are of no use here and are refused.
    ///
    /// ```text
    /// EvidenceRecord ::= SEQUENCE {
    ///     version                   INTEGER { v1(1) },
    ///     digestAlgorithms          SEQUENCE OF AlgorithmIdentifier,
    ///     cryptoInfos               [0] IMPLICIT CryptoInfos OPTIONAL,
    ///     encryptionInfo            [1] IMPLICIT EncryptionInfo OPTIONAL,
    ///     archiveTimeStampSequence  SEQUENCE OF ArchiveTimeStampChain }
    /// ```
    ///
    /// # Errors
    /// Where it is not of this form, or has an algorithm that is not done.
    pub fn read(der: &[u8], limits: &Limits) -> Result<Self, Asn1Error> {
        let budget = &mut Budget::new(limits);
        let mut reader = Reader::new(der, Rules::Der);
        let record = reader.expect(Tag::SEQUENCE, budget)?;
        reader.finish()?;
        let mut parts = record.children()?;
        let version = parts.expect(Tag::INTEGER, budget)?;
        if integer_u64(&version)? != 1 {
            return Err(version.fail(Asn1ErrorKind::Value("version")));
        }
        parts.expect(Tag::SEQUENCE, budget)?;
        parts.optional_context(0, budget)?;
        let sequence = parts.expect(Tag::SEQUENCE, budget)?;
        parts.finish()?;
        let (mut chains, mut encodings, mut count) = (Vec::new(), Vec::new(), 0_usize);
        for chain in members(&sequence, budget)? {
            let mut stamps = Vec::new();
            for stamp in members(&chain, budget)? {
                count = count.saturating_add(1);
                if count > MOST_STAMPS {
                    return Err(stamp.fail(Asn1ErrorKind::Value("archiveTimeStampSequence")));
                }
                stamps.push(ArchiveTimeStamp::read(&stamp, limits, budget)?);
            }
            // §5.1: all of a chain have one algorithm.
            if stamps.first().is_none_or(|first| stamps.iter().any(|stamp| stamp.digest != first.digest)) {
                return Err(chain.fail(Asn1ErrorKind::Value("ArchiveTimeStampChain")));
            }
            chains.push(stamps);
            encodings.push(chain.raw.to_vec());
        }
        if chains.is_empty() {
            return Err(sequence.fail(Asn1ErrorKind::Value("archiveTimeStampSequence")));
        }
        Ok(Self { chains, encodings })
    }

    /// The ArchiveTimeStampSequence of the chains before this one, as a renewal of the tree hashes it (§5.2).
    pub(super) fn before(&self, chain: usize) -> Vec<u8> {
        let encodings: Vec<u8> = self.encodings.iter().take(chain).flatten().copied().collect();
        crate::asn1::write(0x30, &encodings)
    }
}

impl ArchiveTimeStamp {
    fn read(element: &Element<'_>, limits: &Limits, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut parts = element.children()?;
        let stated = parts.optional_context(0, budget)?.map(|tagged| algorithm(&tagged, budget)).transpose()?;
        parts.optional_context(1, budget)?;
        let groups = parts.optional_context(2, budget)?.map(|tagged| groups(&tagged, budget)).transpose()?;
        let stamp = parts.expect(Tag::SEQUENCE, budget)?;
        parts.finish()?;
        let wrong = || stamp.fail(Asn1ErrorKind::Value("timeStamp"));
        let token = Token::parse(stamp.raw, limits).map_err(|_| wrong())?;
        let digest = token.imprint_algorithm.clone().map_err(|_| wrong())?;
        // The root is hashed with the algorithm of the tree, and is what was stamped.
        if stated.is_some_and(|stated| stated != digest) {
            return Err(wrong());
        }
        Ok(Self { digest, groups, token, encoding: stamp.raw.to_vec() })
    }

    /// The root that the tree has if this hash is in it; `None` if it is not (§4.3, steps 1 to 3).
    pub(super) fn root(&self, hash: &[u8]) -> Option<Vec<u8>> {
        let Some(groups) = &self.groups else { return Some(hash.to_vec()) };
        if !groups.first()?.iter().any(|known| known == hash) {
            return None;
        }
        let mut carried: Option<Vec<u8>> = None;
        for group in groups {
            let mut all: Vec<&[u8]> = group.iter().map(Vec::as_slice).chain(carried.as_deref()).collect();
            crate::base::sort::sort(&mut all);
            carried = Some(self.digest.digest(&all.concat()));
        }
        carried
    }

    /// Whether this hash is one of those that the tree is about.
    pub(super) fn names(&self, hash: &[u8]) -> bool {
        match &self.groups {
            Some(groups) => groups.first().is_some_and(|group| group.iter().any(|known| known == hash)),
            None => self.token.imprint == hash,
        }
    }
}

fn members<'a>(element: &Element<'a>, budget: &mut Budget) -> Result<Vec<Element<'a>>, Asn1Error> {
    let mut reader = element.children()?;
    let mut found = Vec::new();
    while let Some(member) = reader.next(budget)? {
        found.push(member);
    }
    Ok(found)
}

/// An AlgorithmIdentifier under an implicit tag.
fn algorithm(tagged: &Element<'_>, budget: &mut Budget) -> Result<DigestAlgorithm, Asn1Error> {
    let encoding = crate::asn1::write(0x30, tagged.content);
    let mut reader = Reader::new(&encoding, Rules::Der);
    let element = reader.expect(Tag::SEQUENCE, budget)?;
    let identifier = AlgorithmIdentifier::from_element(&element, budget)?;
    DigestAlgorithm::from_identifier(&identifier).ok_or(tagged.fail(Asn1ErrorKind::Value("digestAlgorithm")))
}

fn groups(tagged: &Element<'_>, budget: &mut Budget) -> Result<Vec<Vec<Vec<u8>>>, Asn1Error> {
    let mut all = Vec::new();
    for group in members(tagged, budget)? {
        let mut hashes = Vec::new();
        for hash in members(&group, budget)? {
            if !hash.is(Tag::OCTET_STRING) || hashes.len() >= MOST_GROUPS {
                return Err(hash.fail(Asn1ErrorKind::Value("PartialHashtree")));
            }
            hashes.push(hash.content.to_vec());
        }
        if all.len() >= MOST_GROUPS {
            return Err(group.fail(Asn1ErrorKind::Value("reducedHashtree")));
        }
        all.push(hashes);
    }
    Ok(all)
}
