//! Text whose line ends were changed after it was signed: mail programs and version control do so. The signature stays wrong over the
//! file that is there; what is found only says why, and which file to ask for.

use super::content::{Content, algorithms};
use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::cms::{MessageFact, SignedData};
use crate::mime::{canonical, has_bare_line_feed, with_line_feeds};

/// The line ends with which the content given is the content signed, if it is not the one signed as it is. The text is digested once
/// for each form and algorithm, however many signers there are.
pub(super) fn changed(
    text: &[u8],
    content: &Content,
    data: &SignedData,
    limits: &Limits,
) -> Result<Option<MessageFact>, Error> {
    // Binary files have other damage when somebody treats them as text.
    if text.len() > limits.message_bytes || memchr::memchr(0, text).is_some() || content.is_signed(data, limits) {
        return Ok(None);
    }
    let wanted = algorithms(data, limits);
    let fits = |text: &Vec<u8>| Content::of(text, &wanted, limits).map(|content| content.is_signed(data, limits));
    let signed = if has_bare_line_feed(text) && fits(&canonical(text))? {
        "CR LF"
    } else if memchr::memmem::find(text, b"\r\n").is_some() && fits(&with_line_feeds(text))? {
        "LF"
    } else {
        return Ok(None);
    };
    Ok(Some(MessageFact::SignedWithOtherLineEnds { signed }))
}
