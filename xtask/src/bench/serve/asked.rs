//! One GET on a connection of its own, timed without a program in between.

use crate::failure::{Doing, Failure, Result};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Milliseconds until the whole answer is there. It must be a 200 that ends with these bytes.
pub(super) fn milliseconds(port: u16, host: &str, path: &str, content: &[u8]) -> Result<f64> {
    let start = Instant::now();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).doing("connect")?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).doing("set a time")?;
    stream.set_nodelay(true).doing("send at once")?;
    let head = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).doing("ask")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).doing("read an answer")?;
    let taken = start.elapsed().as_secs_f64() * 1e3;
    if answer.starts_with(b"HTTP/1.1 200") && answer.ends_with(content) {
        return Ok(taken);
    }
    let shown = String::from_utf8_lossy(&answer);
    Err(Failure::new(format!("{path} is not answered: {}", shown.chars().take(300).collect::<String>())))
}
