//! The program as a browser starts it, with settings, a token and a pinentry of the test's own.

use crate::fixture_day;
use crate::sign::token::Token;
use kyso::bridge::CHROMIUM_EXTENSION;
use kyso::bridge::protocol::encode_base64;
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

/// The site that asks.
pub(crate) const ORIGIN: &str = "https://kyso.example";
/// The PIN of the test's tokens.
pub(crate) const PIN: &str = "246810";

/// Settings and a pinentry. Below `target`: drivers and programs under `/tmp` are refused.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let place = Self { folder };
        let script = place.path("pinentry.sh");
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/token_host/pinentry.sh"), &script).unwrap();
        place.set(&json!({ "pinentry": script }));
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes the settings of the user.
    pub(crate) fn set(&self, settings: &Value) {
        fs::create_dir_all(self.path("config/kyso")).unwrap();
        fs::write(self.path("config/kyso/token-host.json"), settings.to_string()).unwrap();
    }

    /// What the person at the window will do.
    pub(crate) fn answers(&self, lines: &[&str]) {
        fs::write(self.path("answers"), lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        fs::write(self.path("shown"), "").unwrap();
    }

    /// What the windows showed, one line of the protocol each.
    pub(crate) fn shown(&self) -> String {
        fs::read_to_string(self.path("shown")).unwrap_or_default()
    }

    /// The program with this place's settings, on the day of the fixtures.
    pub(crate) fn command(&self, token: Option<&Token>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kyso-token-host"));
        command.env("XDG_CONFIG_HOME", self.path("config")).env("HOME", self.folder.path()).env("LC_ALL", "C");
        if let Some(token) = token {
            command.env("SOFTHSM2_CONF", &token.settings);
        }
        if fixture_day::is_known() {
            fixture_day::set(&mut command, "2026-11-22 02:05:00");
        }
        command
    }
}

/// A token with keys and their certificates.
pub(crate) fn token(keys: &[&str]) -> Option<Token> {
    if !crate::corpora::is_installed("pkcs11-tool") || !fixture_day::is_known() {
        return None;
    }
    let token = Token::with(keys)?;
    for (number, key) in (1..).zip(keys) {
        put_certificate(&token, "kyso", &format!("{number:02X}"), key);
    }
    Some(token)
}

/// Puts a certificate of the PKI beside the key of this number, on the token of this label.
pub(crate) fn put_certificate(token: &Token, label: &str, id: &str, name: &str) {
    let pem = fs::read(crate::sign::pki(&format!("{name}.crt"))).unwrap();
    let der = token.path("certificate.der");
    fs::write(&der, &kyso::asn1::pem_blocks(&pem)[0].der).unwrap();
    let module = crate::sign::token::module();
    let words = ["--module", &module, "--token-label", label, "--login", "--pin", PIN, "--type", "cert"];
    let made = Command::new("pkcs11-tool")
        .env("SOFTHSM2_CONF", &token.settings)
        .args(words)
        .args(["--id", id, "--label", name, "--write-object"])
        .arg(&der)
        .output()
        .unwrap();
    assert!(made.status.success(), "{name}: {made:?}");
}

/// A running host.
pub(crate) struct Host {
    pub(crate) child: Child,
    pub(crate) input: Option<ChildStdin>,
    output: ChildStdout,
    next: u32,
    /// Steps that were announced since the last request.
    pub(crate) steps: Vec<String>,
}

impl Host {
    /// Started by the extension, and greeted.
    pub(crate) fn start(place: &Place, token: Option<&Token>) -> Self {
        Self::started_with(place.command(token))
    }

    /// The same, with a command that was changed.
    pub(crate) fn started_with(mut command: Command) -> Self {
        command.arg(format!("chrome-extension://{CHROMIUM_EXTENSION}/"));
        let mut host = Self::spawned(command);
        let hello = host.hear().unwrap();
        assert_eq!(hello["type"], "hello");
        assert_eq!(hello["protocol"], 1);
        host
    }

    /// Started with other arguments.
    pub(crate) fn started_by(place: &Place, token: Option<&Token>, arguments: &[&str]) -> Self {
        let mut command = place.command(token);
        command.args(arguments);
        Self::spawned(command)
    }

    fn spawned(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take(), child.stdout.take().unwrap());
        Self { child, input, output, next: 1, steps: Vec::new() }
    }

    /// Sends a frame with this text.
    pub(crate) fn send(&mut self, text: &[u8]) {
        let input = self.input.as_mut().unwrap();
        let length = u32::try_from(text.len()).unwrap();
        // A host that has ended takes nothing more.
        let _ =
            input.write_all(&length.to_ne_bytes()).and_then(|()| input.write_all(text)).and_then(|()| input.flush());
    }

    /// The next message; `None` at the end.
    pub(crate) fn hear(&mut self) -> Option<Value> {
        let mut header = [0; 4];
        self.output.read_exact(&mut header).ok()?;
        let mut text = vec![0; u32::from_ne_bytes(header) as usize];
        self.output.read_exact(&mut text).unwrap();
        Some(serde_json::from_slice(&text).unwrap())
    }

    /// Sends a request of this origin, without waiting.
    pub(crate) fn say(&mut self, origin: &str, mut request: Value) -> u32 {
        let id = self.next;
        self.next += 1;
        request["id"] = id.into();
        request["origin"] = origin.into();
        self.send(request.to_string().as_bytes());
        id
    }

    /// The answer to the request of this number.
    pub(crate) fn answer(&mut self, id: u32) -> Value {
        self.steps.clear();
        loop {
            let heard = self.hear().expect("the host ended");
            assert_eq!(heard["id"], id, "{heard}");
            if heard["type"] != "progress" {
                return heard;
            }
            self.steps.push(heard["step"].as_str().unwrap().to_owned());
        }
    }

    /// Asks and hears.
    pub(crate) fn ask(&mut self, request: Value) -> Value {
        let id = self.say(ORIGIN, request);
        self.answer(id)
    }

    /// The same, which must be refused with this code.
    pub(crate) fn refused(&mut self, request: Value, code: &str) {
        let answer = self.ask(request);
        assert_eq!((&answer["type"], &answer["code"]), (&json!("error"), &json!(code)), "{answer}");
    }

    /// Gives a document: what is announced of it, and its bytes.
    pub(crate) fn give(&mut self, announced: &Value, bytes: &[u8]) {
        let mut begin = announced.clone();
        begin["type"] = "document".into();
        assert_eq!(self.ask(begin)["type"], "result");
        let mut received = 0;
        for chunk in bytes.chunks(512 << 10) {
            received += chunk.len();
            let answer = self.ask(json!({ "type": "chunk", "data": encode_base64(chunk) }));
            assert_eq!(answer["received"], received, "{answer}");
        }
    }

    /// Closes the stream, and waits.
    pub(crate) fn end(mut self) -> std::process::ExitStatus {
        drop(self.input.take());
        self.child.wait().unwrap()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
