//! Many digests of one source in one pass.
//!
//! The signatures of an incrementally saved file each cover it from the first byte to their own end but for a gap, and the
//! whole-file digest covers it too. Requests that begin at 0 therefore share one running state per algorithm (the trunk); at
//! the end of each first range the state is cloned and goes on over the remaining ranges of that request alone.

use super::{DigestAlgorithm, Hasher};
use crate::base::input::{Source, SourceError};
use crate::base::sort;
use crate::base::span::Span;
use std::collections::BTreeMap;

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// A digest over ranges of a source, one after the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DigestRequest {
    /// The algorithm.
    pub algorithm: DigestAlgorithm,
    /// The ranges, in the order in which they are hashed.
    pub ranges: Vec<Span>,
}

impl DigestRequest {
    /// Whether no range begins before the end of the one before it.
    fn is_ascending(&self) -> bool {
        self.ranges.is_sorted_by(|a, b| a.end <= b.start)
    }

    /// End of the first range if that begins at 0.
    fn trunk_end(&self) -> Option<u64> {
        self.ranges.first().filter(|first| first.start == 0).map(|first| first.end)
    }
}

/// The digests asked for, in the order of the requests. Equal requests are computed once; all requests whose ranges ascend
/// are answered in one pass over the source. Memory: one chunk, and one state for each request.
pub(crate) fn digests(source: &dyn Source, requests: &[DigestRequest]) -> Result<Vec<Vec<u8>>, SourceError> {
    digests_watched(source, requests, &mut |_, _| {})
}

/// The same, for a caller who looks at the bytes too: `watch` gets the pieces of the one pass, each with its offset.
pub(crate) fn digests_watched(
    source: &dyn Source,
    requests: &[DigestRequest],
    watch: &mut dyn FnMut(u64, &[u8]),
) -> Result<Vec<Vec<u8>>, SourceError> {
    for span in requests.iter().flat_map(|request| &request.ranges) {
        if span.end > source.len() {
            return Err(SourceError { offset: span.start, reason: "past the end of the file".to_owned() });
        }
    }
    let mut answers: BTreeMap<&DigestRequest, Vec<u8>> = BTreeMap::new();
    let mut pass = Pass::default();
    for request in distinct(requests) {
        match request.trunk_end() {
            _ if !request.is_ascending() => {
                answers.insert(request, one_by_one(source, request)?);
            }
            Some(end) => pass.add_to_trunk(request, end),
            None => pass.streams.push(Stream::new(request, request.algorithm.hasher(), 0)),
        }
    }
    pass.run(source, watch)?;
    answers.extend(pass.streams.into_iter().map(|stream| (stream.request, stream.hasher.finish())));
    Ok(requests.iter().map(|request| answers.get(request).cloned().unwrap_or_default()).collect())
}

/// Bytes that [`digests`] would hash, the shared beginnings counted once. Callers bound it before they ask: hostile requests
/// can overlap in ways that nothing can be shared.
pub(crate) fn digest_cost(requests: &[DigestRequest]) -> u64 {
    let mut trunks: BTreeMap<DigestAlgorithm, u64> = BTreeMap::new();
    let mut cost: u64 = 0;
    for request in distinct(requests) {
        let mut own = request.ranges.as_slice();
        if let (Some(end), true) = (request.trunk_end(), request.is_ascending()) {
            let longest = trunks.entry(request.algorithm).or_default();
            *longest = end.max(*longest);
            own = own.get(1..).unwrap_or_default();
        }
        cost = own.iter().fold(cost, |sum, span| sum.saturating_add(span.len()));
    }
    trunks.values().fold(cost, |sum, end| sum.saturating_add(*end))
}

fn distinct(requests: &[DigestRequest]) -> Vec<&DigestRequest> {
    let mut distinct: Vec<_> = requests.iter().collect();
    sort::sort(&mut distinct);
    distinct.dedup();
    distinct
}

/// Ranges that jump back: read again, in their order.
fn one_by_one(source: &dyn Source, request: &DigestRequest) -> Result<Vec<u8>, SourceError> {
    let mut hasher = request.algorithm.hasher();
    for span in &request.ranges {
        for_each_chunk(source, *span, |_, bytes| hasher.update(bytes))?;
    }
    Ok(hasher.finish())
}

/// Calls `take` with the bytes of the span, in pieces.
fn for_each_chunk(source: &dyn Source, span: Span, mut take: impl FnMut(u64, &[u8])) -> Result<(), SourceError> {
    let mut buffer = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let length = usize::try_from(span.end.saturating_sub(at)).unwrap_or(CHUNK).min(CHUNK);
        take(at, read(source, at, length, &mut buffer)?);
        at = at.saturating_add(length_u64(length));
    }
    Ok(())
}

/// Bytes of the source: where they are in memory, or read into the buffer.
fn read<'a>(source: &'a dyn Source, at: u64, length: usize, buffer: &'a mut Vec<u8>) -> Result<&'a [u8], SourceError> {
    if let Some(all) = source.as_slice() {
        return usize::try_from(at)
            .ok()
            .and_then(|start| all.get(start..start.checked_add(length)?))
            .ok_or_else(|| SourceError { offset: at, reason: "past the end of the file".to_owned() });
    }
    buffer.resize(length, 0);
    source.read_at(at, buffer)?;
    Ok(buffer)
}

fn length_u64(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// A request in progress: the ranges from `index` on are open; of the first of them, the bytes before `position` are
/// done.
struct Stream<'r> {
    request: &'r DigestRequest,
    hasher: Hasher,
    index: usize,
    position: u64,
}

impl<'r> Stream<'r> {
    fn new(request: &'r DigestRequest, hasher: Hasher, index: usize) -> Self {
        Self { request, hasher, index, position: 0 }
    }

    /// The position of the next byte it needs.
    fn next(&self) -> Option<u64> {
        self.request
            .ranges
            .get(self.index..)?
            .iter()
            .find(|span| !span.is_empty())
            .map(|span| span.start.max(self.position))
    }

    /// Hashes those of the bytes at `at` that it needs.
    fn feed(&mut self, at: u64, bytes: &[u8]) {
        let end = at.saturating_add(length_u64(bytes.len()));
        while let Some(span) = self.request.ranges.get(self.index) {
            let from = span.start.max(self.position);
            if !span.is_empty() && from >= end {
                return;
            }
            self.hasher.update(cut(at, bytes, from, span.end));
            self.position = span.end.min(end).max(from);
            if span.end > end {
                return;
            }
            self.index = self.index.saturating_add(1);
        }
    }
}

/// The part of `bytes` (which are at `at`) from `from` to `to`.
fn cut(at: u64, bytes: &[u8], from: u64, to: u64) -> &[u8] {
    let relative = |offset: u64| usize::try_from(offset.saturating_sub(at)).unwrap_or(usize::MAX).min(bytes.len());
    bytes.get(relative(from)..relative(to)).unwrap_or_default()
}

/// The running state shared by all requests of one algorithm that begin at 0.
struct Trunk<'r> {
    hasher: Hasher,
    position: u64,
    /// Requests by the end of their first range, nearest last.
    branches: Vec<(u64, &'r DigestRequest)>,
}

impl<'r> Trunk<'r> {
    /// Hashes on through the bytes at `at`; the requests whose first range ends there leave as streams.
    fn feed(&mut self, at: u64, bytes: &[u8], leaving: &mut Vec<Stream<'r>>) {
        let end = at.saturating_add(length_u64(bytes.len()));
        while let Some((point, request)) = self.branches.pop_if(|(point, _)| *point <= end) {
            self.advance(at, bytes, point);
            leaving.push(Stream::new(request, self.hasher.clone(), 1));
        }
        if !self.branches.is_empty() {
            self.advance(at, bytes, end);
        }
    }

    fn advance(&mut self, at: u64, bytes: &[u8], to: u64) {
        self.hasher.update(cut(at, bytes, self.position, to));
        self.position = self.position.max(to);
    }
}

#[derive(Default)]
struct Pass<'r> {
    trunks: BTreeMap<DigestAlgorithm, Trunk<'r>>,
    streams: Vec<Stream<'r>>,
}

impl<'r> Pass<'r> {
    fn add_to_trunk(&mut self, request: &'r DigestRequest, end: u64) {
        let new = || Trunk { hasher: request.algorithm.hasher(), position: 0, branches: Vec::new() };
        self.trunks.entry(request.algorithm).or_insert_with(new).branches.push((end, request));
    }

    fn run(&mut self, source: &dyn Source, watch: &mut dyn FnMut(u64, &[u8])) -> Result<(), SourceError> {
        for trunk in self.trunks.values_mut() {
            sort::sort_by_key(&mut trunk.branches, |(end, _)| core::cmp::Reverse(*end));
        }
        let mut buffer = Vec::new();
        // Ranges of no bytes at 0 leave before anything is read.
        self.feed(0, &[]);
        while let Some(at) = self.next() {
            let left = usize::try_from(source.len().saturating_sub(at)).unwrap_or(CHUNK);
            let bytes = read(source, at, left.min(CHUNK), &mut buffer)?;
            if bytes.is_empty() {
                return Err(SourceError { offset: at, reason: "past the end of the file".to_owned() });
            }
            self.feed(at, bytes);
            watch(at, bytes);
        }
        Ok(())
    }

    /// The first byte that any request still needs; other parts are not read.
    fn next(&self) -> Option<u64> {
        let trunks = self.trunks.values().filter(|trunk| !trunk.branches.is_empty()).map(|trunk| trunk.position);
        trunks.chain(self.streams.iter().filter_map(Stream::next)).min()
    }

    fn feed(&mut self, at: u64, bytes: &[u8]) {
        for trunk in self.trunks.values_mut() {
            trunk.feed(at, bytes, &mut self.streams);
        }
        for stream in &mut self.streams {
            stream.feed(at, bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    /// Counts the bytes read and is not in memory, like a file.
    struct Counted {
        bytes: Vec<u8>,
        read: Cell<u64>,
    }

    impl Source for Counted {
        fn len(&self) -> u64 {
            length_u64(self.bytes.len())
        }
        fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
            self.read.set(self.read.get() + length_u64(into.len()));
            self.bytes.as_slice().read_at(offset, into)
        }
    }

    /// A small generator: the library has no random, and the tests should fail the same way twice.
    struct Sequence(u64);

    impl Sequence {
        fn below(&mut self, bound: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % bound
        }
    }

    fn naive(bytes: &[u8], request: &DigestRequest) -> Vec<u8> {
        let joined: Vec<u8> = request
            .ranges
            .iter()
            .flat_map(|span| &bytes[usize::try_from(span.start).unwrap()..usize::try_from(span.end).unwrap()])
            .copied()
            .collect();
        request.algorithm.digest(&joined)
    }

    fn request(algorithm: DigestAlgorithm, ranges: &[(u64, u64)]) -> DigestRequest {
        DigestRequest { algorithm, ranges: ranges.iter().map(|(start, end)| Span::new(*start, *end)).collect() }
    }

    fn check(bytes: &[u8], requests: &[DigestRequest]) {
        let counted = Counted { bytes: bytes.to_vec(), read: Cell::new(0) };
        let from_slice = digests(&bytes.to_vec(), requests).unwrap();
        assert_eq!(digests(&counted, requests).unwrap(), from_slice);
        for (request, digest) in requests.iter().zip(&from_slice) {
            assert_eq!(digest, &naive(bytes, request), "{request:?}");
        }
    }

    #[test]
    fn equals_naive_hashing_on_random_ranges() {
        let mut random = Sequence(7);
        let bytes: Vec<u8> =
            (0..3_000_000_u32).map(|i| u8::try_from(i.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect();
        let algorithms =
            [DigestAlgorithm::Sha1, DigestAlgorithm::Sha256, DigestAlgorithm::Sha512, DigestAlgorithm::Shake128];
        for round in 0..60 {
            let length = [0, 1, 1000, 1 << 20, 3_000_000][round % 5];
            let requests: Vec<_> = (0..random.below(8))
                .map(|_| {
                    let mut edges: Vec<u64> = (0..2 * random.below(5)).map(|_| random.below(length + 1)).collect();
                    let kind = random.below(5);
                    if kind < 4 {
                        edges.sort_unstable();
                    }
                    if let (true, Some(first)) = (kind < 3, edges.first_mut()) {
                        *first = 0;
                    }
                    let ranges: Vec<_> = edges.chunks(2).map(|pair| (pair[0], pair[1].max(pair[0]))).collect();
                    request(algorithms[usize::try_from(random.below(4)).unwrap()], &ranges)
                })
                .collect();
            check(&bytes[..usize::try_from(length).unwrap()], &requests);
        }
    }

    #[test]
    fn many_signatures_cost_one_pass() {
        let bytes = vec![0x5A; 5_000_000];
        let revisions: Vec<_> = (1..=20_u64).map(|i| i * 250_000).collect();
        let mut requests: Vec<_> = revisions
            .iter()
            .map(|end| request(DigestAlgorithm::Sha256, &[(0, end - 40_000), (end - 20_000, *end)]))
            .collect();
        requests.push(request(DigestAlgorithm::Sha256, &[(0, 5_000_000)]));
        requests.push(request(DigestAlgorithm::Sha512, &[(0, 5_000_000)]));
        requests.push(requests[3].clone());
        check(&bytes, &requests);
        assert_eq!(digest_cost(&requests), 2 * 5_000_000 + 20 * 20_000);
        let counted = Counted { bytes, read: Cell::new(0) };
        digests(&counted, &requests).unwrap();
        assert_eq!(counted.read.get(), 5_000_000);
    }

    #[test]
    fn reads_nothing_that_is_not_asked_for() {
        let counted = Counted { bytes: vec![1; 10_000_000], read: Cell::new(0) };
        let one = request(DigestAlgorithm::Sha256, &[(9_999_990, 10_000_000)]);
        digests(&counted, &[one.clone(), one]).unwrap();
        assert_eq!(counted.read.get(), 10);
        let beyond = request(DigestAlgorithm::Sha256, &[(0, 10_000_001)]);
        assert!(digests(&counted, &[beyond]).is_err());
    }
}
