//! English: what is missing to tell, and the one next step.

use crate::vietnam::OpenCode;

/// What is missing, and what to do next.
pub(in crate::words) fn open(code: OpenCode) -> (&'static str, &'static str) {
    match code {
        OpenCode::Unsigned => (
            "The file has no signature that could be checked",
            "Ask the sender for the signed file; if this must be an original, choose the kind of document and check again.",
        ),
        OpenCode::Reading => (
            "The signature could not be read wholly, or can be read in several ways",
            "Ask the sender for the file as it was signed.",
        ),
        OpenCode::SignerCertificate => (
            "The signer's certificate is missing",
            "Ask the sender for the certificate used to sign, add it and check again.",
        ),
        OpenCode::Content => ("The signed content is missing", "Add the file that was signed and check again."),
        OpenCode::Support => (
            "The signature has a form or an algorithm that this tool does not support",
            "Check it with the software that the issuing side provides.",
        ),
        OpenCode::Value => (
            "The value of the signature could not be verified",
            "Ask the sender to sign again with a signature that can be verified.",
        ),
        OpenCode::Changes => (
            "How the document differs from what was signed cannot be told",
            "Open the signed revision and compare it with what is shown.",
        ),
        OpenCode::Issuer => (
            "No path leads to a trusted root: an issuer's certificate is missing, or the root is not on the list",
            "Add the issuer's certificate from an official source and check again.",
        ),
        OpenCode::Root => (
            "The root was added by the user, and whether it is one of official duty is not known",
            "Compare the root with the one that the Government Cipher Committee publishes.",
        ),
        OpenCode::Time => (
            "The time of signing is not proven",
            "Give the time of receipt recorded by the document system, or a document with a time-stamp.",
        ),
        OpenCode::Status => (
            "The status of a certificate could not be checked",
            "Add the issuer's CRL or OCSP response and check again.",
        ),
        OpenCode::Algorithms => (
            "An algorithm or key length is not in the list of Circular 15/2025/TT-BKHCN, Annex I",
            "The person who receives the document decides; the sender may be asked to sign again.",
        ),
        OpenCode::Timestamp => (
            "The time-stamp attached could not be verified, or is not valid",
            "Do not rely on the time it states; this alone is no reason to return the document.",
        ),
        OpenCode::Sender => (
            "Whether a state body, a citizen or an enterprise sent the document is not known",
            "Choose the sender and check again: Decree 23/2025/NĐ-CP governs public signatures of citizens and enterprises.",
        ),
        OpenCode::Owner => (
            "Whether a certificate is a person's or an agency's is not certain",
            "Look at the subject of the certificate, confirm whose it is and check again.",
        ),
        OpenCode::IssuingAgency => (
            "Whether the agency that signed is the signer's own is not certain",
            "Compare it with the issuing body printed on the document, confirm whether it issued or received it and check again.",
        ),
        OpenCode::PersonSignature => (
            "No signature of a competent person was found",
            "Decide whether this is an original, a copy, an annex or a published copy; choose the kind and check again.",
        ),
        OpenCode::AgencySignature => (
            "No signature of an agency was found",
            "Decide of what kind the document is, and ask the sender for the file that the agency signed.",
        ),
        OpenCode::DocumentKind => (
            "Whether this is an original, a copy, an annex or a published copy is not known",
            "Choose the kind of document and check again.",
        ),
        OpenCode::Order => (
            "The order of the person's and the agency's signature has to be looked at",
            "Compare the acts of signing with the document: the person first, then the agency.",
        ),
        OpenCode::Policy => ("A rule of the policy is not met", "Look at the detailed result of each signature."),
    }
}
