//! The report as data. Field names are the contract `kyso-report/1`; arrays of records only, no object keyed by file content.

use crate::ades::{Block, Indication, SubIndication, TimeBasis};
use crate::base::finding::Finding;
use crate::base::span::Span;
use crate::base::time::Timestamp;
use crate::pdf::Anomaly;
use crate::trust::{Domain, Provision};
use crate::vietnam::{Nature, Step, View};
use serde::Serialize;

/// Name and version of this form of report.
pub const SCHEMA: &str = "kyso-report/1";

macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_meta])* pub $field: $type),* }
    };
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$variant_meta])* $variant),* }
    };
}

/// Whether a field that says something out of the ordinary can be left out.
#[allow(clippy::trivially_copy_pass_by_ref)] // The form that serde asks for.
fn is_false(value: &bool) -> bool {
    !value
}

record! {
    /// The result for one file.
    Report {
        /// Always [`SCHEMA`].
        schema: &'static str,
        /// The program that made it.
        engine: Engine,
        /// Name of the file as the caller gave it. The only part that does not follow from bytes and context.
        #[serde(skip_serializing_if = "Option::is_none")]
        file: Option<String>,
        /// What was read.
        input: InputFacts,
        /// The time taken as now.
        now: Timestamp,
        /// The policy applied.
        policy: PolicyFacts,
        /// The trust data used.
        trust: TrustFacts,
        /// Headline: the worse of the signatures and the document.
        verdict: Verdict,
        /// The class of reason a person needs. Null when valid or when there is no signature.
        verdict_reason: Option<VerdictReason>,
        /// The document as it is now (verdict B).
        document: Document,
        /// Each signature on the revision it signed (verdict A), in the order of the revisions they cover.
        signatures: Vec<Signature>,
        /// Document time-stamps, in the same order.
        timestamps: Vec<DocumentTimestamp>,
        /// Certificates, CRLs and OCSP responses met, with origin.
        objects: Objects,
        /// Evidence that would change the outcome.
        wants: Vec<Want>,
        /// The document as the law sees it: whose signatures are there, in which order, and reasons for returning it.
        /// Null for a time-stamp that stands alone.
        vietnam: Option<View>,
        /// Findings about the file as a whole.
        findings: Vec<Finding>,
    }
}

record! {
    /// Which program.
    Engine {
        /// Version of the package.
        version: &'static str,
        /// Commit it was built from.
        build: &'static str,
    }
}

record! {
    /// What was read.
    InputFacts {
        /// SHA-256 of all bytes, hexadecimal.
        sha256: String,
        /// Number of bytes.
        size: u64,
        /// `pdf`, `cms` (CMS alone), `smime` (a mail) or `timestamp`.
        format: &'static str,
        /// The signed content, where it lies outside of the signature or inside a CMS. Absent for PDF.
        #[serde(skip_serializing_if = "Option::is_none")]
        content: Option<ContentFacts>,
    }
}

record! {
    /// What was signed.
    ContentFacts {
        /// SHA-256, hexadecimal.
        sha256: String,
        /// Number of bytes.
        size: u64,
        /// Whether it was given beside the signature.
        detached: bool,
    }
}

record! {
    /// Which policy.
    PolicyFacts {
        /// Its name.
        id: String,
        /// Its number.
        version: u32,
        /// SHA-256 of its canonical JSON, hexadecimal.
        sha256: String,
        /// What was asked of revocation.
        revocation: crate::policy::RevocationRule,
    }
}

record! {
    /// Which trust data.
    TrustFacts {
        /// Name of the trust file; several are joined with `+`.
        id: String,
        /// Its number.
        version: u32,
        /// The day it was made, `YYYY-MM-DD`.
        date: String,
        /// SHA-256 over all trusted certificates, sorted by fingerprint, hexadecimal.
        sha256: String,
        /// How many certificates the user added.
        user_added: usize,
        /// Which ones.
        added: Vec<UserCertificate>,
        /// Certificates that the user removed: no path through one of them, or through another certificate of its key, is accepted.
        removed: Vec<UserCertificate>,
        /// The signed trust file that all this comes from; null where it comes with the program.
        signed: Option<SignedTrustFile>,
        /// The provisions that the law's view refers to.
        legal: LegalTable,
    }
}

record! {
    /// A signed trust file.
    SignedTrustFile {
        /// Its number, which grows with every file.
        sequence: u64,
        /// The day it was made, `YYYY-MM-DD`.
        date: String,
    }
}

record! {
    /// Provisions with the days they are in force.
    LegalTable {
        /// The day they were held against the provisions, `YYYY-MM-DD`: that of the signed trust file where it brings any.
        read: String,
        /// Each with the days it is in force.
        provisions: Vec<Provision>,
    }
}

record! {
    /// A certificate that the user added to the trusted ones or removed from them.
    UserCertificate {
        /// What a person calls its subject.
        name: String,
        /// Its subject (RFC 4514).
        subject: String,
        /// SHA-256 of its DER, hexadecimal.
        sha256: String,
        /// What the user calls it, such as the name of its file.
        label: Option<String>,
    }
}

words! {
    /// The headline.
    Verdict {
        /// Every signature passed and nothing unexplained came after.
        Valid,
        /// A signature failed, or the document was changed without cover.
        Invalid,
        /// Something is missing to tell.
        Indeterminate,
        /// No signature.
        Unsigned,
    }
}

words! {
    /// Why the headline is not `valid`, in the classes a person needs.
    VerdictReason {
        /// Unchanged, leads to a known root, only the status could not be checked.
        IntactStatusUnknown,
        /// Unchanged, but the certificate of an issuer is not at hand.
        IntactIssuerMissing,
        /// The path ends at a root that is not trusted.
        UntrustedRoot,
        /// Changes after the signature that no signature covers, or that could not be judged.
        NotCovered,
        /// The signed content was changed.
        Changed,
        /// Printed, re-saved, compressed or joined after signing.
        BrokenByHandling,
        /// The signature value is wrong, or the signature cannot be read.
        ForgedOrCorrupt,
        /// A certificate was revoked before the time that counts.
        Revoked,
        /// A certificate has ended and nothing proves that the signature is older.
        ExpiredWithoutProof,
        /// A signature the law asks for is missing.
        Incomplete,
        /// The content that the signature speaks of is not at hand.
        ContentMissing,
        /// A renderer shows, or reads, other pages than were signed, outside of what is vouched for.
        PicturesDiffer,
        /// A form or an algorithm that is not done.
        NotSupported,
        /// A rule of the policy, such as an algorithm no longer good enough, is not met.
        PolicyNotMet,
        /// No signature value over the content could be verified, so nothing can be said of the content.
        NotVerified,
        /// The file can be read in two ways, and only one of them was signed.
        Ambiguous,
    }
}

words! {
    /// The document as it is now, against what was signed.
    AsShown {
        /// What is shown is what was signed.
        Unchanged,
        /// Changed only in ways the signatures allow.
        JustifiedChanges,
        /// Changed in a way that nothing justifies.
        UnjustifiedChanges,
        /// Cannot be told.
        CannotTell,
    }
}

record! {
    /// Verdict B.
    Document {
        /// In one word.
        as_shown: AsShown,
        /// Every saved state, oldest first.
        revisions: Vec<Revision>,
        /// Oddities of the structure.
        anomalies: Vec<Anomaly>,
        /// Content that can change its own look.
        active_content: Vec<Finding>,
        /// Signature dictionaries that no field and no widget reaches.
        orphan_signatures: Vec<OrphanSignature>,
        /// The pages as signed and as they are now, where a host has drawn them.
        #[serde(skip_serializing_if = "Option::is_none")]
        pictures: Option<PicturesFacts>,
    }
}

record! {
    /// What a host's renderer saw of the signed states and of the newest.
    PicturesFacts {
        /// The program that drew.
        renderer: String,
        /// Pixels per unit of user space.
        scale: f64,
        /// The difference from which on a channel of a pixel counts, of 255.
        threshold: u8,
        /// How many pages were drawn in two states.
        pages: usize,
        /// What differs outside of the rectangles that are vouched for.
        differing: Vec<PictureDifference>,
    }
}

words! {
    /// By what two states of a page differ.
    PictureKind {
        /// Their pictures.
        Picture,
        /// The text that can be read from them.
        Text,
    }
}

record! {
    /// A page that is not as it was signed.
    PictureDifference {
        /// Number of the page, from 1.
        page: u32,
        /// Number of the signed revision that the newest state was held against.
        since: usize,
        /// By what they differ.
        kind: PictureKind,
        /// Where: lower left and upper right corner in user space units. None: the whole page.
        rects: Vec<[f64; 4]>,
    }
}

record! {
    /// One saved state of the file.
    Revision {
        /// From 1.
        number: usize,
        /// First byte behind it.
        end: u64,
        /// Objects it defines or replaces.
        objects: usize,
        /// Ids of the signatures whose covered bytes end here.
        signatures: Vec<usize>,
    }
}

record! {
    /// A signature dictionary that nothing leads to.
    OrphanSignature {
        /// `12 0`.
        object: String,
        /// Where its dictionary begins.
        offset: Option<u64>,
        /// Its form.
        sub_filter: Option<String>,
        /// What it says of itself.
        stated: Stated,
    }
}

record! {
    /// What the signature dictionary says of itself. Nothing vouches for it but the signer.
    Stated {
        /// `/Name`.
        name: Option<String>,
        /// `/Reason`.
        reason: Option<String>,
        /// `/Location`.
        location: Option<String>,
        /// `/ContactInfo`.
        contact: Option<String>,
        /// `/M`.
        time: Option<Timestamp>,
    }
}

words! {
    /// Kind of signature.
    SignatureKind {
        /// An ordinary signature.
        Approval,
        /// The author's signature, which says what may change after it.
        Certification,
    }
}

record! {
    /// One signature on the revision it signed.
    Signature {
        /// From 1, in the order of the covered revisions.
        id: usize,
        /// Id of the signature that this one countersigns (RFC 5652 §11.4).
        #[serde(skip_serializing_if = "Option::is_none")]
        parent: Option<usize>,
        /// Where it lies in a CMS or a mail. Absent for PDF.
        #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
        /// Full name of the form field.
        field: Option<String>,
        /// Form of the signature.
        sub_filter: Option<String>,
        /// Approval or certification.
        kind: SignatureKind,
        /// DocMDP permission of a certification, 1 to 3.
        permissions: Option<u8>,
        /// Whether it has a mark on a page.
        visible: bool,
        /// Where its marks are.
        widgets: Vec<Widget>,
        /// What it says of itself.
        stated: Stated,
        /// Who signed, by the certificate. Null when there is no certificate.
        signer: Option<Signer>,
        /// EN 319 102-1 §5.1.3.
        indication: Indication,
        /// EN 319 102-1 Tables 5 and 6.
        sub_indication: Option<SubIndication>,
        /// The three plain facts.
        integrity: Integrity,
        /// What later revisions did; null when it cannot be told.
        change_level: Option<ChangeLevel>,
        /// Whether what came after it is allowed; null when it cannot be told.
        changes_justified: Option<bool>,
        /// When.
        time: Time,
        /// PAdES baseline level reached.
        level: Option<Level>,
        /// What the next level lacks.
        missing_for_next: Vec<String>,
        /// The first end of a certificate before which a further time-stamp has to come to keep the signature provable.
        extendable_until: Option<Timestamp>,
        /// Which bytes.
        coverage: Coverage,
        /// Algorithms used.
        algorithms: Algorithms,
        /// What the signer states in signed attributes. Absent where he states nothing.
        #[serde(skip_serializing_if = "Option::is_none")]
        attributes: Option<SignerAttributes>,
        /// Every check made, in the blocks of EN 319 102-1.
        blocks: Vec<Block>,
        /// From the signer's certificate to the anchor, as far as it leads.
        chain: Vec<ChainLink>,
        /// Status per certificate of the chain.
        revocation: Vec<Revocation>,
        /// What later revisions did, in their order.
        changes_after: Vec<Change>,
        /// Time-stamps over this signature.
        timestamps: Vec<SignatureTimestamp>,
        /// The steps of Nghị định 68/2024/NĐ-CP: a view of the checks above, no judgement of its own.
        decree68: Vec<Step>,
        /// Findings of this signature.
        findings: Vec<Finding>,
        /// What names the signature in an ETSI report; no part of the JSON.
        #[serde(skip)]
        identity: Option<Identity>,
    }
}

/// What names a signature outside its file: the signed digest and the signature value (ETSI TS 119 102-2 §4.3.3, §4.3.7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Name of the digest algorithm and digest of the bytes that are signed.
    pub digest: Option<(&'static str, Vec<u8>)>,
    /// The signature value.
    pub value: Vec<u8>,
}

impl Identity {
    /// What names the signature of a message over bytes with these digests.
    pub(crate) fn of(
        message: &crate::ades::Message,
        digests: &[(crate::crypto::DigestAlgorithm, Vec<u8>)],
    ) -> Option<Self> {
        let algorithm = message.digest_needed();
        let digest = digests.iter().find(|(a, _)| Some(*a) == algorithm);
        let digest = digest.map(|(a, value)| (a.name(), value.clone()));
        Some(Self { digest, value: message.signature_value()?.to_vec() })
    }
}

record! {
    /// Where a signature lies outside of a PDF.
    Place {
        /// Part of the mail that holds it, as `2` or `1.2`. Null outside of mail.
        part: Option<String>,
        /// Number of the signer in its CMS, from 1; of a counter-signature, its number at the signature it countersigns.
        signer: usize,
    }
}

record! {
    /// What the signer states about what he signed, in signed attributes (EN 319 122-1 §5.2). Nothing vouches for it but the signer.
    SignerAttributes {
        /// Description of the content.
        content_description: Option<String>,
        /// Type of the content inside, as an object identifier.
        content_type: Option<String>,
        /// MIME type of the content.
        mime_type: Option<String>,
        /// What the signer commits to, as object identifiers.
        commitments: Vec<String>,
        /// `implied`, or the object identifier of the signature policy that the signer refers to.
        signature_policy: Option<String>,
        /// Where that policy is said to be had.
        policy_uri: Option<String>,
    }
}

record! {
    /// A mark on a page.
    Widget {
        /// From 1; null when the widget is on no page.
        page: Option<u32>,
        /// Lower left and upper right corner in user space units.
        rect: Option<[f64; 4]>,
    }
}

record! {
    /// Who signed, by the certificate.
    Signer {
        /// Common name, else the whole subject.
        name: String,
        /// Organisation (O), if named.
        organization: Option<String>,
        /// Units (OU), if named.
        units: Vec<String>,
        /// Whole subject in the form of RFC 4514.
        subject: String,
        /// Common name of the issuer, else the whole issuer.
        issuer_name: String,
        /// Whole issuer in the form of RFC 4514.
        issuer: String,
        /// Serial number, hexadecimal.
        serial: String,
        /// SHA-256 of the certificate, hexadecimal.
        sha256: String,
        /// First second of validity.
        not_before: Timestamp,
        /// Last second of validity.
        not_after: Timestamp,
        /// Person, agency, software or uncertain, by the signs in the certificate.
        nature: Nature,
        /// The signs that led to `nature`.
        nature_signs: Vec<String>,
        /// Domain of the root it leads to.
        trust_domain: Option<Domain>,
    }
}

record! {
    /// True, false, or null: could not tell.
    Integrity {
        /// The signed bytes have the digest the signature names.
        digest_matches: Option<bool>,
        /// The value was made by the key of the certificate.
        signature_verifies: Option<bool>,
        /// The signature covers the file to its last byte.
        whole_file: Option<bool>,
    }
}

words! {
    /// How far later revisions went.
    ChangeLevel {
        /// Nothing came after.
        None,
        /// Only long-term evidence.
        Lta,
        /// Form fields and signatures.
        FormFilling,
        /// Annotations.
        Annotations,
        /// Anything else.
        Other,
    }
}

record! {
    /// One thing that a later revision did.
    Change {
        /// Number of the revision that did it, from 1.
        revision: usize,
        /// How far it goes.
        level: ChangeLevel,
        /// Whether it is allowed; null when that cannot be told.
        justified: Option<bool>,
        /// The object it was done to, `12 0`.
        object: Option<String>,
        /// Full name of the form field.
        field: Option<String>,
        /// Number of the page, from 1.
        page: Option<u32>,
        /// Where on the page: lower left and upper right corner in user space units.
        rect: Option<[f64; 4]>,
        /// What was done.
        finding: Finding,
    }
}

record! {
    /// When.
    Time {
        /// What the signer wrote, as written (a known clerical fault is explained by a finding, never corrected here).
        claimed: Option<Timestamp>,
        /// What the caller vouches for.
        received: Option<Timestamp>,
        /// The best supported time of signing.
        best: Option<Timestamp>,
        /// What supports it.
        basis: TimeBasis,
        /// The time the certificates are judged at under EN 319 102-1: the earliest proof of existence, else now.
        control: Timestamp,
    }
}

/// PAdES baseline level, EN 319 142-1 §6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Level {
    /// Signature with its certificate bound.
    #[serde(rename = "B-B")]
    BB,
    /// With a time-stamp.
    #[serde(rename = "B-T")]
    BT,
    /// With the validation data.
    #[serde(rename = "B-LT")]
    BLt,
    /// With a time-stamp over the validation data.
    #[serde(rename = "B-LTA")]
    BLta,
}

record! {
    /// Which bytes are signed.
    Coverage {
        /// The numbers as they stand.
        byte_range: Vec<i64>,
        /// Number of the revision it covers; null when it ends at none.
        revision: Option<usize>,
        /// Bytes of the file behind what it covers.
        uncovered: Option<Span>,
        /// Whether those bytes are white space only.
        uncovered_white_space: Option<bool>,
    }
}

record! {
    /// Which algorithms.
    Algorithms {
        /// Digest over the document.
        digest: Option<String>,
        /// Signature algorithm.
        signature: Option<String>,
        /// Key of the signer, such as `RSA 3072`.
        key: Option<String>,
    }
}

record! {
    /// One certificate of a path.
    ChainLink {
        /// Whole subject.
        subject: String,
        /// Common name, else the subject.
        name: String,
        /// Serial number, hexadecimal.
        serial: String,
        /// SHA-256, hexadecimal.
        sha256: String,
        /// First second of validity.
        not_before: Timestamp,
        /// Last second of validity.
        not_after: Timestamp,
        /// Where it came from.
        origin: String,
        /// Whether it is a trust anchor.
        anchor: bool,
    }
}

words! {
    /// Status of a certificate at the time that counts.
    RevocationStatus {
        /// Good at the time that counts.
        Good,
        /// Revoked at the time that counts.
        Revoked,
        /// Suspended at the time that counts.
        Held,
        /// There are lists or responses, but none speaks of this certificate at this time.
        NotAbout,
        /// What there is, is too old.
        Stale,
        /// The responder does not know the certificate.
        Unknown,
        /// The host could not fetch.
        Unreachable,
        /// What there is cannot be relied on.
        Unusable,
        /// There is nothing.
        Missing,
        /// The policy does not ask.
        NotAsked,
        /// A trust anchor has no status.
        NotApplicable,
    }
}

record! {
    /// Status of one certificate.
    Revocation {
        /// SHA-256 of the certificate.
        certificate: String,
        /// What is known.
        status: RevocationStatus,
        /// Time of the revocation or suspension, if there is one (also one later than the time that counts).
        since: Option<Timestamp>,
        /// Lists and responses it rests on: SHA-256 of each.
        evidence: Vec<String>,
        /// Whether a revocation or suspension is told only by what could not have said *good*: its own signer had ended, say.
        #[serde(skip_serializing_if = "is_false")]
        unproven: bool,
    }
}

words! {
    /// What a time-stamp covers.
    TimestampKind {
        /// What was signed: it proves that the signature is younger (content-time-stamp).
        Content,
        /// The signature value (signature-time-stamp).
        Signature,
        /// The signature with its certificates, lists and earlier time-stamps (archive-time-stamp).
        Archive,
        /// A state of the document, with everything in it.
        Document,
    }
}

record! {
    /// A time-stamp over a signature.
    SignatureTimestamp {
        /// What it covers.
        kind: TimestampKind,
        /// The time it states.
        time: Option<Timestamp>,
        /// Its accuracy in seconds, a begun one counted whole: what it proves is the time and as much more. None if it states none.
        accuracy: Option<i64>,
        /// Name of the unit that made it.
        unit: Option<String>,
        /// Result for the time-stamp itself.
        indication: Indication,
        /// Why not passed.
        sub_indication: Option<SubIndication>,
        /// Digest algorithm of the imprint.
        imprint_algorithm: Option<String>,
        /// Whether the imprint is that of the signature value.
        imprint_matches: Option<bool>,
        /// Whether its signature verifies.
        signature_verifies: Option<bool>,
        /// Policy it was made under.
        policy: Option<String>,
        /// Serial number, hexadecimal.
        serial: Option<String>,
        /// From the unit's certificate to the anchor.
        chain: Vec<ChainLink>,
        /// Findings.
        findings: Vec<Finding>,
    }
}

record! {
    /// A time-stamp over the document.
    DocumentTimestamp {
        /// Full name of the form field.
        field: Option<String>,
        /// Result.
        indication: Indication,
        /// Why not passed.
        sub_indication: Option<SubIndication>,
        /// The three plain facts.
        integrity: Integrity,
        /// The time it states, as `best` with its basis.
        time: Time,
        /// What later revisions did.
        change_level: Option<ChangeLevel>,
        /// Whether what came after it is allowed.
        changes_justified: Option<bool>,
        /// Which bytes.
        coverage: Coverage,
        /// What later revisions did, in their order.
        changes_after: Vec<Change>,
        /// The token.
        token: Option<SignatureTimestamp>,
        /// Findings.
        findings: Vec<Finding>,
    }
}

record! {
    /// Evidence met.
    Objects {
        /// Certificates.
        certificates: Vec<Item>,
        /// Certificate revocation lists.
        crls: Vec<Item>,
        /// OCSP responses.
        ocsps: Vec<Item>,
        /// Proofs of existence the caller vouches for; left out when there are none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        proofs: Vec<Proof>,
    }
}

record! {
    /// A proof of existence: the object existed at this time at the latest.
    Proof {
        /// SHA-256 of the object, hexadecimal.
        sha256: String,
        /// At the latest.
        time: Timestamp,
        /// Who says so.
        origin: String,
    }
}

record! {
    /// One piece of evidence.
    Item {
        /// SHA-256 of its DER form.
        sha256: String,
        /// Subject, issuer or responder, where it could be read.
        name: Option<String>,
        /// Where it came from.
        origin: String,
    }
}

words! {
    /// Kind of evidence wanted.
    WantKind {
        /// The certificate of an issuer.
        IssuerCertificate,
        /// A certificate revocation list.
        Crl,
        /// An OCSP response.
        Ocsp,
        /// The content a detached signature speaks of.
        DetachedContent,
    }
}

record! {
    /// Evidence that would change the outcome.
    Want {
        /// What kind.
        kind: WantKind,
        /// Of or about whom.
        subject: String,
        /// Addresses the certificates name for it. Never fetched by the engine.
        urls: Vec<String>,
        /// The finding it would settle.
        why: &'static str,
        /// Signatures it would help.
        signatures: Vec<usize>,
    }
}

impl SignatureTimestamp {
    /// The time that it proves: what it states and all that its accuracy leaves open.
    pub fn latest(&self) -> Option<Timestamp> {
        self.time.map(|time| time.plus(self.accuracy.unwrap_or(0)))
    }
}
