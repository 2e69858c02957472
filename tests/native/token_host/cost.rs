//! What the host costs: memory at any size, time for any message.

use super::host::token;
use super::{Host, PIN, Place, Prepared};
use std::fs;
use std::time::{Duration, Instant};

/// A PDF of one page and a stream of this many bytes that nothing shows.
fn large(bytes: usize) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    let mut object = |file: &mut Vec<u8>, body: &[u8]| {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n", offsets.len()).bytes());
        file.extend(body);
        file.extend(b"\nendobj\n");
    };
    object(&mut file, b"<</Type/Catalog/Pages 2 0 R>>");
    object(&mut file, b"<</Type/Pages/Kids[3 0 R]/Count 1>>");
    object(&mut file, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>");
    let mut stream = format!("<</Length {bytes}>>\nstream\n").into_bytes();
    stream.resize(stream.len() + bytes, b'k');
    stream.extend(b"\nendstream");
    object(&mut file, &stream);
    let start = file.len();
    file.extend(b"xref\n0 5\n0000000000 65535 f \n");
    for offset in &offsets {
        file.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    file
}

/// 500 MB with `KYSO_HOST_MB=500 cargo test --test native memory_of_the_host -- --nocapture`.
#[test]
fn memory_of_the_host_does_not_grow_with_the_document() {
    let Some(token) = token(&["person"]) else { return };
    let megabytes: usize = std::env::var("KYSO_HOST_MB").ok().and_then(|size| size.parse().ok()).unwrap_or(80);
    let place = Place::new();
    let document = Prepared::pdf(&large(megabytes * 1_000_000), "person", |_| {});
    let mut host = Host::start(&place, Some(&token));
    place.answers(&["yes", &format!("pin {PIN}")]);
    document.give_to(&mut host, "large.pdf");
    let began = Instant::now();
    let answer = host.ask(document.sign("rsa-pkcs1-sha256"));
    assert_eq!(answer["type"], "result", "{answer}");
    let status = fs::read_to_string(format!("/proc/{}/status", host.child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let peak: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
    println!("host: {megabytes} MB signed in {:?}, peak {peak} KiB", began.elapsed());
    assert!(peak <= 64 << 10, "{peak} KiB");
}

/// The largest messages of each shape, read by the host. The figure is the processor time it takes, which other work does not change.
#[test]
fn a_message_of_any_shape_costs_little() {
    let place = Place::new();
    let fill = |head: &str, with: &str, tail: &str| {
        let room = ((1 << 20) - head.len() - tail.len()) / with.len();
        format!("{head}{}{tail}", with.repeat(room))
    };
    let head = r#"{"id":1,"origin":"https://a.vn","type":"#;
    let item = r#"{"algorithm":"rsa-pss-sha256","signedAttributes":"MQA="},"#;
    for message in [
        fill("[", "1,", "1]"),
        fill("", "[", ""),
        fill("", "{\"a\":", ""),
        fill("\"", "\\u1ec7", "\""),
        fill(&format!("{head}\"document\",\"byteRange\":["), "1,", "1]}"),
        fill(&format!("{head}\"chunk\",\"data\":\""), "AAAA", "\"}"),
        fill(&format!("{head}\"sign\",\"certificate\":\"\",\"requests\":["), item, "1]}"),
        fill(&format!("{head}\"status\","), "\"a\":1,", "\"b\":1}"),
        fill("1", "0", ""),
        fill("1.", "0", "e9"),
    ] {
        let mut host = Host::start(&place, None);
        let before = processor_time(host.child.id());
        host.send(message.as_bytes());
        assert_eq!(host.hear().unwrap()["type"], "error");
        // The program ends after it, so what it took is read while it waits to be collected.
        let took = processor_time(host.child.id()).saturating_sub(before);
        println!("{:?}… {took:?}", &message[..24]);
        // The bound holds for a build for release; this one checks every sum.
        assert!(took <= Duration::from_millis(if cfg!(debug_assertions) { 500 } else { 50 }), "{took:?}");
    }
}

/// User and system time in hundredths of a second (proc(5), stat, fields 14 and 15).
fn processor_time(process: u32) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let behind = stat.rsplit_once(')').unwrap().1;
    let ticks: u64 = behind.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum();
    Duration::from_millis(ticks * 10)
}
