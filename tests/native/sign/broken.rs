//! What breaks while something is signed: the token, the disc, the file, an image. A named error, and never half a file.

use super::authority::{Manner, Tsa};
use super::token::{Token, module};
use super::{judging, kyso, pdf, pki, sign};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn nothing_is_left(folder: &Path) {
    let left: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".tmp") || name.starts_with("refused"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// SoftHSM2 with a fault, if there is a compiler.
pub(crate) fn faulty(made: PathBuf) -> Option<PathBuf> {
    if !crate::corpora::is_installed("cc") {
        return None;
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/sign/faulty.c");
    let done = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&made).arg(source).arg("-ldl").output().unwrap();
    assert!(done.status.success(), "{done:?}");
    Some(made)
}

#[test]
fn tokens_that_lock_or_go_away() {
    let Some(token) = Token::with(&["person"]) else { return };
    let Some(faulty) = faulty(token.path("faulty.so")) else { return };
    let (pin, cert, judging, out) = (token.pin(), pki("person.crt"), judging(), token.path("refused.pdf"));
    for (fault, code) in [
        ("locked", "pin-locked"),
        ("locks", "pin-locked"),
        ("final-try", "pin-final-try"),
        ("removed", "token-removed"),
        ("fails", "token-failed"),
        // What comes back is verified before it goes in (Decree 68/2024 Art. 29.3).
        ("lies", "sign-value-mismatch"),
    ] {
        for language in ["vi", "en"] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_kyso"));
            command.args(["sign", "--pkcs11"]).arg(&faulty).args([
                "--key",
                "person",
                "--pin-file",
                &pin,
                "--cert",
                &cert,
            ]);
            command.args(&judging).args(["--lang", language, "-o"]).arg(&out).arg(pdf("unsigned.pdf"));
            command.env("SOFTHSM2_CONF", &token.settings).env("KYSO_MODULE", module()).env("KYSO_FAULT", fault);
            let output = command.output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{fault}: {said}");
            assert!(said.contains(&format!("[{code}]")) && said.contains('→'), "{fault}: {said}");
            nothing_is_left(token.folder.path());
        }
    }
}

/// A small file system of its own, gone when this is dropped.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// `None` where nobody may mount.
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(folder.path());
        let done = command.stderr(Stdio::null()).status().is_ok_and(|status| status.success());
        done.then(|| Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn a_disc_that_is_full() {
    let Some(token) = Token::with(&["person"]) else { return };
    let Some(disk) = SmallDisk::mount() else {
        return crate::corpora::skip("no file system can be mounted here", true);
    };
    let folder = disk.0.path();
    fs::write(folder.join("filler"), vec![0; 40 << 10]).unwrap();
    let (plain, message) = (folder.join("refused.pdf"), folder.join("refused.p7m"));
    for (out, more) in [(plain, &[][..]), (message, &["--form", "cades-opaque"][..])] {
        let output = sign(&token, "person", &pdf("unsigned.pdf"), &out, more);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("[sign-output-failed]") && !out.exists(), "{said}");
        nothing_is_left(folder);
    }
    // With room it is written.
    fs::remove_file(folder.join("filler")).unwrap();
    let output = sign(&token, "person", &pdf("unsigned.pdf"), &folder.join("good.pdf"), &[]);
    assert!(output.status.success(), "{output:?}");
}

/// A copy that may be changed.
fn copy(token: &Token) -> PathBuf {
    let own = token.path("own.pdf");
    fs::copy(pdf("unsigned.pdf"), &own).unwrap();
    own
}

/// The same file with another letter of its text, or longer.
fn change(file: &Path, longer: bool) {
    let mut bytes = fs::read(file).unwrap();
    let at = bytes.windows(6).position(|window| window == b"stream").unwrap() + 20;
    bytes[at] ^= 1;
    if longer {
        bytes.extend_from_slice(b"\n% more\n");
    }
    fs::write(file, bytes).unwrap();
}

#[test]
fn a_file_that_changes_while_it_is_signed() {
    let Some(token) = Token::with(&["person"]) else { return };
    for longer in [false, true] {
        let (own, out) = (copy(&token), token.path("refused.pdf"));
        // The authority is asked between the value and the file.
        let target = own.clone();
        let Some(tsa) = Tsa::doing(Manner::Well, move || change(&target, longer)) else { return };
        let output = sign(&token, "person", &own, &out, &["--level", "B-T", "--tsa", &tsa.url()]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("[sign-changed]") && !out.exists(), "longer: {longer}: {said}");
        nothing_is_left(token.folder.path());
    }
}

#[test]
fn a_file_that_changes_between_two_machines() {
    let Some(token) = Token::with(&["person"]) else { return };
    let (cert, judging) = (pki("person.crt"), judging());
    let [prepared, digest, value, out] =
        ["prepared.json", "digest", "value", "refused.pdf"].map(|name| token.path(name));
    for longer in [false, true] {
        let own = copy(&token);
        let _ = fs::remove_file(&prepared);
        let run = |words: &[&str]| {
            let mut all = vec!["sign", "--cert", &cert];
            all.extend(judging.iter().map(String::as_str));
            all.extend(words);
            all.push(own.to_str().unwrap());
            kyso(None, &all)
        };
        let said = String::from_utf8(run(&["--prepare-only", prepared.to_str().unwrap()]).stderr).unwrap();
        fs::write(&digest, hex::decode(said.trim().rsplit(' ').next().unwrap()).unwrap()).unwrap();
        let mut openssl = Command::new("openssl");
        openssl.args(["pkeyutl", "-sign", "-pkeyopt", "digest:sha256", "-inkey", &pki("keys/person.pem")]);
        assert!(openssl.arg("-in").arg(&digest).arg("-out").arg(&value).status().unwrap().success());
        change(&own, longer);
        let words =
            ["--embed", prepared.to_str().unwrap(), "--value", value.to_str().unwrap(), "-o", out.to_str().unwrap()];
        let said = String::from_utf8(run(&words).stderr).unwrap();
        assert!(said.contains("[sign-changed]") && !out.exists(), "longer: {longer}: {said}");
        nothing_is_left(token.folder.path());
    }
}

/// A PNG that states this size, with data that do not fit it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let body = [&kind[..], data].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&body);
        [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], &body, &crc.sum().to_be_bytes()].concat()
    };
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    // A deflate stream of 8 MB of zeros in 8 kB.
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packer, &vec![0; 8 << 20]).unwrap();
    let data = packer.finish().unwrap();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", &data), chunk(b"IEND", &[])].concat()
}

#[test]
fn images_that_are_too_large_or_hostile() {
    let Some(token) = Token::with(&["person"]) else { return };
    let draft = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/drafts").join(name);
    let good = fs::read(draft("signature.png")).unwrap();
    let jpeg = fs::read(draft("signature.jpg")).unwrap();
    let mut bent = good.clone();
    let middle = bent.len() / 2;
    bent[middle] ^= 0xFF;
    let images: [(&str, Vec<u8>); 11] = [
        ("larger than 8 MB", [good.clone(), vec![0; 9_000_000]].concat()),
        ("too many points", png(100_000, 100_000)),
        ("no points", png(0, 10)),
        ("more data than points", png(4, 4)),
        ("fewer data than points", png(3_900, 3_900)),
        ("cut off", good[..good.len() / 2].to_vec()),
        ("a changed octet", bent),
        ("a JPEG that is cut off", jpeg[..40].to_vec()),
        ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        ("GIF", b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff;".to_vec()),
        ("nothing", Vec::new()),
    ];
    let (file, out) = (token.path("image"), token.path("refused.pdf"));
    for (what, bytes) in images {
        fs::write(&file, bytes).unwrap();
        let more = ["--as", "person", "--image", file.to_str().unwrap(), "--lang", "vi"];
        let begun = std::time::Instant::now();
        let output = sign(&token, "person", &draft("letter.pdf"), &out, &more);
        let said = String::from_utf8_lossy(&output.stderr);
        let refused = said.contains("[sign-no-place]") && !out.exists();
        // What is too much data for its points may be taken for what it shows, if that is something.
        assert!(refused, "{what}: {said}");
        // Not a measure of speed: it tells a hang from work.
        assert!(begun.elapsed().as_secs() < 120, "{what}");
        nothing_is_left(token.folder.path());
    }
}
