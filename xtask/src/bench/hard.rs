//! Cases that cost most of the work there is: two thousand look-alike authorities, and a file with twenty archive layers.

use super::measure::{median, once};
use super::table::{Table, judge};
use crate::command::{cargo, run as run_command};
use crate::failure::{Doing, Result};
use crate::{paths, setup};
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

const LOOK_ALIKES: usize = 2_000;
const LAYERS: usize = 20;
/// A person waits for the answer; a page would still feel prompt.
const MOST_MILLISECONDS: f64 = 1_000.0;

pub(crate) fn run(runs: usize) -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    run_command(cargo().args(["build", "--release", "--bin", "kyso"]))?;
    let cases = [("2,000 look-alike authorities", look_alikes()?, 1), ("B-LTA, 20 archive layers", layers()?, 2)];
    println!("\nHard cases, {runs} runs, medians");
    let mut table = Table::new(&["", "wall ms", "cpu ms", "peak MiB"]);
    let mut slowest: f64 = 0.0;
    for (name, line, status) in cases {
        // Valid is as good an answer as the one expected today.
        let accepted = [0, status];
        once(&line, &accepted)?;
        let samples = (0..runs).map(|_| once(&line, &accepted)).collect::<Result<Vec<_>>>()?;
        let wall = median(samples.iter().map(|sample| sample.wall));
        let peak = samples.iter().map(|sample| sample.peak).fold(0.0, f64::max) / 1024.0;
        let cpu = median(samples.iter().map(|sample| sample.cpu));
        table.row([name.to_owned(), format!("{wall:.0}"), format!("{cpu:.0}"), format!("{peak:.1}")]);
        slowest = slowest.max(wall);
    }
    table.print();
    judge("the slowest", slowest, MOST_MILLISECONDS, " ms");
    Ok(())
}

fn kyso() -> OsString {
    paths::target().join("release/kyso").into_os_string()
}

fn pki(name: &str) -> OsString {
    paths::root().join("tests/fixtures/pki").join(name).into_os_string()
}

/// The person's certificate among copies of its issuer's that differ in the key: the right one is not there.
fn look_alikes() -> Result<Vec<OsString>> {
    let folder = paths::target().join("bench/look-alikes");
    if !folder.exists() {
        let partial = folder.with_extension("partial");
        fs::create_dir_all(&partial)?;
        let issuer = decoded(&fs::read_to_string(pki("state-ca.crt")).doing("read the authority")?);
        for number in 0..LOOK_ALIKES {
            fs::write(partial.join(format!("{number:04}.crt")), other_key(&issuer, number))?;
        }
        fs::rename(&partial, &folder)?;
    }
    let mut line = vec![kyso(), "path".into(), "--at".into(), "2026-11-22T00:00:00Z".into(), "--revocation".into()];
    line.extend(["none".into(), "--anchor".into(), pki("root.crt"), "--cert".into(), pki("person.crt")]);
    line.extend(["--intermediate".into(), folder.into_os_string()]);
    Ok(line)
}

/// The certificate with some octets of its modulus changed; the modulus is the first long INTEGER (RFC 8017 §A.1.1).
fn other_key(certificate: &[u8], number: usize) -> Vec<u8> {
    let mut other = certificate.to_vec();
    let modulus = other.windows(5).position(|w| w[0] == 0x02 && w[1] == 0x82 && w[4] == 0x00);
    if let Some(at) = modulus {
        for (octet, change) in other.iter_mut().skip(at + 40).zip((number + 1).to_be_bytes()) {
            *octet ^= change;
        }
    }
    other
}

/// The first block of a PEM file. `openssl base64` would do, at the price of a process for each.
fn decoded(pem: &str) -> Vec<u8> {
    let digit =
        |c: u8| b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|d| *d == c);
    let body = pem.lines().skip_while(|l| !l.starts_with("-----BEGIN")).skip(1).take_while(|l| !l.starts_with("-----"));
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0_u32);
    for value in body.flat_map(|line| line.bytes()).filter_map(digit) {
        bits = (bits << 6) | u32::try_from(value).unwrap_or(0);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xFF).unwrap_or(0));
        }
    }
    bytes
}

fn layers() -> Result<Vec<OsString>> {
    let file: PathBuf = paths::target().join(format!("bench/layers-{LAYERS}.pdf"));
    if !file.exists() {
        fs::create_dir_all(paths::target().join("bench"))?;
        let (count, out) = (LAYERS.to_string(), file.to_string_lossy().into_owned());
        crate::fixtures::run_with(&["tests/fixtures/make/layers.py", &count, &out])?;
    }
    let mut line = vec![kyso(), "verify".into(), "--at".into(), "2026-11-22T00:00:00Z".into()];
    line.extend(["--format".into(), "json".into(), "--trust".into(), pki("root.crt")]);
    line.extend(["--evidence".into(), pki("root-2026-11.crl"), file.into_os_string()]);
    Ok(line)
}
