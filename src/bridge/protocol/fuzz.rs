//! Messages of any shape: `cargo xtask fuzz` reads a million of them, every run of the tests fewer.

use super::{ErrorCode, Request, frame_length};

/// None panics, and what is read is within its bounds.
#[test]
fn mutated_messages_are_read_or_refused() {
    let count: u64 = std::env::var("KYSO_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let good: Vec<Vec<u8>> = [
        r#"{"id":1,"type":"status","origin":"https://kyso.example"}"#,
        r#"{"id":2,"type":"document","origin":"https://a.vn:8443","index":0,"count":3,"name":"t\u1ec7p.pdf","size":9,"act":"person","kind":"pdf","byteRange":[0,1,2,3]}"#,
        r#"{"id":3,"type":"chunk","origin":"moz-extension://3b4c9f0a-1111-4c22-8d33-0123456789ab","data":"AAECAw=="}"#,
        r#"{"id":4,"type":"sign","origin":"https://[2001:db8::1]","certificate":"abababababababababababababababababababababababababababababababab","requests":[{"algorithm":"rsa-pss-sha256","signedAttributes":"MQA="}]}"#,
        r#"{"id":5,"type":"series","origin":"https://a.vn","certificate":"abababababababababababababababababababababababababababababababab","request":{"algorithm":"ecdsa-sha384","signedAttributes":"MQA="},"then":["number","agency"]}"#,
        r#"{"id":6,"type":"continue","origin":"https://a.vn","request":{"algorithm":"ecdsa-sha384","signedAttributes":"MQA="}}"#,
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
