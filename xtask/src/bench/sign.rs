//! Signing: a large file against its digest, a thousand small ones beside pyHanko with the same key of a token, what a signature adds, and
//! the memory of a page that signs. `--debug` takes small numbers and programs that are not optimised.

use super::Options;
use super::measure::{Sample, median, once};
use super::table::{Table, judge};
use crate::command::{cargo, program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::server::Server;
use crate::{package, paths, setup};
use serde_json::Value;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Most that preparing and embedding take, against the digest of the file alone.
const MOST_TIME: f64 = 1.3;
/// Most memory of either step, in MiB.
const MOST_MEBIBYTES: f64 = 64.0;
/// Most that pyHanko's time is to be divided by ours.
const LEAST_TIMES: f64 = 5.0;
/// Most that a signature adds beside its certificates, in bytes.
const BESIDE_CHAIN: u64 = 4096;
/// Most memory that signing takes of a page, against the file.
const MOST_OF_FILE: f64 = 2.0;
/// Runs with the thousand files: each takes as long as all others together.
const MOST_RUNS: usize = 3;
const PIN: &str = "246810";
/// The day of the test PKI's lists.
const NOW: &str = "2026-11-22T02:05:00Z";
const MODULES: [&str; 2] = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"];
const EVIDENCE: [&str; 3] = ["state-ca.crt", "state-ca-2026-11.crl", "root-2026-11.crl"];

/// How much is measured.
struct Extent {
    megabytes: u32,
    files: usize,
    profile: &'static str,
}

impl Extent {
    fn of(options: &Options) -> Self {
        if options.debug {
            println!("\nNot optimised: the figures only show that the command works.");
            return Self { megabytes: 5, files: 10, profile: "debug" };
        }
        Self { megabytes: 100, files: 1000, profile: "release" }
    }

    fn program(&self, name: &str) -> PathBuf {
        paths::target().join(self.profile).join(name)
    }

    fn build(&self) -> Result {
        let release = (self.profile == "release").then_some("--release");
        let bench = ["--package", "kyso-bench", "--bin", "kyso-bench", "--features", "native-digest"];
        run_command(cargo().arg("build").args(release).args(bench))?;
        // The features of the tests: nothing is compiled twice.
        run_command(cargo().arg("build").args(release).args(["--bin", "kyso", "--features", "kyso/serve"]))
    }
}

/// What can be taken alone.
pub(super) const LARGE: fn(&Options) -> Result = |options| with_folder("large", options, large);
pub(super) const MANY: fn(&Options) -> Result = |options| with_folder("many", options, with_token);
pub(super) const PAGE: fn(&Options) -> Result = |options| in_browser(&Extent::of(options));

/// All of it.
pub(super) fn run(options: &Options) -> Result {
    [LARGE, MANY, PAGE].into_iter().map(|part| part(options)).fold(Ok(()), Result::and)
}

/// The programs, and a folder for one part.
fn with_folder(name: &str, options: &Options, part: fn(&Extent, &Path, usize) -> Result) -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    let extent = Extent::of(options);
    extent.build()?;
    let folder = paths::target().join(format!("bench/sign-{name}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).doing(format!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).doing(format!("make {}", folder.display()))?;
    part(&extent, &folder, options.runs)
}

fn with_token(extent: &Extent, folder: &Path, runs: usize) -> Result {
    setup::debian::ensure(setup::debian::SIGNING)?;
    let token = Token::new(folder)?;
    added(extent, &token, folder)?;
    many(extent, &token, folder, runs)
}

fn pki(name: &str) -> PathBuf {
    paths::root().join("tests/fixtures/pki").join(name)
}

fn words<const N: usize>(program: &Path, words: [&dyn AsRef<std::ffi::OsStr>; N]) -> Vec<OsString> {
    let first = std::iter::once(program.as_os_str().to_owned());
    first.chain(words.into_iter().map(|word| word.as_ref().to_owned())).collect()
}

/// Preparing and embedding, beside the digest of the same file.
fn large(extent: &Extent, folder: &Path, runs: usize) -> Result {
    let file = super::big_file(extent.megabytes)?;
    let bench = extent.program("kyso-bench");
    let [der, prepared, digest, value, out] =
        ["person.der", "prepared.json", "digest", "value", "appended"].map(|name| folder.join(name));
    openssl(&["x509", "-outform", "DER"], &[("-in", &pki("person.crt")), ("-out", &der)])?;
    let hashing = words(&bench, [&"digest", &file]);
    let preparing = words(&bench, [&"prepare", &file, &der, &prepared, &digest]);
    let embedding = words(&bench, [&"embed", &prepared, &value, &out]);
    once(&hashing, &[0])?;
    once(&preparing, &[0])?;
    let key = pki("keys/person.pem");
    let with = [("-inkey", &key), ("-in", &digest), ("-out", &value)];
    openssl(&["pkeyutl", "-sign", "-pkeyopt", "digest:sha256"], &with)?;
    let mut samples: [Vec<Sample>; 3] = Default::default();
    for _ in 0..runs {
        for (line, into) in [&hashing, &preparing, &embedding].into_iter().zip(&mut samples) {
            into.push(once(line, &[0])?);
        }
    }
    let wall = |samples: &[Sample]| median(samples.iter().map(|sample| sample.wall));
    let peak = |samples: &[Sample]| samples.iter().map(|sample| sample.peak / 1024.0).fold(0.0, f64::max);
    println!("\nSigning a PDF of {} MB, file in cache, {runs} interleaved runs, medians", extent.megabytes);
    let mut table = Table::new(&["", "wall ms", "peak MiB"]);
    for (name, samples) in ["its digest alone", "prepare", "embed"].into_iter().zip(&samples) {
        table.row([name.to_owned(), format!("{:.1}", wall(samples)), format!("{:.1}", peak(samples))]);
    }
    table.print();
    let [hashing, preparing, embedding] = &samples;
    judge("both, against the digest", (wall(preparing) + wall(embedding)) / wall(hashing), MOST_TIME, "x");
    judge("peak of either", peak(preparing).max(peak(embedding)), MOST_MEBIBYTES, " MiB");
    Ok(())
}

fn openssl(words: &[&str], files: &[(&str, &PathBuf)]) -> Result {
    let mut command = program("openssl");
    command.args(words);
    for (option, file) in files {
        command.arg(option).arg(file);
    }
    run_command(&mut command)
}

/// A token of SoftHSM2 with a key of the test PKI.
struct Token {
    settings: PathBuf,
    pin: PathBuf,
    module: &'static str,
}

impl Token {
    fn new(folder: &Path) -> Result<Self> {
        let module = MODULES.into_iter().find(|path| Path::new(path).exists());
        let module = module.ok_or_else(|| Failure::new("SoftHSM2 has no module"))?;
        let [tokens, settings, pin, key] = ["tokens", "softhsm2.conf", "pin", "key.pem"].map(|name| folder.join(name));
        fs::create_dir_all(&tokens).doing("make the tokens' folder")?;
        let text =
            format!("directories.tokendir = {}\nobjectstore.backend = file\nlog.level = ERROR\n", tokens.display());
        fs::write(&settings, text).doing("write softhsm2.conf")?;
        fs::write(&pin, format!("{PIN}\n")).doing("write the PIN")?;
        let token = Self { settings, pin, module };
        token.tool(&["--init-token", "--free", "--label", "kyso", "--pin", PIN, "--so-pin", "135791"])?;
        openssl(&["pkcs8", "-topk8", "-nocrypt"], &[("-in", &pki("keys/person.pem")), ("-out", &key)])?;
        let key = key.to_string_lossy().into_owned();
        token.tool(&["--import", &key, "--token", "kyso", "--label", "person", "--id", "01", "--pin", PIN])?;
        Ok(token)
    }

    fn tool(&self, words: &[&str]) -> Result {
        let mut command = program("softhsm2-util");
        run_command(command.env("SOFTHSM2_CONF", &self.settings).args(words).stdout(Stdio::null()))
    }

    /// The command line that signs these files with it.
    fn signing(&self, kyso: &Path, output: &Path, files: &[PathBuf]) -> Vec<OsString> {
        let settings = format!("SOFTHSM2_CONF={}", self.settings.display());
        let mut line = words(Path::new("env"), [&settings, &kyso, &"sign", &"--yes", &"--pkcs11", &self.module]);
        line.extend(["--key", "person", "--pin-file"].map(OsString::from));
        line.push(self.pin.clone().into());
        for (option, name) in [("--cert", "person.crt"), ("--trust", "root.crt")] {
            line.extend([OsString::from(option), pki(name).into()]);
        }
        for name in EVIDENCE {
            line.extend(["--evidence".into(), pki(name).into()]);
        }
        line.extend(["--no-builtin-trust", "--at", NOW, "-o"].map(OsString::from));
        line.push(output.as_os_str().to_owned());
        line.extend(files.iter().map(|file| file.as_os_str().to_owned()));
        line
    }
}

/// What a signature adds to a document that has one.
fn added(extent: &Extent, token: &Token, folder: &Path) -> Result {
    let file = paths::root().join("tests/fixtures/pdf/one-signature.pdf");
    let out = folder.join("added.pdf");
    once(&token.signing(&extent.program("kyso"), &out, std::slice::from_ref(&file)), &[0])?;
    let size = |path: &Path| fs::metadata(path).map(|about| about.len()).doing(format!("look at {}", path.display()));
    let mut chain = 0;
    for name in ["person", "state-ca"] {
        let der = folder.join(format!("{name}.der"));
        openssl(&["x509", "-outform", "DER"], &[("-in", &pki(&format!("{name}.crt"))), ("-out", &der)])?;
        chain += size(&der)?;
    }
    let added = size(&out)? - size(&file)?;
    println!(
        "\nA signature of level B-B over a document that has one; its chain has {chain} bytes, {} in hexadecimal",
        2 * chain
    );
    judge("added", added as f64, (2 * chain + BESIDE_CHAIN) as f64, " bytes");
    Ok(())
}

/// Many small files with one key, beside pyHanko in a process of its own. Ours judges each file before and after; pyHanko only signs.
fn many(extent: &Extent, token: &Token, folder: &Path, runs: usize) -> Result {
    let python = setup::python::signing()?;
    let small = paths::root().join("tests/fixtures/pdf/unsigned.pdf");
    let input = folder.join("input");
    fs::create_dir_all(&input).doing("make the input")?;
    let mut files = Vec::new();
    for number in 0..extent.files {
        let file = input.join(format!("{number:04}.pdf"));
        fs::copy(&small, &file).doing("copy a file")?;
        files.push(file);
    }
    let fresh = |name: &str| -> Result<PathBuf> {
        let output = folder.join(name);
        if output.exists() {
            fs::remove_dir_all(&output).doing("empty the output")?;
        }
        fs::create_dir_all(&output).doing("make the output")?;
        Ok(output)
    };
    let settings = format!("SOFTHSM2_CONF={}", token.settings.display());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let runs = runs.min(MOST_RUNS);
    for _ in 0..runs {
        ours.push(once(&token.signing(&extent.program("kyso"), &fresh("ours")?, &files), &[0])?);
        let script = paths::root().join("tests/sign/many.py");
        let own: [&dyn AsRef<std::ffi::OsStr>; 7] =
            [&settings, &python, &script, &token.module, &"kyso", &"person", &PIN];
        let mut line = words(Path::new("env"), own);
        line.extend([pki("person.crt"), pki("state-ca.crt"), fresh("theirs")?].map(OsString::from));
        line.extend(files.iter().map(|file| file.as_os_str().to_owned()));
        theirs.push(once(&line, &[0])?);
    }
    let wall = |samples: &[Sample]| median(samples.iter().map(|sample| sample.wall));
    println!("\n{} files of one page, one key of SoftHSM2, {runs} interleaved runs, medians", extent.files);
    let mut table = Table::new(&["", "wall ms", "ms for each"]);
    for (name, samples) in [("kyso sign, judged before and after", &ours), ("pyHanko, signed only", &theirs)] {
        let (all, each) = (wall(samples), wall(samples) / extent.files as f64);
        table.row([name.to_owned(), format!("{all:.0}"), format!("{each:.2}")]);
    }
    table.print();
    judge("our share of pyHanko's time", wall(&ours) / wall(&theirs), 1.0 / LEAST_TIMES, "x");
    Ok(())
}

/// The memory of a page that signs a large file, judged before and after.
fn in_browser(extent: &Extent) -> Result {
    setup::debian::ensure(setup::debian::BROWSER)?;
    package::compile()?;
    let file = super::big_file(extent.megabytes)?;
    let mut build = program(paths::npm_program("vite"));
    build.current_dir(paths::www()).args(["build", "--config", "bench/vite.config.ts", "--logLevel", "warn"]);
    run_command(&mut build)?;
    let server = Server::bind(&paths::target().join("bench/page"), 0)?;
    let address = server.address();
    server.in_background();
    let mut command = program("node");
    command.arg("www/bench/sign.mjs").arg(address).arg(&file).arg(paths::root().join("tests/fixtures/pki"));
    let output = command.stderr(Stdio::inherit()).output().doing("run Chromium")?;
    if !output.status.success() {
        return Err(Failure::new(format!("the bench of signing in a page ended with {}", output.status)));
    }
    let value: Value = serde_json::from_slice(&output.stdout).doing("read the browser's figures")?;
    let figure = |name: &str| value[name].as_f64().unwrap_or(f64::NAN);
    let size = fs::metadata(&file).doing("look at the file")?.len() as f64;
    println!("\nThe same file signed in a page of Chromium, judged before and after: {:.0} ms", figure("time"));
    println!("  process of the page: {:.0} MiB before", figure("idle") / f64::from(1 << 20));
    judge("what signing takes more, against the file", (figure("peak") - figure("idle")) / size, MOST_OF_FILE, "x");
    Ok(())
}
