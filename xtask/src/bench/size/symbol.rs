//! What the name of a function says about where it comes from.

/// The crates that are part of every program: what they are instantiated with says more.
const STANDARD: &[&str] = &["core", "alloc", "std"];

/// The name without the hashes that tell instances of one function apart.
pub(super) fn plain(name: &str) -> String {
    let without_crate_hash = cut_all(name, '[', ']', |inner| inner.len() == 16 && is_hex(inner));
    match without_crate_hash.rsplit_once("::h") {
        Some((path, hash)) if hash.len() == 16 && is_hex(hash) => path.to_owned(),
        _ => without_crate_hash,
    }
}

/// The crate it is counted for: the one of the path, for implementations the first that is not of the standard library.
pub(super) fn crate_of(plain: &str) -> &str {
    let crates: Vec<&str> = roots(plain);
    let named = crates.iter().find(|root| !STANDARD.contains(root)).or(crates.first());
    named.copied().unwrap_or("(none)")
}

/// First parts of all paths in a name.
fn roots(plain: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let paths = plain.split(|c| !is_part(c)).filter(|path| !path.starts_with(':'));
    paths.filter_map(|path| path.split_once("::")).map(|(root, _)| root).collect()
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn cut_all(text: &str, open: char, close: char, is_cut: impl Fn(&str) -> bool) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(open) {
        out.push_str(before);
        match behind.split_once(close) {
            Some((inner, after)) if is_cut(inner) => rest = after,
            _ => {
                out.push(open);
                rest = behind;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::{crate_of, plain};

    #[test]
    fn names_the_function_and_its_crate() {
        for (name, function, of) in [
            ("kyso::verify::verify::h105fbeea54d47096", "kyso::verify::verify", "kyso"),
            ("core[c5930c85a12de822]::num::flt2dec::format", "core::num::flt2dec::format", "core"),
            (
                "<core::iter::Map<I,F> as core::iter::Iterator>::fold::h2a721788944606cd",
                "<core::iter::Map<I,F> as core::iter::Iterator>::fold",
                "core",
            ),
            (
                "<x509_cert::Name as der::Decode>::decode::h9e000ebd09cc079d",
                "<x509_cert::Name as der::Decode>::decode",
                "x509_cert",
            ),
            ("alloc::vec::Vec<[u8]>::push", "alloc::vec::Vec<[u8]>::push", "alloc"),
            ("memcpy", "memcpy", "(none)"),
        ] {
            assert_eq!(plain(name), function);
            assert_eq!(crate_of(function), of, "{name}");
        }
    }
}
