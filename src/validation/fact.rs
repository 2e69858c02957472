//! What validating certificates, their status and time-stamps finds out.

use super::not_covered::NotCovered;
use super::place::Place;
use super::revocation::NotUsed;
use super::timestamp::TokenFault;
use crate::base::fact::{OrEmpty, Rules, datum_by_display, facts};
use crate::base::finding::Code;
use crate::base::time::Timestamp;
use crate::cms::MessageFact;
use const_oid::ObjectIdentifier;
use std::sync::Arc;

datum_by_display!(Place, NotCovered, NotUsed, TokenFault);

facts! {
    /// What validating a path, a status or a time-stamp finds out.
    pub enum ValidationFact wraps {
        /// About the message of a time-stamp, or a signature on a certificate.
        Message(MessageFact),
    } {
        // --- time-stamps ---
        /// A time-stamp verifies.
        TimestampVerified {
            /// genTime.
            time: Timestamp,
            /// Name of the unit.
            unit: String,
        };
        /// Its accuracy is wider than that of any clock.
        TimestampAccuracyWide {
            /// genTime.
            time: Timestamp,
            /// Accuracy in seconds.
            seconds: i64,
            /// The later end.
            latest: Timestamp,
        };
        /// It is about other bytes.
        TimestampImprintDiffers {
            /// genTime.
            time: Timestamp,
        };
        /// Its own signature is wrong or cannot be checked.
        TimestampNotVerified {
            /// Why.
            reason: TokenFault,
        };
        /// It breaks rules for its content.
        TimestampNotConforming {
            /// Which.
            reason: Rules<String>,
        };
        /// It cannot be read.
        TimestampMalformed {
            /// What is wrong.
            reason: String,
        };
        /// The certificate of its unit is missing.
        TimestampUnitMissing {
            /// Issuer of that certificate.
            issuer: String,
            /// Its number.
            serial: String,
        };
        /// The certificate of its unit is not one for time-stamps only.
        TimestampUnitPurpose {
            /// What is wrong with the purposes.
            reason: &'static str,
        };
        /// Its unit does not lead to a trusted root.
        TimestampUntrusted {
            /// Name of the unit.
            unit: String,
            /// Where the path fails.
            reason: OrEmpty<Code>,
        };
        /// The status of its unit could not be checked.
        TimestampUnitStatusUnknown {
            /// Name of the unit.
            unit: String,
        };
        /// It states a later time than one at which it is proven to have existed.
        TimestampOrder {
            /// The time it states.
            time: Timestamp,
            /// The time proven.
            existed: Timestamp,
        };
        /// The index of an archive time-stamp names objects that are not in the message.
        ArchiveIndexUnmatched {
            /// How many.
            count: usize,
            /// genTime.
            time: Timestamp,
        };
        /// Nothing proves that what a certificate signed is older than its expiry or revocation.
        ProofOfExistenceMissing {
            /// Name of the certificate.
            certificate: String,
        };
        /// An evidence record proves nothing.
        EvidenceRecordUnproven {
            /// Its SHA-256.
            sha256: [u8; 32],
            /// Why.
            reason: &'static str,
        };
        // --- algorithms ---
        /// A digest that was no longer good enough.
        AlgorithmOutdated {
            /// Which.
            algorithm: String,
            /// Its last day; none if it never was reliable.
            until: OrEmpty<Timestamp>,
            /// Where it was used.
            place = "where": Place,
        };
        /// A key that was too short.
        KeyTooShort {
            /// Algorithm and length.
            algorithm: String,
            /// Its last day; none if it never was reliable.
            until: OrEmpty<Timestamp>,
            /// Whose it is.
            place = "where": Place,
        };
        /// A key that is not done.
        KeyUnsupported as AlgorithmUnsupported {
            /// Which.
            algorithm: String,
            /// Always none: it never passes.
            until: OrEmpty<Timestamp>,
            /// Whose it is.
            place = "where": Place,
        };
        /// A key that is encoded in a way its standard does not allow but that leaves one reading.
        KeyEncodingOdd {
            /// Whose it is.
            place = "certificate": Place,
        };
        // --- the path ---
        /// The certificate of an issuer is missing.
        IssuerMissing {
            /// Its name.
            issuer: String,
            /// authorityKeyIdentifier, in hexadecimal.
            key_id = "keyId": OrEmpty<String>,
            /// Where it is said to be.
            urls: Vec<String>,
        };
        /// The user took the trust from a certificate.
        CertificateDistrusted {
            /// Its name.
            certificate: String,
            /// Its SHA-256.
            sha256: [u8; 32],
            /// The user's name for it.
            label: Option<Arc<str>>,
        };
        /// The path ends at an untrusted root.
        RootUntrusted {
            /// Its name.
            root: String,
            /// Its SHA-256.
            sha256: [u8; 32],
        };
        /// A root is not trusted for this purpose.
        AnchorPurpose {
            /// Its name.
            root: String,
            /// The purpose asked.
            purpose: &'static str,
        };
        /// A root is not trusted at the time that counts.
        AnchorNotTrusted {
            /// Its name.
            root: String,
            /// The first day of trust.
            from: OrEmpty<Timestamp>,
            /// The last one.
            until: OrEmpty<Timestamp>,
            /// The time that counts.
            time: Timestamp,
        };
        /// The signature on a certificate is wrong.
        CertificateSignatureWrong {
            /// Its name.
            certificate: String,
        };
        /// A certificate had expired.
        CertificateExpired {
            /// Its name.
            certificate: String,
            /// Its end.
            not_after = "notAfter": Timestamp,
            /// The time that counts.
            time: Timestamp,
        };
        /// A certificate had not begun.
        CertificateNotYetValid {
            /// Its name.
            certificate: String,
            /// Its beginning.
            not_before = "notBefore": Timestamp,
            /// The time that counts.
            time: Timestamp,
        };
        /// An issuer is not a certification authority.
        IssuerNotCa {
            /// Its name.
            certificate: String,
        };
        /// More authorities below one than it allows.
        PathTooLong {
            /// Its name.
            certificate: String,
        };
        /// An issuer's key may not sign certificates.
        IssuerKeyUsage {
            /// Its name.
            certificate: String,
        };
        /// The target's key may not sign what it signed.
        SignerKeyUsage {
            /// Its name.
            certificate: String,
        };
        /// A critical extension that is not understood.
        CriticalExtensionUnknown {
            /// Name of the certificate.
            certificate: String,
            /// The extension, or a policy qualifier in it.
            oid: String,
        };
        /// An extension that a rule depends on cannot be read.
        ExtensionUnreadable {
            /// Name of the certificate.
            certificate: String,
            /// Name of the extension in RFC 5280.
            extension: &'static str,
        };
        /// A name outside what an authority above may name.
        NameNotPermitted {
            /// Name of the certificate.
            certificate: String,
            /// Form of the name.
            form: &'static str,
            /// The name.
            name: String,
            /// Who constrains it.
            constrained_by = "constrainedBy": String,
        };
        /// A name that an authority above must not name.
        NameExcluded {
            /// Name of the certificate.
            certificate: String,
            /// Form of the name.
            form: &'static str,
            /// The name.
            name: String,
            /// Who constrains it.
            constrained_by = "constrainedBy": String,
        };
        /// A constraint that is not evaluated.
        NameConstraintUnsupported {
            /// Name of the certificate.
            certificate: String,
            /// Form of the name.
            form: &'static str,
            /// The name.
            name: String,
            /// Who constrains it.
            constrained_by = "constrainedBy": String,
        };
        /// A constrained name, or the constraint, is not of the syntax of its form.
        NameNotComparable {
            /// Name of the certificate.
            certificate: String,
            /// Form of the name.
            form: &'static str,
            /// The name.
            name: String,
            /// Who constrains it.
            constrained_by = "constrainedBy": String,
        };
        /// Comparing names was given up at its limit.
        NameBudget as PathBudget {
            /// Name of the certificate.
            certificate: String,
            /// Form of the name.
            form: &'static str,
            /// The name.
            name: String,
            /// Who constrains it.
            constrained_by = "constrainedBy": String,
        };
        /// The search was given up at its limit.
        PathBudget;
        /// No acceptable certificate policy runs along the path.
        PolicyMissing {
            /// Those that are acceptable.
            policies: Vec<String>,
        };
        /// An authority maps anyPolicy.
        PolicyMapsAny {
            /// Its name.
            certificate: String,
        };
        /// The certificate is not one for the purpose asked.
        KeyPurposeMissing {
            /// Its name.
            certificate: String,
            /// The purpose.
            purpose: ObjectIdentifier,
        };
        /// The certificate breaks rules for issuers that do not change what it says.
        CertificateProfile {
            /// Its name.
            certificate: String,
            /// The rules.
            rules: Rules<&'static str>,
        };
        /// The same where the policy asks for them.
        CertificateProfileRequired as CertificateProfile, Error {
            /// Its name.
            certificate: String,
            /// The rules.
            rules: Rules<&'static str>,
        };
        /// The certificate itself was given as trusted.
        TrustedDirectly {
            /// Its name.
            certificate: String,
        };
        /// The path ends at a root that the user added.
        UserAddedTrust {
            /// Its name.
            root: String,
            /// The user's name for it.
            label: Option<Arc<str>>,
        };
        // --- status ---
        /// Nothing is known of a status.
        StatusUnknown {
            /// Name of the certificate.
            certificate: String,
        };
        /// Neither revoked nor suspended.
        StatusGood {
            /// Name of the certificate.
            certificate: String,
            /// The time that counts.
            time: Timestamp,
            /// List or response.
            source: OrEmpty<&'static str>,
            /// Its issue.
            issued: Timestamp,
            /// Its number.
            number: OrEmpty<String>,
        };
        /// The object that says so was issued before the time that counts.
        StatusIssuedBefore {
            /// Name of the certificate.
            certificate: String,
            /// Its issue.
            issued: Timestamp,
            /// The time that counts.
            time: Timestamp,
        };
        /// Revoked at the time that counts.
        CertificateRevoked {
            /// Name of the certificate.
            certificate: String,
            /// Since when.
            since: Timestamp,
            /// Why.
            reason: OrEmpty<&'static str>,
        };
        /// The object that reports a revocation could not have established *good*.
        RevocationUnproven {
            /// Name of the certificate.
            certificate: String,
            /// Why not.
            reason: NotUsed,
        };
        /// The key was revoked for compromise under another certificate.
        KeyCompromised {
            /// Name of the certificate.
            certificate: String,
            /// SHA-256 of the other one.
            other: [u8; 32],
            /// Since when.
            since: Timestamp,
            /// Why.
            reason: OrEmpty<&'static str>,
            /// Why the source could not have established *good*, if so.
            unproven: OrEmpty<NotUsed>,
        };
        /// Suspended at the time that counts.
        CertificateHeld {
            /// Name of the certificate.
            certificate: String,
            /// Since when.
            since: Timestamp,
            /// When it was lifted.
            released: OrEmpty<Timestamp>,
        };
        /// Revoked after the time that counts.
        CertificateRevokedLater {
            /// Name of the certificate.
            certificate: String,
            /// Since when.
            since: Timestamp,
            /// Why.
            reason: OrEmpty<&'static str>,
            /// The time that counts.
            time: Timestamp,
        };
        /// Had been suspended, and was released.
        CertificateWasHeld {
            /// Name of the certificate.
            certificate: String,
            /// Since when.
            since: Timestamp,
            /// The time that counts.
            time: Timestamp,
        };
        /// The key is said to have been compromised before the time that counts.
        KeyInvalidBefore {
            /// Name of the certificate.
            certificate: String,
            /// Since when.
            since: Timestamp,
            /// The time that counts.
            time: Timestamp,
        };
        /// There is no list and no response.
        StatusMissing {
            /// Name of the certificate.
            certificate: String,
            /// Where they are said to be.
            urls: Vec<String>,
        };
        /// None of them covers this certificate at this time.
        StatusNotCovered {
            /// Name of the certificate.
            certificate: String,
            /// Why not.
            reason: OrEmpty<NotCovered>,
        };
        /// What there is, is too old.
        StatusStale {
            /// Name of the certificate.
            certificate: String,
            /// The last moment it counted for.
            until: Timestamp,
            /// The time that counts.
            time: Timestamp,
        };
        /// The responder does not know the certificate.
        StatusAnsweredUnknown {
            /// Name of the certificate.
            certificate: String,
        };
        /// The host could not fetch the status.
        StatusUnreachable {
            /// Name of the certificate.
            certificate: String,
            /// Where it tried.
            urls: Vec<String>,
        };
        /// What there is cannot be relied on.
        StatusUnusable {
            /// Name of the certificate.
            certificate: String,
            /// Why.
            reason: NotUsed,
        };
        /// A newer object does not know of a revocation.
        StatusContradicted {
            /// Name of the certificate.
            certificate: String,
            /// Issue of the newer object.
            issued: Timestamp,
        };
        /// The status comes from an object whose signer's certificate has expired since.
        StatusTakenAsDated {
            /// Name of the certificate.
            certificate: String,
        };
        /// The status comes from a part of a list, on the word of whoever runs a mirror.
        StatusOnOperatorsWord {
            /// Name of the certificate.
            certificate: String,
            /// Number of the operator's key.
            operator: String,
            /// SHA-256 of the whole list.
            list: [u8; 32],
        };
        /// One list or response cannot be relied on.
        StatusEvidenceUnusable {
            /// List or response.
            source: &'static str,
            /// Its SHA-256.
            sha256: [u8; 32],
            /// Why.
            reason: NotUsed,
        };
        /// An authority's certificate was signed by a digest that is no longer reliable, and the trust file names it by its fingerprint.
        CertificateNamedByTrustFile {
            /// The digest.
            algorithm: String,
            /// The certificate.
            place = "certificate": Place,
        };
        /// One list or response does not count here.
        StatusEvidenceNotUsed {
            /// List or response.
            source: &'static str,
            /// Its SHA-256.
            sha256: [u8; 32],
            /// Why.
            reason: NotUsed,
        };
    }
}

impl ValidationFact {
    /// Whether it is an algorithm or a key that was never reliable. One that was reliable once is not.
    pub(crate) fn was_never_good(&self) -> bool {
        match self {
            Self::AlgorithmOutdated { until, .. } | Self::KeyTooShort { until, .. } => until.0.is_none(),
            Self::KeyUnsupported { .. } => true,
            _ => false,
        }
    }
}

impl From<MessageFact> for ValidationFact {
    fn from(fact: MessageFact) -> Self {
        Self::Message(fact)
    }
}
