//! Public keys (SubjectPublicKeyInfo, RFC 5280 §4.1.2.7).

use super::ec_key::EcKey;
use super::refused::Refused;
use super::rsa_key::RsaKey;
use super::{AlgorithmIdentifier, Curve, Ed448Key, Ed25519Key, PssParameters, Unsupported, oids};
use crate::asn1::{Budget, Reader, Rules, Tag, bit_string, oid_text};
use crate::base::limits::Limits;
use core::fmt;

/// A public key that signatures are verified with.
#[derive(Clone, Debug)]
pub enum PublicKey {
    /// RSA.
    Rsa(RsaKey),
    /// RSA for PSS alone, with restrictions on its parameters if any are given (RFC 4055 §3.3).
    RsaPss(RsaKey, Option<PssParameters>),
    /// On a NIST curve.
    Ec(EcKey),
    /// Ed25519.
    Ed25519(Ed25519Key),
    /// Ed448.
    Ed448(Ed448Key),
    /// Anything else.
    Unsupported(Unsupported),
}

/// The bytes are not a key of the type they name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadKey {
    /// What is wrong with it.
    pub reason: &'static str,
}

/// What a key is, for reports and policies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyDescription {
    /// `RSA`, `RSASSA-PSS`, `EC`, `Ed25519`, `Ed448`, or the name of what is not supported.
    pub algorithm: String,
    /// The curve, where the algorithm leaves a choice.
    pub curve: Option<Curve>,
    /// Bits of the modulus or of the field; `None` if not known.
    pub bits: Option<usize>,
}

/// `RSA 3072`, `EC P-256`, `Ed25519`.
impl fmt::Display for KeyDescription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.algorithm)?;
        match (&self.curve, self.bits) {
            (Some(curve), _) => write!(f, " {curve}"),
            (None, Some(bits)) if self.algorithm.starts_with("RSA") => write!(f, " {bits}"),
            _ => Ok(()),
        }
    }
}

impl PublicKey {
    /// From the encoded SubjectPublicKeyInfo.
    pub fn from_spki(bytes: &[u8], limits: &Limits) -> Result<Self, BadKey> {
        match read(bytes, limits) {
            Ok(key) => Ok(key),
            Err(Refused::Unsupported(what)) => Ok(Self::Unsupported(what)),
            Err(Refused::Broken(reason)) => Err(BadKey { reason }),
        }
    }

    /// What this key is.
    pub fn describe(&self) -> KeyDescription {
        let (algorithm, curve, bits) = match self {
            Self::Rsa(key) => ("RSA", None, Some(key.bits())),
            Self::RsaPss(key, _) => ("RSASSA-PSS", None, Some(key.bits())),
            Self::Ec(key) => ("EC", Some(key.curve()), Some(key.curve().bits())),
            Self::Ed25519(_) => ("Ed25519", None, Some(255)),
            Self::Ed448(_) => ("Ed448", None, Some(448)),
            Self::Unsupported(what) => (what.name.as_str(), None, None),
        };
        KeyDescription { algorithm: algorithm.to_owned(), curve, bits }
    }
}

fn read(bytes: &[u8], limits: &Limits) -> Result<PublicKey, Refused> {
    let budget = &mut Budget::small();
    let mut reader = Reader::new(bytes, Rules::Ber);
    let sequence = reader.expect(Tag::SEQUENCE, budget)?;
    reader.finish()?;
    let mut parts = sequence.children()?;
    let identifier = AlgorithmIdentifier::from_element(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
    let bits = bit_string(&parts.expect(Tag::BIT_STRING, budget)?, budget)?;
    parts.finish()?;
    let key = bits.octets().ok_or(Refused::Broken("the key is not whole octets"))?;
    match identifier.oid() {
        Some(oids::RSA_ENCRYPTION) => read_rsa(&identifier, key, limits),
        Some(oids::RSASSA_PSS) => read_rsa_pss(&identifier, key, limits),
        Some(oids::PSS_SHAKE128) => read_rsa_shake(&identifier, key, PssParameters::SHAKE128, limits),
        Some(oids::PSS_SHAKE256) => read_rsa_shake(&identifier, key, PssParameters::SHAKE256, limits),
        Some(oids::EC_PUBLIC_KEY) => read_ec(&identifier, key),
        Some(oids::ED25519) => read_ed25519(&identifier, key),
        Some(oids::ED448) => {
            check_no_parameters(&identifier)?;
            Ed448Key::read(key).map(PublicKey::Ed448)
        }
        _ => Err(Unsupported::named(identifier.oid_text()).into()),
    }
}

/// NULL and nothing are both taken, whichever of the two the RFC of the algorithm asks for.
fn check_no_parameters(identifier: &AlgorithmIdentifier<'_>) -> Result<(), Refused> {
    if identifier.has_no_parameters() { Ok(()) } else { Err(Refused::Broken("parameters where there are none")) }
}

/// RFC 3279 §2.3.1.
fn read_rsa(identifier: &AlgorithmIdentifier<'_>, key: &[u8], limits: &Limits) -> Result<PublicKey, Refused> {
    check_no_parameters(identifier)?;
    RsaKey::read(key, limits).map(PublicKey::Rsa)
}

/// RFC 4055 §1.2: absent parameters restrict nothing.
fn read_rsa_pss(identifier: &AlgorithmIdentifier<'_>, key: &[u8], limits: &Limits) -> Result<PublicKey, Refused> {
    let restrictions = identifier.parameters.map(PssParameters::read).transpose()?;
    Ok(PublicKey::RsaPss(RsaKey::read(key, limits)?, restrictions))
}

/// RFC 8702 §3.1: the identifier fixes the parameters.
fn read_rsa_shake(
    identifier: &AlgorithmIdentifier<'_>,
    key: &[u8],
    parameters: PssParameters,
    limits: &Limits,
) -> Result<PublicKey, Refused> {
    check_no_parameters(identifier)?;
    Ok(PublicKey::RsaPss(RsaKey::read(key, limits)?, Some(parameters)))
}

/// RFC 5480 §2.1.1: namedCurve; the other two choices must not be used.
fn read_ec(identifier: &AlgorithmIdentifier<'_>, key: &[u8]) -> Result<PublicKey, Refused> {
    let unnamed = || Refused::Broken("no curve is named");
    let mut reader = Reader::new(identifier.parameters.ok_or_else(unnamed)?, Rules::Ber);
    let parameters = reader.next(&mut Budget::small())?.ok_or_else(unnamed)?;
    if !parameters.is(Tag::OID) {
        return Err(Unsupported::described("EC curve given by parameters").into());
    }
    let curve =
        Curve::from_oid_octets(parameters.content).ok_or_else(|| Unsupported::named(oid_text(parameters.content)))?;
    EcKey::read(curve, key).map(PublicKey::Ec)
}

/// RFC 8410 §3: no parameters, 32 octets.
fn read_ed25519(identifier: &AlgorithmIdentifier<'_>, key: &[u8]) -> Result<PublicKey, Refused> {
    check_no_parameters(identifier)?;
    Ed25519Key::read(key).map(PublicKey::Ed25519)
}
