//! How a token signs a digest (PKCS#11). Tokens are given digests alone: what they hash themselves differs from one to the next.

use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::rsa::{PkcsMgfType, PkcsPssParams};
use cryptoki::mechanism::{Mechanism, MechanismType};
use kyso::crypto::{DigestAlgorithm, SignatureAlgorithm};
use kyso::sign::digest_info;

/// The mechanism, and the data that it is given. `None`: tokens do not sign so.
pub(crate) fn mechanism(algorithm: &SignatureAlgorithm, digest: &[u8]) -> Option<(Mechanism<'static>, Vec<u8>)> {
    match algorithm {
        SignatureAlgorithm::RsaPkcs1(hash) => Some((Mechanism::RsaPkcs, digest_info(*hash, digest))),
        SignatureAlgorithm::RsaPss(parameters) => {
            let (hash_alg, mgf) = hash_of(parameters.digest)?;
            let s_len = u64::try_from(parameters.salt_len).ok()?.into();
            Some((Mechanism::RsaPkcsPss(PkcsPssParams { hash_alg, mgf, s_len }), digest.to_vec()))
        }
        SignatureAlgorithm::Ecdsa(_) => Some((Mechanism::Ecdsa, digest.to_vec())),
        _ => None,
    }
}

fn hash_of(digest: DigestAlgorithm) -> Option<(MechanismType, PkcsMgfType)> {
    match digest {
        DigestAlgorithm::Sha256 => Some((MechanismType::SHA256, PkcsMgfType::MGF1_SHA256)),
        DigestAlgorithm::Sha384 => Some((MechanismType::SHA384, PkcsMgfType::MGF1_SHA384)),
        DigestAlgorithm::Sha512 => Some((MechanismType::SHA512, PkcsMgfType::MGF1_SHA512)),
        _ => None,
    }
}

/// Whether the token says that it does not know the mechanism, or the key not.
pub(crate) fn is_unsupported(error: &Error) -> bool {
    let Error::Pkcs11(value, _) = error else { return false };
    matches!(value, RvError::MechanismInvalid | RvError::MechanismParamInvalid | RvError::KeyTypeInconsistent)
}

/// Whether the token is gone.
pub(crate) fn is_removed(error: &Error) -> bool {
    let Error::Pkcs11(value, _) = error else { return false };
    matches!(value, RvError::DeviceRemoved | RvError::TokenNotPresent | RvError::SessionHandleInvalid)
}

/// Whether the PIN was wrong.
pub(crate) fn is_wrong_pin(error: &Error) -> bool {
    let Error::Pkcs11(value, _) = error else { return false };
    matches!(value, RvError::PinIncorrect | RvError::PinLenRange | RvError::PinInvalid)
}
