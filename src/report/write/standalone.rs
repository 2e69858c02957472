//! Records of what is judged outside of a PDF.

use super::attributes::attributes;
use super::level::{self, Held};
use super::model::{Coverage, DocumentTimestamp, Integrity, Place, Signature, SignatureKind, Stated, Time};
use super::signature::{algorithms, chain, revocation, signer, standing, time, timestamp};
use crate::ades::{Judgement, Message, SubIndication, TimeBasis};
use crate::base::finding::Code;
use crate::base::time::Timestamp;
use crate::crypto::sha256;
use crate::validation::Context;
use crate::validation::timestamp::{Judged, Standing};

/// The record of one signer of a CMS.
pub(crate) fn record(
    id: usize,
    parent: Option<usize>,
    place: Place,
    message: Option<&Message>,
    judgement: &Judgement,
    held: &Held,
    context: &Context<'_>,
) -> Signature {
    let value = message.and_then(Message::signature_value).map(sha256);
    let level::Reached { level, missing, extendable_until } = level::reached(None, judgement, value, held, context);
    Signature {
        id,
        parent,
        place: Some(place),
        field: None,
        sub_filter: None,
        kind: SignatureKind::Approval,
        permissions: None,
        visible: false,
        widgets: Vec::new(),
        stated: Stated { name: None, reason: None, location: None, contact: None, time: None },
        signer: judgement.signer.as_ref().map(|s| signer(s, judgement.path.as_ref())),
        indication: judgement.indication,
        sub_indication: judgement.sub_indication,
        integrity: Integrity {
            digest_matches: judgement.digest_matches,
            signature_verifies: judgement.signature_verifies,
            whole_file: None,
        },
        change_level: None,
        changes_justified: None,
        time: time(&judgement.time),
        level,
        missing_for_next: missing,
        extendable_until,
        coverage: no_coverage(),
        algorithms: algorithms(message, judgement.signer.as_ref()),
        attributes: attributes(message, context.limits),
        blocks: judgement.blocks.clone(),
        chain: chain(judgement.path.as_ref(), judgement.signer.as_ref()),
        revocation: revocation(judgement.path.as_ref(), &judgement.statuses, context),
        changes_after: Vec::new(),
        timestamps: judgement.timestamps.iter().map(timestamp).collect(),
        // Set once the whole report is there.
        decree68: Vec::new(),
        findings: judgement.findings.clone(),
        identity: None,
    }
}

fn no_coverage() -> Coverage {
    Coverage { byte_range: Vec::new(), revision: None, uncovered: None, uncovered_white_space: None }
}

/// The record of a lone time-stamp.
pub(crate) fn timestamp_record(judged: &Judged, now: Timestamp) -> DocumentTimestamp {
    let open = judged.findings.iter().any(|f| f.code == Code::ContentMissing);
    let (indication, sub_indication) = match standing(judged) {
        // It is not known of what it is the time.
        (_, None) if open => (SubIndication::SignedDataNotFound.indication(), Some(SubIndication::SignedDataNotFound)),
        judged => judged,
    };
    let basis = match judged.standing {
        Standing::Proven if !open => TimeBasis::Proven,
        Standing::Stamped if !open => TimeBasis::Stamped,
        _ => TimeBasis::None,
    };
    let stated = Some(judged.token.time);
    let mut token = timestamp(judged);
    (token.indication, token.sub_indication) = (indication, sub_indication);
    DocumentTimestamp {
        field: None,
        indication,
        sub_indication,
        integrity: Integrity {
            digest_matches: judged.imprint_matches,
            signature_verifies: judged.signature_verifies,
            whole_file: None,
        },
        time: Time {
            claimed: stated,
            received: None,
            best: stated.and(Some(judged.token.shown())).filter(|_| basis != TimeBasis::None),
            basis,
            control: now,
        },
        change_level: None,
        changes_justified: None,
        coverage: no_coverage(),
        changes_after: Vec::new(),
        token: Some(token),
        findings: judged.findings.clone(),
    }
}
