//! Messages of any shape.

use super::{Host, ORIGIN, Place};
use kyso::bridge::protocol::MESSAGE_BYTES;
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
