//! Replaces `nfkc` in the module: browsers and Node have the tables of Unicode, which would be 50 kB of it. Characters that are
//! assigned keep their normalised form in every later version of Unicode (UAX #15 §3), so the host's version does not matter.

use js_sys::JsString;

pub(super) fn nfkc(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFKC"))
}
