//! The message around a signature value (RFC 5652 §5.1).

use super::algorithm::{digest_identifier, identifier};
use super::attributes::attribute;
use super::{SignError, der};
use crate::cms::oid;
use crate::crypto::{DigestAlgorithm, SignatureAlgorithm};
use crate::x509::Certificate;
use const_oid::db::rfc5911::{ID_DATA, ID_SIGNED_DATA};

/// The parts of a message with one signer.
pub(super) struct Parts<'a> {
    pub(super) digest: DigestAlgorithm,
    pub(super) algorithm: &'a SignatureAlgorithm,
    pub(super) signer: &'a Certificate,
    /// Certificates that go along, that of the signer among them.
    pub(super) chain: &'a [Vec<u8>],
    /// The signed attributes as they were signed: a SET OF.
    pub(super) attributes: &'a [u8],
    pub(super) value: &'a [u8],
    /// A time-stamp token over the value.
    pub(super) timestamp: Option<&'a [u8]>,
    /// The content, where it goes along.
    pub(super) content: Option<&'a [u8]>,
}

impl Parts<'_> {
    /// ContentInfo.
    pub(super) fn encode(&self) -> Result<Vec<u8>, SignError> {
        let content = self.content.map(|content| der::context(0, &der::octets(content))).unwrap_or_default();
        let signed_data = der::sequence(&[
            // RFC 5652 §5.1: 1, for there are neither other certificates nor signers of version 3.
            &der::small(1),
            &der::set_of(vec![digest_identifier(self.digest)]),
            &der::sequence(&[&der::oid(ID_DATA), &content]),
            &der::context(0, &der::sorted(self.chain.to_vec())),
            &der::set_of(vec![self.signer_info()?]),
        ]);
        Ok(der::sequence(&[&der::oid(ID_SIGNED_DATA), &der::context(0, &signed_data)]))
    }

    fn signer_info(&self) -> Result<Vec<u8>, SignError> {
        const SERIAL: u8 = 0x02;
        let serial = der::element(SERIAL, &self.signer.serial);
        let token = |token: &[u8]| der::context(1, &attribute(oid::SIGNATURE_TIMESTAMP, token.to_vec()));
        Ok(der::sequence(&[
            &der::small(1),
            &der::sequence(&[&self.signer.issuer.raw, &serial]),
            &digest_identifier(self.digest),
            &implicit(self.attributes),
            &identifier(self.algorithm)?,
            &der::octets(self.value),
            &self.timestamp.map(token).unwrap_or_default(),
        ]))
    }
}

/// `[0] IMPLICIT`: they are signed with the tag of a SET OF, and sent with this one (RFC 5652 §5.4).
fn implicit(set: &[u8]) -> Vec<u8> {
    let mut tagged = set.to_vec();
    if let Some(tag) = tagged.first_mut() {
        *tag = 0xA0;
    }
    tagged
}
