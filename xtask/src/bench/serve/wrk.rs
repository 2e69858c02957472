//! What wrk measures.

use crate::command::{output, program};
use crate::failure::{Failure, Result};

pub(super) struct Load {
    pub(super) per_second: f64,
    /// Answers that were none: another status, a connection that failed or took too long.
    pub(super) errors: u64,
}

pub(super) fn wrk(port: u16, path: &str, connections: u32, seconds: u32) -> Result<Load> {
    let url = format!("http://127.0.0.1:{port}{path}");
    let mut command = program("wrk");
    command.args(["-t2", &format!("-c{connections}"), &format!("-d{seconds}s"), "--timeout", "10s", &url]);
    let text = output(&mut command).ok_or_else(|| Failure::new("wrk failed"))?;
    read(&text).ok_or_else(|| Failure::new(format!("wrk says: {text}")))
}

fn read(text: &str) -> Option<Load> {
    let after = |name: &str| text.lines().find_map(|line| line.trim().strip_prefix(name));
    let numbers = |line: &str| -> u64 {
        line.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse::<u64>().ok()).sum()
    };
    Some(Load {
        per_second: after("Requests/sec:")?.trim().parse().ok()?,
        errors: after("Non-2xx or 3xx responses:").map_or(0, numbers) + after("Socket errors:").map_or(0, numbers),
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn errors_of_all_kinds_are_counted() {
        let text = "  120 requests in 3.00s\n  Socket errors: connect 1, read 2, write 3, timeout 4\n  Non-2xx or 3xx responses: 5\nRequests/sec:  40.25\n";
        let load = read(text).unwrap();
        assert!((load.per_second - 40.25).abs() < 1e-9 && load.errors == 15);
        assert_eq!(read("Requests/sec: 1.0\n").unwrap().errors, 0);
        assert!(read("unable to connect").is_none());
    }
}
