//! A token of SoftHSM2 with keys of the test PKI.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

const PIN: &str = "246810";

/// A token of this test's own.
pub(crate) struct Token {
    pub(crate) folder: TempDir,
    /// Its `softhsm2.conf`.
    pub(crate) settings: PathBuf,
}

/// The module.
pub(crate) fn module() -> String {
    ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"]
        .into_iter()
        .find(|path| std::path::Path::new(path).exists())
        .unwrap_or("/usr/lib/softhsm/libsofthsm2.so")
        .to_owned()
}

impl Token {
    /// A token with these keys of the PKI; `None` where SoftHSM2 is not installed.
    pub(crate) fn with(keys: &[&str]) -> Option<Self> {
        if !crate::corpora::is_installed("softhsm2-util") {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let tokens = folder.path().join("tokens");
        fs::create_dir(&tokens).unwrap();
        let settings = folder.path().join("softhsm2.conf");
        let text =
            format!("directories.tokendir = {}\nobjectstore.backend = file\nlog.level = ERROR\n", tokens.display());
        fs::write(&settings, text).unwrap();
        fs::write(folder.path().join("pin"), format!("{PIN}\n")).unwrap();
        let token = Self { folder, settings };
        token.begin("kyso", keys);
        Some(token)
    }

    /// One more token, of this label and with these keys.
    pub(crate) fn begin(&self, label: &str, keys: &[&str]) {
        self.tool(&["--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "135791"]);
        for (number, key) in (1..).zip(keys) {
            self.import(label, key, number);
        }
    }

    fn import(&self, label: &str, key: &str, number: usize) {
        let plain = self.folder.path().join("key.pem");
        let source = super::pki(&format!("keys/{key}.pem"));
        let made = Command::new("openssl")
            .args(["pkcs8", "-topk8", "-nocrypt", "-in", &source, "-out", plain.to_str().unwrap()])
            .output()
            .unwrap();
        assert!(made.status.success(), "{key}: {made:?}");
        let id = format!("{number:02X}");
        let plain = plain.to_str().unwrap();
        self.tool(&["--import", plain, "--token", label, "--label", key, "--id", &id, "--pin", PIN]);
    }

    fn tool(&self, words: &[&str]) {
        let made = Command::new("softhsm2-util").env("SOFTHSM2_CONF", &self.settings).args(words).output().unwrap();
        assert!(made.status.success(), "{words:?}: {made:?}");
    }

    /// The file with the PIN.
    pub(crate) fn pin(&self) -> String {
        self.folder.path().join("pin").to_string_lossy().into_owned()
    }

    /// A path in the folder of the token.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}
