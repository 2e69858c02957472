//! One signature or time-stamp of a file with everything that was judged about it.

use super::{Reached, State};
use crate::ades::{Indication, Judgement, Message, SignatureFact, SubIndication, TimeBasis};
use crate::base::time::Timestamp;
use crate::crypto::DigestAlgorithm;
use crate::pdf::changes;
use crate::pdf::signature::{SignatureField, Widget};
use crate::validation::timestamp::Judged;
use crate::vietnam::Mark;

/// One signature.
pub(crate) struct JudgedSignature<'a> {
    /// Its number in the file, from 1.
    pub(crate) id: usize,
    /// Number of the signature that it countersigns.
    pub(crate) parent: Option<usize>,
    /// Its field, in a PDF.
    pub(crate) field: Option<&'a SignatureField>,
    /// Its message, if it could be read.
    pub(crate) message: Option<&'a Message>,
    /// Digests of what it signs.
    pub(crate) digests: Vec<(DigestAlgorithm, Vec<u8>)>,
    /// What the process found out.
    pub(crate) judgement: Judgement,
    /// Whether the signed bytes reach exactly the end of the file.
    pub(crate) whole_file: Option<bool>,
    /// The level it has reached.
    pub(crate) level: Reached,
    /// What later revisions did; nothing is known of that outside of a PDF.
    pub(crate) changes: Option<changes::Judgement>,
}

/// A document time-stamp, or a time-stamp in its own file.
pub(crate) struct JudgedTimestamp<'a> {
    /// Its field, in a PDF.
    pub(crate) field: Option<&'a SignatureField>,
    /// The token, if it could be read.
    pub(crate) token: Option<Judged>,
    /// The indication, and why it is not passed.
    pub(crate) result: (Indication, Option<SubIndication>),
    /// What was found about it.
    pub(crate) facts: Vec<SignatureFact>,
    /// How far its time can be relied on.
    pub(crate) basis: TimeBasis,
    /// When it is known to have existed at the latest.
    pub(crate) control: Timestamp,
    /// Whether the bytes it covers reach exactly the end of the file.
    pub(crate) whole_file: Option<bool>,
    /// What later revisions did.
    pub(crate) changes: Option<changes::Judgement>,
}

impl JudgedSignature<'_> {
    /// Where it is shown.
    pub(super) fn marks(&self) -> Vec<Mark> {
        let mark = |w: &Widget| Some(Mark { page: w.page?, rect: w.rect?, seen: w.seen.or(w.rect)? });
        self.field.iter().flat_map(|field| &field.widgets).filter_map(mark).collect()
    }

    /// What it says of the document as it is now.
    pub(crate) fn state(&self) -> State<'_> {
        State {
            revision: covered(self.field),
            whole_file: self.whole_file,
            digest_matches: self.judgement.digest_matches,
            signature_verifies: self.judgement.signature_verifies,
            changes: self.changes.as_ref(),
        }
    }
}

impl JudgedTimestamp<'_> {
    /// What it says of the document as it is now.
    pub(crate) fn state(&self) -> State<'_> {
        State {
            revision: covered(self.field),
            whole_file: self.whole_file,
            digest_matches: self.token.as_ref().and_then(|token| token.imprint_matches),
            signature_verifies: self.token.as_ref().and_then(|token| token.signature_verifies),
            changes: self.changes.as_ref(),
        }
    }
}

/// Number of the revision that a field covers, from 1.
fn covered(field: Option<&SignatureField>) -> Option<usize> {
    field.and_then(|field| field.covered_revision).map(|index| index.saturating_add(1))
}
