//! Signing with the key of a smart card: commands of ISO 7816-4 over a reader, and the two layouts of cards that are public standards, PIV
//! (NIST SP 800-73-4) and PKCS #15 (ISO 7816-15). The card is asked for a value over a digest; what is signed is decided elsewhere.
//! Whatever a card answers is taken as an attacker's.

mod apdu;
mod atr;
mod channel;
mod error;
mod found;
mod gzip;
mod key;
mod pin;
mod piv;
mod pkcs15;
mod task;
#[cfg(test)]
mod tests;
mod tlv;
mod value;

pub use error::CardError;
pub use key::KeyAlgorithm;
pub use pin::{CardPin, PinTries};
#[cfg(test)]
use task::scripted;
pub use task::{CardCertificate, CardResult, CardTask, SignOrder};
