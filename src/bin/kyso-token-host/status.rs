//! What is there, layer by layer, so that whoever is missing something can be told what.

use crate::holding;
use crate::tokens::{self, Driver, token_id};
use cryptoki::slot::TokenInfo;
use kyso::Timestamp;
use kyso::bridge::protocol::{
    CertificateAnswer, DriverAnswer, ErrorCode, Outcome, ReaderAnswer, ReaderState, Status, TokenAnswer, TokenState,
    Tries, encode_base64,
};
use std::time::{SystemTime, UNIX_EPOCH};

/// Answers `status`.
pub(crate) fn status(drivers: &[Driver]) -> Outcome {
    let mut status = Status { certificates: holding::all(drivers).0.len(), ..Status::default() };
    status.drivers = drivers
        .iter()
        .map(|driver| {
            let (name, path) = (driver.name.clone(), driver.path.to_string_lossy().into_owned());
            DriverAnswer { name, path, state: driver.state }
        })
        .collect();
    for reader in tokens::readers(drivers) {
        let state = match &reader.token {
            None => ReaderState::Empty,
            Some(Err(ErrorCode::Busy)) => ReaderState::Busy,
            Some(_) => ReaderState::Token,
        };
        if let (Some(Ok(info)), Some(driver)) = (&reader.token, drivers.get(reader.driver)) {
            status.tokens.push(token(driver, info));
        }
        status.readers.push(ReaderAnswer { name: reader.name, state });
    }
    Outcome::Status(status)
}

fn token(driver: &Driver, info: &TokenInfo) -> TokenAnswer {
    let state = match (info.token_initialized(), info.user_pin_locked()) {
        (false, _) => TokenState::Uninitialised,
        (true, true) => TokenState::Locked,
        (true, false) => TokenState::Ready,
    };
    TokenAnswer {
        id: token_id(driver, info),
        label: info.label().trim().to_owned(),
        model: info.model().trim().to_owned(),
        driver: driver.name.clone(),
        state,
        pin_pad: info.protected_authentication_path(),
        tries: tries(info),
    }
}

/// What a token says of wrong PINs.
pub(crate) fn tries(info: &TokenInfo) -> Tries {
    if info.user_pin_locked() {
        Tries::Locked
    } else if info.user_pin_final_try() {
        Tries::Final
    } else if info.user_pin_count_low() {
        Tries::Low
    } else {
        Tries::Ok
    }
}

/// Answers `certificates`.
pub(crate) fn certificates(drivers: &[Driver]) -> Outcome {
    let now = now();
    let (holdings, errors) = holding::all(drivers);
    let certificates = holdings.into_iter().map(|holding| CertificateAnswer {
        certificate: encode_base64(holding.certificate.der()),
        chain: holding.chain.iter().map(|der| encode_base64(der)).collect(),
        token: holding.token,
        token_label: holding.info.label().trim().to_owned(),
        label: holding.label,
        algorithms: holding.algorithms,
        expired: !holding.certificate.covers(now),
    });
    Outcome::Certificates { certificates: certificates.collect(), errors }
}

/// The clock of this machine.
pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or(0);
    let seconds = i64::try_from(since).ok().and_then(Timestamp::from_unix);
    seconds.unwrap_or(Timestamp::EPOCH)
}
