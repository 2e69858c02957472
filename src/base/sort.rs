//! Sorting by the standard library, compiled once. Its sort is compiled again for every type and every comparison, 4 to
//! 6 kB at a time, which was a tenth of the module that browsers load. Here indices are sorted, and only the comparison
//! differs.

use core::cmp::Ordering;

/// Sorts by the order of the type. Equal elements keep their order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a key. Elements of equal keys keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a comparison. Elements that compare equal keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let shared = &*items;
    let sorted = sorted(shared.len(), &|left, right| match (shared.get(left), shared.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    });
    arrange(sorted, &mut |a, b| items.swap(a, b));
}

/// The places of `count` elements in ascending order.
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|left, right| compare(*left, *right));
    places
}

/// Moves the element of each place to where it belongs, one cycle after the other.
fn arrange(mut from: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut at = start;
        // An index that holds its own element ends the cycle; each is set this way once.
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
