//! dNSName constraints: "any DNS name that can be constructed by simply adding zero or more labels to the left-hand side"
//! (RFC 5280 §4.2.1.10).

use super::side::{NotComparable, Side};

/// Whether a DNS name is in the subtree. A certificate for `*.example.vn` covers many names: all of them must be
/// permitted, and none excluded.
pub(super) fn within(name: &str, base: &str, side: Side) -> Result<bool, NotComparable> {
    if !(base.is_empty() || is_host(base)) {
        return Err(NotComparable);
    }
    let Some(parent) = name.strip_prefix("*.") else {
        return if is_host(name) { Ok(below(name, base)) } else { Err(NotComparable) };
    };
    if !is_host(parent) {
        return Err(NotComparable);
    }
    let all = below(parent, base);
    let one = || base.split_once('.').is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(parent));
    Ok(all || (side == Side::Excluded && one()))
}

/// Zero or more labels before `base`; the empty base contains every name.
pub(super) fn below(name: &str, base: &str) -> bool {
    let Some(start) = name.len().checked_sub(base.len()) else { return false };
    let (Some(front), Some(end)) = (name.get(..start), name.get(start..)) else { return false };
    end.eq_ignore_ascii_case(base) && (front.is_empty() || front.ends_with('.') || base.is_empty())
}

/// Labels of letters, digits, hyphens and, as it is met in practice, underscores (RFC 1034 §3.5, RFC 1123 §2.1).
pub(super) fn is_host(name: &str) -> bool {
    let character = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
    let label = |l: &str| (1..=63).contains(&l.len()) && l.bytes().all(character);
    name.len() <= 253 && name.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_whole() {
        let permitted = |name, base| within(name, base, Side::Permitted);
        assert_eq!(permitted("example.vn", "example.vn"), Ok(true));
        assert_eq!(permitted("a.b.EXAMPLE.vn", "example.VN"), Ok(true));
        assert_eq!(permitted("not-example.vn", "example.vn"), Ok(false));
        assert_eq!(permitted("vn", "example.vn"), Ok(false));
        assert_eq!(permitted("example.vn", ""), Ok(true));
        for (name, base) in [("a", ".vn"), ("a", "*.vn"), ("a..vn", "vn"), ("", "vn"), ("a b", "vn"), ("a.vn.", "vn")] {
            assert_eq!(permitted(name, base), Err(NotComparable), "{name} {base}");
        }
    }

    #[test]
    fn a_wildcard_speaks_for_many() {
        assert_eq!(within("*.example.vn", "example.vn", Side::Permitted), Ok(true));
        assert_eq!(within("*.example.vn", "a.example.vn", Side::Permitted), Ok(false));
        assert_eq!(within("*.example.vn", "a.example.vn", Side::Excluded), Ok(true));
        assert_eq!(within("*.example.vn", "b.a.example.vn", Side::Excluded), Ok(false));
        assert_eq!(within("*.example.vn", "vn", Side::Excluded), Ok(true));
        assert_eq!(within("a.*.vn", "vn", Side::Permitted), Err(NotComparable));
        assert_eq!(within("*", "vn", Side::Permitted), Err(NotComparable));
    }
}
