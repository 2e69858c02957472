//! The names by which browser, extension and host know each other.

/// The name of the host in manifests and in `connectNative`.
pub const HOST_NAME: &str = "vn.kyso.token_host";
/// The id of the extension in Chromium, Chrome and Edge; it follows from the key in its manifest.
pub const CHROMIUM_EXTENSION: &str = "egodmfpanhigijfhjcamcdnppkhnkbgk";
/// The id of the extension in Firefox.
pub const FIREFOX_EXTENSION: &str = "token-bridge@kyso.vn";

/// Thirty-two letters from a to p.
pub(super) fn is_chromium_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|c| (b'a'..=b'p').contains(&c))
}

/// `name@host` or a UUID in braces, as extensions of Firefox are named.
pub(super) fn is_firefox_id(text: &str) -> bool {
    let allowed = |c: u8| c.is_ascii_alphanumeric() || b"-._@{}".contains(&c);
    (3..=80).contains(&text.len()) && text.bytes().all(allowed)
}
