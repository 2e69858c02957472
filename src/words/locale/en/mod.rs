//! English.

pub(in crate::words) mod changes;
pub(in crate::words) mod comparison;

use crate::base::finding::{Code, Finding};
use crate::words::message::{Text, Word, local_param};

pub(in crate::words) fn finding(f: &Finding) -> Text {
    let p = |name: &str| f.param(name);
    let t = |name: &str| local_param(f, name);
    match f.code {
        Code::OrphanSignatures => Text::new(
            format!("Remains of {} signatures that lead nowhere", p("count")),
            "The file holds signature data that no form field points to; these signatures cannot be checked on this file.",
            "Ask the sender for the file as it was signed.",
        ),
        Code::PrintedOrResaved => Text::new(
            "The file was printed to PDF or re-saved after signing",
            format!(
                "Its traces (producer: {}) show that a signed document was printed or saved by another program, which destroys digital signatures.",
                p("producer")
            ),
            "Ask the sender for the original signed file, not printed, compressed or merged.",
        ),
        Code::RewrittenAfterSigning => Text::new(
            "The file was rewritten after signing",
            if beyond(f) {
                format!(
                    "The signature speaks of {} bytes, the file has only {}: it was compressed, optimised or saved by another program.",
                    p("end"),
                    p("size")
                )
            } else {
                "The signature is no longer where its byte range says: the file was saved anew by another program."
                    .to_owned()
            },
            "Ask the sender for the original signed file.",
        ),
        Code::MergedFiles => Text::new(
            "Several signed files were merged into one",
            format!(
                "Signature field “{}”: {} signatures cannot come from one file; signed documents were joined, so no signature fits this file any more.",
                p("field"),
                p("count")
            ),
            "Ask the sender for each original file on its own.",
        ),
        Code::Truncated => Text::new(
            "The end of the file is missing",
            format!(
                "What was signed ends at byte {}, the file has only {}; the download may be incomplete.",
                p("end"),
                p("size")
            ),
            "Download the file again or ask for it again.",
        ),
        Code::EndMissing => Text::new(
            "The file breaks off",
            format!(
                "The file of {} bytes has no end and its structure cannot be read; the download may be incomplete.",
                p("size")
            ),
            "Download the file again or ask for it again.",
        ),
        Code::AlteredInTransfer => Text::new(
            "The file was altered on its way",
            match p("how") {
                "line-ends" => {
                    "Line ends were converted, as mail systems and transfer programs do when they take a PDF for plain text."
                }
                "replaced-characters" => {
                    "Bytes that are no letters were replaced, as systems do when they take a PDF for plain text."
                }
                _ => "Of every byte only 7 bits are left, as when a mail system takes a PDF for plain text.",
            },
            "Ask for the original file in another way, for example inside a ZIP file.",
        ),
        Code::XrefReconstructed => Text::new(
            "The structure of the file is damaged",
            "The cross-reference data cannot be read; objects were found by scanning, so nobody can say that what is shown is what was signed.",
            "Ask the sender for the original file.",
        ),
        Code::PdfAnomaly => Text::new(
            format!("The structure of the file is irregular ({})", p("anomaly")),
            "Different programs may read this file in different ways.",
            "Do not rely on what is shown until there is a clear original.",
        ),
        Code::PdfOddity => Text::new(
            format!("A detail of the file breaks its standard ({})", p("anomaly")),
            "It does not change how the file is read.",
            "",
        ),
        Code::LaterRevisions => Text::new(
            format!("{} revisions follow this signature", p("count")),
            "Something was added after signing (a further signature, for example). Whether it was allowed has not been judged.",
            "Compare what is shown with the signed revision.",
        ),
        Code::BytesAfterSigned => Text::new(
            "Data added after this signature",
            format!(
                "Bytes {} to {} of the file lie outside the reach of this signature (a later one may cover them).",
                p("start"),
                p("end")
            ),
            "Look at the signed revision, or compare with the last signature.",
        ),
        Code::WhiteSpaceAfterSigned => Text::new(
            "White space at the end of the file, outside the signature",
            format!("Bytes {} to {} are only white space and change nothing.", p("start"), p("end")),
            "",
        ),
        Code::PolicyLooser => Text::new(
            format!("Checked under the rules “{}”, which ask less than the strict ones", p("policy")),
            format!("Whoever chose these rules lets more pass than the program does by itself: {}.", p("rules")),
            "Check again without this policy if you did not choose it.",
        ),
        Code::ByteRangeMalformed => Text::new(
            "The signed byte range is invalid",
            format!("The signature does not say properly which part of the file it covers ({}).", p("reason")),
            "Treat the signature as invalid and ask for the original file.",
        ),
        Code::GapNotContents => Text::new(
            "The unsigned gap is not exactly the place of the signature",
            format!(
                "The gap in the byte range must be exactly the /Contents string; here it is not ({}). This is a sign of tampering.",
                p("reason")
            ),
            "Treat the signature as invalid and ask for the original file.",
        ),
        Code::ByteRangesCross => Text::new(
            "The byte ranges of two signatures cross",
            format!("Two proper signatures cannot overlap like this ({}).", p("reason")),
            "Treat the signature as invalid and ask for the original file.",
        ),
        Code::ContentsMalformed => Text::new(
            "The place of the signature (/Contents) cannot be read",
            format!("The signature must be one hexadecimal string ({}).", p("reason")),
            "Ask for the original file.",
        ),
        Code::FieldOutsideAcroForm => Text::new(
            "The signature field is not part of the file's form",
            "Its box is still on the page, but the form (AcroForm) does not lead to it; usually another program rewrote the file.",
            "Ask the sender for the original signed file.",
        ),
        Code::FieldNameTwice => Text::new(
            format!("The field name “{}” is used twice", p("field")),
            "Each signature field has a name of its own; the same name twice usually comes from merging files.",
            "Ask for each original file on its own.",
        ),
        Code::FieldOdd => Text::new(
            format!("A detail of the signature field breaks its standard ({})", p("anomaly")),
            "It leaves only one reading and does not change the result.",
            "",
        ),
        Code::FieldAmbiguous => Text::new(
            format!("The signature field can be read in more than one way ({})", p("anomaly")),
            "Different programs may read this signature differently, so it is not called valid.",
            "Ask the sender for the original signed file.",
        ),
        Code::SignatureRemovedLater => Text::new(
            format!("Signature “{}” was removed in a later revision", p("field")),
            "A revision saved after signing took this signature out of the form.",
            "Ask the sender why it was removed.",
        ),
        Code::SubFilterUnsupported => Text::new(
            format!("A form of signature that is not supported ({})", p("subFilter")),
            "It was not read, so nothing is said for or against it.",
            "Check it with the issuer's own tool.",
        ),
        Code::CmsMalformed => Text::new(
            "The signature data are damaged",
            format!("The CMS structure cannot be read ({}, at {}).", p("reason"), p("offset")),
            "Treat the signature as invalid and ask for the original file.",
        ),
        Code::CmsNotDer => Text::new(
            "The signature data are encoded in BER, not DER",
            "A less strict encoding that can be read all the same; it does not change the result.",
            "",
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
        Code::CmsPartUnread => Text::new(
            format!("A part of the signature data is not read ({})", p("part")),
            "It holds something of a form that is not known here. It is not signed.",
            "",
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
        Code::ContentTypeInCounterSignature => Text::new(
            "A counter-signature states a type of content",
            "A signature over another signature has no type of content; this does not change the result.",
            "",
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
        Code::MimeHeaderNotSigned => Text::new(
            "Sender, subject and date of the mail are not signed",
            "The signature of a mail covers its content only; the lines at its head can be changed without breaking it.",
            "",
        ),
        Code::MimeSenderDiffers => Text::new(
            "The sender's address is not in the certificate",
            format!(
                "The mail names {} as its sender; no address in the signer's certificate is that one.",
                p("sender")
            ),
            "Rely on the signer named by the certificate, not on the sender's line.",
        ),
        Code::LineEndsCanonicalised => Text::new(
            "Line ends of the signed part are not those of mail",
            "The mail was stored with other line ends; the signed part was judged with the standard ones, as it was sent.",
            "",
        ),
        Code::NameMisleading => Text::new(
            "A name in the certificate may be shown wrongly",
            format!(
                "The certificate «{}» has a name with hidden characters or characters that turn the direction of writing; what is seen may not be what it says.",
                p("certificate")
            ),
            "Do not rely on the name shown; compare the certificate's serial number and SHA-256 with the issuer.",
        ),
        Code::SeveralSigners => Text::new(
            format!("One signature holds {} signers", p("count")),
            "A signature in a PDF has exactly one signer.",
            "Ask the sender to have each person sign separately.",
        ),
        Code::EmptyContentInside => Text::new(
            "The signature holds empty content",
            "The signature data have a place for content with nothing in it. Nothing is hidden there.",
            "",
        ),
        Code::ContentIsAttributes => Text::new(
            "What is shown as content was signed as something else",
            "The content is a set of signed attributes, as they stand beside the content of another document. The signer never meant to sign it as content.",
            "Do not accept it; ask the sender for the original file.",
        ),
        Code::SigningCertificateHintDiffers => Text::new(
            "The issuer noted beside the fingerprint of the certificate is wrong",
            "The fingerprint, which binds the certificate, is right; the name or number beside it is only a hint.",
            "",
        ),
        Code::DigestBesideEddsa => Text::new(
            format!("{} stands beside an EdDSA signature", p("algorithm")),
            format!("The standard names {} there.", p("wanted")),
            "",
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
        Code::AttributesAsSent => Text::new(
            "Signed attributes are not in DER order",
            "The signature is right over the attributes as sent, but their order breaks the standard; other programs may call it wrong.",
            "",
        ),
        Code::AttributesResorted => Text::new(
            "The signature is right only over re-sorted attributes",
            "The attributes were not sent in the order that was signed; in standard order the signature is right.",
            "",
        ),
        Code::DigestInfoWithoutNull => Text::new(
            "The RSA value leaves out a part that the standard asks for",
            "The DigestInfo inside lacks its NULL; the signature fits the content all the same.",
            "",
        ),
        Code::UnsignedAttributeUnreadable => Text::new(
            format!("{} unsigned attributes cannot be read", p("count")),
            "They (time-stamps, for example) are not part of what was signed, so the signature is not touched, but they are of no use.",
            "",
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
        Code::SigningCertificateAbsent => Text::new(
            "The signature is not bound to a certificate",
            "There is no signing-certificate attribute; the signature can still be checked with the key in the attached certificate.",
            "",
        ),
        Code::SigningCertificateOutdated => Text::new(
            "The signature names its certificate by an outdated digest",
            format!(
                "{} was no longer good enough at {}, so the signature counts as not bound to the certificate.",
                p("algorithm"),
                t("time")
            ),
            "",
        ),
        Code::AlgorithmUnsupported => Text::new(
            format!("An algorithm that is not supported ({})", p("algorithm")),
            "The signature could not be computed, so nothing is concluded.",
            "Use another tool that knows this algorithm.",
        ),
        Code::AlgorithmOutdated => Text::new(
            format!("{} is no longer in the list of algorithms", p("algorithm")),
            format!("It ({}) was no longer good enough at the time that counts{}.", place(f), until(f)),
            "For a new document, ask the sender to sign again with SHA-256 or better.",
        ),
        Code::KeyTooShort => Text::new(
            format!("The key {} is too short", p("algorithm")),
            format!("Its length ({}) does not meet the requirement at the time that counts{}.", place(f), until(f)),
            "For a new document, ask the sender to sign again with RSA from 2048 or ECDSA from 256 bits.",
        ),
        Code::KeyEncodingOdd => Text::new(
            "A public key is not encoded as its standard asks",
            format!(
                "The key in “{}” is written as a negative number; there is only one reading, so the result is not touched.",
                p("certificate")
            ),
            "",
        ),
        Code::DigestAlgorithmWrong => Text::new(
            "The signature does not say how its content was digested",
            format!("Where the digest algorithm belongs stands a signature algorithm ({}).", p("algorithm")),
            "Do not rely on it; ask for a new signature.",
        ),
        Code::AlgorithmsDisagree => Text::new(
            "The signature contradicts itself about its algorithm",
            format!("Two places name two algorithms ({}).", p("reason")),
            "Treat the signature as invalid and ask for a new one.",
        ),
        Code::TimestampVerified => Text::new(
            format!("Time-stamp of {}", t("time")),
            format!("The time-stamp fits the signature; it was made by “{}”.", p("unit")),
            "",
        ),
        Code::TimestampImprintDiffers => Text::new(
            "The time-stamp does not fit the signature",
            "It speaks of other data and proves nothing about this signature.",
            "Do not rely on this time-stamp.",
        ),
        Code::TimestampNotVerified => Text::new(
            "The time-stamp is not valid",
            format!("The signature of the time-stamp unit is wrong or cannot be checked ({}).", p("reason")),
            "Do not rely on this time-stamp.",
        ),
        Code::TimestampMalformed => Text::new(
            "The time-stamp cannot be read",
            format!("Its data are damaged ({}).", p("reason")),
            "Do not rely on this time-stamp.",
        ),
        Code::TimestampUnitPurpose => Text::new(
            "The certificate of the time-stamp unit has another purpose",
            format!("It must be for time-stamps only ({}).", p("reason")),
            "Do not rely on this time-stamp.",
        ),
        Code::TimestampUntrusted => Text::new(
            "The time-stamp does not come from a trusted unit",
            format!("The certificate of “{}” leads to no trusted root ({}).", p("unit"), p("reason")),
            "Do not rely on this time-stamp.",
        ),
        Code::ArchiveIndexUnmatched => Text::new(
            "An archive time-stamp names objects that are not there",
            format!(
                "The archive time-stamp of {} lists {} objects (certificates, lists or attributes) that the file does not hold.",
                t("time"),
                p("count")
            ),
            "Such an index is invalid: this time-stamp proves nothing.",
        ),
        Code::TimestampAccuracyWide => Text::new(
            "The time-stamp leaves its time open",
            format!(
                "It states {} with an accuracy of {} seconds, so it proves no more than that the data existed at {}.",
                t("time"),
                p("seconds"),
                t("latest")
            ),
            "Hold the later time against the validity and any revocation of the certificate.",
        ),
        Code::TimestampNotConforming => Text::new(
            "The time-stamp breaks the rules for its content",
            format!("RFC 3161 asks for other content ({}), so nothing is concluded from it.", p("reason")),
            "Do not rely on this time-stamp.",
        ),
        Code::TimestampUnitMissing => Text::new(
            "The certificate of the time-stamp unit is missing",
            format!(
                "The time-stamp names a certificate (issued by “{}”, serial number {}) that is not there.",
                p("issuer"),
                p("serial")
            ),
            "Add the certificate of the time-stamp unit and check again.",
        ),
        Code::TimestampOrder => Text::new(
            "The order of the time-stamps contradicts itself",
            format!(
                "A time-stamp states {}, later than {}, by when what it stands on is proven to have existed.",
                t("time"),
                t("existed")
            ),
            "Do not rely on this time-stamp for the time of signing.",
        ),
        Code::TimestampUnitStatusUnknown => Text::new(
            "The status of the time-stamp unit could not be checked",
            format!(
                "The time-stamp is right and leads to a known root, but whether the certificate of “{}” was revoked is not known.",
                p("unit")
            ),
            "Add the revocation list (CRL) if the time of signing must be certain.",
        ),
        Code::TimeOnlyClaimed => Text::new(
            "The time of signing is only claimed by the signer",
            "There is no time-stamp that can be relied on; the time comes from the signer's computer and proves nothing by itself.",
            "If the time matters, compare it with the receipt time in the document system.",
        ),
        Code::TimeAbsent => Text::new(
            "The signature names no time",
            "There is neither a time-stamp that can be relied on nor a claimed time.",
            "Use the receipt time in the document system.",
        ),
        Code::ClaimedTimeSevenHours => Text::new(
            "The claimed time is off by exactly seven hours",
            format!(
                "The signing program wrote Vietnamese time as if it were UTC: claimed {}, compared with {}. A known fault of signing programs, not a sign of forgery.",
                t("claimed"),
                t("compared")
            ),
            "Use the time of the time-stamp; never order signatures by the claimed time.",
        ),
        Code::ClaimedTimeDiffers => Text::new(
            "Two times stated for the signature are far apart",
            format!(
                "The time in the signature is {}; the time-stamp, or else the time in the file, says {}.",
                t("claimed"),
                t("compared")
            ),
            "Rely on a time-stamp where there is one.",
        ),
        Code::IssuerMissing => Text::new(
            format!("The certificate of the issuer “{}” is missing", p("issuer")),
            "It is not at hand, so no path to a root could be built.",
            if p("urls").is_empty() {
                "Add the issuer's certificate and check again.".to_owned()
            } else {
                format!("Get the certificate from {}, add it and check again.", p("urls"))
            },
        ),
        Code::CertificateDistrusted => Text::new(
            "The user removed a certificate from the trusted ones",
            format!(
                "The path leads through “{}” (SHA-256 {}), which whoever checks has chosen not to trust.",
                p("certificate"),
                p("sha256")
            ),
            "Do not take this signature as verified; if it was removed by mistake, undo that and check again.",
        ),
        Code::RootUntrusted => Text::new(
            "The path does not lead to a trusted root",
            format!("The root “{}” is not in the trust list (compared by key, not by name).", p("root")),
            "Do not treat it as an official-duty signature; ask the sender who issued the certificate.",
        ),
        Code::AnchorPurpose => Text::new(
            "The root is not trusted for this purpose",
            format!("The trust data name “{}” as trusted, but not for this purpose ({}).", p("root"), p("purpose")),
            "Ask the sender about the issuer, or check the trust data.",
        ),
        Code::AnchorNotTrusted => Text::new(
            "The root was not trusted at the time that counts",
            format!("The trust data trust “{}” for another period than that of {}{}.", p("root"), t("time"), period(f)),
            "Add evidence that the document was signed while the root was trusted.",
        ),
        Code::CertificateSignatureWrong => Text::new(
            "The signature on a certificate is wrong",
            format!("“{}” was not issued by the authority it names, or was altered.", p("certificate")),
            "Do not accept it; ask for a signature with a valid certificate.",
        ),
        Code::CertificateExpired => Text::new(
            "A certificate had expired at the time that counts",
            format!("“{}” ended {}; the time that counts is {}.", p("certificate"), t("notAfter"), t("time")),
            "Evidence is needed (time-stamp, receipt time) that it was signed while the certificate was valid.",
        ),
        Code::CertificateNotYetValid => Text::new(
            "A certificate was not yet valid at the time that counts",
            format!("“{}” begins {}; the time that counts is {}.", p("certificate"), t("notBefore"), t("time")),
            "Ask the sender when it was signed.",
        ),
        Code::CertificateExpiredSince => Text::new(
            "The certificate was valid when signing and has expired since",
            format!(
                "“{}” ended {}, after the stamped time {}. Expiry later does not take the signature's value.",
                p("certificate"),
                t("notAfter"),
                t("time")
            ),
            "",
        ),
        Code::IssuerNotCa => Text::new(
            "An issuer in the path is not a certification authority",
            format!("“{}” may not issue certificates to others.", p("certificate")),
            "Do not accept it; this is how paths are forged.",
        ),
        Code::PathTooLong => Text::new(
            "The path is longer than allowed",
            format!("“{}” does not allow so many authorities below it.", p("certificate")),
            "Do not accept it; ask the sender.",
        ),
        Code::IssuerKeyUsage => Text::new(
            "An issuer's key may not sign certificates",
            format!("“{}” lacks the key usage keyCertSign.", p("certificate")),
            "Do not accept it; ask the sender.",
        ),
        Code::SignerKeyUsage => Text::new(
            "The certificate is not for signing documents",
            format!("“{}” has neither digitalSignature nor nonRepudiation.", p("certificate")),
            "Ask for a signature with a certificate of the right purpose.",
        ),
        Code::CriticalExtensionUnknown => Text::new(
            "A certificate sets a condition that is not understood",
            format!("“{}” has the critical extension {}.", p("certificate"), p("oid")),
            "Use the issuer's own tool.",
        ),
        Code::ExtensionUnreadable => Text::new(
            "An extension of a certificate cannot be read",
            format!(
                "{} of “{}” is malformed, so what the certificate demands is not known.",
                p("extension"),
                p("certificate")
            ),
            "Ask the issuer of the certificate to look at it.",
        ),
        Code::NameNotPermitted => Text::new(
            "A name lies outside what its issuer may name",
            format!(
                "“{}” ({}) in “{}” is not within the names that “{}” permits.",
                p("name"),
                p("form"),
                p("certificate"),
                p("constrainedBy")
            ),
            "Do not accept this certificate; tell its issuer.",
        ),
        Code::NameExcluded => Text::new(
            "A name is one that its issuer must not name",
            format!(
                "“{}” ({}) in “{}” is within the names that “{}” excludes.",
                p("name"),
                p("form"),
                p("certificate"),
                p("constrainedBy")
            ),
            "Do not accept this certificate; tell its issuer.",
        ),
        Code::NameConstraintUnsupported => Text::new(
            "A constraint on names is of a kind that is not evaluated",
            format!(
                "“{}” constrains names of the form {}, and “{}” has one.",
                p("constrainedBy"),
                p("form"),
                p("certificate")
            ),
            "Use the issuer's own tool.",
        ),
        Code::NameNotComparable => Text::new(
            "A name or a constraint on names is malformed",
            format!(
                "“{}” ({}) in “{}” cannot be compared with the constraint of “{}”.",
                p("name"),
                p("form"),
                p("certificate"),
                p("constrainedBy")
            ),
            "Ask the issuer of the certificate to look at it.",
        ),
        Code::PolicyMissing => Text::new(
            "The path does not follow a certificate policy that is asked for",
            format!("No acceptable certificate policy runs along the whole path ({}).", p("policies")),
            "Ask the issuer which policy applies.",
        ),
        Code::PolicyMapsAny => Text::new(
            "A mapping of certificate policies is not allowed",
            format!("“{}” maps “any policy”, which the standard forbids.", p("certificate")),
            "Do not accept this path; tell the issuer.",
        ),
        Code::KeyPurposeMissing => Text::new(
            "The certificate is not one for this purpose",
            format!("“{}” was not issued for the key purpose {}.", p("certificate"), p("purpose")),
            "Use a certificate made for the purpose.",
        ),
        Code::CertificateProfile => Text::new(
            "A certificate departs from the rules for issuers",
            format!(
                "“{}” does not keep to these rules: {}. What the certificate says is not changed by it.",
                p("certificate"),
                p("rules")
            ),
            "",
        ),
        Code::CertificateMalformed => Text::new(
            "A certificate cannot be read",
            format!("Its data are damaged ({}).", p("reason")),
            "Ask the sender for it again.",
        ),
        Code::PathBudget => Text::new(
            "The search for a path was given up at its limit",
            "There are too many candidates.",
            "Leave out certificates that do not belong here and check again.",
        ),
        Code::TrustedDirectly => Text::new(
            "The certificate itself was given as trusted",
            format!("“{}” is in the trust list; nothing above it was checked.", p("certificate")),
            "Trust certificates of authorities only.",
        ),
        Code::EvidenceUnusable => Text::new(
            format!("A piece of evidence given cannot be used: {}", p("name")),
            format!(
                "It cannot be read, or is no certificate, revocation list or OCSP response ({}). Everything else was considered.",
                p("reason")
            ),
            "Look at the file and give it again if it is needed.",
        ),
        Code::PicturesDiffer => Text::new(
            format!("The picture of page {} is not the one that was signed", p("page")),
            format!(
                "{} shows this page otherwise than in revision {}, which was signed{}, outside of the places where the signatures allow something to be added. So what is shown is not vouched for as what was signed.",
                p("renderer"),
                p("since"),
                within(p("rect"))
            ),
            "Open the signed revision and compare it with the document as it is now; ask the sender for the original if they say different things.",
        ),
        Code::PageTextDiffers => Text::new(
            format!("The text of page {} is not the one that was signed", p("page")),
            format!(
                "The text that {} reads from this page is another one than in revision {}, which was signed{}, outside of the places where the signatures allow something to be added.",
                p("renderer"),
                p("since"),
                within(p("rect"))
            ),
            "Open the signed revision and compare it with the document as it is now; ask the sender for the original if they say different things.",
        ),
        Code::PicturesUnusable => Text::new(
            "The comparison of pictures given cannot be used",
            match p("reason") {
                "other-document" => "It is about another file.".to_owned(),
                "no-pages" => "This file has no pages.".to_owned(),
                _ => format!(
                    "It holds page {} against revision {}, but no signature covers that revision with something added after it.",
                    p("page"),
                    p("since")
                ),
            },
            "Compare the pictures of this very file.",
        ),
        Code::UserAddedTrust => Text::new(
            "A root that the user added",
            format!(
                "The path leads to “{}”, which the user added{}; it is not part of the trust list that comes with the program.",
                p("root"),
                if p("label").is_empty() { String::new() } else { format!(" as “{}”", p("label")) }
            ),
            "Make sure this root comes from an official source.",
        ),
        Code::StatusUnknown => Text::new(
            "Whether the certificate was revoked could not be checked",
            format!(
                "There is no revocation list (CRL) or OCSP response about “{}” at the time of signing.",
                p("certificate")
            ),
            "Add the issuer's CRL or OCSP response and check again; by itself this is no reason to refuse.",
        ),
        Code::StatusIssuedBefore => Text::new(
            "The status information was issued before signing",
            format!(
                "The status of “{}” comes from information issued {}, before the time that counts {}; it was the newest then and still in force, but does not rule out a revocation just before signing.",
                p("certificate"),
                t("issued"),
                t("time")
            ),
            "If it must be certain, add a revocation list (CRL) issued after the time of signing.",
        ),
        Code::ProofOfExistenceMissing => Text::new(
            "A proof of existence is missing",
            format!(
                "“{}” has ended or was revoked by now, and no time-stamp that still stands proves that the signature and its evidence are older.",
                p("certificate")
            ),
            "Look for a copy with archive time-stamps (PAdES B-LTA), or for lists and evidence whose age an archive vouches for.",
        ),
        Code::StatusNotAsked => Text::new(
            "Revocation was not looked at",
            "The policy in use does not ask whether certificates were revoked.",
            "Use this result only if you know the certificates to be in force.",
        ),
        Code::StatusGood => Text::new(
            "The certificate was not revoked at the time that counts",
            format!(
                "By the {} issued {}{}, “{}” was neither revoked nor suspended at {}.",
                p("source"),
                t("issued"),
                if p("number").is_empty() { String::new() } else { format!(" (number {})", p("number")) },
                p("certificate"),
                t("time")
            ),
            "",
        ),
        Code::CertificateRevoked => Text::new(
            "The certificate had been revoked at the time that counts",
            format!("“{}” was revoked as of {}{}.", p("certificate"), t("since"), reason(f)),
            "Ask the sender to sign again with a certificate in force, or for evidence that it was signed before.",
        ),
        Code::RevocationUnproven => Text::new(
            "The revocation is told by an object that could not say “good”",
            format!(
                "What is at hand about “{}” says that it was revoked, but whoever signed that does not stand or the object has another fault ({}). A revocation weighs all the same.",
                p("certificate"),
                p("reason")
            ),
            "Ask the issuer whether the certificate was revoked.",
        ),
        Code::KeyCompromised => Text::new(
            "The key was revoked for compromise under another certificate",
            format!(
                "The key of “{}” has a second certificate that was revoked on {}{}.",
                p("certificate"),
                t("since"),
                reason(f)
            ),
            "Ask the issuer; do not rely on the signature before.",
        ),
        Code::CertificateHeld => Text::new(
            "The certificate was suspended at the time that counts",
            format!(
                "“{}” was suspended as of {}{}.",
                p("certificate"),
                t("since"),
                if p("released").is_empty() {
                    String::new()
                } else {
                    format!("; it is seen released only by {}", t("released"))
                }
            ),
            "Ask the issuer and the sender about the suspension.",
        ),
        Code::CertificateRevokedLater => Text::new(
            "The certificate was revoked after the time of signing",
            format!(
                "“{}” was revoked as of {}{}, after the time that counts, {}. A later revocation does not void the signature.",
                p("certificate"),
                t("since"),
                reason(f),
                t("time")
            ),
            "",
        ),
        Code::CertificateWasHeld => Text::new(
            "The certificate had been suspended and was released",
            format!(
                "“{}” was suspended as of {} and is on the list no longer; the time that counts is {}.",
                p("certificate"),
                t("since"),
                t("time")
            ),
            "",
        ),
        Code::KeyInvalidBefore => Text::new(
            "The key may have been compromised before the time of signing",
            format!(
                "The issuer says that the key of “{}” could not be relied on as of {}, before the time that counts, {}, although it was revoked later.",
                p("certificate"),
                t("since"),
                t("time")
            ),
            "Ask the signer to confirm having signed.",
        ),
        Code::StatusMissing => Text::new(
            "The status of the certificate is missing",
            format!("There is no revocation list (CRL) and no OCSP response about “{}”.", p("certificate")),
            if p("urls").is_empty() {
                "Add the issuer's CRL or OCSP response and check again; by itself this is no reason to refuse."
                    .to_owned()
            } else {
                format!("Fetch it from {}, add it and check again; by itself this is no reason to refuse.", p("urls"))
            },
        ),
        Code::StatusNotCovered => Text::new(
            "What is at hand does not speak of this certificate at this time",
            format!("There are CRLs or OCSP responses, but none applies to “{}” ({}).", p("certificate"), p("reason")),
            "Add the right CRL or OCSP response of the issuer and check again.",
        ),
        Code::StatusStale => Text::new(
            "The status information is too old",
            format!(
                "The newest CRL or OCSP response about “{}” counts until {}; the time that counts is {}.",
                p("certificate"),
                t("until"),
                t("time")
            ),
            "Add a newer CRL or OCSP response and check again.",
        ),
        Code::StatusAnsweredUnknown => Text::new(
            "The OCSP responder does not know this certificate",
            format!("The answer about “{}” is “unknown”: neither in force nor revoked.", p("certificate")),
            "Add the issuer's CRL, or ask the issuer.",
        ),
        Code::StatusUnreachable => Text::new(
            "The status of the certificate could not be fetched",
            format!("{} could not be reached to check “{}”.", p("urls"), p("certificate")),
            "Check the connection and try again, or fetch the CRL yourself and add it; by itself this is no reason to refuse.",
        ),
        Code::StatusUnusable => Text::new(
            "The status information at hand cannot be used",
            format!("The CRL or OCSP response about “{}” cannot be relied on ({}).", p("certificate"), p("reason")),
            "Add a CRL or OCSP response from the issuer itself and check again.",
        ),
        Code::StatusContradicted => Text::new(
            "Status information contradicts itself",
            format!(
                "What was issued {} no longer names the revocation of “{}”; a revocation cannot be undone, so it counts.",
                t("issued"),
                p("certificate")
            ),
            "Ask the issuer.",
        ),
        Code::StatusTakenAsDated => Text::new(
            "The status was signed with a certificate that has ended since",
            format!(
                "The status of “{}” rests on a CRL or OCSP response whose signer's certificate has ended; the policy in use takes it as dated.",
                p("certificate")
            ),
            "To be sure, add evidence that it existed while that certificate was valid.",
        ),
        Code::StatusEvidenceUnusable => Text::new(
            format!("A {} cannot be used", p("source")),
            format!("The {} with SHA-256 {} cannot be relied on ({}).", p("source"), p("sha256"), p("reason")),
            "",
        ),
        Code::StatusEvidenceNotUsed => Text::new(
            format!("A {} does not apply", p("source")),
            format!(
                "The {} with SHA-256 {} does not speak of this certificate and time ({}).",
                p("source"),
                p("sha256"),
                p("reason")
            ),
            "",
        ),
        _ => changes::finding(f),
    }
}

/// The place an algorithm was used in; names of certificates stay as they are.
/// ` (at …)` where a finding names a rectangle.
fn within(rect: &str) -> String {
    if rect.is_empty() { String::new() } else { format!(" (at {rect})") }
}

fn place(f: &Finding) -> String {
    if let Some(certificate) = f.param("where").strip_prefix("time-stamp: ") {
        return format!("in the certificate “{certificate}” of the time-stamp");
    }
    match f.param("where") {
        "signature" => "in the signature".to_owned(),
        "signer" => "the signer's key".to_owned(),
        "time-stamp-imprint" => "in the imprint of the time-stamp".to_owned(),
        "time-stamp-signature" => "in the signature of the time-stamp".to_owned(),
        "time-stamp-index" => "in the index of an archive time-stamp".to_owned(),
        certificate => format!("in the certificate “{certificate}”"),
    }
}

/// ` (from … until …)` as far as the trust data state them.
fn period(f: &Finding) -> String {
    let stated = ["from", "until"].into_iter().filter(|name| !f.param(name).is_empty());
    let words: Vec<String> = stated.map(|name| format!("{name} {}", local_param(f, name))).collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(" ")) }
}

/// ` (reason: …)` when the issuer gives one (CRLReason, RFC 5280 §5.3.1).
fn reason(f: &Finding) -> String {
    let words = match f.param("reason") {
        "" | "unspecified" => return String::new(),
        "keyCompromise" => "the private key was compromised",
        "cACompromise" => "the issuer's key was compromised",
        "affiliationChanged" => "change of affiliation",
        "superseded" => "replaced by another certificate",
        "cessationOfOperation" => "no longer in use",
        "certificateHold" => "suspended",
        "privilegeWithdrawn" => "a privilege was withdrawn",
        "neverIssued" => "the certificate was never issued",
        other => other,
    };
    format!(" (reason: {words})")
}

/// ` (until …)` when an end is known.
fn until(f: &Finding) -> String {
    if f.param("until").is_empty() { String::new() } else { format!(" (until {})", local_param(f, "until")) }
}

/// Whether what was signed reaches past the end of the file.
fn beyond(f: &Finding) -> bool {
    let number = |name: &str| f.param(name).parse::<u64>().ok();
    number("end").zip(number("size")).is_none_or(|(end, size)| end > size)
}

pub(in crate::words) fn error(code: &str, what: &str) -> Text {
    match code {
        "empty" => Text::new("The file is empty", "It has no bytes.", "Check how it was downloaded or sent."),
        "unknown-format" => Text::new(
            "Not a PDF",
            if what.is_empty() {
                "The content is neither PDF nor a signature.".to_owned()
            } else {
                format!("The content is {what}, which is not read.")
            },
            "Choose a signed file: PDF, a signature (.p7s, .p7m), a time-stamp (.tsr) or a mail (.eml).",
        ),
        "not-a-pdf" => Text::new(
            "The PDF cannot be read",
            format!("It is damaged or lacks the structure of a PDF ({what})."),
            "Download it again or ask for the original.",
        ),
        "not-a-cms" => Text::new(
            "The signature file cannot be read",
            format!("The file is damaged or lacks the structure of a signature ({what})."),
            "Download it again, or ask for the original file.",
        ),
        "password-required" => Text::new(
            "The file has a password",
            "It is encrypted; the password is needed to check it. The password does not leave this machine.",
            "Enter the password and check again.",
        ),
        "encryption-unsupported" => Text::new(
            "This kind of encryption is not supported",
            format!("The file is encrypted in a way that is not read ({what})."),
            "Ask for a file that is not encrypted.",
        ),
        "over-limit" => Text::new(
            "The file is beyond the limits",
            "It is too large or too complex.",
            "Ask for the original file or for smaller parts.",
        ),
        "unreadable" => {
            Text::new("The file cannot be read", format!("Reading failed: {what}."), "Choose the file again.")
        }
        "bad-context" => {
            Text::new("A setting cannot be used", format!("{what}."), "Check the trust file or the policy.")
        }
        code if code.starts_with("policy-") => Text::new(
            "The policy file cannot be used",
            format!("Nothing of it was used ({what})."),
            "Correct the file, or check under the strict policy that is built in.",
        ),
        "no-ground" => Text::new(
            "There is no reason to return the document",
            "The check found none, and the person who receives the document gave none.",
            "If there is one that no machine knows (sent to the wrong place), choose it and write down why.",
        ),
        "status-alone" => Text::new(
            "This is no reason to return the document",
            "All there is, is that the status of a certificate could not be checked (R10).",
            "Add the CRL or OCSP response and check again.",
        ),
        "ground-missing" => Text::new(
            "The ground is missing",
            "A reason chosen by a person, or a decision otherwise than the result, needs its ground in writing.",
            "Write down why.",
        ),
        "text-too-long" => Text::new("The text is too long", "It is longer than what is taken.", "Say it shorter."),
        "no-member" => Text::new(
            "The dossier has no document",
            format!("There is no file to check in it ({what})."),
            "Choose the main document and its annexes.",
        ),
        "no-such-member" => Text::new(
            "The dossier has no such file",
            format!("No file is named {what}, or more than one is."),
            "Give the name of the main document as it stands there.",
        ),
        "ambiguous-form" => Text::new(
            "The file can be opened in two ways",
            format!("Other programs may show other files in it ({what}), which nobody signed."),
            "Do not rely on it; ask the sender for the original files.",
        ),
        "archive-unreadable" => Text::new(
            "The ZIP file cannot be read",
            format!("It is damaged or beyond the limits ({what})."),
            "Unpack it and choose the files one by one, or ask for it again.",
        ),
        "no-such-signature" => {
            Text::new("There is no such signature", "The file has no signature with this number.", "")
        }
        "no-signed-revision" => Text::new(
            "It cannot be told what was signed",
            format!("The byte range of the signature is not valid ({what}), so the signed document cannot be cut out."),
            "Ask the sender for the signed original.",
        ),
        _ => Text::new(
            "The program stopped on an internal error",
            format!("Details: {code} {what}."),
            "Try again; if it stays, tell the operator.",
        ),
    }
}

pub(in crate::words) fn word(key: Word) -> &'static str {
    match key {
        Word::HeadlineValid => "Digital signatures valid",
        Word::HeadlineInvalid => "Not valid",
        Word::HeadlineIndeterminate => "Not enough evidence to conclude",
        Word::HeadlineUnsigned => "No digital signature",
        Word::SentenceValid => {
            "Every digital signature is valid and the document was not changed beyond what they allow."
        }
        Word::SentenceUnsigned => {
            "This file carries no digital signature. A picture of a signature or seal on the page is not one."
        }
        Word::SentenceUnsignedBrokenOff => {
            "The file breaks off: what is left of it has no signature that can be checked. There may be one in the part that is missing."
        }
        Word::SentenceUnsignedOrphans => {
            "This file was printed to PDF or re-saved after signing, so no digital signature is left to check. A picture of a seal on the page is not one."
        }
        Word::SentenceIntactStatusUnknown => {
            "The document is unchanged since it was signed and the certificates lead to a known root; only whether they were revoked could not be checked."
        }
        Word::SentenceIntactIssuerMissing => {
            "The document is unchanged since it was signed, but the certificate of the issuer is missing, so the signer could not be confirmed."
        }
        Word::SentenceUntrustedRoot => "The certificates do not lead to a trusted root.",
        Word::SentenceNotCovered => {
            "The signature is right on what it signed, but the file holds more than that, which is not signed or has not been judged."
        }
        Word::SentenceChanged => "The content was changed after signing.",
        Word::SentenceBrokenByHandling => {
            "The file was rewritten, compressed, printed or merged after signing, so its signatures can no longer be verified, and whether its content was changed cannot be told."
        }
        Word::SentenceForgedOrCorrupt => "The digital signature is wrong or its data are damaged.",
        Word::SentenceRevoked => "The certificate was revoked, and nothing proves that the document was signed before.",
        Word::SentenceExpired => {
            "A certificate does not cover the time that counts, and nothing proves that the document was signed while it did."
        }
        Word::SentenceIncomplete => {
            "The signatures there are valid, but one that the rules ask for is missing or they were not made as the rules ask."
        }
        Word::SentencePicturesDiffer => {
            "The pages as signed and as they are now look or read differently outside of the places where something may be added, so what is shown is not vouched for as what was signed."
        }
        Word::NextPicturesDiffer => {
            "Compare the two pictures of the page; if they say different things, do not accept it and ask the sender for the original signed file."
        }
        Word::PicturesCompared => "Pages whose pictures, as signed and now, were compared",
        Word::SentenceNotSupported => "The signature uses a form or an algorithm that is not supported.",
        Word::SentencePolicy => {
            "The signature does not meet a requirement of the policy (for example an algorithm no longer in the list)."
        }
        Word::NextValid => "It can be taken in by the usual procedure.",
        Word::NextUnsigned => "Ask the sender for the original signed file.",
        Word::NextIntactStatusUnknown => "Add the issuer's revocation list (CRL) or OCSP response and check again.",
        Word::NextIntactIssuerMissing => "Add the issuer's certificate and check again.",
        Word::NextUntrustedRoot => {
            "Ask the sender who issued the certificate; do not treat it as an official-duty signature."
        }
        Word::NextNotCovered => "Look at the signed revision and compare it with what is shown.",
        Word::NextChanged => "Do not accept it; ask the sender for the original signed file.",
        Word::NextBroken => {
            "Do not accept it; ask the sender for the original signed file, not printed, compressed or merged."
        }
        Word::NextForged => "Do not accept it; ask the sender to sign again.",
        Word::NextRevoked => "Do not accept it; ask for a signature with a certificate in force.",
        Word::NextExpired => "A time-stamp or a receipt time in the document system is needed as evidence.",
        Word::NextIncomplete => "See the part on the rules on signatures and documents before taking it in.",
        Word::NextNotSupported => "Check it with the issuer's own tool.",
        Word::NextPolicy => "See the remarks on each signature below.",
        Word::DocumentTitle => "The document now, against what was signed",
        Word::DocumentUnchanged => "Unchanged: what is here is what was signed.",
        Word::DocumentJustified => "Changed only in ways the signatures allow.",
        Word::DocumentUnjustified => "Changed in a way that is not allowed.",
        Word::DocumentCannotTell => "There is more than was signed, and it has not been judged.",
        Word::DocumentNotVerified => "Cannot be told: a signature over it could not be verified.",
        Word::DocumentAmbiguous => "Cannot be told: the file can be read in more than one way.",
        Word::DocumentNothingSigned => "Nothing is signed, so there is nothing to compare with.",
        Word::Revisions => "Revisions",
        Word::SignatureCount => "Signatures",
        Word::TimestampCount => "Document time-stamps",
        Word::FileName => "File",
        Word::FileSize => "Size",
        Word::FileDigest => "SHA-256 of the file",
        Word::SignatureTitle => "Signature",
        Word::TimestampTitle => "Document time-stamp",
        Word::SignaturesAddedBy => "signatures were added later, by",
        Word::SignaturesAdded => "signatures were added later",
        Word::SignaturesAddedMeaning => "Each is judged by itself. Their marks are in these places.",
        Word::Others => "others",
        Word::Orphans => "Signature data no longer tied to the document",
        Word::VerdictPassed => "Valid on the revision it signed",
        Word::VerdictFailed => "Not valid",
        Word::VerdictIndeterminate => "Not enough evidence to conclude",
        Word::Signer => "Signer (by the certificate)",
        Word::Organization => "Organisation",
        Word::Nature => "Kind of subscriber",
        Word::NaturePerson => "Person (by signs in the certificate)",
        Word::NatureAgency => "Agency (by signs in the certificate)",
        Word::NatureSoftware => "Service or software (by signs in the certificate)",
        Word::NatureUncertain => "Uncertain",
        Word::Issuer => "Issuing authority",
        Word::SigningTime => "Time of signing",
        Word::BasisProven => "proven by a time-stamp",
        Word::BasisStamped => "by a time-stamp; the status of its unit could not be checked",
        Word::BasisReceived => "time of receipt vouched for by the system",
        Word::BasisClaimed => "claimed by the signer, not proven",
        Word::BasisNone => "unknown",
        Word::ClaimedTime => "Time claimed by the signer",
        Word::TimestampTime => "Time-stamp",
        Word::TimestampUnit => "Time-stamp unit",
        Word::Integrity => "Integrity",
        Word::IntegrityGood => "What was signed is unchanged",
        Word::IntegrityChanged => "Does not match what was signed",
        Word::IntegrityValueWrong => "The signature value is wrong",
        Word::IntegrityUnknown => "Could not be told",
        Word::CoversWholeFile => "covers the whole file",
        Word::CoversRevision => "covers revision",
        Word::CoversPart => "does not reach the end of the file",
        Word::Path => "Certification path",
        Word::PathComplete => "leads to",
        Word::PathTo => "could only be built up to",
        Word::PathBroken => "does not lead to a trusted root",
        Word::DomainOfficialDuty => "official-duty signatures",
        Word::DomainPublic => "public signatures",
        Word::DomainUserAdded => "root added by the user",
        Word::CertificatePeriod => "Validity of the certificate",
        Word::CertificateAtTime => "Certificate at signing",
        Word::CertificateInPeriod => "within its validity at the time that counts",
        Word::CertificateOutOfPeriod => "outside its validity at the time that counts",
        Word::CertificatePeriodUnknown => "could not be told",
        Word::Status => "Revocation status",
        Word::StatusUnknown => "could not be checked",
        Word::StatusGood => "not revoked at the time that counts",
        Word::StatusRevoked => "revoked",
        Word::StatusHeld => "suspended",
        Word::StatusNotAsked => "not looked at (by the policy)",
        Word::Visible => "Mark on a page",
        Word::VisibleYes => "yes",
        Word::VisibleNo => "no (the signature counts all the same)",
        Word::Page => "page",
        Word::StatedReason => "Reason (stated by the signer)",
        Word::StatedLocation => "Location (stated by the signer)",
        Word::StatedContact => "Contact (stated by the signer)",
        Word::StatedName => "Name (stated by the signer)",
        Word::StatedTime => "Time in the file (/M)",
        Word::Field => "Signature field",
        Word::SubFilter => "Form of signature",
        Word::Kind => "Kind of signature",
        Word::KindApproval => "Approval",
        Word::KindCertification => "Certification, limits later changes (DocMDP)",
        Word::Serial => "Serial number",
        Word::Fingerprint => "SHA-256 of the certificate",
        Word::Algorithm => "Algorithms",
        Word::ByteRange => "Byte range",
        Word::Indication => "Result under EN 319 102-1",
        Word::Certificate => "Certificate",
        Word::Level => "PAdES level",
        Word::Engine => "Program version",
        Word::PolicyUsed => "Policy",
        Word::TrustUsed => "Trust list",
        Word::CheckedAt => "Checked at",
        Word::UserTrust => "Roots added by the user",
        Word::UserDistrust => "Certificates the user removed from the trusted ones",
        Word::SignedTrust => "Signed trust file, number (day it was made)",
        Word::WantIssuer => "Certificate of the issuer",
        Word::WantCrl => "Certificate revocation list (CRL)",
        Word::WantOcsp => "OCSP response",
        Word::WantContent => "Signed content",
        Word::SentenceContentMissing => {
            "The document that the signature speaks of is not at hand, so it cannot be told whether they belong together."
        }
        Word::NextContentMissing => "Add the document and check again.",
        Word::SentenceNotVerified => {
            "No signature value could be verified, so nothing can be said of the content: anybody can make such a file."
        }
        Word::NextNotVerified => {
            "Add what is missing (the signer's certificate, the content), or ask the sender for a signature that can be verified."
        }
        Word::SentenceAmbiguous => {
            "The file can be read in more than one way: other programs may show something else than what was signed."
        }
        Word::NextAmbiguous => "Do not rely on what is shown; ask the sender for the original signed file.",
        Word::CounterSignatureTitle => "Counter-signature",
        Word::CounterSigns => "Countersigns signature",
        Word::ContentDigest => "SHA-256 of the signed content",
        Word::ContentSize => "Size of the signed content",
        Word::MailPart => "Part of the mail",
        Word::ContentDescription => "Description of the content (by the signer)",
        Word::MimeType => "Type of the content (by the signer)",
        Word::Commitments => "What the signer commits to",
        Word::SignaturePolicy => "Signature policy the signer refers to",
        Word::SignaturePolicyImplied => "implied",
        Word::LevelCades => "CAdES level",
        Word::Unnamed => "(unnamed)",
        Word::None_ => "none",
        Word::ToolNote => {
            "This is the result of a checking tool, not the finding of a state authority, and says nothing about the signer's powers."
        }
    }
}
