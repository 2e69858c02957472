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
#[cfg(not(all(target_arch = "wasm32", feature = "sign-bindings", not(feature = "bindings"))))]
mod ed25519;
#[cfg(not(all(target_arch = "wasm32", feature = "sign-bindings", not(feature = "bindings"))))]
mod ed448;
mod fingerprint;
mod hasher;
#[cfg(all(target_arch = "wasm32", feature = "sign-bindings", not(feature = "bindings")))]
mod keys_absent;
mod known_name;
#[cfg(not(feature = "cli"))]
#[path = "native_absent.rs"]
mod native_hasher;
#[cfg(feature = "cli")]
mod native_hasher;
mod oids;
mod outcome;
#[cfg(not(all(target_arch = "wasm32", feature = "sign-bindings", not(feature = "bindings"))))]
mod p521_key;
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
#[cfg(not(all(target_arch = "wasm32", feature = "sign-bindings", not(feature = "bindings"))))]
pub use ed448::Ed448Key;
#[cfg(not(all(target_arch = "wasm32", feature = "sign-bindings", not(feature = "bindings"))))]
pub use ed25519::Ed25519Key;
pub use fingerprint::sha256;
pub use hasher::Hasher;
#[cfg(all(target_arch = "wasm32", feature = "sign-bindings", not(feature = "bindings")))]
use keys_absent::P521Key;
#[cfg(all(target_arch = "wasm32", feature = "sign-bindings", not(feature = "bindings")))]
pub use keys_absent::{Ed448Key, Ed25519Key};
pub(crate) use known_name::known_name;
pub use outcome::Outcome;
#[cfg(not(all(target_arch = "wasm32", feature = "sign-bindings", not(feature = "bindings"))))]
use p521_key::P521Key;
pub use pss_parameters::{MaskFunction, PssParameters};
pub use public_key::{BadKey, KeyDescription, PublicKey};
pub use rsa_key::RsaKey;
pub use rsa_pkcs1::recover_digest;
pub use signature_algorithm::{BadParameters, SignatureAlgorithm};
pub use unsupported::Unsupported;
pub(crate) use verify::verify_of_signer;
pub use verify::{Signed, verify, verify_ecdsa_p1363, verify_with_spki};
