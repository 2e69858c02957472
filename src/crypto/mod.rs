//! Digests and signature algorithms, verifying only.
//!
//! There is no private key type, and nothing that needs one. Whether an algorithm is still reliable is up to the
//! policy; this module only decides whether a signature value fits a key and the signed data.

mod algorithm_identifier;
mod curve;
mod digest;
mod digest_plan;
mod ec_key;
mod ecdsa_signature;
mod ed25519;
mod ed448;
mod fingerprint;
mod hasher;
mod known_name;
#[cfg(not(feature = "cli"))]
#[path = "native_absent.rs"]
mod native_hasher;
#[cfg(feature = "cli")]
mod native_hasher;
mod oids;
mod outcome;
mod pss_parameters;
mod public_key;
mod refused;
mod rsa_key;
mod rsa_pkcs1;
mod rsa_power;
mod rsa_pss;
mod signature_algorithm;
mod unsupported;
mod verify;

pub use algorithm_identifier::AlgorithmIdentifier;
pub use curve::Curve;
pub use digest::DigestAlgorithm;
pub use digest_plan::DigestRequest;
pub(crate) use digest_plan::{digest_cost, digests, digests_watched};
pub use ec_key::EcKey;
pub use ed448::Ed448Key;
pub use ed25519::Ed25519Key;
pub use fingerprint::sha256;
pub use hasher::Hasher;
pub(crate) use known_name::known_name;
pub use outcome::Outcome;
pub use pss_parameters::{MaskFunction, PssParameters};
pub use public_key::{BadKey, KeyDescription, PublicKey};
pub use rsa_key::RsaKey;
pub use rsa_pkcs1::recover_digest;
pub use signature_algorithm::{BadParameters, SignatureAlgorithm};
pub use unsupported::Unsupported;
pub(crate) use verify::verify_of_signer;
pub use verify::{Signed, verify, verify_ecdsa_p1363, verify_with_spki};
