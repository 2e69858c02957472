//! English: the signed message and what was signed.

use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, local_param};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    let t = |name: &str| local_param(f, name);
    Some(match f.code {
        Code::CmsMalformed => Text::new(
            "The signature data are damaged",
            format!("The CMS structure cannot be read ({}, at {}).", p("reason"), p("offset")),
            "Treat the signature as invalid and ask for the original file.",
        ),
        Code::CmsNotDer => Text::remark(
            "The signature data are encoded in BER, not DER",
            "A less strict encoding that can be read all the same; it does not change the result.",
        ),
        Code::PaddingNotZero => Text::new(
            "Foreign data in the padding behind the signature",
            format!(
                "{} bytes behind the signature data are not zero. They are not signed; they do not touch the signature but should not be there.",
                p("count")
            ),
            "Keep it in mind; if in doubt, ask the sender.",
        ),
        Code::ContentMissing => Text::new(
            "The signed content is missing",
            "This signature is kept apart from its document; without the document it cannot be told whether they belong together.",
            "Add the document that this signature speaks of.",
        ),
        Code::GivenContentDiffers => Text::new(
            "The document given is not the signed content",
            format!(
                "The file carries its content (SHA-256 {}), which is not the document given with it (SHA-256 {}).",
                p("carried"),
                p("given")
            ),
            "Do not rely on the document given; what the file carries is what was signed.",
        ),
        Code::CmsPartUnread => Text::remark(
            format!("A part of the signature data is not read ({})", p("part")),
            "It holds something of a form that is not known here. It is not signed.",
        ),
        Code::TextBesideArmour => Text::new(
            "There is text beside the signature data",
            "What stands before or behind the signature data in this file is not signed.",
            "Disregard it, or ask the sender.",
        ),
        Code::BytesAfterCms => Text::new(
            "Foreign data behind the signature",
            format!("{} bytes behind the signature data belong to nothing and are not signed.", p("count")),
            "Disregard them; if in doubt, ask the sender.",
        ),
        Code::ContentSignedToo => Text::new(
            format!("The signed content is a signed file itself ({})", p("format")),
            "The outer signature was checked; signatures inside the content were not.",
            "Take the content out and check it by itself.",
        ),
        Code::ContentTypeInCounterSignature => Text::remark(
            "A counter-signature states a type of content",
            "A signature over another signature has no type of content; this does not change the result.",
        ),
        Code::SignaturePolicyUnknown => Text::new(
            format!("The signer refers to the signature policy {}, which is not known here", p("policy")),
            format!(
                "The signature was judged under the policy named at the end of this report, not under the signer's. {}",
                p("uri")
            ),
            "If your procedure asks for that signature policy, compare with its text.",
        ),
        Code::SignaturePolicyUnreadable => Text::new(
            "The signature policy that the signer refers to cannot be read",
            "The signed attribute that names it is malformed, so the rules the signer agreed to are not known.",
            "Ask the sender to sign again.",
        ),
        Code::SeveralSigners => Text::new(
            format!("One signature holds {} signers", p("count")),
            "A signature in a PDF has exactly one signer.",
            "Ask the sender to have each person sign separately.",
        ),
        Code::EmptyContentInside => Text::remark(
            "The signature holds empty content",
            "The signature data have a place for content with nothing in it. Nothing is hidden there.",
        ),
        Code::ContentIsAttributes => Text::new(
            "What is shown as content was signed as something else",
            "The content is a set of signed attributes, as they stand beside the content of another document. The signer never meant to sign it as content.",
            "Do not accept it; ask the sender for the original file.",
        ),
        Code::SigningCertificateHintDiffers => Text::remark(
            "The issuer noted beside the fingerprint of the certificate is wrong",
            "The fingerprint, which binds the certificate, is right; the name or number beside it is only a hint.",
        ),
        Code::DigestBesideEddsa => Text::remark(
            format!("{} stands beside an EdDSA signature", p("algorithm")),
            format!("The standard names {} there.", p("wanted")),
        ),
        Code::AmbiguousForm => Text::new(
            format!("The file is read as {}, but can be opened as {} too", p("form"), p("other")),
            "Other programs may show a document that nobody signed.",
            "Do not rely on what is shown; ask the sender for the original file.",
        ),
        Code::ContentInDetachedSignature => Text::new(
            "The signature carries content of its own",
            "A signature in a PDF must speak of the file; this one carries something else.",
            "Treat the signature as invalid and ask for the original file.",
        ),
        Code::DigestDiffers => Text::new(
            "The content was changed after signing",
            "The digest computed from the file is not the one that was signed.",
            "Do not accept it; ask the sender for the original signed file.",
        ),
        Code::SignatureValueWrong => Text::new(
            "The signature value is wrong",
            "It was not made with the key of the attached certificate, or the signature data were altered.",
            "Do not accept it; ask the sender to sign again.",
        ),
        Code::AttributeMissing => Text::new(
            format!("A required attribute is missing ({})", p("attribute")),
            "Without it the signature is not tied to the content.",
            "Treat the signature as invalid and ask for a new one.",
        ),
        Code::AttributeRepeated => Text::new(
            format!("An attribute is repeated or has not exactly one value ({})", p("attribute")),
            "This attribute may stand once, with one value.",
            "Treat the signature as invalid and ask for a new one.",
        ),
        Code::ContentTypeDiffers => Text::new(
            "The content type in the signature differs",
            "The content-type attribute speaks of another kind of content.",
            "Treat the signature as invalid and ask for a new one.",
        ),
        Code::AttributesAsSent => Text::remark(
            "Signed attributes are not in DER order",
            "The signature is right over the attributes as sent, but their order breaks the standard; other programs may call it wrong.",
        ),
        Code::AttributesResorted => Text::remark(
            "The signature is right only over re-sorted attributes",
            "The attributes were not sent in the order that was signed; in standard order the signature is right.",
        ),
        Code::DigestInfoWithoutNull => Text::remark(
            "The RSA value leaves out a part that the standard asks for",
            "The DigestInfo inside lacks its NULL; the signature fits the content all the same.",
        ),
        Code::UnsignedAttributeUnreadable => Text::remark(
            format!("{} unsigned attributes cannot be read", p("count")),
            "They (time-stamps, for example) are not part of what was signed, so the signature is not touched, but they are of no use.",
        ),
        Code::SignerCertificateMissing => Text::new(
            "The signer's certificate is missing",
            format!(
                "The signature does not carry it (issued by “{}”, serial {}), so the signer cannot be identified.",
                p("issuer"),
                p("serial")
            ),
            "Add the signer's certificate and check again.",
        ),
        Code::SigningCertificateDiffers => Text::new(
            "The attached certificate is not the one that was signed with",
            "The signature names the fingerprint of another certificate.",
            "Do not accept it; ask the sender to sign again.",
        ),
        Code::SigningCertificateAbsent => Text::remark(
            "The signature is not bound to a certificate",
            "There is no signing-certificate attribute; the signature can still be checked with the key in the attached certificate.",
        ),
        Code::SigningCertificateOutdated => Text::remark(
            "The signature names its certificate by an outdated digest",
            format!(
                "{} was no longer good enough at {}, so the signature counts as not bound to the certificate.",
                p("algorithm"),
                t("time")
            ),
        ),
        _ => return None,
    })
}
