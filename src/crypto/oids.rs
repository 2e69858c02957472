//! Object identifiers of keys, digests and signatures (RFC 3279, 4055, 5480, 5758, 8410, 8702, 9688).

use const_oid::ObjectIdentifier;
pub(super) use const_oid::db::fips202::{
    ID_SHA_3_224 as SHA3_224, ID_SHA_3_256 as SHA3_256, ID_SHA_3_384 as SHA3_384, ID_SHA_3_512 as SHA3_512,
    ID_SHAKE_128 as SHAKE128, ID_SHAKE_256 as SHAKE256,
};
pub(super) use const_oid::db::rfc5912::{
    ECDSA_WITH_SHA_224 as ECDSA_SHA224, ECDSA_WITH_SHA_256 as ECDSA_SHA256, ECDSA_WITH_SHA_384 as ECDSA_SHA384,
    ECDSA_WITH_SHA_512 as ECDSA_SHA512, ID_EC_PUBLIC_KEY as EC_PUBLIC_KEY, ID_MD_5 as MD5, ID_MGF_1 as MGF1,
    ID_RSASSA_PSS as RSASSA_PSS, ID_SHA_1 as SHA1, ID_SHA_224 as SHA224, ID_SHA_256 as SHA256, ID_SHA_384 as SHA384,
    ID_SHA_512 as SHA512, MD_5_WITH_RSA_ENCRYPTION as MD5_WITH_RSA, RSA_ENCRYPTION, SECP_256_R_1 as P256,
    SECP_384_R_1 as P384, SECP_521_R_1 as P521, SHA_1_WITH_RSA_ENCRYPTION as SHA1_WITH_RSA,
    SHA_224_WITH_RSA_ENCRYPTION as SHA224_WITH_RSA, SHA_256_WITH_RSA_ENCRYPTION as SHA256_WITH_RSA,
    SHA_384_WITH_RSA_ENCRYPTION as SHA384_WITH_RSA, SHA_512_WITH_RSA_ENCRYPTION as SHA512_WITH_RSA,
};
pub(super) use const_oid::db::rfc8410::{ID_ED_448 as ED448, ID_ED_25519 as ED25519};
pub(super) use const_oid::db::rfc9688::{
    ID_ECDSA_WITH_SHA_3_224 as ECDSA_SHA3_224, ID_ECDSA_WITH_SHA_3_256 as ECDSA_SHA3_256,
    ID_ECDSA_WITH_SHA_3_384 as ECDSA_SHA3_384, ID_ECDSA_WITH_SHA_3_512 as ECDSA_SHA3_512,
};

/// What the database of names does not have.
const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

pub(super) const PSS_SHAKE128: ObjectIdentifier = oid("1.3.6.1.5.5.7.6.30");
pub(super) const PSS_SHAKE256: ObjectIdentifier = oid("1.3.6.1.5.5.7.6.31");
pub(super) const SHA512_224: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.5");
pub(super) const SHA512_256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.6");
/// With the bits of output as parameter (RFC 8702 §2; RFC 8419 §3.1 for Ed448).
pub(super) const SHAKE128_LEN: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.17");
pub(super) const SHAKE256_LEN: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.18");
/// The name of the OIW for the same, met in old certificates.
pub(super) const SHA1_WITH_RSA_OIW: ObjectIdentifier = oid("1.3.14.3.2.29");
pub(super) const SHA512_224_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.15");
pub(super) const SHA512_256_WITH_RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.16");
pub(super) const SHA3_224_WITH_RSA: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.13");
pub(super) const SHA3_256_WITH_RSA: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.14");
pub(super) const SHA3_384_WITH_RSA: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.15");
pub(super) const SHA3_512_WITH_RSA: ObjectIdentifier = oid("2.16.840.1.101.3.4.3.16");
pub(super) const ECDSA_SHA1: ObjectIdentifier = oid("1.2.840.10045.4.1");
pub(super) const ECDSA_SHAKE128: ObjectIdentifier = oid("1.3.6.1.5.5.7.6.32");
pub(super) const ECDSA_SHAKE256: ObjectIdentifier = oid("1.3.6.1.5.5.7.6.33");
