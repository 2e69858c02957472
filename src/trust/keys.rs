//! The keys whose signature on a trust file is accepted without being asked for.

/// Public keys of releases, as minisign writes them, newest first. Empty until the first signed trust file is
/// published: a key that nobody guards would be worse than none. Until then a file is accepted only with a key that its
/// reader names.
const RELEASE: &[&str] = &[];

/// Public key of the tests. Its private key is in the repository (`tests/fixtures/trust`), so a signature made with it
/// proves nothing: release builds do not contain it.
#[cfg(debug_assertions)]
const TEST_ONLY: &str = include_str!("../../tests/fixtures/trust/test-only.pub.txt");

/// The keys whose signature counts: those that are named, else those that this program accepts.
pub fn accepted_keys(named: &[String]) -> Vec<&str> {
    if named.is_empty() { built_in_keys() } else { named.iter().map(String::as_str).collect() }
}

/// The keys that this program accepts.
pub fn built_in_keys() -> Vec<&'static str> {
    #[cfg(debug_assertions)]
    let tests = core::iter::once(TEST_ONLY.trim());
    #[cfg(not(debug_assertions))]
    let tests = core::iter::empty();
    RELEASE.iter().copied().chain(tests).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read from the text, since no test sees a release build: only `debug_assertions` enables the key of the tests.
    #[test]
    fn releases_do_not_hold_the_key_of_the_tests() {
        let text = include_str!("keys.rs").split("mod tests").next().unwrap();
        assert!(RELEASE.iter().all(|key| key.trim() != TEST_ONLY.trim()));
        let uses = text.match_indices("TEST_ONLY").count() + text.match_indices("test-only").count();
        assert_eq!(uses, 3, "the key of the tests is named elsewhere");
        assert_eq!(text.match_indices("#[cfg(debug_assertions)]").count(), 2);
        assert_eq!(built_in_keys().len(), RELEASE.len() + usize::from(cfg!(debug_assertions)));
    }
}
