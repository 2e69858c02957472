//! A list as its difference to another: the stretches that both have, and the bytes between them, compressed.
//!
//! Lists of an authority share long runs of entries, and what is new in them is serial numbers, which nothing compresses. So it is enough to
//! find the runs: blocks of the base are known by their bytes, and a block that is met is followed to both sides as far as it goes.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use std::collections::HashMap;

/// Octets of a block: less than an entry and its neighbour have.
const BLOCK: usize = 32;
/// How hard the compression tries.
const LEVEL: u8 = 6;

/// The difference that makes `bytes` of `base`.
///
/// It is a sequence of steps, each of which has the number of octets that are new, these octets, and the place and number of the octets that
/// the base has.
pub(super) fn pack(bytes: &[u8], base: &[u8]) -> Vec<u8> {
    let mut blocks: HashMap<&[u8], usize> = HashMap::new();
    for (number, block) in base.chunks_exact(BLOCK).enumerate() {
        blocks.entry(block).or_insert(number.saturating_mul(BLOCK));
    }
    let (mut steps, mut done, mut at) = (Vec::new(), 0_usize, 0_usize);
    // Ends: every round goes on by an octet at least.
    while let Some(block) = bytes.get(at..at.saturating_add(BLOCK)) {
        let Some(place) = blocks.get(block).copied() else {
            at = at.saturating_add(1);
            continue;
        };
        let back = same_before(bytes.get(done..at).unwrap_or_default(), base.get(..place).unwrap_or_default());
        let ahead = same(bytes.get(at..).unwrap_or_default(), base.get(place..).unwrap_or_default());
        let start = at.saturating_sub(back);
        step(
            &mut steps,
            bytes.get(done..start).unwrap_or_default(),
            place.saturating_sub(back),
            back.saturating_add(ahead),
        );
        at = at.saturating_add(ahead);
        done = at;
    }
    step(&mut steps, bytes.get(done..).unwrap_or_default(), 0, 0);
    compress_to_vec(&steps, LEVEL)
}

/// What a difference makes of its base; `None` for one that is none, or that makes another length.
pub(super) fn unpack(packed: &[u8], base: &[u8], length: usize) -> Option<Vec<u8>> {
    // A step has less than thirty octets beside its own.
    let steps = decompress_to_vec_with_limit(packed, length.saturating_mul(2).saturating_add(1 << 16)).ok()?;
    let (mut bytes, mut rest) = (Vec::new(), steps.as_slice());
    // Ends: every round takes a step off.
    while !rest.is_empty() {
        let (fresh, after) = number(rest)?;
        let (own, after) = after.split_at_checked(fresh)?;
        let (place, after) = number(after)?;
        let (count, after) = number(after)?;
        if own.len().checked_add(count)?.checked_add(bytes.len())? > length {
            return None;
        }
        bytes.extend_from_slice(own);
        bytes.extend_from_slice(base.get(place..place.checked_add(count)?)?);
        rest = after;
    }
    (bytes.len() == length).then_some(bytes)
}

fn step(steps: &mut Vec<u8>, fresh: &[u8], place: usize, count: usize) {
    if fresh.is_empty() && count == 0 {
        return;
    }
    write_number(steps, fresh.len());
    steps.extend_from_slice(fresh);
    write_number(steps, place);
    write_number(steps, count);
}

fn same(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

fn same_before(one: &[u8], other: &[u8]) -> usize {
    one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count()
}

/// Seven bits an octet, the lowest first; the high bit says that more follow.
fn write_number(steps: &mut Vec<u8>, mut number: usize) {
    // Ends: seven bits are taken off in every round.
    while number > 0x7F {
        steps.push(u8::try_from(number & 0x7F).unwrap_or(0) | 0x80);
        number >>= 7;
    }
    steps.push(u8::try_from(number).unwrap_or(0));
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (mut value, mut rest) = (0_usize, bytes);
    for shift in (0..56_u32).step_by(7) {
        let (octet, after) = rest.split_first()?;
        value |= usize::from(octet & 0x7F).checked_shl(shift)?;
        rest = after;
        if octet & 0x80 == 0 {
            return Some((value, rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    fn noise(seed: u32, count: usize) -> Vec<u8> {
        let mut state = seed | 1;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_be_bytes()[0]
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn whatever_was_packed_is_unpacked() {
        let base = noise(1, 5000);
        let cases = [
            Vec::new(),
            base.clone(),
            noise(2, 300),
            [&base[..1000], b"inserted", &base[1000..]].concat(),
            [&base[2000..], &base[..2000]].concat(),
            base[..31].to_vec(),
            [base.as_slice(), &base].concat(),
        ];
        for bytes in cases {
            for base in [base.as_slice(), &[]] {
                assert_eq!(unpack(&pack(&bytes, base), base, bytes.len()).as_deref(), Some(bytes.as_slice()));
                assert_eq!(unpack(&pack(&bytes, base), base, bytes.len() + 1), None);
            }
        }
        assert!(pack(&[&base[..1000], b"inserted", &base[1000..]].concat(), &base).len() < 64);
    }

    #[test]
    fn what_is_no_difference_makes_nothing() {
        let base = noise(1, 500);
        let packed = pack(&noise(3, 100), &base);
        for at in 0..packed.len() {
            let mut changed = packed.clone();
            changed[at] ^= 0x55;
            // Another text or none; the archive compares digests.
            let _ = unpack(&changed, &base, 100);
        }
        assert_eq!(unpack(b"nothing", &base, 7), None);
        assert_eq!(unpack(&pack(&base, &base), &[], 500), None);
    }
}
