//! English: headlines, labels and other fixed words.

use crate::words::word::Word;

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
        Word::LawTitle => "Under the rules on signatures and documents",
        Word::DocumentKind => "Kind of document",
        Word::KindInferred => "inferred from the signatures, said by nobody",
        Word::SignaturesNeeded => "Signatures needed",
        Word::SigningOrder => "Order of signing",
        Word::SigningActs => "Acts of signing",
        Word::SignatureFields => "signature fields",
        Word::ValueLeft => "Value that remains",
        Word::PrintedCopy => "a printed or re-saved copy of a signed document has not the value of the signed one",
        Word::ProvisionsInForce => "Provisions in force",
        Word::ProvisionsReadOn => "table of",
        Word::Authority => "Title and form of signing",
        Word::AuthorityUnknown => "The certificate does not tell; compare with the document.",
        Word::PrintedBeside => "Printed beside signature",
        Word::PrintedName => "printed name",
        Word::PrintedCut => "a long document, of which only a part was read",
        Word::PrintedBasis => "read from the page, to be compared only, no part of the result",
        Word::IfNotOriginal => "If it is no original, say what kind of document it is and check again.",
        Word::ReturnTitle => "NOTICE OF RETURN OF AN ELECTRONIC DOCUMENT",
        Word::ReturnGround => {
            "Under Nghị định 30/2020/NĐ-CP Art. 21.2 and Nghị định 68/2024/NĐ-CP Art. 30, 31, 32 the following document is returned to its sender."
        }
        Word::DocumentNumber => "Number, sign and date",
        Word::Sender => "Sender",
        Word::ReturnReasons => "Reasons",
        Word::ReturnAsk => "The sender is asked to",
        Word::StatusEvidenceUsed => "Status evidence used (SHA-256)",
        Word::ReceivedBy => "Received by, time",
        Word::Receiver => "Receiver",
        Word::OwnWords => "In the words of the person who receives",
        Word::ReceiptTitle => "NOTICE OF RECEIPT OF AN ELECTRONIC DOCUMENT",
        Word::ReceiptGround => {
            "Under Nghị định 30/2020/NĐ-CP Art. 21.2.c the receiver says on the same day that the following document has arrived. This neither registers nor returns it."
        }
        Word::CheckOutcome => "Outcome of the check of signatures",
        Word::DossierTitle => "Dossier: main document and annexes",
        Word::DossierMain => "Main document",
        Word::DossierFiles => "Files",
        Word::DossierSkipped => "Left out",
        Word::DossierResult => "Result for all",
        Word::NotKnown => "cannot be told",
        Word::DossierStateMain => "Say which file is the main document and check again.",
        Word::PrintTitle => "Report on digital signatures",
        Word::EvidenceMissing => "Missing evidence",
        Word::ChecksInDetail => "The checks in detail",
        Word::Check => "Check",
        Word::CheckResult => "Result",
        Word::Clause => "Clause",
        Word::RestsOn => "Rests on",
        Word::EvidenceMet => "Evidence met",
        Word::EvidenceKind => "Kind",
        Word::EvidenceName => "Name",
        Word::EvidenceOrigin => "Origin",
        Word::ProofsStated => "Proofs of existence stated by the caller",
        Word::ProofTime => "Time",
        Word::Remarks => "Other remarks",
        Word::AboutCheck => "About this check",
        Word::EvidenceCertificate => "Certificate",
        Word::EvidenceCrl => "Revocation list (CRL)",
        Word::EvidenceOcsp => "OCSP response",
        Word::ResultPassed => "Met",
        Word::ResultWarned => "Met, with a remark",
        Word::ResultFailed => "Not met",
        Word::ResultUnknown => "Cannot be told",
        Word::ResultNotDone => "Not done",
        Word::BlockFormat => "Format",
        Word::BlockIdentification => "Identification of the signing certificate",
        Word::BlockCryptography => "Cryptographic verification",
        Word::BlockTime => "Time and time-stamps",
        Word::BlockCertificate => "Certificate and revocation status",
        Word::BlockAcceptance => "Algorithms and policy",
        Word::BlockAfter => "Changes after signing",
        Word::RestsOnFile => "Whole file",
        Word::RestsOnSignedBytes => "Signed bytes",
        Word::RestsOnCertificate => "Certificate",
        Word::RestsOnTrustAnchor => "Trust anchor",
        Word::RestsOnStatus => "Status information",
        Word::RestsOnTimeStamp => "Time-stamp",
        Word::RestsOnCaller => "Stated by the caller",
        Word::RestsOnPolicy => "Policy",
        Word::SameBytes => "same bytes from the first on",
        Word::ComparisonIncomplete => {
            "Not everything could be compared, or a file can be read in more than one way: more may be otherwise."
        }
    }
}
