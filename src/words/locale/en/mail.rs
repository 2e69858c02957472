//! English: signed mail.

use crate::base::finding::{Code, Finding};
use crate::words::text::Text;

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    Some(match f.code {
        Code::MimeMalformed => Text::new(
            "The signed mail is malformed",
            format!("Part {} of the mail cannot be read in one way only ({}).", p("part"), p("reason")),
            "Ask the sender for the original mail.",
        ),
        Code::MimePartNotSigned => Text::new(
            format!("Part {} of the mail ({}) is not signed", p("part"), p("type")),
            "The mail has a part that no signature covers; somebody else may have added it.",
            "Rely on the signed parts only.",
        ),
        Code::MimePartEncrypted => Text::new(
            format!("Part {} of the mail is encrypted", p("part")),
            "What is inside cannot be seen, nor whether anything there is signed.",
            "Decrypt it with a mail program and check again.",
        ),
        Code::MimeHeaderNotSigned => Text::remark(
            "Sender, subject and date of the mail are not signed",
            "The signature of a mail covers its content only; the lines at its head can be changed without breaking it.",
        ),
        Code::MimeSenderDiffers => Text::new(
            "The sender's address is not in the certificate",
            format!(
                "The mail names {} as its sender; no address in the signer's certificate is that one.",
                p("sender")
            ),
            "Rely on the signer named by the certificate, not on the sender's line.",
        ),
        Code::LineEndsCanonicalised => Text::remark(
            "Line ends of the signed part are not those of mail",
            "The mail was stored with other line ends; the signed part was judged with the standard ones, as it was sent.",
        ),
        Code::SignedWithOtherLineEnds => Text::new(
            "The file has other line ends than when it was signed",
            "The content is the one that was signed, but for its line ends; a mail program or a store changed them. The signature does not fit the file that is here.",
            "Ask the sender for the file as it was signed, in a ZIP.",
        ),
        _ => return None,
    })
}
