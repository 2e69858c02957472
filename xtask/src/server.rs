//! A server for the built page: files of one folder, on the loopback address only, with the headers the page is meant to run under.

use crate::failure::{Doing, Result};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Nothing from elsewhere, no inline code; compiling the module is the one thing allowed beyond.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; worker-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

/// Longest request head that is read.
const HEAD_BYTES: u64 = 16 << 10;
/// A connection that says nothing for this long is closed.
const PATIENCE: Duration = Duration::from_secs(120);

/// A listening server.
pub(crate) struct Server {
    listener: TcpListener,
    root: PathBuf,
    port: u16,
    /// A further name under which it is asked.
    name: Option<&'static str>,
}

impl Server {
    /// Listens on a free port as a host of another name, for a program that is told where that host is.
    pub(crate) fn bind_for(folder: &Path, name: &'static str) -> Result<Self> {
        Ok(Self { name: Some(name), ..Self::bind(folder, 0)? })
    }

    /// Where it listens.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Listens on `port`, or on a free one when it is 0.
    pub(crate) fn bind(folder: &Path, port: u16) -> Result<Self> {
        let root = folder.canonicalize().doing(format!("find {}", folder.display()))?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).doing(format!("listen on 127.0.0.1:{port}"))?;
        let port = listener.local_addr().doing("read the address")?.port();
        Ok(Self { listener, root, port, name: None })
    }

    /// The page's address.
    pub(crate) fn address(&self) -> String {
        format!("http://{}/", SocketAddr::from((Ipv4Addr::LOCALHOST, self.port)))
    }

    /// Answers until the process ends.
    pub(crate) fn serve(self) {
        let root = Arc::new(self.root);
        for stream in self.listener.incoming().flatten() {
            let root = Arc::clone(&root);
            // A client that goes away in the middle of an answer is no news.
            let (port, name) = (self.port, self.name);
            thread::spawn(move || drop(answer(&stream, &root, port, name)));
        }
    }

    /// Answers on a thread of its own.
    pub(crate) fn in_background(self) {
        thread::spawn(move || self.serve());
    }
}

/// The parts of a request that matter here.
struct Request {
    method: String,
    target: String,
    host: Option<String>,
}

fn answer(stream: &TcpStream, root: &Path, port: u16, name: Option<&str>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = read_request(stream)? else {
        return refuse(stream, "400 Bad Request");
    };
    // Another site's name pointed at this address must not be able to read the page.
    let ours = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    if !request.host.is_some_and(|host| ours.contains(&host) || name.is_some_and(|name| host == name)) {
        return refuse(stream, "421 Misdirected Request");
    }
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return refuse(stream, "405 Method Not Allowed");
    }
    match file_for(root, &request.target).and_then(|path| Some((fs::read(&path).ok()?, path))) {
        Some((body, path)) => respond(stream, "200 OK", media_type(&path), &body, request.method == "HEAD"),
        None => refuse(stream, "404 Not Found"),
    }
}

fn read_request(stream: &TcpStream) -> std::io::Result<Option<Request>> {
    let mut lines = BufReader::new(stream.take(HEAD_BYTES)).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    let mut parts = first.split(' ');
    let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Ok(None);
    };
    let mut host = None;
    for line in lines {
        let line = line?;
        if line.is_empty() {
            return Ok(Some(Request { method: method.to_owned(), target: target.to_owned(), host }));
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("host")
        {
            host = Some(value.trim().to_ascii_lowercase());
        }
    }
    // The head did not end within the limit.
    Ok(None)
}

/// The file a target names. Only plain names are followed, and only to files that really lie under `root`.
fn file_for(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = root.to_path_buf();
    for part in decoded(path)?.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', '\0', ':']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    let file = file.canonicalize().ok()?;
    (file.starts_with(root) && file.is_file()).then_some(file)
}

/// Percent-decoding (RFC 3986 §2.1).
fn decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut out = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|value| u8::try_from(value).ok());
        out.push(digit(bytes.next())? << 4 | digit(bytes.next())?);
    }
    String::from_utf8(out).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("pdf") => "application/pdf",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn refuse(stream: &TcpStream, status: &str) -> std::io::Result<()> {
    respond(stream, status, "text/plain; charset=utf-8", format!("{status}\n").as_bytes(), false)
}

fn respond(mut stream: &TcpStream, status: &str, media: &str, body: &[u8], head_only: bool) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Opener-Policy: same-origin\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if !head_only {
        stream.write_all(body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::{Server, decoded, file_for};
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::PathBuf;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-server-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("site/assets")).unwrap();
        fs::write(folder.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("site/index.html"), "<!doctype html>").unwrap();
        fs::write(folder.join("site/assets/kyso.wasm"), b"\0asm").unwrap();
        folder.canonicalize().unwrap()
    }

    #[test]
    fn only_files_under_the_folder_are_found() {
        let base = folder("paths");
        let root = base.join("site");
        assert_eq!(file_for(&root, "/"), Some(root.join("index.html")));
        assert_eq!(file_for(&root, "/assets/kyso%2Ewasm?v=1"), Some(root.join("assets/kyso.wasm")));
        for bad in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/assets/..%2f..%2fsecret.txt",
            "/..\\secret.txt",
            "//etc/passwd",
            "/assets",
            "secret.txt",
            "/%00",
            "/%zz",
        ] {
            assert_eq!(file_for(&root, bad), None, "{bad}");
        }
        std::os::unix::fs::symlink(base.join("secret.txt"), root.join("link.txt")).unwrap();
        assert_eq!(file_for(&root, "/link.txt"), None);
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn escapes_are_decoded_once() {
        assert_eq!(decoded("a%20b%C3%A1").as_deref(), Some("a bá"));
        assert_eq!(decoded("%2525").as_deref(), Some("%25"));
        assert_eq!(decoded("%2").as_deref(), None);
        assert_eq!(decoded("%ff").as_deref(), None);
    }

    #[test]
    fn answers_carry_the_policy_and_other_hosts_are_refused() {
        let base = folder("http");
        let server = Server::bind(&base.join("site"), 0).unwrap();
        let port = server.port;
        server.in_background();
        let ask = |head: String| {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
            stream.write_all(head.as_bytes()).unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            text
        };
        let page = ask(format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"));
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("<!doctype html>"), "{page}");
        assert!(page.contains("Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        let module = ask(format!("HEAD /assets/kyso.wasm HTTP/1.1\r\nhost: localhost:{port}\r\n\r\n"));
        assert!(module.contains("Content-Type: application/wasm") && module.ends_with("\r\n\r\n"), "{module}");
        assert!(ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_owned()).starts_with("HTTP/1.1 421"));
        assert!(ask(format!("POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")).starts_with("HTTP/1.1 405"));
        assert!(ask("nonsense\r\n\r\n".to_owned()).starts_with("HTTP/1.1 400"));
        fs::remove_dir_all(base).unwrap();
    }
}
