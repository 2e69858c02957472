//! Object identifiers of keys, digests and signatures (RFC 3279, 4055, 5480, 5758, 8410, 8702, 9688).

use const_oid::ObjectIdentifier;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

pub(super) const RSA_ENCRYPTION: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
pub(super) const RSASSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
pub(super) const MGF1: ObjectIdentifier = oid("1.2.840.113549.1.1.8");
pub(super) const PSS_SHAKE128: ObjectIdentifier = oid("1.3.6.1.5.5.7.6.30");
pub(super) const PSS_SHAKE256: ObjectIdentifier = oid("1.3.6.1.5.5.7.6.31");
pub(super) const EC_PUBLIC_KEY: ObjectIdentifier = oid("1.2.840.10045.2.1");
pub(super) const P256: ObjectIdentifier = oid("1.2.840.10045.3.1.7");
pub(super) const P384: ObjectIdentifier = oid("1.3.132.0.34");
pub(super) const P521: ObjectIdentifier = oid("1.3.132.0.35");
pub(super) const ED25519: ObjectIdentifier = oid("1.3.101.112");
pub(super) const ED448: ObjectIdentifier = oid("1.3.101.113");

pub(super) const MD5: ObjectIdentifier = oid("1.2.840.113549.2.5");
pub(super) const SHA1: ObjectIdentifier = oid("1.3.14.3.2.26");
pub(super) const SHA256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");
pub(super) const SHA384: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.2");
pub(super) const SHA512: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.3");
pub(super) const SHA224: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.4");
pub(super) const SHA512_224: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.5");
pub(super) const SHA512_256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.6");
pub(super) const SHA3_224: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.7");
pub(super) const SHA3_256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.8");
pub(super) const SHA3_384: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.9");
pub(super) const SHA3_512: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.10");
pub(super) const SHAKE128: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.11");
pub(super) const SHAKE256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.12");
/// With the bits of output as parameter (RFC 8702 §2; RFC 8419 §3.1 for Ed448).
pub(super) const SHAKE128_LEN: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.17");
pub(super) const SHAKE256_LEN: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.18");

pub(super) const MD5_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.4");
pub(super) const SHA1_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.5");
/// The name of the OIW for the same, met in old certificates.
pub(super) const SHA1_WITH_RSA_OIW: ObjectIdentifier = oid("1.3.14.3.2.29");
pub(super) const SHA256_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.11");
pub(super) const SHA384_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.12");
pub(super) const SHA512_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.13");
pub(super) const SHA224_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.14");
pub(super) const SHA512_224_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.15");
pub(super) const SHA512_256_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.16");
pub(super) const SHA3_224_WITH_RSA: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.13");
pub(super) const SHA3_256_WITH_RSA: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.14");
pub(super) const SHA3_384_WITH_RSA: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.15");
pub(super) const SHA3_512_WITH_RSA: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.16");

pub(super) const ECDSA_SHA1: ObjectIdentifier = oid("1.2.840.10045.4.1");
pub(super) const ECDSA_SHA224: ObjectIdentifier = oid("1.2.840.10045.4.3.1");
pub(super) const ECDSA_SHA256: ObjectIdentifier = oid("1.2.840.10045.4.3.2");
pub(super) const ECDSA_SHA384: ObjectIdentifier = oid("1.2.840.10045.4.3.3");
pub(super) const ECDSA_SHA512: ObjectIdentifier = oid("1.2.840.10045.4.3.4");
pub(super) const ECDSA_SHA3_224: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.9");
pub(super) const ECDSA_SHA3_256: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.10");
pub(super) const ECDSA_SHA3_384: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.11");
pub(super) const ECDSA_SHA3_512: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.12");
pub(super) const ECDSA_SHAKE128: ObjectIdentifier = oid("1.3.6.1.5.5.7.6.32");
pub(super) const ECDSA_SHAKE256: ObjectIdentifier = oid("1.3.6.1.5.5.7.6.33");
