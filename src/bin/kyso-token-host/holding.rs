//! The certificates on tokens whose keys can sign.

use crate::fault::code_of;
use crate::tokens::{self, Driver, Reader, token_id};
use cryptoki::error::Error;
use cryptoki::mechanism::MechanismType;
use cryptoki::object::{Attribute, AttributeType, ObjectClass};
use cryptoki::slot::{Slot, TokenInfo};
use kyso::Limits;
use kyso::bridge::protocol::{ErrorCode, KeyAlgorithm, TokenFault};
use kyso::crypto::PublicKey;
use kyso::x509::{Authority, Certificate, authority};

/// Most certificates of one token.
const CERTIFICATES: usize = 64;
/// Most of them above one certificate.
const CHAIN: usize = 6;

/// A certificate, and where its key is.
pub(crate) struct Holding {
    pub(crate) driver: usize,
    pub(crate) slot: Slot,
    pub(crate) info: TokenInfo,
    pub(crate) token: String,
    pub(crate) certificate: Certificate,
    pub(crate) chain: Vec<Vec<u8>>,
    pub(crate) label: String,
    pub(crate) key: Vec<u8>,
    pub(crate) algorithms: Vec<KeyAlgorithm>,
    /// Whether another token has the same certificate.
    pub(crate) elsewhere: bool,
}

/// One object of a token.
struct Found {
    certificate: Certificate,
    label: String,
    key: Vec<u8>,
}

/// Those of all tokens, each once, and the tokens that could not be read.
pub(crate) fn all(drivers: &[Driver]) -> (Vec<Holding>, Vec<TokenFault>) {
    let (mut holdings, mut faults): (Vec<Holding>, Vec<TokenFault>) = (Vec::new(), Vec::new());
    for reader in tokens::readers(drivers) {
        let Some(driver) = drivers.get(reader.driver) else { continue };
        match of_reader(driver, &reader) {
            Ok(found) => found.into_iter().for_each(|new| add(&mut holdings, new)),
            Err(code) => {
                let named = reader.token.as_ref().and_then(|token| token.as_ref().ok());
                let token = named.map_or_else(|| reader.name.clone(), |info| token_id(driver, info));
                faults.push(TokenFault { token, code });
            }
        }
    }
    (holdings, faults)
}

/// A token behind two drivers is used through the one that the table has first. Two of one driver are two tokens, where their serial
/// numbers say so: some cards are in two slots at once.
fn add(holdings: &mut Vec<Holding>, new: Holding) {
    let Some(known) = holdings.iter_mut().find(|known| known.certificate == new.certificate) else {
        holdings.push(new);
        return;
    };
    let differs = known.info.serial_number() != new.info.serial_number();
    known.elsewhere |= known.driver == new.driver && differs;
}

fn of_reader(driver: &Driver, reader: &Reader) -> Result<Vec<Holding>, ErrorCode> {
    let (Some(module), Some(token)) = (&driver.module, &reader.token) else { return Ok(Vec::new()) };
    let info = token.as_ref().map_err(|code| *code)?;
    if !info.token_initialized() {
        return Ok(Vec::new());
    }
    let code = |error: Error| code_of(&error);
    let session = module.open_ro_session(reader.slot).map_err(code)?;
    let mechanisms = module.get_mechanism_list(reader.slot).map_err(code)?;
    let objects = session.find_objects(&[Attribute::Class(ObjectClass::CERTIFICATE)]).map_err(code)?;
    let wanted = [AttributeType::Id, AttributeType::Label, AttributeType::Value];
    let mut found = Vec::new();
    for object in objects.into_iter().take(CERTIFICATES) {
        found.extend(read(session.get_attributes(object, &wanted).map_err(code)?));
    }
    let of_signers = found.iter().filter(|found| !found.key.is_empty() && is_of_signer(&found.certificate));
    let holding = |own: &Found| Holding {
        driver: reader.driver,
        slot: reader.slot,
        info: info.clone(),
        token: token_id(driver, info),
        certificate: own.certificate.clone(),
        chain: chain(&own.certificate, &found),
        label: own.label.clone(),
        key: own.key.clone(),
        algorithms: algorithms(&own.certificate, &mechanisms),
        elsewhere: false,
    };
    Ok(of_signers.map(holding).collect())
}

fn read(attributes: Vec<Attribute>) -> Option<Found> {
    let (mut key, mut label, mut der) = (Vec::new(), String::new(), Vec::new());
    for attribute in attributes {
        match attribute {
            Attribute::Id(value) => key = value,
            Attribute::Label(value) => label = String::from_utf8_lossy(&value).trim().to_owned(),
            Attribute::Value(value) => der = value,
            _ => {}
        }
    }
    let certificate = Certificate::parse(&der, &Limits::default()).ok()?;
    Some(Found { certificate, label, key })
}

fn is_of_signer(certificate: &Certificate) -> bool {
    !matches!(authority(certificate), Authority::Yes { .. })
}

/// The certificates above one, as far as the token has them.
fn chain(own: &Certificate, found: &[Found]) -> Vec<Vec<u8>> {
    let mut chain: Vec<Vec<u8>> = Vec::new();
    let mut below = own;
    for _ in 0..CHAIN {
        let above = found.iter().map(|found| &found.certificate).find(|candidate| {
            candidate.subject.matches(&below.issuer) && !below.is_self_issued() && *candidate != below
        });
        let Some(above) = above else { break };
        chain.push(above.der().to_vec());
        below = above;
    }
    chain
}

/// How the key of a certificate can sign on a token with these mechanisms.
fn algorithms(certificate: &Certificate, mechanisms: &[MechanismType]) -> Vec<KeyAlgorithm> {
    use KeyAlgorithm as A;
    let Ok(key) = &certificate.key else { return Vec::new() };
    let has = |mechanism| mechanisms.contains(&mechanism);
    match key {
        PublicKey::Rsa(_) => {
            let pkcs1 = [A::RsaPkcs1Sha256, A::RsaPkcs1Sha384, A::RsaPkcs1Sha512];
            let pss = [A::RsaPssSha256, A::RsaPssSha384, A::RsaPssSha512];
            let pkcs1 = pkcs1.into_iter().filter(|_| has(MechanismType::RSA_PKCS));
            pkcs1.chain(pss.into_iter().filter(|_| has(MechanismType::RSA_PKCS_PSS))).collect()
        }
        PublicKey::Ec(_) if has(MechanismType::ECDSA) => {
            // A digest longer than the key is cut by some tokens and refused by others.
            let bits = key.describe().bits.unwrap_or(0);
            let all = [(256, A::EcdsaSha256), (384, A::EcdsaSha384), (512, A::EcdsaSha512)];
            all.into_iter().filter(|(digest, _)| *digest <= bits).map(|(_, algorithm)| algorithm).collect()
        }
        _ => Vec::new(),
    }
}
