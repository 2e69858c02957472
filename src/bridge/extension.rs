//! The names by which browser, extension and host know each other.

/// The name of the host in manifests and in `connectNative`.
pub const HOST_NAME: &str = "vn.kyso.token_host";
/// The id of the extension in Chromium, Chrome and Edge; it follows from the key in its manifest.
pub const CHROMIUM_EXTENSION: &str = "egodmfpanhigijfhjcamcdnppkhnkbgk";
/// The id of the extension in Firefox.
pub const FIREFOX_EXTENSION: &str = "token-bridge@kyso.vn";
