//! A running `kyso serve` with an authority on loopback, for the tests with other programs and for the bench.

pub(crate) mod peers;

use crate::command::{output, program};
use crate::failure::{Doing, Failure, Result};
use crate::server::Server;
use crate::{paths, programs};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A day on which the lists of the test PKI are new.
pub(crate) const NOW: &str = "2026-11-22T00:00:00Z";
/// `http://ca.kyso.test/root.crl` as a question to the relay.
pub(crate) const QUESTION: &str = "/relay/crl/aHR0cDovL2NhLmt5c28udGVzdC9yb290LmNybA";
/// How long a program may take to listen.
const PATIENCE: Duration = Duration::from_secs(120);

/// A program that ends when it is dropped.
pub(crate) struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    /// Starts a program and waits until it listens.
    pub(crate) fn start(command: &mut Command, port: u16) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let running = Self(child.doing(format!("start {name}"))?);
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if start.elapsed() > PATIENCE {
                return Err(Failure::new(format!("{name} does not listen on port {port}")));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }

    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }
}

/// A port that nobody uses now.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").doing("find a port")?;
    Ok(listener.local_addr().doing("find a port")?.port())
}

/// An empty folder for one run.
pub(crate) fn folder(name: &str) -> Result<PathBuf> {
    let folder = paths::target().join("serving").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).doing("make a folder")?;
    Ok(folder)
}

/// `kyso serve` with a relay to an authority that publishes the root's list of the test PKI.
pub(crate) struct Serving {
    pub(crate) kyso: Running,
    pub(crate) port: u16,
    /// Where the authority listens.
    pub(crate) authority: u16,
}

impl Serving {
    pub(crate) fn start(folder: &Path, release: bool) -> Result<Self> {
        let published = folder.join("published");
        fs::create_dir_all(&published).doing("make a folder")?;
        let list = paths::root().join("tests/fixtures/pki/root-2026-11.crl");
        fs::copy(list, published.join("root.crl")).doing("copy a list")?;
        let authority = Server::bind_for(&published, "ca.kyso.test")?;
        let at = authority.port();
        authority.in_background();
        let port = free_port()?;
        let settings = format!(
            "listen = '127.0.0.1:{port}'\ntrust = ['{root}']\nproxies = ['127.0.0.1']\nsite = '{site}'\ncache = '{cache}'\n[relay]\non = true\nper_minute = 4000000000\n\
             at_once = 4000000000\nallow = ['http://ca.kyso.test/*']\nhosts = ['ca.kyso.test=127.0.0.1:{at}']\n",
            root = paths::root().join("tests/fixtures/pki/root.crt").display(),
            site = published.display(),
            cache = folder.join("cache").display(),
        );
        let config = folder.join("kyso.toml");
        fs::write(&config, settings).doing("write settings")?;
        let mut command = program(binary(release)?);
        command.args(["serve", "--at", NOW, "--log", "error", "--config"]).arg(&config);
        Ok(Self { kyso: Running::start(&mut command, port)?, port, authority: at })
    }
}

/// The program with the server in it.
fn binary(release: bool) -> Result<PathBuf> {
    programs::build_as(release)?;
    Ok(paths::target().join(if release { "release/kyso" } else { "debug/kyso" }))
}

/// What is answered to a GET, with the headers.
pub(crate) fn get(port: u16, path: &str) -> Result<String> {
    let url = format!("http://127.0.0.1:{port}{path}");
    output(program("curl").args(["--silent", "--show-error", "--include", "--max-time", "30", &url]))
        .ok_or_else(|| Failure::new(format!("{url} is not answered")))
}

/// The value of a figure of `/metrics`, all labels summed.
pub(crate) fn figure(port: u16, name: &str) -> Result<f64> {
    let text = get(port, "/metrics")?;
    let lines = text.lines().filter(|line| line.starts_with(name));
    Ok(lines.filter_map(|line| line.rsplit(' ').next()?.trim().parse::<f64>().ok()).sum())
}
