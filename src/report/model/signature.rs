//! One signature on the revision it signed.

use super::chain::Revocation;
use super::change::ChangeLevel;
use super::signer::{Signer, SignerAttributes, Stated};
use super::timestamp::SignatureTimestamp;
use crate::ades::{Indication, Message, SubIndication, TimeBasis};
use crate::base::finding::Finding;
use crate::base::span::Span;
use crate::base::time::Timestamp;
use crate::crypto::DigestAlgorithm;
use crate::judged::Level;
use serde::{Deserialize, Serialize};

stored! {
    /// One signature on the revision it signed.
    Signature {
        /// From 1, in the order of the covered revisions.
        id: usize,
        /// Id of the signature that this one countersigns (RFC 5652 §11.4).
        #[serde(skip_serializing_if = "Option::is_none")]
        parent: Option<usize>,
        /// Its place in a CMS or a mail. Absent for PDF.
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
        /// Who signed, according to the certificate. Null if there is no certificate.
        signer: Option<Signer>,
        /// EN 319 102-1 §5.1.3.
        indication: Indication,
        /// EN 319 102-1 Tables 5 and 6.
        sub_indication: Option<SubIndication>,
        /// The three plain facts.
        integrity: Integrity,
        /// What later revisions did; null if unknown.
        change_level: Option<ChangeLevel>,
        /// Whether later changes are allowed; null if unknown.
        changes_justified: Option<bool>,
        /// When.
        time: Time,
        /// PAdES baseline level reached.
        level: Option<Level>,
        /// What the next level lacks.
        missing_for_next: Vec<String>,
        /// The first expiry of a certificate; a further time-stamp must be added before it to keep the signature
        /// provable.
        extendable_until: Option<Timestamp>,
        /// Which bytes.
        coverage: Coverage,
        /// Algorithms used.
        algorithms: Algorithms,
        /// What the signer states in signed attributes. Absent where he states nothing.
        #[serde(skip_serializing_if = "Option::is_none")]
        attributes: Option<SignerAttributes>,
        /// Place in `shared.blocks`: every check made, in the blocks of EN 319 102-1.
        blocks: usize,
        /// Place in `shared.chains`: from the signer's certificate to the anchor, as far as it leads.
        chain: usize,
        /// Status per certificate of the chain.
        revocation: Vec<Revocation>,
        /// Places in `shared.changes`: what later revisions did, in their order.
        changes_after: Vec<usize>,
        /// Time-stamps over this signature.
        timestamps: Vec<SignatureTimestamp>,
        /// Place in `shared.decree68`: the steps of Nghị định 68/2024/NĐ-CP, a view of the checks above, without further judgement.
        decree68: usize,
        /// Findings of this signature.
        findings: Vec<Finding>,
        /// What names the signature in an ETSI report; no part of the JSON.
        #[serde(skip)]
        identity: Option<Identity>,
    }
}

names! {
    /// Kind of signature.
    SignatureKind {
        /// An ordinary signature.
        Approval,
        /// The author's signature, which says what may change after it.
        Certification,
    }
}

stored! {
    /// True, false, or null: unknown.
    Integrity {
        /// The signed bytes have the digest the signature names.
        digest_matches: Option<bool>,
        /// The value was made by the key of the certificate.
        signature_verifies: Option<bool>,
        /// The signature covers the file to its last byte.
        whole_file: Option<bool>,
    }
}

impl Integrity {
    /// Whether the value was verified with the signer's key and the digest is the one signed. Only then is there a statement on the
    /// content (EN 319 102-1 §5.2.7; RFC 5652 §5.6).
    pub(crate) fn is_verified(&self) -> bool {
        self.digest_matches == Some(true) && self.signature_verifies == Some(true)
    }
}

stored! {
    /// When.
    Time {
        /// What the signer wrote, as written (a known clerical fault is explained by a finding, never corrected here).
        claimed: Option<Timestamp>,
        /// The time the caller vouches for.
        received: Option<Timestamp>,
        /// The best supported time of signing.
        best: Option<Timestamp>,
        /// What supports it.
        basis: TimeBasis,
        /// The time the certificates are judged at under EN 319 102-1: the earliest proof of existence, else now.
        control: Timestamp,
    }
}

stored! {
    /// Which bytes are signed.
    #[derive(Default)]
    Coverage {
        /// The numbers as written in the file.
        byte_range: Vec<i64>,
        /// Number of the revision it covers; null when it ends at none.
        revision: Option<usize>,
        /// Bytes of the file after those it covers.
        uncovered: Option<Span>,
        /// Whether those bytes are white space only.
        uncovered_white_space: Option<bool>,
    }
}

stored! {
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

stored! {
    /// A mark on a page.
    Widget {
        /// From 1; null when the widget is on no page.
        page: Option<u32>,
        /// Lower left and upper right corner in user space units.
        rect: Option<[f64; 4]>,
    }
}

stored! {
    /// The place of a signature outside a PDF.
    Place {
        /// Part of the mail that contains it, as `2` or `1.2`. Null outside mail.
        part: Option<String>,
        /// Number of the signer in its CMS, from 1; of a counter-signature, its number at the signature it countersigns.
        signer: usize,
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
    pub(crate) fn of(message: &Message, digests: &[(DigestAlgorithm, Vec<u8>)]) -> Option<Self> {
        let algorithm = message.digest_needed();
        let digest = digests.iter().find(|(a, _)| Some(*a) == algorithm);
        let digest = digest.map(|(a, value)| (a.name(), value.clone()));
        Some(Self { digest, value: message.signature_value()?.to_vec() })
    }
}
