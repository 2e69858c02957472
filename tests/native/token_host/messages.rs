//! Messages of any shape.

use super::{Host, ORIGIN, Place};
use kyso::bridge::protocol::{ErrorCode, MESSAGE_BYTES, Request, frame_length};
use serde_json::json;

#[test]
fn a_message_that_is_none_ends_the_connection() {
    let place = Place::new();
    let status = format!(r#"{{"id":1,"type":"status","origin":"{ORIGIN}""#);
    for bad in [
        String::new(),
        "{}".to_owned(),
        "[]".to_owned(),
        "null".to_owned(),
        "\u{FFFD}".to_owned(),
        format!("{status},\"more\":1}}"),
        format!("{status},\"id\":1}}"),
        status.clone(),
        format!("{status}}}}}"),
        "[".repeat(100_000),
        format!(r#"{{"id":1,"type":"{}"}}"#, "a".repeat(MESSAGE_BYTES - 100)),
    ] {
        let mut host = Host::start(&place, None);
        host.send(bad.as_bytes());
        let heard = host.hear().unwrap();
        assert_eq!(heard["code"], "bad-message", "{}", bad.get(..60).unwrap_or(&bad));
        assert!(host.hear().is_none(), "the connection ends");
    }
    let mut host = Host::start(&place, None);
    host.send(&[0xFF, 0xFE, 0x00]);
    assert_eq!(host.hear().unwrap()["code"], "bad-message");
}

#[test]
fn a_message_that_is_too_large_ends_the_connection() {
    use std::io::Write;
    let place = Place::new();
    for length in [u32::try_from(MESSAGE_BYTES).unwrap() + 1, 0x4000_0000, u32::MAX] {
        let mut host = Host::start(&place, None);
        host.input.as_mut().unwrap().write_all(&length.to_ne_bytes()).unwrap();
        assert_eq!(host.hear().unwrap()["code"], "message-too-large");
        assert!(host.hear().is_none());
    }
    // As large as one may be: read, and refused for what it says.
    let mut host = Host::start(&place, None);
    let name = "a".repeat(MESSAGE_BYTES - 60);
    host.send(format!(r#"{{"id":1,"type":"status","origin":"https://{name}"}}"#).as_bytes());
    assert_eq!(host.hear().unwrap()["code"], "origin-not-allowed");
}

#[test]
fn documents_come_in_order_and_no_larger_than_announced() {
    let place = Place::new();
    let mut host = Host::start(&place, None);
    let document = |index: usize, count: usize, size: usize| {
        json!({ "type": "document", "index": index, "count": count, "name": "a", "size": size, "act": "person", "kind": "file",
            "byteRange": [] })
    };
    let chunk = json!({ "type": "chunk", "data": "AAAA" });
    host.refused(chunk.clone(), "document-incomplete");
    host.refused(document(1, 2, 3), "document-incomplete");
    host.ask(document(0, 2, 3));
    host.refused(document(1, 2, 3), "document-incomplete");
    host.ask(document(0, 2, 3));
    assert_eq!(host.ask(chunk.clone())["received"], 3);
    host.refused(chunk.clone(), "document-too-large");
    host.refused(chunk.clone(), "document-incomplete");
    host.ask(document(0, 2, 3));
    host.ask(chunk.clone());
    host.refused(document(1, 3, 3), "document-incomplete");
    host.ask(document(0, 1, 3));
    host.ask(json!({ "type": "cancel" }));
    host.refused(chunk, "document-incomplete");
    host.refused(document(0, 1, 600 << 20), "document-too-large");
}

/// A million with `KYSO_FUZZ=1000000 cargo test --test native mutated_messages`: none panics, and what is read is within its bounds.
#[test]
fn mutated_messages_are_read_or_refused() {
    let count: u64 = std::env::var("KYSO_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let good: Vec<Vec<u8>> = [
        r#"{"id":1,"type":"status","origin":"https://kyso.example"}"#,
        r#"{"id":2,"type":"document","origin":"https://a.vn:8443","index":0,"count":3,"name":"t\u1ec7p.pdf","size":9,"act":"person","kind":"pdf","byteRange":[0,1,2,3]}"#,
        r#"{"id":3,"type":"chunk","origin":"moz-extension://3b4c9f0a-1111-4c22-8d33-0123456789ab","data":"AAECAw=="}"#,
        r#"{"id":4,"type":"sign","origin":"https://[2001:db8::1]","certificate":"abababababababababababababababababababababababababababababababab","requests":[{"algorithm":"rsa-pss-sha256","signedAttributes":"MQA="}]}"#,
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec();
    assert!(good.iter().all(|text| Request::read(text).is_ok()));
    // A generator with a period of 2^64 (Marsaglia, xorshift64).
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below.max(1)).unwrap()).unwrap()
    };
    let (mut read, mut refused) = (0_u64, 0_u64);
    for _ in 0..count {
        let mut text = good[random(good.len())].clone();
        for _ in 0..=random(4) {
            let at = random(text.len());
            match random(5) {
                0 => text[at] = u8::try_from(random(256)).unwrap(),
                1 => text.truncate(at),
                2 => text.insert(at, b"\"{}[]:,0-\\u"[random(11)]),
                3 => drop(text.drain(at..(at + random(12)).min(text.len()))),
                _ => {
                    let other = &good[random(good.len())];
                    let from = random(other.len());
                    text.splice(at..at, other[from..(from + random(40)).min(other.len())].iter().copied());
                }
            }
            if text.is_empty() {
                break;
            }
        }
        let _ = frame_length([0, 1, 2, 3].map(|place| text.get(place).copied().unwrap_or(0)));
        match Request::read(&text) {
            Ok(request) => {
                read += 1;
                assert!((1..=1 << 31).contains(&request.id));
            }
            Err(error) => {
                refused += 1;
                assert!(matches!(
                    error.code,
                    ErrorCode::BadMessage | ErrorCode::OriginNotAllowed | ErrorCode::DocumentTooLarge
                ));
            }
        }
    }
    println!("messages: {count} mutated, {read} read, {refused} refused");
    assert!(read > 0 && refused > read);
}
