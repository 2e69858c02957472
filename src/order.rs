//! Sorting, in one place: the standard library's sort is compiled anew for each type, 4 to 6 kB at a time, and by that alone made up
//! a twelfth of the module the browser loads. Here only the comparison is.

use core::cmp::Ordering;

/// Sorts by the order of the type. Equal elements keep their order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a key. Elements of equal keys keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let shared = &*items;
    let sorted = sorted(shared.len(), &|left, right| match (shared.get(left), shared.get(right)) {
        (Some(left), Some(right)) => compare(left, right).is_gt(),
        _ => false,
    });
    if let Some(sorted) = sorted {
        arrange(sorted, &mut |a, b| items.swap(a, b));
    }
}

/// The places of `count` elements in ascending order, by merging the runs that are in order already; `None` if all are.
/// `is_after` tells whether its first element belongs behind its second.
fn sorted(count: usize, is_after: &dyn Fn(usize, usize) -> bool) -> Option<Vec<usize>> {
    let starts = |at: &usize| *at > 0 && is_after(at.saturating_sub(1), *at);
    let mut ends: Vec<usize> = (0..count).filter(starts).collect();
    if ends.is_empty() {
        return None;
    }
    ends.push(count);
    let mut places: Vec<usize> = (0..count).collect();
    // Each round halves the number of runs.
    while ends.len() > 1 {
        let mut merged = Vec::with_capacity(count);
        let mut merged_ends = Vec::with_capacity(ends.len().div_ceil(2));
        for pair in ends.chunks(2) {
            let from = merged.len();
            let (middle, end) = (pair.first().copied().unwrap_or(count), pair.last().copied().unwrap_or(count));
            let left = places.get(from..middle).unwrap_or_default();
            let right = places.get(middle..end).unwrap_or_default();
            merge(left, right, is_after, &mut merged);
            merged_ends.push(end);
        }
        (places, ends) = (merged, merged_ends);
    }
    Some(places)
}

fn merge(mut left: &[usize], mut right: &[usize], is_after: &dyn Fn(usize, usize) -> bool, into: &mut Vec<usize>) {
    while let (Some((first, rest)), Some((second, others))) = (left.split_first(), right.split_first()) {
        if is_after(*first, *second) {
            into.push(*second);
            right = others;
        } else {
            into.push(*first);
            left = rest;
        }
    }
    into.extend_from_slice(left);
    into.extend_from_slice(right);
}

/// Moves the element of each place to where it belongs, one cycle after the other.
fn arrange(mut from: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut at = start;
        // A place that holds its own element ends the cycle; each is set so once.
        while let Some(place) = from.get_mut(at) {
            let next = core::mem::replace(place, at);
            if next == start || next == at {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_by_key};

    /// Numbers that repeat from run to run.
    fn numbers(count: usize, below: u64) -> Vec<u64> {
        let mut state = 7_u64;
        let next = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        (0..count).map(next).collect()
    }

    #[test]
    fn sorts_as_the_standard_library_does() {
        for count in [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 100, 1000, 4097] {
            for below in [1, 2, 10, 1 << 30] {
                let mut ours: Vec<(u64, usize)> = numbers(count, below).into_iter().zip(0..).collect();
                let mut theirs = ours.clone();
                sort_by_key(&mut ours, |(number, _)| *number);
                theirs.sort_by_key(|(number, _)| *number);
                assert_eq!(ours, theirs, "{count} below {below}");
                ours.reverse();
                sort(&mut ours);
                assert_eq!(ours, theirs, "{count} below {below}, turned round");
            }
        }
    }

    #[test]
    fn looks_once_at_what_is_in_order() {
        let looks = core::cell::Cell::new(0);
        sort_by_key(&mut [1, 2, 2, 3, 4, 5, 6, 7], |number| {
            looks.set(looks.get() + 1);
            *number
        });
        assert_eq!(looks.get(), 14);
    }
}
