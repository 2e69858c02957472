//! The digests of one run: which are needed, which are worth planning, and their values.

use super::collect::Collected;
use super::context::{Digests, Plan, PlannedDigest};
use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::crypto::{DigestAlgorithm, DigestRequest, digest_cost, digests, digests_watched};
use crate::evidence::EvidenceStore;
use crate::validation::evidence_record;

/// Below this many bytes the engine's digest is as fast as the host's, copying included.
const WORTH_PLANNING: u64 = 16 << 20;

/// Most planned digests that share no prefix with others; more are cheaper in one pass here.
const MOST_PLANNED: usize = 2;

/// Most digests of the whole file beside SHA-256 for evidence records: two renewals with a new algorithm each.
const MOST_OF_RECORDS: usize = 2;

/// Values by request.
pub(super) struct Computed {
    values: Vec<(DigestRequest, Vec<u8>)>,
}

/// Every digest over the input: the whole file, and what each signature and document time-stamp covers.
pub(super) fn needed(collected: &Collected, size: u64) -> Vec<DigestRequest> {
    let mut requests = vec![whole_file(size)];
    for item in &collected.items {
        let Some(ranges) = item.ranges() else { continue };
        for algorithm in item.digests.iter().copied() {
            requests.push(DigestRequest { algorithm, ranges: ranges.clone() });
        }
    }
    requests
}

/// SHA-256 of the whole file, which every report names.
pub(super) fn whole_file(size: u64) -> DigestRequest {
    DigestRequest { algorithm: DigestAlgorithm::Sha256, ranges: vec![Span::new(0, size)] }
}

/// The digests of the whole file by which evidence records may name it, SHA-256 first. Whoever sends a document writes the records in it,
/// so no more than a few are computed; a record with another algorithm then is about nothing that is known.
pub(super) fn for_records(
    source: &dyn Source,
    computed: &Computed,
    evidence: &EvidenceStore,
    limits: &Limits,
) -> Result<Vec<(DigestAlgorithm, Vec<u8>)>, Error> {
    let others = evidence_record::algorithms(evidence, limits).into_iter().filter(|a| *a != DigestAlgorithm::Sha256);
    let others: Vec<DigestAlgorithm> = others.take(MOST_OF_RECORDS).collect();
    let mut named_by = vec![(DigestAlgorithm::Sha256, computed.whole_file(source.len()))];
    if !others.is_empty() {
        let whole = |algorithm: &DigestAlgorithm| DigestRequest { algorithm: *algorithm, ..whole_file(source.len()) };
        let values = digests(source, &others.iter().map(whole).collect::<Vec<_>>())?;
        named_by.extend(others.into_iter().zip(values));
    }
    Ok(named_by)
}

/// What is worth computing outside: large SHA-2 digests, as long as they are few.
pub(super) fn plan(requests: &[DigestRequest]) -> Plan {
    let mut planned: Vec<&DigestRequest> = Vec::new();
    for request in requests {
        let large = request.ranges.iter().map(Span::len).sum::<u64>() >= WORTH_PLANNING;
        let offered = matches!(request.algorithm, DigestAlgorithm::Sha256 | DigestAlgorithm::Sha1);
        if large && offered && !planned.contains(&request) {
            planned.push(request);
        }
    }
    if planned.len() > MOST_PLANNED {
        return Plan::default();
    }
    let digests = planned
        .into_iter()
        .map(|r| PlannedDigest {
            algorithm: r.algorithm.name(),
            ranges: r.ranges.iter().map(|s| (s.start, s.end)).collect(),
        })
        .collect();
    Plan { digests }
}

/// Takes the host's answers and computes the rest in one pass, whose bytes `watch` sees too.
pub(super) fn compute(
    source: &dyn Source,
    requests: &[DigestRequest],
    answered: &Digests,
    limits: &Limits,
    watch: &mut dyn FnMut(u64, &[u8]),
) -> Result<Computed, Error> {
    let answer = |request: &DigestRequest| {
        let found = answered.answers.iter().find(|a| a.algorithm == request.algorithm && a.ranges == request.ranges);
        found.filter(|a| a.value.len() == request.algorithm.output_len()).map(|a| a.value.clone())
    };
    let open: Vec<DigestRequest> = requests.iter().filter(|r| answer(r).is_none()).cloned().collect();
    // Hostile byte ranges can overlap so that nothing is shared; the work is bounded by what an honest file could earn.
    if digest_cost(&open) > limits.digest_bytes(source.len()) {
        return Err(Error::OverLimit { limit: "digest-bytes", value: limits.digest_bytes(source.len()) });
    }
    let computed = digests_watched(source, &open, watch)?;
    let mut values: Vec<(DigestRequest, Vec<u8>)> = open.into_iter().zip(computed).collect();
    values.extend(requests.iter().filter_map(|r| answer(r).map(|value| (r.clone(), value))));
    Ok(Computed { values })
}

impl Computed {
    /// The value for the whole file.
    pub(super) fn whole_file(&self, size: u64) -> Vec<u8> {
        self.value(&whole_file(size)).unwrap_or_default()
    }

    /// The digests over these ranges, by algorithm.
    pub(super) fn over(&self, ranges: &[Span]) -> Vec<(DigestAlgorithm, Vec<u8>)> {
        self.values.iter().filter(|(r, _)| r.ranges == ranges).map(|(r, v)| (r.algorithm, v.clone())).collect()
    }

    fn value(&self, request: &DigestRequest) -> Option<Vec<u8>> {
        self.values.iter().find(|(r, _)| r == request).map(|(_, v)| v.clone())
    }
}
