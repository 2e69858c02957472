//! PKCS #15 (ISO 7816-15): directories in files say where certificates, keys and PINs are. Values are made by the commands of ISO 7816-8
//! and ISO 7816-4, which leave some room to cards; what is not of the standards is not tried.

mod directory;
mod files;

use super::apdu::Command;
use super::channel::{Carrier, Channel};
use super::found::Found;
use super::key::{CardKey, KeyAlgorithm};
use super::pin::{CardPin, PinTries, verified};
use super::{CardError, tlv, value};
use directory::{AlgorithmInfo, CertificateEntry, KeyEntry, PinEntry};
use files::{Application, Path, read};

/// What is needed to use a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// `keyReference`.
    key: u8,
    pin: PinEntry,
    /// `algRef` of the card's algorithm without a digest, if the card names it.
    algorithm: Option<u8>,
}

/// Chooses the application; `None` if the card does not have it.
pub(super) async fn select<C: Carrier>(channel: &mut Channel<C>) -> Result<Option<Application>, CardError> {
    files::find(channel).await
}

/// The certificates whose keys sign.
pub(super) async fn certificates<C: Carrier>(
    channel: &mut Channel<C>,
    application: Application,
) -> Result<Vec<Found<Place>>, CardError> {
    let odf = directory::object_directory(&read(channel, application, &Path::ODF).await?)?;
    let algorithms = match read(channel, application, &Path::TOKEN_INFO).await {
        Ok(info) => directory::algorithms(&info),
        // It says nothing that cannot be done without.
        Err(CardError::Refused { .. }) => Vec::new(),
        Err(other) => return Err(other),
    };
    let (mut keys, mut certificates, mut pins) = (Vec::new(), Vec::new(), Vec::new());
    for path in &odf.keys {
        keys.extend(directory::keys(&read(channel, application, path).await?)?);
    }
    for path in &odf.certificates {
        certificates.extend(directory::certificates(&read(channel, application, path).await?)?);
    }
    for path in &odf.pins {
        pins.extend(directory::pins(&read(channel, application, path).await?)?);
    }
    let mut found = Vec::new();
    for certificate in certificates {
        let Some((key, pin)) = usable(&certificate, &keys, &pins) else { continue };
        let der = read(channel, application, &certificate.path).await?;
        let der = directory::whole_certificate(&der)?;
        let Some(kind) = CardKey::of(&der) else { continue };
        let place = Place { key, pin, algorithm: algorithm(kind, &algorithms) };
        found.push(Found { certificate: der, key: kind, label: certificate.label, place });
    }
    Ok(found)
}

/// The key with the identifier of the certificate, and the PIN that protects it.
fn usable(certificate: &CertificateEntry, keys: &[KeyEntry], pins: &[PinEntry]) -> Option<(u8, PinEntry)> {
    let key = keys.iter().find(|key| key.id == certificate.id && key.signs)?;
    let pin = pins.iter().find(|pin| pin.id == key.auth_id)?;
    Some((key.reference, pin.clone()))
}

/// CKM_RSA_PKCS and CKM_ECDSA, by which ISO 7816-15 names algorithms.
fn algorithm(key: CardKey, known: &[AlgorithmInfo]) -> Option<u8> {
    let mechanism = match key {
        CardKey::Rsa(_) => 0x0001,
        CardKey::Ec(_) => 0x1041,
    };
    known.iter().find(|info| info.mechanism == mechanism && info.signs).map(|info| info.reference)
}

/// VERIFY without a PIN (ISO 7816-4, 7.5.6).
pub(super) async fn tries<C: Carrier>(channel: &mut Channel<C>, place: &Place) -> Result<PinTries, CardError> {
    let command = Command::telling("VERIFY", [0x20, 0x00, place.pin.reference], &[]);
    Ok(PinTries::of_status(channel.ask(&command).await?.status))
}

/// VERIFY, once.
pub(super) async fn verify<C: Carrier>(
    channel: &mut Channel<C>,
    place: &Place,
    pin: &CardPin,
) -> Result<(), CardError> {
    let entry = &place.pin;
    let octets = match entry.padding {
        Some(fill) => pin.padded(entry.least, entry.stored, fill),
        None => pin.plain(entry.least, entry.most),
    };
    let octets = octets.ok_or(CardError::PinForm)?;
    let command = Command::telling("VERIFY", [0x20, 0x00, entry.reference], &octets);
    verified(channel.ask(&command).await?.status)
}

/// MANAGE SECURITY ENVIRONMENT: SET (ISO 7816-4, 7.5.11), then PERFORM SECURITY OPERATION: COMPUTE DIGITAL SIGNATURE (ISO 7816-8, 11.7).
pub(super) async fn sign<C: Carrier>(
    channel: &mut Channel<C>,
    place: &Place,
    key: CardKey,
    (algorithm, digest): (KeyAlgorithm, &[u8]),
) -> Result<Vec<u8>, CardError> {
    let input = key.input(algorithm, digest)?;
    let mut environment = match place.algorithm {
        Some(reference) => tlv::write(0x80, &[reference])?,
        None => Vec::new(),
    };
    environment.extend_from_slice(&tlv::write(0x84, &[place.key])?);
    channel.run(&Command::telling("MANAGE SECURITY ENVIRONMENT", [0x22, 0x41, 0xB6], &environment)).await?;
    let command = Command::asking("COMPUTE DIGITAL SIGNATURE", [0x2A, 0x9E, 0x9A], &input);
    let answer = channel.run(&command).await?;
    // ISO 7816-8 leaves the form to the card: r and s as they are, or ECDSA-Sig-Value.
    value::plain(key, &answer).or_else(|_| value::from_der(key, &answer))
}
