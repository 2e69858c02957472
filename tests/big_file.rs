//! A signed file of more than 100 MB through the command line: read in pieces, in little memory, with the report of a small
//! file; and one flipped byte in its content, its digest and its signature value is seen.
//!
//! The file is made here, a document of many scanned-looking pages. Its CMS is that of a small fixture made by pyHanko, with
//! the digest put in and the attributes signed anew with the key of the test PKI.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::as_conversions
)]

use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use p256::pkcs8::DecodePrivateKey;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

const PAGES: usize = 101;
const SIDE: usize = 1024;
const PICTURE: usize = SIDE * SIDE;
/// Largest resident set the command line may have, whatever the size of the file.
#[cfg(target_os = "linux")]
const PEAK_KIB: i64 = 64 << 10;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The file while it is written: its digest runs along, so that it is never read back.
struct Writer {
    file: File,
    digest: Sha256,
    length: usize,
    offsets: Vec<usize>,
}

impl Writer {
    fn put(&mut self, bytes: &[u8]) {
        self.file.write_all(bytes).unwrap();
        self.digest.update(bytes);
        self.length += bytes.len();
    }

    /// The next object, numbered from 1.
    fn object(&mut self, pieces: &[&[u8]]) {
        self.offsets.push(self.length);
        self.put(format!("{} 0 obj\n", self.offsets.len()).as_bytes());
        pieces.iter().for_each(|piece| self.put(piece));
        self.put(b"\nendobj\n");
    }
}

/// Noise, the same in every run: made once and shifted from page to page.
fn noise() -> Vec<u8> {
    let mut state = 20_260_302_u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()
    };
    std::iter::repeat_with(next).flat_map(|word| [word[0], word[1], word[2], word[3]]).take(2 * PICTURE).collect()
}

/// Object numbers: catalogue, page tree, field, three for each page, the signature dictionary last.
fn write_pages(writer: &mut Writer) {
    let signature = 4 + 3 * PAGES;
    writer.put(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    writer.object(&[b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 3 0 R ] /SigFlags 3 >> >>"]);
    let kids: String = (0..PAGES).map(|page| format!("{} 0 R ", 4 + 3 * page)).collect();
    writer.object(&[format!("<< /Type /Pages /Count {PAGES} /Kids [ {kids}] >>").as_bytes()]);
    let field = "/Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [ 0 0 0 0 ] /P 4 0 R";
    writer.object(&[format!("<< {field} /V {signature} 0 R >>").as_bytes()]);
    let noise = noise();
    for page in 0..PAGES {
        let first = 4 + 3 * page;
        let annotations = if page == 0 { "/Annots [ 3 0 R ] " } else { "" };
        let resources = format!("/Resources << /XObject << /Scan {} 0 R >> >>", first + 2);
        let contents = format!("/Contents {} 0 R", first + 1);
        let head = "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ]";
        writer.object(&[format!("{head} {annotations}{contents} {resources} >>").as_bytes()]);
        writer.object(&[b"<< /Length 31 >>\nstream\nq 595 0 0 842 0 0 cm /Scan Do Q\nendstream"]);
        let image = format!("/Width {SIDE} /Height {SIDE} /ColorSpace /DeviceGray /BitsPerComponent 8");
        let head = format!("<< /Type /XObject /Subtype /Image {image} /Length {PICTURE} >>\nstream\n");
        let shift = page * 8191 % PICTURE;
        writer.object(&[head.as_bytes(), &noise[shift..shift + PICTURE], b"\nendstream"]);
    }
}

/// What stands around the signature's value, with the byte range filled in: before it, and after it up to the end.
fn surroundings(writer: &Writer, digits: usize, nonce: u32) -> (Vec<u8>, Vec<u8>) {
    let number = writer.offsets.len() + 1;
    let dictionary = "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20260302021500Z)";
    let before = |range: &str| format!("{number} 0 obj\n<< {dictionary} /ByteRange [ {range:<40} ] /Contents ");
    let gap = writer.length + before("").len();
    let rest = gap + digits + 2;
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", number + 1);
    for offset in writer.offsets.iter().chain([&writer.length]) {
        table += &format!("{offset:010} 00000 n \n");
    }
    let close = " >>\nendobj\n";
    let identifier = format!("<{nonce:032x}>");
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R /ID [ {identifier} {identifier} ] >>\n", number + 1);
    let after = format!("{close}{table}{trailer}startxref\n{}\n%%EOF\n", rest + close.len());
    (before(&format!("0 {gap} {rest} {}", after.len())).into_bytes(), after.into_bytes())
}

/// Header and content of the DER element at `at`.
fn element(der: &[u8], at: usize) -> (usize, Range<usize>) {
    let (header, length) = match der[at + 1] {
        short @ 0..=0x7F => (2, usize::from(short)),
        long => {
            let octets = usize::from(long & 0x7F);
            (2 + octets, der[at + 2..at + 2 + octets].iter().fold(0, |length, byte| length << 8 | usize::from(*byte)))
        }
    };
    (at, at + header..at + header + length)
}

fn children(der: &[u8], content: Range<usize>) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = content.start;
    while at < content.end {
        found.push(element(der, at));
        at = found.last().unwrap().1.end;
    }
    found
}

/// A CMS to fill in: where its signed attributes, the digest among them and the signature value lie.
struct Template {
    cms: Vec<u8>,
    attributes: Range<usize>,
    digest: Range<usize>,
    value: Range<usize>,
}

impl Template {
    /// That of the fixture signed with ECDSA P-256.
    fn read() -> Self {
        let pdf = fs::read(fixtures().join("pdf/ecdsa-p256.pdf")).unwrap();
        let note: Value = serde_json::from_slice(&fs::read(fixtures().join("pdf/ecdsa-p256.json")).unwrap()).unwrap();
        let range: Vec<usize> = note["signatures"][0]["byteRange"]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| n.as_u64().unwrap() as usize)
            .collect();
        let padded = hex::decode(&pdf[range[1] + 1..range[2] - 1]).unwrap();
        let cms = padded[..element(&padded, 0).1.end].to_vec();
        // ContentInfo, [0], SignedData, signerInfos, SignerInfo (RFC 5652 §3, §5.1, §5.3).
        let inner = children(&cms, element(&cms, 0).1)[1].1.clone();
        let signed_data = children(&cms, inner)[0].1.clone();
        let infos = children(&cms, signed_data).last().unwrap().1.clone();
        let info = children(&cms, children(&cms, infos)[0].1.clone());
        let (start, content) = info.iter().find(|(at, _)| cms[*at] == 0xA0).unwrap().clone();
        let (_, value) = info.iter().find(|(at, _)| cms[*at] == 0x04).unwrap().clone();
        let covered = [&pdf[..range[1]], &pdf[range[2]..range[2] + range[3]]].concat();
        let old = Sha256::digest(covered);
        let at = content.start + cms[content.clone()].windows(32).position(|window| window == &old[..]).unwrap();
        Self { attributes: start..content.end, digest: at..at + 32, value, cms }
    }

    /// The CMS over content of this digest, if the signature value is as long as the one it takes the place of.
    fn fill(&mut self, digest: &[u8], key: &SigningKey) -> Option<&[u8]> {
        self.cms[self.digest.clone()].copy_from_slice(digest);
        // The signature is over the attributes with the tag of a SET (RFC 5652 §5.4).
        let mut attributes = self.cms[self.attributes.clone()].to_vec();
        attributes[0] = 0x31;
        let value: DerSignature = key.sign(&attributes);
        let value = value.as_bytes();
        (value.len() == self.value.len()).then(|| {
            self.cms[self.value.clone()].copy_from_slice(value);
            self.cms.as_slice()
        })
    }
}

fn key() -> SigningKey {
    let text = fs::read(fixtures().join("pki/keys/person-p256.pem")).unwrap();
    SigningKey::from_pkcs8_der(&kyso::asn1::pem_blocks(&text)[0].der).unwrap()
}

/// The finished file, and one byte of each of its parts. Taken away when the test ends.
struct Big {
    path: PathBuf,
    size: u64,
    sha256: String,
    parts: [(&'static str, u64); 3],
}

impl Drop for Big {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl Big {
    fn make() -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("big-file.pdf");
        let file = File::create(&path).unwrap();
        let mut writer = Writer { file, digest: Sha256::new(), length: 0, offsets: Vec::new() };
        write_pages(&mut writer);
        let (mut template, key) = (Template::read(), key());
        let digits = 2 * template.cms.len();
        // A signature value in DER is one or two octets shorter at times; another identifier gives another value.
        for nonce in 0..64 {
            let (before, after) = surroundings(&writer, digits, nonce);
            let digest = writer.digest.clone().chain_update(&before).chain_update(&after).finalize();
            let gap = writer.length + before.len();
            let Some(cms) = template.fill(&digest, &key) else { continue };
            let contents = format!("<{}>", hex::encode(cms));
            writer.put(&before);
            writer.put(contents.as_bytes());
            writer.put(&after);
            // Of the two hexadecimal digits of an octet the second: 0x01 flips its lowest bit and leaves it a digit.
            let digit = |octet: usize| (gap + 1 + 2 * octet + 1) as u64;
            return Self {
                path,
                size: writer.length as u64,
                sha256: hex::encode(writer.digest.finalize()),
                parts: [
                    ("content", (writer.length / 2) as u64),
                    ("digest", digit(template.digest.start + 7)),
                    ("signature", digit(template.value.end - 9)),
                ],
            };
        }
        panic!("no signature value of the right length");
    }

    /// The byte at `at` with its lowest bit flipped; a second time and it is as before.
    fn flip(&self, at: u64) {
        let mut file = File::options().read(true).write(true).open(&self.path).unwrap();
        let mut byte = [0];
        file.seek(SeekFrom::Start(at)).unwrap();
        file.read_exact(&mut byte).unwrap();
        file.seek(SeekFrom::Start(at)).unwrap();
        file.write_all(&[byte[0] ^ 0x01]).unwrap();
    }

    fn verify(&self) -> (i32, Value) {
        let pki = |name: &str| fixtures().join("pki").join(name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_kyso"));
        command.args(["verify", "--format", "json", "--at", "2026-11-22T00:00:00Z", "--trust"]).arg(pki("root.crt"));
        for name in ["ec-ca.crt", "ec-ca-2026-11.crl", "root-2026-11.crl"] {
            command.arg("--evidence").arg(pki(name));
        }
        let output = command.arg(&self.path).output().unwrap();
        let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {output:?}"));
        (output.status.code().unwrap(), report)
    }
}

/// Largest resident set of the programs run so far.
#[cfg(target_os = "linux")]
fn peak_kib() -> i64 {
    use nix::sys::resource::{UsageWho, getrusage};
    getrusage(UsageWho::RUSAGE_CHILDREN).unwrap().max_rss()
}

#[test]
fn a_large_file_is_verified_in_little_memory() {
    let big = Big::make();
    assert!(big.size > 100_000_000, "{}", big.size);

    let (status, report) = big.verify();
    assert_eq!((status, &report["verdict"]), (0, &"valid".into()), "{report:#}");
    assert_eq!(report["input"]["size"], big.size);
    assert_eq!(report["input"]["sha256"], big.sha256.as_str());
    let signature = &report["signatures"][0];
    assert_eq!(signature["indication"], "TOTAL-PASSED");
    assert_eq!(signature["field"], "Signature1");
    for name in ["digestMatches", "signatureVerifies", "wholeFile"] {
        assert_eq!(signature["integrity"][name], true, "{name}");
    }

    for (part, at) in big.parts {
        big.flip(at);
        let (status, report) = big.verify();
        big.flip(at);
        let integrity = &report["signatures"][0]["integrity"];
        assert_eq!((status, &report["verdict"]), (1, &"invalid".into()), "{part}: {report:#}");
        assert_eq!(report["signatures"][0]["indication"], "TOTAL-FAILED", "{part}");
        // The digest stands among the attributes that the value is over.
        let (digest, value) = match part {
            "content" => (false, true),
            "digest" => (false, false),
            _ => (true, false),
        };
        assert_eq!(
            (&integrity["digestMatches"], &integrity["signatureVerifies"]),
            (&digest.into(), &value.into()),
            "{part}"
        );
        assert_ne!(report["input"]["sha256"], big.sha256.as_str(), "{part}");
    }

    #[cfg(target_os = "linux")]
    {
        let peak = peak_kib();
        println!("{} MB, {} KiB at the most", big.size / 1_000_000, peak);
        assert!((1..=PEAK_KIB).contains(&peak), "{peak} KiB");
    }
}
