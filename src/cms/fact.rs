//! Facts from reading and verifying a CMS, and the mail that may contain it.

use crate::base::fact::facts;

facts! {
    /// What reading and verifying a signed message finds out.
    pub enum MessageFact {
        /// The CMS object cannot be read.
        CmsMalformed {
            /// What is wrong.
            reason: String,
            /// Where.
            offset: usize,
        };
        /// BER where the receiver could expect DER.
        CmsNotDer {
            /// The rule of DER that is broken.
            reason: &'static str,
        };
        /// The signature format is not supported.
        SubFilterUnsupported {
            /// Its name.
            form = "subFilter": String,
        };
        /// Other bytes than zeros fill the rest of `/Contents`.
        PaddingNotZero {
            /// How many.
            count: usize,
        };
        /// More than one signer where there is exactly one.
        SeveralSigners {
            /// How many.
            count: usize,
        };
        /// A detached signature contains content.
        ContentInDetachedSignature;
        /// The signature contains empty content where there should be none.
        EmptyContentInside;
        /// The content is a set of signed attributes.
        ContentIsAttributes;
        /// The digest of the content is not the one signed.
        DigestDiffers;
        /// The signature value was not made with the key of the certificate.
        SignatureValueWrong;
        /// A required signed attribute is missing.
        AttributeMissing {
            /// Which.
            attribute: &'static str,
        };
        /// A signed attribute is there twice or has not exactly one value.
        AttributeRepeated {
            /// Which.
            attribute: &'static str,
        };
        /// The content-type attribute names another type.
        ContentTypeDiffers;
        /// The value verifies over the attributes as sent, which are not in DER order.
        AttributesAsSent;
        /// The value verifies only over the attributes in DER order.
        AttributesResorted;
        /// Unsigned attributes that cannot be read.
        UnsignedAttributeUnreadable {
            /// How many.
            count: usize,
        };
        /// The value inside an RSA signature leaves out a NULL.
        DigestInfoWithoutNull;
        /// An algorithm that is not done.
        AlgorithmUnsupported {
            /// Which.
            algorithm: String,
        };
        /// A counter-signature states a type of content.
        ContentTypeInCounterSignature;

        // --- a file that is a CMS, or a mail ---
        /// The content that was signed is missing.
        ContentMissing;
        /// The content given with the file differs from the content in the file.
        GivenContentDiffers {
            /// SHA-256 of what the file carries, in hexadecimal.
            carried: String,
            /// SHA-256 of what was given, in hexadecimal.
            given: String,
        };
        /// A part of the CMS object that no rule reads.
        CmsPartUnread {
            /// Which.
            part: &'static str,
        };
        /// Text around the base64 of the object.
        TextBesideArmour;
        /// Bytes after the object.
        BytesAfterCms {
            /// How many.
            count: usize,
        };
        /// The content is itself a signed file.
        ContentSignedToo {
            /// Of which form.
            format: &'static str,
        };
        /// The file can be opened as another form too.
        AmbiguousForm {
            /// The form it is judged as.
            form: &'static str,
            /// The other one.
            other: &'static str,
        };
        /// The structure of a mail is broken or can be read in more than one way.
        MimeMalformed {
            /// What is wrong.
            reason: String,
            /// Number of the part.
            part: String,
        };
        /// A part that no signature covers.
        MimePartNotSigned {
            /// Number of the part.
            part: String,
            /// Its type.
            media_type = "type": String,
        };
        /// A part that is encrypted.
        MimePartEncrypted {
            /// Number of the part.
            part: String,
        };
        /// The lines of the header are not signed.
        MimeHeaderNotSigned;
        /// None of the addresses in the certificate is that of the sender.
        MimeSenderDiffers {
            /// The sender.
            sender: String,
        };
        /// The line ends were not those of mail, and were taken as such.
        LineEndsCanonicalised;
        /// The content given is the one signed but for its line ends.
        SignedWithOtherLineEnds {
            /// The line ends it was signed with.
            signed: &'static str,
        };
    }
}
