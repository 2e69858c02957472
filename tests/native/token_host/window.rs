//! The real pinentry of Debian on a screen of its own, driven by keys as a person would. The pictures stay in `target/tmp`.

use super::host::token;
use super::{Host, ORIGIN, PIN, Place, Prepared};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A screen that nobody sees.
struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    fn new() -> Option<Self> {
        let needed = ["/usr/bin/Xvfb", "/usr/bin/xdotool", "/usr/bin/import", "/usr/bin/pinentry-gtk-2"];
        if let Some(missing) = needed.iter().find(|path| !Path::new(path).exists()) {
            crate::corpora::skip(&format!("{missing} is not installed"), false);
            return None;
        }
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "900x600x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Some(Self { server, display: format!(":{}", number.trim()) })
    }

    fn run(&self, program: &str, words: &[&str]) -> bool {
        Command::new(program).env("DISPLAY", &self.display).args(words).output().unwrap().status.success()
    }

    /// Waits until a window of pinentry is there.
    fn wait(&self) {
        let until = Instant::now() + Duration::from_secs(60);
        while !self.run("xdotool", &["search", "--onlyvisible", "--class", "[Pp]inentry"]) {
            assert!(Instant::now() < until, "no window");
            std::thread::sleep(Duration::from_millis(100));
        }
        // Until it has drawn itself.
        std::thread::sleep(Duration::from_millis(1_500));
    }

    fn wait_until_gone(&self) {
        let until = Instant::now() + Duration::from_secs(60);
        while self.run("xdotool", &["search", "--onlyvisible", "--class", "[Pp]inentry"]) && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn picture(&self, name: &str) {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        assert!(self.run("import", &["-window", "root", path.to_str().unwrap()]));
    }

    /// The button that declines has the focus at first: a key pressed too early signs nothing.
    fn agree(&self) {
        self.focus();
        self.run("xdotool", &["key", "Tab"]);
        self.run("xdotool", &["key", "Return"]);
    }

    fn focus(&self) {
        self.run("xdotool", &["search", "--onlyvisible", "--class", "[Pp]inentry", "windowfocus"]);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[test]
fn a_person_reads_agrees_and_types_the_pin() {
    let Some(token) = token(&["person"]) else { return };
    let Some(screen) = Screen::new() else { return };
    let place = Place::new();
    place.set(&json!({ "pinentry": "/usr/bin/pinentry-gtk-2" }));
    let mut command = place.command(Some(&token));
    command.env("DISPLAY", &screen.display);
    let mut host = Host::started_with(command);
    let document = Prepared::fixture("unsigned.pdf", "person");
    document.give_to(&mut host, "Quyết định số 12/QĐ-UBND về việc phê duyệt kế hoạch năm 2027.pdf");
    let id = host.say(ORIGIN, document.sign("rsa-pkcs1-sha256"));
    assert_eq!(host.hear().unwrap()["step"], "review");
    screen.wait();
    screen.picture("token-host-consent.png");
    screen.agree();
    assert_eq!(host.hear().unwrap()["step"], "pin");
    std::thread::sleep(Duration::from_secs(1));
    screen.wait();
    screen.focus();
    screen.run("xdotool", &["type", "--delay", "60", PIN]);
    screen.picture("token-host-pin.png");
    screen.run("xdotool", &["key", "Return"]);
    let answer = host.answer(id);
    assert_eq!(answer["type"], "result", "{answer}");
    document.finish(&answer["values"][0], &token.path("signed.pdf"));
    screen.wait_until_gone();
    // A name that would pass for more lines, in several documents; the person closes the window.
    let name = format!("a.pdf\u{202E}{}Trang yêu cầu: https://bank.vn", " ".repeat(80));
    let two = [Prepared::file(b"one", "person"), Prepared::file(b"two", "person")];
    for (number, document) in two.iter().enumerate() {
        host.give(&document.announced(&name, number, 2), &document.bytes);
    }
    let items: Vec<_> = two.iter().map(|document| document.item("rsa-pkcs1-sha256")).collect();
    let id = host.say(ORIGIN, json!({ "type": "sign", "certificate": two[0].certificate_digest(), "requests": items }));
    assert_eq!(host.hear().unwrap()["step"], "review");
    screen.wait();
    screen.agree();
    std::thread::sleep(Duration::from_secs(1));
    screen.wait();
    screen.picture("token-host-list.png");
    screen.focus();
    screen.run("xdotool", &["key", "Escape"]);
    assert_eq!(host.answer(id)["code"], "user-declined");
}
