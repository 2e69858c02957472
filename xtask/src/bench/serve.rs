//! `kyso serve` beside nginx with the same bytes, many clients at once, the cost of a cold question, and one serial number against a list of
//! a million entries.

use super::table::{Table, judge};
use crate::command::{cargo, output, program};
use crate::failure::{Doing, Failure, Result};
use crate::serving::{QUESTION, Running, Serving, folder, free_port, get};
use crate::setup;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// At least this share of nginx's answers a second, for what is kept.
const LEAST_SHARE: f64 = 0.7;
/// Most that a cold question may add to what the authority takes, in milliseconds.
const MOST_ADDED: f64 = 5.0;
/// Most that memory may grow while a thousand clients ask, after the first quarter of the time.
const MOST_GROWTH: f64 = 1.1;
/// Clients, and seconds for them.
const CLIENTS: u32 = 1000;
const SECONDS: u32 = 60;

pub(crate) fn run(runs: usize) -> Result {
    setup::debian::ensure(setup::debian::PEERS)?;
    let folder = folder("bench")?;
    let serving = Serving::start(&folder, true)?;
    let first = get(serving.port, QUESTION)?;
    if !first.starts_with("HTTP/1.1 200") {
        return Err(Failure::new(format!("the relay does not answer: {first}")));
    }
    beside_nginx(&folder, serving.port, runs)?;
    cold(&folder, serving.port)?;
    many(&serving)?;
    shards()
}

/// What is kept: answers a second, interleaved with nginx giving out the same bytes from a file.
fn beside_nginx(folder: &Path, kyso: u16, runs: usize) -> Result {
    let port = free_port()?;
    let config = format!(
        "daemon off; worker_processes auto; pid {dir}/n.pid; error_log {dir}/n.log;\nevents {{ worker_connections 2048; }}\nhttp {{ access_log off; \
         sendfile on; keepalive_requests 1000000; client_body_temp_path {dir}/b; proxy_temp_path {dir}/p; fastcgi_temp_path {dir}/f; \
         uwsgi_temp_path {dir}/u; scgi_temp_path {dir}/s;\nserver {{ listen 127.0.0.1:{port}; root {dir}/published; }} }}\n",
        dir = folder.display()
    );
    let path = folder.join("bench.conf");
    fs::write(&path, config).doing("write nginx's settings")?;
    let _nginx = Running::start(program("nginx").arg("-p").arg(folder).arg("-c").arg(&path), port)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        ours.push(wrk(kyso, QUESTION, 64, 3)?.per_second);
        theirs.push(wrk(port, "/root.crl", 64, 3)?.per_second);
    }
    let (ours, theirs) = (super::measure::median(ours), super::measure::median(theirs));
    println!("\nA list that is kept, 64 connections, {runs} interleaved runs of 3 s, medians");
    let mut table = Table::new(&["", "answers/s", "nginx = 1"]);
    table.row(["kyso serve".to_owned(), format!("{ours:.0}"), format!("{:.2}", ours / theirs)]);
    table.row(["nginx, the same bytes from a file".to_owned(), format!("{theirs:.0}"), "1.00".to_owned()]);
    table.print();
    judge("nginx against the relay", theirs / ours, 1.0 / LEAST_SHARE, "x");
    Ok(())
}

/// A question whose answer is not kept, beside the same question to the authority itself.
fn cold(folder: &Path, kyso: u16) -> Result {
    let list = folder.join("published/root.crl");
    let mut added = Vec::new();
    for number in 0..50_u32 {
        let name = format!("cold-{number}.crl");
        fs::copy(&list, folder.join("published").join(&name)).doing("copy a list")?;
        let question = format!("/relay/crl/{}", base64url(&format!("http://ca.kyso.test/{name}")));
        let start = Instant::now();
        let answer = get(kyso, &question)?;
        let cold = start.elapsed().as_secs_f64();
        if !answer.starts_with("HTTP/1.1 200") {
            return Err(Failure::new(format!("a cold question is not answered: {answer}")));
        }
        let start = Instant::now();
        get(kyso, &question)?;
        added.push((cold - start.elapsed().as_secs_f64()) * 1e3);
    }
    println!("\nA cold question, against the same question again; the authority is on this machine");
    judge("added, median of 50, asking the authority included", super::measure::median(added), MOST_ADDED, " ms");
    Ok(())
}

/// A thousand clients for a minute: no error, and memory that does not grow.
fn many(serving: &Serving) -> Result {
    println!("\n{CLIENTS} clients for {SECONDS} s");
    let warm = wrk(serving.port, QUESTION, CLIENTS, SECONDS / 4)?;
    let before = resident(serving.kyso.id())?;
    let result = wrk(serving.port, QUESTION, CLIENTS, SECONDS)?;
    let after = resident(serving.kyso.id())?;
    println!("  {:.0} answers/s, {} errors", result.per_second, warm.errors + result.errors);
    #[allow(clippy::cast_precision_loss, reason = "a count of errors")]
    judge("errors", (warm.errors + result.errors) as f64, 0.0, "");
    judge("memory after, against after a quarter of a minute", after / before, MOST_GROWTH, "x");
    println!("  {:.1} MiB resident", after / 1024.0);
    Ok(())
}

/// One serial number against a list of a million entries: measured by the test that makes such a list.
fn shards() -> Result {
    println!("\nOne serial number against a list of 1,000,000 entries");
    let mut command = cargo();
    command.args([
        "test",
        "--release",
        "--features",
        "kyso/serve",
        "--test",
        "native",
        "--",
        "--ignored",
        "--nocapture",
    ]);
    let text = output(command.arg("one_serial_number_against_a_million"))
        .ok_or_else(|| Failure::new("the measuring test failed"))?;
    let value = |name: &str| {
        let line = text.lines().find_map(|line| line.trim().strip_prefix(name))?;
        line.trim().parse::<f64>().ok()
    };
    let (Some(bytes), Some(milliseconds)) = (value("shard-bytes"), value("shard-milliseconds")) else {
        return Err(Failure::new(format!("no figures in: {text}")));
    };
    judge("bytes to a browser", bytes / 1000.0, 64.0, " kB");
    judge("to judge", milliseconds, 5.0, " ms");
    Ok(())
}

/// What wrk says.
struct Load {
    per_second: f64,
    errors: u64,
}

fn wrk(port: u16, path: &str, connections: u32, seconds: u32) -> Result<Load> {
    let url = format!("http://127.0.0.1:{port}{path}");
    let mut command = program("wrk");
    command.args(["-t2", &format!("-c{connections}"), &format!("-d{seconds}s"), "--timeout", "10s", &url]);
    let text = output(&mut command).ok_or_else(|| Failure::new("wrk failed"))?;
    let after = |name: &str| text.lines().find_map(|line| line.trim().strip_prefix(name));
    let per_second = after("Requests/sec:").and_then(|rest| rest.trim().parse().ok());
    let bad_status = after("Non-2xx or 3xx responses:").and_then(|rest| rest.trim().parse::<u64>().ok()).unwrap_or(0);
    let socket: u64 = after("Socket errors:")
        .map_or(0, |rest| rest.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse::<u64>().ok()).sum());
    let per_second = per_second.ok_or_else(|| Failure::new(format!("wrk says: {text}")))?;
    Ok(Load { per_second, errors: bad_status + socket })
}

/// Resident memory of a program, in KiB.
fn resident(id: u32) -> Result<f64> {
    let text = fs::read_to_string(format!("/proc/{id}/status")).doing("read the memory of kyso")?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).ok_or_else(|| Failure::new("no VmRSS"))
}

/// Base64url without padding.
fn base64url(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits = chunk.iter().fold(0_u32, |all, byte| (all << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let index = usize::try_from((bits >> (18 - 6 * place)) & 63).unwrap_or(0);
            out.push(char::from(LETTERS[index]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64url;

    #[test]
    fn the_question_of_the_tests_is_what_it_says() {
        assert!(crate::serving::QUESTION.ends_with(&base64url("http://ca.kyso.test/root.crl")));
    }
}
