//! A revocation list of a million entries: its signature verified and ten serial numbers looked up, natively and in WebAssembly,
//! beside `openssl crl`, which verifies and looks nothing up.

use super::measure::{Sample, median, once};
use super::table::{Table, judge};
use crate::command::{cargo, program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::setup::wasm_bindgen;
use crate::{paths, setup};
use serde_json::Value;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const ENTRIES: u32 = 1_000_000;
/// Half of them stand in the list.
const WANTED: u32 = 10;
const NAME: &str = "Bench CA";

/// With the digests of the command line: what is measured is what `kyso` does.
const NATIVE: &[&str] =
    &["build", "--release", "--package", "kyso-bench", "--bin", "kyso-bench", "--features", "native-digest"];

pub(crate) fn run(runs: usize) -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    setup::for_page()?;
    run_command(cargo().args(NATIVE))?;
    run_command(cargo().args(["build", "--release", "--bin", "kyso"]))?;
    let module = module()?;
    let files = Files::ensure()?;
    let native = files.native(runs)?;
    let wasm = files.wasm(&module, runs)?;
    report(&files, &native, &wasm, runs);
    Ok(())
}

/// What is measured, made when it is not there yet.
struct Files {
    folder: PathBuf,
    /// Bytes of the list.
    size: f64,
}

/// Medians of wall time in milliseconds, and peaks in bytes.
struct Figures {
    list: [f64; 2],
    command: [f64; 2],
    openssl: [f64; 2],
    /// `openssl dgst` of the list: what every reader of a signed list has to do on this machine, and so the floor of all of them.
    digest: [f64; 2],
}

impl Files {
    fn ensure() -> Result<Self> {
        let folder = paths::target().join("bench/crl");
        let list = folder.join("list.crl");
        if !list.exists() {
            fs::create_dir_all(&folder)?;
            authority(&folder)?;
            fs::write(folder.join("tbs"), tbs(ENTRIES))?;
            openssl(&folder, "dgst -sha256 -sign ca.key -out value tbs")?;
            let value = fs::read(folder.join("value")).doing("read the signature")?;
            let tbs = fs::read(folder.join("tbs")).doing("read what was signed")?;
            let bits = element(0x03, &[&[0][..], &value].concat());
            fs::write(folder.join("partial"), element(0x30, &[&tbs[..], ALGORITHM, &bits].concat()))?;
            fs::remove_file(folder.join("tbs"))?;
            fs::rename(folder.join("partial"), &list)?;
        }
        let size = fs::metadata(&list).doing("look at the list")?.len() as f64;
        Ok(Self { folder, size })
    }

    fn path(&self, name: &str) -> OsString {
        self.folder.join(name).into_os_string()
    }

    fn native(&self, runs: usize) -> Result<Figures> {
        let release = |name: &str| paths::target().join("release").join(name).into_os_string();
        let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        let list = vec![release("kyso-bench"), self.path("list.crl"), self.path("ca.der"), wanted().into()];
        let mut command = vec![release("kyso"), "path".into(), "--anchor".into(), self.path("ca.pem")];
        command.extend(["--cert".into(), self.path("leaf.pem"), "--crl".into(), self.path("list.crl")]);
        let mut openssl = words("openssl crl -inform DER -noout -verify -CAfile");
        openssl.extend([self.path("ca.pem"), "-in".into(), self.path("list.crl")]);
        let mut digest = words("openssl dgst -sha256");
        digest.push(self.path("list.crl"));
        let lines = [list, command, openssl, digest];
        // One round unmeasured: it brings the file into the cache for all of them.
        for line in &lines {
            once(line, &[0])?;
        }
        let mut samples: [Vec<Sample>; 4] = Default::default();
        for _ in 0..runs {
            for (line, into) in lines.iter().zip(&mut samples) {
                into.push(once(line, &[0])?);
            }
        }
        let [list, command, openssl, digest] = samples.map(|samples| {
            let peak = samples.iter().map(|sample| sample.peak * 1024.0).fold(0.0, f64::max);
            [median(samples.iter().map(|sample| sample.wall)), peak]
        });
        Ok(Figures { list, command, openssl, digest })
    }

    fn wasm(&self, module: &Path, runs: usize) -> Result<[f64; 2]> {
        let mut command = program("node");
        command.arg("bench/crl.mjs").arg(module).args([self.path("list.crl"), self.path("ca.der")]);
        command.arg(wanted()).arg(runs.to_string()).stderr(Stdio::inherit());
        let output = command.output().doing("run Node")?;
        let value: Value = serde_json::from_slice(&output.stdout).doing("read the figures of the module")?;
        if value["answer"] != format!("{ENTRIES} {}", WANTED / 2) {
            return Err(Failure::new(format!("the module answers {}", value["answer"])));
        }
        let times = value["times"].as_array().map(Vec::as_slice).unwrap_or_default();
        Ok([median(times.iter().filter_map(Value::as_f64)), value["memory"].as_f64().unwrap_or(f64::NAN)])
    }
}

/// The library built as the browser's module is.
fn module() -> Result<PathBuf> {
    const PROFILE: &[&str] = &[
        "build",
        "--package",
        "kyso-bench",
        "--lib",
        "--profile",
        "wasm-release",
        "--target",
        "wasm32-unknown-unknown",
    ];
    run_command(cargo().args(PROFILE))?;
    let folder = paths::target().join("bench/module");
    let built = paths::target().join("wasm32-unknown-unknown/wasm-release/kyso_bench.wasm");
    let bind = wasm_bindgen::folder().join("wasm-bindgen");
    run_command(program(bind).args(["--target", "web", "--out-dir"]).arg(&folder).arg(built))?;
    let packed = folder.join("kyso_bench_bg.wasm");
    run_command(program(paths::npm_program("wasm-opt")).arg("-O1").arg("-o").arg(&packed).arg(&packed))?;
    Ok(folder)
}

fn report(files: &Files, native: &Figures, wasm: &[f64; 2], runs: usize) {
    println!(
        "\nRevocation list of {ENTRIES} entries, {:.1} MB, file in cache, {runs} interleaved runs, medians",
        files.size / 1e6
    );
    let mut table = Table::new(&["", "wall ms", "openssl / this", "peak MiB", "memory / file"]);
    let rows = [
        ("verify, 10 look-ups", &native.list),
        ("the same in WebAssembly", wasm),
        ("kyso path, whole command", &native.command),
        ("openssl crl -verify", &native.openssl),
        ("openssl dgst -sha256, the floor", &native.digest),
    ];
    for (name, [wall, peak]) in rows {
        table.row([
            name.to_owned(),
            format!("{wall:.1}"),
            format!("{:.1}", native.openssl[0] / wall),
            format!("{:.1}", peak / f64::from(1 << 20)),
            format!("{:.2}", peak / files.size),
        ]);
    }
    table.print();
    judge("openssl twenty times over, against native", 20.0 * native.list[0] / native.openssl[0], 1.0, "");
    judge("native, against openssl's digest of the list alone", native.list[0] / native.digest[0], 1.5, "x");
    judge("WebAssembly, against openssl", wasm[0] / native.openssl[0], 1.0, "x");
    judge("native memory, against the file", native.list[1] / files.size, 1.2, "x");
    judge("memory of the module, against the file", wasm[1] / files.size, 1.2, "x");
}

/// A root with a key of 2048 bits and a certificate below it that is not on the list.
fn authority(folder: &Path) -> Result {
    let subject = format!("/CN={NAME}");
    let usage = "keyUsage=critical,keyCertSign,cRLSign";
    let mut root = vec!["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", &subject];
    root.extend(["-addext", usage, "-keyout", "ca.key", "-out", "ca.pem"]);
    call(folder, &root)?;
    openssl(folder, "x509 -in ca.pem -outform DER -out ca.der")?;
    openssl(folder, "req -newkey rsa:2048 -nodes -subj /CN=Leaf -keyout leaf.key -out leaf.csr")?;
    openssl(folder, "x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -set_serial 0x7001 -days 3650 -out leaf.pem")
}

fn openssl(folder: &Path, line: &str) -> Result {
    call(folder, &line.split(' ').collect::<Vec<_>>())
}

fn call(folder: &Path, arguments: &[&str]) -> Result {
    let output = program("openssl").current_dir(folder).args(arguments).output().doing("run openssl")?;
    if output.status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("openssl: {}", String::from_utf8_lossy(&output.stderr))))
}

/// sha256WithRSAEncryption.
const ALGORITHM: &[u8] = &[0x30, 13, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 11, 5, 0];

/// TBSCertList (RFC 5280 §5.1.2), version 2, in force for a year around the run.
fn tbs(entries: u32) -> Vec<u8> {
    let mut list = Vec::with_capacity(usize::try_from(entries).unwrap_or(0) * 36);
    for index in 0..entries {
        list.extend_from_slice(&element(0x30, &[element(0x02, &serial(index)), time("250101000000Z")].concat()));
    }
    let common_name = element(0x30, &[&[6, 3, 0x55, 4, 3][..], &element(0x0C, NAME.as_bytes())].concat());
    let number = element(0x30, &[&[6, 3, 0x55, 0x1D, 20][..], &element(0x04, &[2, 1, 1])].concat());
    let parts = [
        element(0x02, &[1]),
        ALGORITHM.to_vec(),
        element(0x30, &element(0x31, &common_name)),
        time("250102000000Z"),
        time("491231235959Z"),
        element(0x30, &list),
        element(0xA0, &element(0x30, &number)),
    ];
    element(0x30, &parts.concat())
}

fn time(text: &str) -> Vec<u8> {
    element(0x17, text.as_bytes())
}

/// Sixteen octets that look random and are in no order, as authorities give them.
fn serial(index: u32) -> [u8; 16] {
    let mut state = u64::from(index).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut next = || {
        state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        state ^ (state >> 31)
    };
    let mut octets = [0; 16];
    octets[..8].copy_from_slice(&next().to_be_bytes());
    octets[8..].copy_from_slice(&next().to_be_bytes());
    octets[0] = (octets[0] & 0x3F) | 0x40;
    octets
}

/// Every other one stands in the list.
fn wanted() -> String {
    let place = |number: u32| if number.is_multiple_of(2) { number * (ENTRIES / WANTED) } else { ENTRIES + number };
    let shown = |octets: [u8; 16]| octets.iter().map(|octet| format!("{octet:02x}")).collect::<String>();
    (0..WANTED).map(|number| shown(serial(place(number)))).collect::<Vec<_>>().join(",")
}

/// One element of DER.
fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let octets = content.len().to_be_bytes();
    let significant = octets.iter().position(|octet| *octet != 0).map_or(&octets[7..], |at| &octets[at..]);
    let mut bytes = vec![tag];
    if content.len() >= 0x80 {
        bytes.push(0x80 | u8::try_from(significant.len()).unwrap_or(8));
    }
    bytes.extend_from_slice(significant);
    bytes.extend_from_slice(content);
    bytes
}
