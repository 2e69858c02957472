//! What is measured of the library alone: a large list is verified and serial numbers are looked up in it; a large file is signed.

#[cfg(feature = "native-digest")]
pub mod sign;

use kyso::Limits;
use kyso::crypto::Outcome;
use kyso::evidence::Bytes;
use kyso::revocation::{RevocationList, Wanted};
use kyso::x509::Certificate;
use wasm_bindgen::prelude::wasm_bindgen;

/// Verifies the signature of a list with the key of its issuer and looks serial numbers up.
///
/// Says how many entries there are and how many of the serial numbers stand among them.
///
/// # Errors
/// If the list or the certificate cannot be read, or the signature does not verify.
pub fn crl(list: Vec<u8>, issuer: &[u8], serials: &[Vec<u8>]) -> Result<(u64, usize), String> {
    let limits = Limits::default();
    let issuer = Certificate::parse(issuer, &limits).map_err(|e| format!("{e:?}"))?;
    let list = RevocationList::parse(Bytes::from(list), &limits).map_err(|e| e.to_string())?;
    let wanted: Vec<_> = serials.iter().map(|serial| Wanted { serial, issuer: &issuer.subject }).collect();
    let scan = list.scan(&wanted).map_err(|e| e.to_string())?;
    let key = issuer.key.as_ref().map_err(|e| e.reason.to_owned())?;
    match list.signed_by(key) {
        Outcome::Verified => Ok((scan.entries, scan.found.iter().flatten().count())),
        other => Err(format!("the signature: {}", other.code())),
    }
}

/// Serial numbers in hexadecimal, separated by commas.
pub fn serials(text: &str) -> Result<Vec<Vec<u8>>, String> {
    text.split(',').map(|one| hex::decode(one).map_err(|e| format!("{one}: {e}"))).collect()
}

/// The same for JavaScript: entries and hits as text.
///
/// # Errors
/// As [`crl`].
#[wasm_bindgen(js_name = crl)]
pub fn crl_from_js(list: Vec<u8>, issuer: &[u8], wanted: &str) -> Result<String, String> {
    let (entries, found) = crl(list, issuer, &serials(wanted)?)?;
    Ok(format!("{entries} {found}"))
}
