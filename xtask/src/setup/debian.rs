//! Debian packages: installed when run as root, named otherwise.

use crate::command::{output, program, run};
use crate::failure::{Failure, Result};

/// A browser, its driver, and letters for Vietnamese.
pub(crate) const BROWSER: &[&str] = &["chromium", "chromium-driver", "fonts-dejavu-core", "fonts-liberation"];
/// A second browser, for the package.
pub(crate) const FIREFOX: &[&str] = &["firefox-esr"];
/// What makes the fixtures.
pub(crate) const FIXTURES: &[&str] =
    &["python3", "python3-venv", "openssl", "qpdf", "poppler-utils", "fonts-dejavu-core", "fonts-liberation"];
/// What the native tests hold ours against: another reader, another signer.
pub(crate) const READERS: &[&str] = &["qpdf", "openssl", "poppler-utils"];
/// Tokens in software, what puts certificates on them, and what stamps the time on the day of the fixtures.
pub(crate) const SIGNING: &[&str] = &["softhsm2", "opensc", "faketime"];
/// A token in software with a certificate on it, for the way from a page to a key.
pub(crate) const TOKEN: &[&str] = &["softhsm2", "opensc", "openssl"];
/// A reader in software for a card in software, what speaks to it, what it is built with, and who judges what it signed.
pub(crate) const CARD: &[&str] = &[
    "pcscd",
    "vsmartcard-vpcd",
    "opensc-pkcs11",
    "libclang1-14",
    "libclang-common-14-dev",
    "openssl",
    "faketime",
    "poppler-utils",
];
/// A window of the token host on a screen that nobody sees, and who uses it.
pub(crate) const WINDOW: &[&str] = &["pinentry-gtk2", "xvfb", "xdotool", "imagemagick"];
/// What the bench compares with and measures by.
pub(crate) const BENCH: &[&str] = &["openssl", "poppler-utils", "brotli"];
/// What starts a program on another day.
pub(crate) const CLOCK: &[&str] = &["faketime"];
/// What is put in front of the server, what scrapes it, and what asks it.
pub(crate) const PEERS: &[&str] = &["nginx-light", "varnish", "prometheus", "wrk", "curl"];
/// What `cargo xtask attack` asks and runs.
pub(crate) const ATTACK: &[&str] = &["python3", "python3-venv", "poppler-utils"];
/// All of them.
pub(crate) const ALL: &[&str] = &[
    "chromium",
    "chromium-driver",
    "fonts-dejavu-core",
    "fonts-liberation",
    "python3",
    "python3-venv",
    "openssl",
    "qpdf",
    "poppler-utils",
    "brotli",
    "faketime",
    "softhsm2",
    "opensc",
    "pinentry-gtk2",
    "xvfb",
    "xdotool",
    "imagemagick",
    "nginx-light",
    "varnish",
    "prometheus",
    "wrk",
    "curl",
];

/// Makes sure that `packages` are installed.
pub(crate) fn ensure(packages: &[&str]) -> Result {
    let missing: Vec<&str> = packages.iter().copied().filter(|name| !is_installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if output(program("apt-get").arg("--version")).is_none() {
        return Err(Failure::new(format!("this is not a Debian system; install what it calls: {list}")));
    }
    if output(program("id").arg("-u")).is_none_or(|id| id.trim() != "0") {
        return Err(Failure::new(format!("install these Debian packages first: apt-get install {list}")));
    }
    run(program("apt-get").args(["-q", "update"]))?;
    run(program("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-q", "install", "-y", "--no-install-recommends"])
        .args(&missing))
}

/// dpkg answers for one name at a time: with several, one unknown name hides the answer for the others.
fn is_installed(name: &str) -> bool {
    output(program("dpkg-query").args(["-W", "-f", "${db:Status-Status}", name]))
        .is_some_and(|status| status == "installed")
}
