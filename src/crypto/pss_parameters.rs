//! RSASSA-PSS-params (RFC 4055 §3.1, RFC 8017 §A.2.3).

use super::refused::Refused;
use super::{AlgorithmIdentifier, DigestAlgorithm, Unsupported, oids};
use crate::asn1::{Budget, Element, Reader, Rules, Tag, integer_u64};
use core::fmt;

/// What RSASSA-PSS was used with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PssParameters {
    /// Digest of the message.
    pub digest: DigestAlgorithm,
    /// Mask generation function.
    pub mask: MaskFunction,
    /// Octets of salt.
    pub salt_len: usize,
}

/// Mask generation function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaskFunction {
    /// MGF1 over a digest (RFC 8017 §B.2.1).
    Mgf1(DigestAlgorithm),
    /// SHAKE128 used as it is (RFC 8702 §2.1).
    Shake128,
    /// SHAKE256 used as it is (RFC 8702 §2.1).
    Shake256,
}

impl PssParameters {
    /// Fixed by the identifier id-RSASSA-PSS-SHAKE128 (RFC 8702 §3.1).
    pub(super) const SHAKE128: Self =
        Self { digest: DigestAlgorithm::Shake128, mask: MaskFunction::Shake128, salt_len: 32 };
    /// Fixed by the identifier id-RSASSA-PSS-SHAKE256 (RFC 8702 §3.1).
    pub(super) const SHAKE256: Self =
        Self { digest: DigestAlgorithm::Shake256, mask: MaskFunction::Shake256, salt_len: 64 };
    /// The defaults of absent fields in the ASN.1 definition.
    const DEFAULT: Self =
        Self { digest: DigestAlgorithm::Sha1, mask: MaskFunction::Mgf1(DigestAlgorithm::Sha1), salt_len: 20 };

    /// From the encoded parameters.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let budget = &mut Budget::small();
        let mut reader = Reader::new(bytes, Rules::Ber);
        let sequence = reader.expect(Tag::SEQUENCE, budget)?;
        reader.finish()?;
        let mut fields = sequence.children()?;
        let mut read = Self::DEFAULT;
        if let Some(field) = fields.optional_context(0, budget)? {
            read.digest = digest(&AlgorithmIdentifier::from_element(&field.only_child(budget)?, budget)?)?;
        }
        if let Some(field) = fields.optional_context(1, budget)? {
            read.mask = mask(&AlgorithmIdentifier::from_element(&field.only_child(budget)?, budget)?)?;
        }
        if let Some(field) = fields.optional_context(2, budget)? {
            let octets = integer_u64(&field.only_child(budget)?)?;
            read.salt_len = usize::try_from(octets).map_err(|_| Refused::Broken("salt length out of range"))?;
        }
        check_trailer(fields.optional_context(3, budget)?, budget)?;
        fields.finish()?;
        Ok(read)
    }

    /// RFC 4055 §3.3: whether a key with these parameters may be used with `used`: same digest and mask function, no less salt.
    pub(super) fn allow(&self, used: &Self) -> bool {
        self.digest == used.digest && self.mask == used.mask && used.salt_len >= self.salt_len
    }
}

/// RFC 4055 §2.1: parameters NULL or absent.
fn digest(identifier: &AlgorithmIdentifier<'_>) -> Result<DigestAlgorithm, Refused> {
    if !identifier.has_no_parameters() {
        return Err(Refused::Broken("a digest with parameters"));
    }
    DigestAlgorithm::from_identifier(identifier).ok_or_else(|| Unsupported::named(identifier.oid_text()).into())
}

/// RFC 4055 §2.2: MGF1 with a digest; RFC 8702 defines no other use of the field.
fn mask(identifier: &AlgorithmIdentifier<'_>) -> Result<MaskFunction, Refused> {
    if identifier.oid() != Some(oids::MGF1) {
        return Err(Unsupported::named(identifier.oid_text()).into());
    }
    let parameters = identifier.parameters.ok_or(Refused::Broken("MGF1 without a digest"))?;
    digest(&AlgorithmIdentifier::from_bytes(parameters)?).map(MaskFunction::Mgf1)
}

/// RFC 4055 §3.1: trailerField is 1, the octet BC.
fn check_trailer(field: Option<Element<'_>>, budget: &mut Budget) -> Result<(), Refused> {
    let Some(field) = field else { return Ok(()) };
    match integer_u64(&field.only_child(budget)?)? {
        1 => Ok(()),
        _ => Err(Refused::Broken("trailer field is not 1")),
    }
}

impl fmt::Display for PssParameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.mask {
            MaskFunction::Mgf1(digest) if digest != self.digest => {
                write!(f, "{}, MGF1 {digest}, salt {}", self.digest, self.salt_len)
            }
            _ => write!(f, "{}, salt {}", self.digest, self.salt_len),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(hex: &str) -> Result<String, String> {
        match PssParameters::read(&hex::decode(hex.replace(' ', "")).unwrap()) {
            Ok(parameters) => Ok(parameters.to_string()),
            Err(Refused::Broken(reason)) => Err(reason.to_owned()),
            Err(Refused::Unsupported(what)) => Err(what.to_string()),
        }
    }

    #[test]
    fn absent_fields_have_their_defaults() {
        assert_eq!(read("3000").unwrap(), "SHA-1, salt 20");
        assert_eq!(read("3005 a203 020120").unwrap(), "SHA-1, salt 32");
        let sha256 = "300d06096086480165030402010500";
        assert_eq!(read(&format!("3011 a00f {sha256}")).unwrap(), "SHA-256, MGF1 SHA-1, salt 20");
        let mgf1 = format!("301a 06092a864886f70d010108 {sha256}");
        assert_eq!(read(&format!("3034 a00f {sha256} a11c {mgf1} a203 020120")).unwrap(), "SHA-256, salt 32");
        assert_eq!(
            read(&format!("3039 a00f {sha256} a11c {mgf1} a203 020120 a303 020101")).unwrap(),
            "SHA-256, salt 32"
        );
    }

    #[test]
    fn broken_parameters_are_refused() {
        assert_eq!(read("3005 a303 020102").unwrap_err(), "trailer field is not 1");
        assert_eq!(read("3005 a203 0201ff").unwrap_err(), "the encoding is not readable");
        assert_eq!(read("3000 00").unwrap_err(), "the encoding is not readable");
        assert_eq!(read("300a a203 020120 a203 020120").unwrap_err(), "the encoding is not readable");
        assert_eq!(read("0500").unwrap_err(), "the encoding is not readable");
        assert_eq!(read("300f a10d 300b 06092a864886f70d010108").unwrap_err(), "MGF1 without a digest");
        assert_eq!(read("300b a009 3007 06052b24030201").unwrap_err(), "RIPEMD-160 (1.3.36.3.2.1)");
    }
}
