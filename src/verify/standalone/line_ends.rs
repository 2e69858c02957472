//! Text whose line ends were changed after it was signed: mail programs and version control do so. The signature stays wrong over the
//! file that is there; what is found only says why, and which file to ask for.

use crate::base::limits::Limits;
use crate::cms::{MessageFact, SignedData, check_digest};
use crate::mime::{canonical, has_bare_line_feed, with_line_feeds};

/// The line ends with which the content given is the content signed, if it is not the one signed as it is.
pub(super) fn changed(text: &[u8], data: &SignedData, limits: &Limits) -> Option<MessageFact> {
    // Binary files have other damage when somebody treats them as text.
    if text.len() > limits.message_bytes || memchr::memchr(0, text).is_some() || fits(text, data, limits) {
        return None;
    }
    let windows = || has_bare_line_feed(text) && fits(&canonical(text), data, limits);
    let unix = || memchr::memmem::find(text, b"\r\n").is_some() && fits(&with_line_feeds(text), data, limits);
    let signed = if windows() {
        "CR LF"
    } else if unix() {
        "LF"
    } else {
        return None;
    };
    Some(MessageFact::SignedWithOtherLineEnds { signed })
}

/// Whether a signer states the digest of this content.
fn fits(text: &[u8], data: &SignedData, limits: &Limits) -> bool {
    data.signers.iter().any(|signer| {
        let digest = signer.digest.as_ref().ok().map(|algorithm| algorithm.digest(text));
        digest.is_some_and(|digest| check_digest(signer, &data.content_type, &digest, limits).matches == Some(true))
    })
}
