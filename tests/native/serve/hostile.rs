//! Requests as nobody writes them who means well: other spellings, two lengths, heads without end, answers that nobody takes.

use super::server::{Server, relay};
use super::{ROOT_LIST, list_at, status_at, word};
use crate::online::authority::{Authority, Manner};
use crate::support::pki;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

fn with() -> (Server, Authority) {
    let authority = Authority::start(Manner::Well);
    (Server::start(&relay(authority.address, None, "")), authority)
}

/// What is answered to these octets until the server ends the connection, or says nothing for a while.
fn sent(server: &Server, octets: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    // It may have had enough before everything was sent.
    let _ = stream.write_all(octets);
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all);
    String::from_utf8_lossy(&all).into_owned()
}

fn answers(text: &str) -> usize {
    text.matches("HTTP/1.1 ").count()
}

#[test]
fn a_path_has_one_spelling_too() {
    let (server, authority) = with();
    let good = list_at(ROOT_LIST);
    let first = word(ROOT_LIST.as_bytes()).chars().next().unwrap();
    let escaped = good.replacen(&format!("/crl/{first}"), &format!("/crl/%{:02X}", u32::from(first)), 1);
    let others = [
        escaped,
        good.replace("/crl/", "/%63rl/"),
        good.replace("/crl/", "/CRL/"),
        good.replace("/crl/", "//crl/"),
        good.replace("/crl/", "/crl//"),
        good.replace("/crl/", "/./crl/"),
        good.replace("/crl/", "/x/../crl/"),
        good.replace("/crl/", "/%2e/crl/"),
        format!("{good}/"),
        format!("{good}?"),
        format!("{good}?1"),
        format!("{good};a"),
        format!("{good}="),
        format!("{good}%20"),
        format!("{good}%00"),
        format!("{}?", status_at()),
    ];
    // Before it was ever asked, and when its answer is ready.
    for _ in 0..2 {
        for path in &others {
            let answer = server.get(path);
            assert_eq!((answer.status, answer.code().as_str()), (400, "request-malformed"), "{path}");
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        }
        assert_eq!(server.get(&good).body, pki("root-2026-11.crl"));
    }
    assert_eq!(authority.asked().len(), 1);
    for path in [
        good.replace("/relay/", "//relay/"),
        good.replace("/relay/", "/%72elay/"),
        good.replace("/relay/", "/x/../relay/"),
    ] {
        assert_eq!(server.get(&path).status, 404, "{path}");
    }
}

/// Where a proxy in front counts the length of a body in another way, the rest of it would be the next request on the connection.
#[test]
fn what_has_two_lengths_is_the_last_on_its_connection() {
    let (server, _authority) = with();
    let next = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";
    let chunked = "POST /relay HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    for head in [
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: chunked\r\n",
    ] {
        let text = sent(&server, format!("{chunked}{head}\r\n0\r\n\r\n{next}").as_bytes());
        assert_eq!(answers(&text), 1, "{head} {text}");
        assert!(
            text.contains("request-malformed") && text.to_ascii_lowercase().contains("connection: close"),
            "{text}"
        );
    }
    for head in [
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 99999999999999999999999\r\n",
        "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked, gzip\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Content-Length : 5\r\n",
    ] {
        let text = sent(&server, format!("{chunked}{head}\r\n12345{next}").as_bytes());
        assert_eq!(answers(&text), 1, "{head} {text}");
        assert!(text.starts_with("HTTP/1.1 400"), "{head} {text}");
    }
    // Two whole requests are two answers.
    assert_eq!(answers(&sent(&server, format!("{next}{next}").as_bytes())), 2);
}

#[test]
fn a_head_without_end_is_refused() {
    let (server, _authority) = with();
    let good = list_at(ROOT_LIST);
    let long = "a".repeat(40 << 10);
    for head in [
        format!("GET /{long} HTTP/1.1\r\nHost: x\r\n\r\n"),
        format!("GET {good} HTTP/1.1\r\nHost: x\r\nX-Long: {long}\r\n\r\n"),
        format!("GET {good} HTTP/1.1\r\nHost: x\r\n{}\r\n", "X-Many: 1\r\n".repeat(500)),
        format!("GET {good} HTTP/1.1\r\nHost: x\r\nX-Bare: a\nX\0: b\r\n\r\n"),
        format!("GET {good} HTTP/1.1\r\nHost: x\r\nX-Folded: a\r\n b\r\n\r\n"),
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}".to_owned(),
    ] {
        let text = sent(&server, head.as_bytes());
        let shown: String = head.chars().take(90).collect();
        let refused = ["HTTP/1.1 400", "HTTP/1.1 414", "HTTP/1.1 431"].iter().any(|status| text.starts_with(status));
        assert!((refused || text.is_empty()) && answers(&text) <= 1, "{shown} {text}");
    }
    assert_eq!(server.get(&good).status, 200);
}

#[test]
fn what_else_a_client_writes_changes_nothing() {
    let (server, authority) = with();
    let good = list_at(ROOT_LIST);
    for headers in [
        [("Range", "bytes=0-9")],
        [("Range", "bytes=0-0,0-0,0-0,0-0")],
        [("X-Forwarded-Host", "evil.example")],
        [("X-Original-URL", "/relay/crl/evil")],
        [("X-HTTP-Method-Override", "DELETE")],
        [("Accept-Encoding", "br, gzip")],
        [("Origin", "https://evil.example")],
    ] {
        let answer = server.ask("GET", &good, &headers, b"");
        assert_eq!((answer.status, answer.body.as_slice()), (200, pki("root-2026-11.crl")), "{headers:?}");
        for reflected in ["location", "access-control-allow-origin", "content-range", "content-encoding"] {
            assert_eq!(answer.header(reflected), "", "{headers:?}");
        }
        assert!(!answer.headers.values().any(|value| value.contains("evil")), "{:?}", answer.headers);
    }
    for method in ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get"] {
        let answer = server.ask(method, &good, &[], b"");
        assert!(matches!(answer.status, 400 | 405), "{method} {answer:?}");
    }
    assert_eq!(authority.asked().len(), 1);
}

/// A client that sends an octet now and then, as if its head would end some day.
#[test]
fn a_head_that_comes_octet_by_octet_is_not_waited_for() {
    let (server, _authority) = with();
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX: ").unwrap();
    let start = Instant::now();
    let ended = loop {
        let wrote = stream.write_all(b"a");
        match stream.read(&mut [0; 512]) {
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            _ => break start.elapsed(),
        }
        if wrote.is_err() {
            break start.elapsed();
        }
        assert!(start.elapsed() < Duration::from_secs(120), "it is still waited for");
    };
    assert!(ended > Duration::from_secs(10), "{ended:?}");
}
