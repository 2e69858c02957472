//! A running `kyso serve`, and what a client sees of it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The day on which the test PKI's lists are new.
pub(super) const NOW: &str = "2026-11-22T00:00:00Z";

pub(super) struct Server {
    child: Child,
    pub(super) address: SocketAddr,
    log: Arc<Mutex<Vec<serde_json::Value>>>,
    /// Reads the log until its end.
    reader: Option<JoinHandle<()>>,
}

impl Server {
    /// With settings, on a free port, at a time.
    pub(super) fn start_at(now: &str, settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("kyso.toml");
        std::fs::write(&config, format!("listen = '127.0.0.1:0'\n{settings}")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_kyso"));
        command.args(["serve", "--at", now, "--config"]).arg(&config).stderr(Stdio::piped()).stdin(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut early = Vec::new();
        let address = loop {
            let line = lines.next().unwrap_or_else(|| panic!("ended: {early:?}")).unwrap();
            let value: serde_json::Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line}"));
            early.push(value.clone());
            if value["fields"]["message"] == "listening" {
                break value["fields"]["address"].as_str().unwrap().parse().unwrap();
            }
        };
        let log = Arc::new(Mutex::new(early));
        let written = log.clone();
        let reader = std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let value = serde_json::from_str(&line).unwrap_or(serde_json::Value::String(line));
                written.lock().unwrap().push(value);
            }
        });
        Self { child, address, log, reader: Some(reader) }
    }

    pub(super) fn start(settings: &str) -> Self {
        Self::start_at(NOW, settings)
    }

    /// What was logged, once a line with this code is among it.
    pub(super) fn logged(&self, code: &str) -> Vec<serde_json::Value> {
        self.logged_where(code, |line| line["fields"]["code"] == code)
    }

    /// The same with the line's message.
    pub(super) fn logged_as(&self, message: &str, code: &str) -> Vec<serde_json::Value> {
        self.logged_where(code, |line| line["fields"]["code"] == code && line["fields"]["message"] == message)
    }

    fn logged_where(&self, code: &str, is_it: impl Fn(&serde_json::Value) -> bool) -> Vec<serde_json::Value> {
        let start = Instant::now();
        loop {
            let lines = self.log.lock().unwrap().clone();
            if lines.iter().any(&is_it) {
                return lines;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "{code}: {lines:#?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// All that was logged by a server that has ended.
    pub(super) fn logged_to_the_end(&mut self) -> Vec<serde_json::Value> {
        self.reader.take().unwrap().join().unwrap();
        self.log.lock().unwrap().clone()
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"")
    }

    pub(super) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        ask(self.address, method, path, headers, body).unwrap()
    }

    /// As the system's manager ends it. Gives its exit status.
    #[cfg(unix)]
    pub(super) fn terminate(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("sh").args(["-c", &format!("kill -TERM {id}")]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }

    /// As nobody may end it.
    pub(super) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The code of a refusal.
    pub(super) fn code(&self) -> String {
        let value: serde_json::Value = serde_json::from_slice(&self.body).unwrap_or_default();
        value["error"]["code"].as_str().unwrap_or_default().to_owned()
    }
}

pub(super) fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let extra: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {}\r\n{extra}\r\n",
        body.len()
    )?;
    stream.write_all(body)?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all)?;
    let end = all.windows(4).position(|w| w == b"\r\n\r\n").ok_or(std::io::ErrorKind::UnexpectedEof)?;
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    Ok(Answer { status, headers: lines.filter_map(header).collect(), body: all[end + 4..].to_vec() })
}

/// Settings of a relay for the test authority, as an operator would write them.
pub(super) fn relay(authority: SocketAddr, cache: Option<&Path>, more: &str) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pki/root.crt");
    let cache = cache.map_or(String::new(), |folder| format!("cache = '{}'\n", folder.display()));
    format!(
        "trust = ['{root}']\n{cache}[relay]\non = true\nlist_bytes = 1048576\nanswer_seconds = 10\n\
         allow = ['http://ca.kyso.test/pki/pub/*', 'http://ocsp.ca.kyso.test', 'http://ca.kyso.test/moved/pki/pub/crl/*', 'http://localhost/secret']\n\
         hosts = ['ca.kyso.test={authority}', 'ocsp.ca.kyso.test={authority}']\n{more}"
    )
}
