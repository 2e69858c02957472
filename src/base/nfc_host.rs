//! Replaces `nfc` in the modules: browsers and Node have the tables of Unicode, which would be 44 kB of that of signing. Characters that are
//! assigned keep their normalised form in every later version of Unicode (UAX #15 §3), so the host's version does not matter.

use js_sys::JsString;

pub(crate) fn nfc(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFC"))
}
