//! An authority on loopback: it publishes what the test PKI made, or answers as badly as it is told to.

use crate::support::pki;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// How an authority answers.
#[cfg_attr(not(feature = "serve"), allow(dead_code, reason = "some are for the relay's tests alone"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// With what was asked for.
    Well,
    /// The same as PEM, where it is a list.
    AsPem,
    /// With a page that says it is not there, and the status of success.
    WithAPage,
    /// Not found.
    NotFound,
    /// Leads on to a machine of the own network.
    LeadsInside,
    /// Leads on to another path of its own, which answers well.
    LeadsOn,
    /// Packed, as nobody asked it to.
    Packed,
    /// Announces more than any list has.
    Endless,
    /// Breaks off in the middle.
    BreaksOff,
    /// Responders answer to GET alone.
    GetOnly,
    /// Sends without end and without saying how much.
    Streams,
    /// Well, after half a second.
    Slowly,
    /// Begins to answer and says no more.
    Hangs,
    /// With lists of another authority.
    WrongSigner,
    /// About another certificate.
    AboutAnother,
    /// With older lists.
    Earlier,
    /// Well at every other question, else not at all.
    Flapping,
    /// Well, but for the list with the certificates of persons.
    WithoutListOfPersons,
    /// Leads on to a place that nobody listed.
    LeadsElsewhere,
}

/// A running authority; it ends when it is dropped.
pub(crate) struct Authority {
    pub(crate) address: SocketAddr,
    /// First lines of the requests.
    pub(crate) asked: Arc<Mutex<Vec<String>>>,
    manner: Arc<Mutex<Manner>>,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Authority {
    pub(crate) fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (asked, ends) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let (heard, end) = (asked.clone(), ends.clone());
        let manner = Arc::new(Mutex::new(manner));
        let now = manner.clone();
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if end.load(Ordering::Relaxed) {
                    return;
                }
                let (manner, heard) = (*now.lock().unwrap(), heard.clone());
                // A client that goes away is no fault of the test.
                std::thread::spawn(move || drop(stream.and_then(|stream| answer(stream, manner, &heard))));
            }
        });
        Self { address, asked, manner, ends, thread: Some(thread) }
    }

    /// From now on it answers in another manner.
    pub(crate) fn becomes(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn answer(stream: TcpStream, manner: Manner, heard: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    if first.is_empty() {
        return Ok(());
    }
    let times = {
        let mut heard = heard.lock().unwrap();
        heard.push(first.trim().to_owned());
        heard.len()
    };
    if manner == Manner::Flapping && times % 2 == 0 {
        return Ok(());
    }
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let good = published(method, path, &body);
    write(stream, manner, method, path, good)
}

/// What the authority has at this place.
fn published(method: &str, path: &str, body: &[u8]) -> Option<&'static [u8]> {
    const UNAUTHORISED: &[u8] = &[0x30, 0x03, 0x0A, 0x01, 0x06];
    match path.trim_start_matches("/moved") {
        "/pki/pub/crt/state-ca.crt" => Some(pki("state-ca.crt")),
        "/pki/pub/crt/root.crt" => Some(pki("root.crt")),
        "/pki/pub/crl/state-ca.crl" => Some(pki("state-ca-2026-11.crl")),
        "/pki/pub/crl/root.crl" => Some(pki("root-2026-11.crl")),
        // The responder: it knows one certificate, and names its issuer by SHA-1.
        "/" if method == "POST" => Some(if is_about_person(body) { pki("person-2026-11.ocsp") } else { UNAUTHORISED }),
        path if method == "GET" && path.starts_with("/M") => Some(pki("person-2026-11.ocsp")),
        _ => None,
    }
}

fn is_about_person(request: &[u8]) -> bool {
    let person =
        kyso::x509::Certificate::parse(&kyso::asn1::pem_blocks(pki("person.crt"))[0].der, &kyso::Limits::default());
    let serial = person.unwrap().serial;
    request.windows(serial.len()).any(|window| window == serial) && request.len() < 120
}

fn write(
    mut stream: TcpStream,
    manner: Manner,
    method: &str,
    path: &str,
    good: Option<&'static [u8]>,
) -> std::io::Result<()> {
    let is_list = path.ends_with(".crl");
    let earlier = if path.ends_with("root.crl") { "root-2026-03.crl" } else { "state-ca-2026-03.crl" };
    let mut send = |head: &str, body: &[u8]| {
        write!(stream, "HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len())?;
        stream.write_all(body)
    };
    let Some(good) = good else { return send("404 Not Found", b"") };
    match manner {
        Manner::AsPem if path.ends_with("state-ca.crl") => send("200 OK", pki("state-ca-2026-11.crl.pem")),
        Manner::WithAPage => send("200 OK", b"<html>Trang khong ton tai</html>"),
        Manner::NotFound => send("404 Not Found", b""),
        Manner::WithoutListOfPersons if path.ends_with("state-ca.crl") => send("404 Not Found", b""),
        Manner::LeadsInside => send("302 Found\r\nLocation: http://127.0.0.1/secret", b""),
        Manner::LeadsOn if is_list && !path.starts_with("/moved") => {
            send(&format!("302 Found\r\nLocation: http://ca.kyso.test/moved{path}"), b"")
        }
        Manner::LeadsElsewhere => send(&format!("302 Found\r\nLocation: http://ca.kyso.test/elsewhere{path}"), b""),
        Manner::WrongSigner if is_list => send("200 OK", pki("ca-g1-2021-12.crl")),
        Manner::AboutAnother if !is_list => send("200 OK", pki("agency-2026-11.ocsp")),
        Manner::Earlier if is_list => send("200 OK", pki(earlier)),
        Manner::Slowly => {
            std::thread::sleep(Duration::from_millis(1_500));
            send("200 OK", good)
        }
        Manner::Hangs => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")?;
            // Until the other end gives up.
            stream.read(&mut [0]).map(drop)
        }
        Manner::Streams => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            loop {
                stream.write_all(&[0x30; 4096])?;
            }
        }
        Manner::Packed => send("200 OK\r\nContent-Encoding: gzip", good),
        Manner::Endless => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\nConnection: close\r\n\r\n")?;
            stream.write_all(&[0x30])
        }
        Manner::BreaksOff => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", good.len() + 1)?;
            stream.write_all(good)
        }
        Manner::GetOnly if method == "POST" => send("405 Method Not Allowed", b""),
        _ => send("200 OK", good),
    }
}
