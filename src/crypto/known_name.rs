//! Names of algorithms that are recognised but not verified.

/// The name of an algorithm or curve that this engine knows of without supporting it, by its dotted identifier.
pub(crate) fn known_name(oid: &str) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| *known == oid).map(|(_, name)| *name)
}

const NAMES: &[(&str, &str)] = &[
    ("1.2.840.10040.4.1", "DSA"),
    ("1.2.840.10040.4.3", "DSA with SHA-1"),
    ("1.2.840.10046.2.1", "Diffie-Hellman"),
    ("1.2.840.10045.3.1.1", "P-192"),
    ("1.2.840.10045.4.3", "ECDSA with specified digest"),
    ("1.2.840.10045.4.2", "ECDSA with recommended digest"),
    ("1.2.840.113549.1.1.2", "MD2 with RSA"),
    ("1.2.840.113549.1.1.3", "MD4 with RSA"),
    ("1.2.840.113549.1.1.7", "RSAES-OAEP"),
    ("1.2.840.113549.2.2", "MD2"),
    ("1.2.840.113549.2.4", "MD4"),
    ("1.2.156.10197.1.301", "SM2"),
    ("1.2.156.10197.1.401", "SM3"),
    ("1.2.156.10197.1.501", "SM2 with SM3"),
    ("1.2.643.2.2.3", "GOST R 34.10-2001"),
    ("1.2.643.7.1.1.1.1", "GOST R 34.10-2012 (256)"),
    ("1.2.643.7.1.1.1.2", "GOST R 34.10-2012 (512)"),
    ("1.3.36.3.2.1", "RIPEMD-160"),
    ("1.3.36.3.3.1.2", "RIPEMD-160 with RSA"),
    ("1.3.36.3.3.2.8.1.1.1", "brainpoolP160r1"),
    ("1.3.36.3.3.2.8.1.1.3", "brainpoolP192r1"),
    ("1.3.36.3.3.2.8.1.1.5", "brainpoolP224r1"),
    ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
    ("1.3.36.3.3.2.8.1.1.9", "brainpoolP320r1"),
    ("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
    ("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1"),
    ("1.3.132.0.10", "secp256k1"),
    ("1.3.132.0.33", "P-224"),
    ("1.3.101.110", "X25519"),
    ("1.3.101.111", "X448"),
    ("1.3.101.113", "Ed448"),
    ("2.16.840.1.101.3.4.3.1", "DSA with SHA-224"),
    ("2.16.840.1.101.3.4.3.2", "DSA with SHA-256"),
    ("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
    ("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
    ("2.16.840.1.101.3.4.3.19", "ML-DSA-87"),
];
