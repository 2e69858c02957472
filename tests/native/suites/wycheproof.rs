//! Signature verification against the vectors of Project Wycheproof, and against certificates made by OpenSSL.

use crate::corpora::{corpus, files};
use kyso::Limits;
use kyso::asn1::{Budget, Element, Reader, Rules, Tag, bit_string, pem_blocks};
use kyso::crypto::{
    AlgorithmIdentifier, DigestAlgorithm, MaskFunction, Outcome, PssParameters, PublicKey, SignatureAlgorithm, Signed,
    recover_digest, verify, verify_ecdsa_p1363, verify_with_spki,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Files that are not verified, by the beginning of their name, and why. Exact: the test fails when one of them becomes
/// supported, when another one does not, and when an entry matches nothing.
const UNSUPPORTED: &[(&str, &str)] = &[
    ("dsa_", "DSA: not allowed by any Vietnamese profile, deprecated by FIPS 186-5"),
    ("ecdsa_brainpool", "brainpool curves: not in use in Vietnam"),
    ("ecdsa_secp256k1", "secp256k1: not in use for document signatures"),
    ("mldsa_", "ML-DSA: not in use for document signatures yet"),
];

fn bytes(value: &Value) -> Vec<u8> {
    hex::decode(value.as_str().unwrap()).unwrap()
}

fn load(path: &Path) -> Value {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn digest(name: &Value) -> DigestAlgorithm {
    let name = name.as_str().unwrap();
    DigestAlgorithm::from_name(name).unwrap_or_else(|| panic!("{name}"))
}

fn pss(group: &Value) -> PssParameters {
    let mask = match group["mgf"].as_str().unwrap() {
        "MGF1" => MaskFunction::Mgf1(digest(&group["mgfSha"])),
        "SHAKE128" => MaskFunction::Shake128,
        "SHAKE256" => MaskFunction::Shake256,
        other => panic!("{other}"),
    };
    let salt_len = usize::try_from(group["sLen"].as_u64().unwrap()).unwrap();
    PssParameters { digest: digest(&group["sha"]), mask, salt_len }
}

/// What a certificate or SignerInfo would name for this group. Groups "with parameters" have them in the key.
fn algorithm(group: &Value) -> Option<SignatureAlgorithm> {
    Some(match group["type"].as_str().unwrap() {
        "RsassaPkcs1Verify" => SignatureAlgorithm::RsaPkcs1(digest(&group["sha"])),
        "RsassaPssVerify" => SignatureAlgorithm::RsaPss(pss(group)),
        "RsassaPssWithParametersVerify" => {
            let spki = bytes(&group["publicKeyDer"]);
            let mut budget = Budget::new(&Limits::default());
            let identifier = Reader::new(&spki, Rules::Der)
                .next(&mut budget)
                .and_then(|outer| outer.unwrap().children()?.expect(Tag::SEQUENCE, &mut budget))
                .and_then(|inner| AlgorithmIdentifier::from_element(&inner, &mut budget))
                .unwrap();
            let read = SignatureAlgorithm::from_identifier(&identifier).unwrap();
            assert_eq!(read, SignatureAlgorithm::RsaPss(pss(group)));
            read
        }
        "EcdsaVerify" | "EcdsaP1363Verify" => SignatureAlgorithm::Ecdsa(digest(&group["sha"])),
        "EddsaVerify" if group["publicKey"]["curve"] == "edwards448" => SignatureAlgorithm::Ed448,
        "EddsaVerify" => SignatureAlgorithm::Ed25519,
        _ => return None,
    })
}

fn outcome(group: &Value, key: &PublicKey, message: &[u8], signature: &[u8]) -> Outcome {
    let Some(algorithm) = algorithm(group) else {
        return Outcome::Unsupported { what: group["type"].as_str().unwrap().to_owned() };
    };
    if group["type"] == "EcdsaP1363Verify" {
        return verify_ecdsa_p1363(key, algorithm.digest().unwrap(), Signed::Message(message), signature);
    }
    let outcome = verify(key, &algorithm, Signed::Message(message), signature);
    if let Some(digest) = algorithm.digest() {
        let over_digest = verify(key, &algorithm, Signed::Digest(&digest.digest(message)), signature);
        assert_eq!(over_digest, outcome, "message and digest must come to the same");
    }
    outcome
}

#[derive(Default)]
struct Totals {
    vectors: usize,
    verified: usize,
    refused: usize,
    acceptable: BTreeMap<String, usize>,
    unsupported: BTreeMap<String, usize>,
    wrong: Vec<String>,
}

fn run_file(name: &str, file: &Value, totals: &mut Totals) {
    let expected_unsupported = UNSUPPORTED.iter().any(|(prefix, _)| name.starts_with(prefix));
    for group in file["testGroups"].as_array().unwrap() {
        let key = PublicKey::from_spki(&bytes(&group["publicKeyDer"]), &Limits::default());
        for test in group["tests"].as_array().unwrap() {
            totals.vectors += 1;
            let outcome = match &key {
                Ok(key) => outcome(group, key, &bytes(&test["msg"]), &bytes(&test["sig"])),
                Err(_) => Outcome::BadKey,
            };
            let what = format!("{name} {}: {} is {}", test["tcId"], test["result"], outcome.code());
            let unsupported = matches!(outcome, Outcome::Unsupported { .. });
            if unsupported != expected_unsupported {
                totals.wrong.push(what);
                continue;
            }
            if unsupported {
                *totals.unsupported.entry(name.to_owned()).or_default() += 1;
                continue;
            }
            match (test["result"].as_str().unwrap(), &outcome) {
                ("valid", Outcome::Verified) => totals.verified += 1,
                ("invalid", Outcome::Mismatch | Outcome::BadKey | Outcome::BadParameters) => totals.refused += 1,
                ("acceptable", _) => {
                    let entry = format!("{} {}", test["flags"], outcome.code());
                    *totals.acceptable.entry(entry).or_default() += 1;
                }
                _ => totals.wrong.push(what),
            }
        }
    }
}

#[test]
fn project_wycheproof() {
    let Some(folder) = corpus("wycheproof") else { return };
    let paths = files(&folder, ".json.gz");
    let mut totals = Totals::default();
    for path in &paths {
        run_file(&path.file_name().unwrap().to_string_lossy(), &load(path), &mut totals);
    }
    println!(
        "wycheproof: {} files, {} vectors: {} verified, {} refused, acceptable {:?}",
        paths.len(),
        totals.vectors,
        totals.verified,
        totals.refused,
        totals.acceptable
    );
    let count: usize = totals.unsupported.values().sum();
    println!("not supported: {} files, {count} vectors", totals.unsupported.len());
    for (name, vectors) in &totals.unsupported {
        let (_, reason) = UNSUPPORTED.iter().find(|(prefix, _)| name.starts_with(prefix)).unwrap();
        println!("  {name}: {vectors} vectors: {reason}");
    }
    assert!(totals.wrong.is_empty(), "{} wrong:\n{}", totals.wrong.len(), totals.wrong.join("\n"));
    let used: BTreeSet<&str> = UNSUPPORTED
        .iter()
        .filter(|(prefix, _)| totals.unsupported.keys().any(|name| name.starts_with(prefix)))
        .map(|(prefix, _)| *prefix)
        .collect();
    assert_eq!(used.len(), UNSUPPORTED.len(), "an entry of the list matches no file");
}

/// The parts of a certificate that its signature is about (RFC 5280 §4.1).
struct Certificate<'a> {
    signed: &'a [u8],
    spki: &'a [u8],
    algorithm: AlgorithmIdentifier<'a>,
    signature: Vec<u8>,
}

fn certificate(der: &[u8]) -> Certificate<'_> {
    let mut budget = Budget::new(&Limits::default());
    let outer = Reader::new(der, Rules::Der).expect(Tag::SEQUENCE, &mut budget).unwrap();
    let mut parts = outer.children().unwrap();
    let body = parts.expect(Tag::SEQUENCE, &mut budget).unwrap();
    let algorithm = parts.expect(Tag::SEQUENCE, &mut budget).unwrap();
    let signature = parts.expect(Tag::BIT_STRING, &mut budget).unwrap();
    let mut fields: Vec<Element<'_>> = Vec::new();
    let mut reader = body.children().unwrap();
    let _version = reader.optional_context(0, &mut budget).unwrap();
    while let Some(field) = reader.next(&mut budget).unwrap() {
        fields.push(field);
    }
    Certificate {
        signed: body.raw,
        spki: fields[5].raw,
        algorithm: AlgorithmIdentifier::from_element(&algorithm, &mut budget).unwrap(),
        signature: bit_string(&signature, &mut budget).unwrap().octets().unwrap().to_vec(),
    }
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/crypto")
}

/// Self-signed certificates by OpenSSL: file name, key, signature algorithm.
const SUPPORTED: &[(&str, &str, &str)] = &[
    ("rsa-2048-sha1", "RSA 2048", "RSA PKCS#1 v1.5 with SHA-1"),
    ("rsa-2048-sha256", "RSA 2048", "RSA PKCS#1 v1.5 with SHA-256"),
    ("rsa-1031-sha224", "RSA 1031", "RSA PKCS#1 v1.5 with SHA-224"),
    ("rsa-2048-sha512-256", "RSA 2048", "RSA PKCS#1 v1.5 with SHA-512/256"),
    ("rsa-2048-sha3-256", "RSA 2048", "RSA PKCS#1 v1.5 with SHA3-256"),
    ("rsa-2048-exponent-3", "RSA 2048", "RSA PKCS#1 v1.5 with SHA-256"),
    ("rsa-2047-pss-sha256", "RSA 2047", "RSA PSS with SHA-256, salt 32"),
    ("rsa-1537-pss-sha256", "RSA 1537", "RSA PSS with SHA-256, salt 32"),
    ("rsa-2050-pss-sha384-mgf1-sha1", "RSA 2050", "RSA PSS with SHA-384, MGF1 SHA-1, salt 11"),
    ("rsa-2048-pss-defaults", "RSA 2048", "RSA PSS with SHA-1, salt 20"),
    ("rsa-pss-key-free", "RSASSA-PSS 2048", "RSA PSS with SHA-512, salt 0"),
    ("rsa-pss-key-restricted", "RSASSA-PSS 2048", "RSA PSS with SHA-256, salt 40"),
    ("ec-p256-sha256", "EC P-256 256", "ECDSA with SHA-256"),
    ("ec-p256-compressed-sha512", "EC P-256 256", "ECDSA with SHA-512"),
    ("ec-p384-sha1", "EC P-384 384", "ECDSA with SHA-1"),
    ("ec-p384-sha384", "EC P-384 384", "ECDSA with SHA-384"),
    ("ec-p521-sha1", "EC P-521 521", "ECDSA with SHA-1"),
    ("ec-p521-sha512", "EC P-521 521", "ECDSA with SHA-512"),
    ("ec-p256-sha3-384", "EC P-256 256", "ECDSA with SHA3-384"),
    ("ed25519", "Ed25519 255", "Ed25519"),
    ("ed448", "Ed448 448", "Ed448"),
];

/// The same, and what is not supported about them.
const NOT_SUPPORTED: &[(&str, &str)] = &[
    ("rsa-2048-md5", "signature with MD5"),
    ("rsa-1023-sha256", "RSA with 1023 bits"),
    ("rsa-2048-exponent-large", "RSA with an exponent of 49 bits"),
    ("rsa-2048-ripemd160", "RIPEMD-160 with RSA (1.3.36.3.3.1.2)"),
    ("ec-brainpool", "brainpoolP256r1 (1.3.36.3.3.2.8.1.1.7)"),
    ("ec-secp256k1", "secp256k1 (1.3.132.0.10)"),
    ("ec-explicit", "EC curve given by parameters"),
    ("dsa-2048", "DSA (1.2.840.10040.4.1)"),
];

fn read(name: &str) -> Vec<u8> {
    let text = std::fs::read(data().join(format!("{name}.pem"))).unwrap_or_else(|e| panic!("{name}: {e}"));
    pem_blocks(&text).swap_remove(0).der
}

fn check(certificate: &Certificate<'_>, signature: &[u8], signed: &[u8]) -> Outcome {
    verify_with_spki(certificate.spki, &certificate.algorithm, Signed::Message(signed), signature, &Limits::default())
}

#[test]
fn certificates_by_openssl() {
    for (name, key, algorithm) in SUPPORTED {
        let der = read(name);
        let certificate = certificate(&der);
        let described = PublicKey::from_spki(certificate.spki, &Limits::default()).unwrap().describe();
        let curve = described.curve.map_or_else(String::new, |curve| format!("{curve} "));
        assert_eq!(format!("{} {curve}{}", described.algorithm, described.bits.unwrap()), *key, "{name}");
        assert_eq!(
            SignatureAlgorithm::from_identifier(&certificate.algorithm).unwrap().to_string(),
            *algorithm,
            "{name}"
        );
        assert_eq!(check(&certificate, &certificate.signature, certificate.signed), Outcome::Verified, "{name}");
        for at in (0..certificate.signature.len()).step_by(7) {
            let mut other = certificate.signature.clone();
            other[at] ^= 1;
            assert_eq!(check(&certificate, &other, certificate.signed), Outcome::Mismatch, "{name} {at}");
        }
        let mut other = certificate.signed.to_vec();
        other[100] ^= 1;
        assert_eq!(check(&certificate, &certificate.signature, &other), Outcome::Mismatch, "{name}");
        for longer in [[&[0][..], &certificate.signature].concat(), [&certificate.signature[..], &[0]].concat()] {
            assert_eq!(check(&certificate, &longer, certificate.signed), Outcome::Mismatch, "{name}");
        }
        assert_eq!(check(&certificate, &[], certificate.signed), Outcome::Mismatch, "{name}");
    }
    for (name, what) in NOT_SUPPORTED {
        let der = read(name);
        let certificate = certificate(&der);
        let expected = Outcome::Unsupported { what: (*what).to_owned() };
        assert_eq!(check(&certificate, &certificate.signature, certificate.signed), expected, "{name}");
    }
    println!("openssl: {} certificates verified, {} not supported", SUPPORTED.len(), NOT_SUPPORTED.len());
}

#[test]
fn the_digest_can_be_recovered_from_pkcs1() {
    for (name, _, _) in SUPPORTED.iter().filter(|(_, _, algorithm)| algorithm.contains("PKCS#1")) {
        let der = read(name);
        let certificate = certificate(&der);
        let key = PublicKey::from_spki(certificate.spki, &Limits::default()).unwrap();
        let (algorithm, digest) = recover_digest(&key, &certificate.signature).unwrap();
        assert_eq!(digest, algorithm.digest(certificate.signed), "{name}");
    }
    let der = read("rsa-1537-pss-sha256");
    let certificate = certificate(&der);
    let key = PublicKey::from_spki(certificate.spki, &Limits::default()).unwrap();
    assert_eq!(recover_digest(&key, &certificate.signature), None);
}

/// A key and an algorithm that do not belong together never verify, and say why.
#[test]
fn keys_and_algorithms_must_fit() {
    let names: Vec<&str> = SUPPORTED.iter().map(|row| row.0).collect();
    for key_name in &names {
        for name in &names {
            let (key, der) = (read(key_name), read(name));
            let (key, certificate) = (certificate(&key), certificate(&der));
            let signed = Signed::Message(certificate.signed);
            let outcome =
                verify_with_spki(key.spki, &certificate.algorithm, signed, &certificate.signature, &Limits::default());
            assert_eq!(outcome == Outcome::Verified, key_name == name, "{key_name} {name} {outcome:?}");
        }
    }
}

/// Damaged keys and algorithm identifiers: a named outcome, never a panic, and never a signature that verifies under another
/// key.
#[test]
fn damaged_keys_and_identifiers() {
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    for name in SUPPORTED.iter().map(|row| row.0).chain(NOT_SUPPORTED.iter().map(|row| row.0)) {
        let der = read(name);
        let certificate = certificate(&der);
        let signed = Signed::Message(certificate.signed);
        for (at, value) in positions(certificate.spki) {
            let mut spki = certificate.spki.to_vec();
            spki[at] = value;
            let outcome =
                verify_with_spki(&spki, &certificate.algorithm, signed, &certificate.signature, &Limits::default());
            *outcomes.entry(outcome.code()).or_default() += 1;
            let same_key = outcome != Outcome::Verified || is_same_key(&spki, certificate.spki);
            assert!(same_key, "{name} {at} {value}");
        }
        let identifier = certificate.algorithm.parameters.unwrap_or_default();
        for (at, value) in positions(identifier) {
            let mut parameters = identifier.to_vec();
            parameters[at] = value;
            let damaged = AlgorithmIdentifier { parameters: Some(&parameters), ..certificate.algorithm };
            let outcome =
                verify_with_spki(certificate.spki, &damaged, signed, &certificate.signature, &Limits::default());
            *outcomes.entry(outcome.code()).or_default() += 1;
            if outcome == Outcome::Verified {
                let read = SignatureAlgorithm::from_identifier(&damaged).unwrap();
                assert_eq!(
                    Ok(read),
                    SignatureAlgorithm::from_identifier(&certificate.algorithm),
                    "{name} {at} {value}"
                );
            }
        }
    }
    println!("damaged keys and identifiers: {outcomes:?}");
}

/// All octets of the beginning, where the structure is, then some of the number; four values each.
fn positions(bytes: &[u8]) -> impl Iterator<Item = (usize, u8)> {
    let places = (0..bytes.len()).filter(|at| *at < 80 || at % 29 == 0);
    places.flat_map(|at| {
        let now = bytes[at];
        [now ^ 1, now ^ 0x80, 0x00, 0xFF].into_iter().filter(move |value| *value != now).map(move |value| (at, value))
    })
}

/// Whether two encodings hold the same number or point (a compressed point and its damaged form have another).
fn is_same_key(a: &[u8], b: &[u8]) -> bool {
    let key_bits = |spki: &[u8]| {
        let mut budget = Budget::new(&Limits::default());
        let outer = Reader::new(spki, Rules::Ber).expect(Tag::SEQUENCE, &mut budget).unwrap();
        let mut parts = outer.children().unwrap();
        parts.next(&mut budget).unwrap();
        bit_string(&parts.next(&mut budget).unwrap().unwrap(), &mut budget).unwrap().bytes.to_vec()
    };
    key_bits(a) == key_bits(b)
}
