//! Certificates and CMS as `x509-cert` and `cms` read them, over the fixtures and the corpora beside the project. Where both read a
//! structure they must read the same; where one alone does, the reason must be one that is written down here.

use crate::corpora::{all_files, corpus};
use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::SignedData as OtherSignedData;
use kyso::Limits;
use kyso::asn1::pem_blocks;
use kyso::cms::SignedData;
use kyso::x509::Certificate;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use x509_cert::der::{Decode, Encode};

/// Why we refuse what another library reads: a signature that is no whole number of octets (`Form`), and a second extension of
/// one kind (`Trailing`; RFC 5280 §4.2). That library leaves both to its caller.
const STRICTER: &[&str] = &["Form at", "Trailing at"];

/// What was read by whom.
#[derive(Default)]
struct Tally {
    both: usize,
    here_alone: usize,
    there_alone: BTreeMap<String, usize>,
    neither: usize,
    differences: BTreeSet<String>,
}

/// Fixtures always; the corpora where they are.
fn inputs() -> Vec<PathBuf> {
    let mut found = all_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"));
    found.extend(corpus("").iter().flat_map(|folder| all_files(folder)));
    found
}

/// A file as DER: itself, or the blocks of its PEM armour.
fn ders(bytes: &[u8]) -> Vec<Vec<u8>> {
    let blocks = pem_blocks(bytes);
    if blocks.is_empty() { vec![bytes.to_vec()] } else { blocks.into_iter().map(|block| block.der).collect() }
}

/// `/Contents` of every signature dictionary, without the zeros behind the value.
fn contents(pdf: &[u8]) -> Vec<Vec<u8>> {
    let hex = |text: &[u8]| hex::decode(text.iter().copied().filter(|b| !b.is_ascii_whitespace()).collect::<Vec<u8>>());
    memchr::memmem::find_iter(pdf, b"/Contents")
        .filter_map(|at| {
            let rest = pdf.get(at + 9..)?;
            let start = rest.iter().position(|b| !b.is_ascii_whitespace())?;
            let inside = rest.get(start..)?.strip_prefix(b"<")?;
            let bytes = hex(inside.get(..memchr::memchr(b'>', inside)?)?).ok()?;
            let length = SignedData::parse(&bytes, &Limits::default()).is_ok().then(|| der_length(&bytes)).flatten()?;
            bytes.get(..length).map(<[u8]>::to_vec)
        })
        .collect()
}

/// Octets of a value of definite length.
fn der_length(bytes: &[u8]) -> Option<usize> {
    let first = usize::from(*bytes.get(1)?);
    if first < 0x80 {
        return Some(first + 2);
    }
    let octets = bytes.get(2..2 + (first & 0x7F))?;
    let length = octets.iter().fold(0_usize, |sum, octet| (sum << 8) | usize::from(*octet));
    (!octets.is_empty()).then_some(2 + octets.len() + length)
}

fn certificate(der: &[u8], tally: &mut Tally, name: &str) {
    let ours = Certificate::parse(der, &Limits::default());
    let theirs = x509_cert::Certificate::from_der(der);
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            tally.both += 1;
            let tbs = theirs.tbs_certificate();
            let seconds = |time: x509_cert::time::Time| i64::try_from(time.to_unix_duration().as_secs()).unwrap();
            let oids =
                |list: &[x509_cert::ext::Extension]| list.iter().map(|e| e.extn_id.to_string()).collect::<Vec<_>>();
            let same = [
                ("subject public key", ours.spki == tbs.subject_public_key_info().to_der().unwrap()),
                ("serial number", trimmed(&ours.serial) == trimmed(tbs.serial_number().as_bytes())),
                ("start", ours.not_before.unix() == seconds(tbs.validity().not_before)),
                ("end", ours.not_after.unix() == seconds(tbs.validity().not_after)),
                ("signature", ours.signature == theirs.signature().raw_bytes()),
                // That library writes a certificate again where we keep the bytes; one that states a default (X.690 §11.5) comes out shorter.
                ("signed part", theirs.to_der().unwrap() != der || ours.tbs() == tbs.to_der().unwrap()),
                (
                    "extensions",
                    ours.extensions.iter().map(|e| e.oid.to_string()).collect::<Vec<_>>()
                        == oids(tbs.extensions().map(Vec::as_slice).unwrap_or_default()),
                ),
            ];
            for (what, _) in same.iter().filter(|(_, same)| !same) {
                tally.differences.insert(format!("{name}: {what}"));
            }
        }
        (Ok(_), Err(_)) => tally.here_alone += 1,
        (Err(why), Ok(_)) => *tally.there_alone.entry(why.to_string()).or_default() += 1,
        (Err(_), Err(_)) => tally.neither += 1,
    }
}

fn trimmed(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|octet| **octet == 0).count();
    &number[zeros..]
}

fn signed_data(der: &[u8], tally: &mut Tally, name: &str) {
    let ours = SignedData::parse(der, &Limits::default());
    let theirs = ContentInfo::from_der(der).and_then(|info| info.content.decode_as::<OtherSignedData>());
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            tally.both += 1;
            let list = theirs.certificates.as_ref().map(|set| set.0.as_slice()).unwrap_or_default();
            let plain = list.iter().filter_map(|choice| match choice {
                CertificateChoices::Certificate(one) => Some(one.to_der().unwrap()),
                CertificateChoices::Other(_) => None,
            });
            // That library writes certificates again where we keep the bytes, so ours are compared as it would write them.
            let written =
                |der: &Vec<u8>| x509_cert::Certificate::from_der(der).map_or(der.clone(), |one| one.to_der().unwrap());
            let (mut here, mut there): (Vec<_>, Vec<_>) =
                (ours.certificates.iter().map(written).collect(), plain.collect());
            here.sort();
            there.sort();
            let mut values: Vec<&[u8]> = ours.signers.iter().map(|signer| signer.signature.as_slice()).collect();
            let mut others: Vec<&[u8]> =
                theirs.signer_infos.0.iter().map(|signer| signer.signature.as_bytes()).collect();
            values.sort_unstable();
            others.sort_unstable();
            let content = theirs.encap_content_info.econtent.as_ref().map(|any| any.value().to_vec());
            let same = [
                ("certificates", here == there),
                ("signature values", values == others),
                ("content type", ours.content_type.to_string() == theirs.encap_content_info.econtent_type.to_string()),
                ("content", ours.content == content),
            ];
            for (what, _) in same.iter().filter(|(_, same)| !same) {
                tally.differences.insert(format!("{name}: {what}"));
            }
        }
        (Ok(_), Err(_)) => tally.here_alone += 1,
        (Err(why), Ok(_)) => *tally.there_alone.entry(why.to_string()).or_default() += 1,
        (Err(_), Err(_)) => tally.neither += 1,
    }
}

fn print_tally(what: &str, tally: &Tally) {
    let Tally { both, here_alone, there_alone, neither, differences } = tally;
    println!("{what}: {both} read by both, {here_alone} here alone, {there_alone:?} there alone, {neither} by neither");
    for difference in differences {
        println!("  differs: {difference}");
    }
    let unexplained = |why: &&String| STRICTER.iter().all(|known| !why.starts_with(known));
    assert_eq!(there_alone.keys().find(unexplained), None, "{what}");
}

#[test]
fn certificates_are_read_as_another_library_reads_them() {
    let mut tally = Tally::default();
    let mut seen = BTreeSet::new();
    for path in inputs() {
        let bytes = fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let inside = match path.extension().and_then(|e| e.to_str()) {
            Some("crt" | "cer" | "der" | "pem") => ders(&bytes),
            Some("pdf") => contents(&bytes).iter().flat_map(|cms| certificates_of(cms)).collect(),
            Some("p7s" | "p7m" | "p7b" | "p7c") => ders(&bytes).iter().flat_map(|cms| certificates_of(cms)).collect(),
            _ => Vec::new(),
        };
        for der in inside.into_iter().filter(|der| seen.insert(der.clone())) {
            certificate(&der, &mut tally, &name);
        }
    }
    print_tally("certificates", &tally);
    assert!(tally.both >= 20, "{}", tally.both);
    assert!(tally.differences.is_empty(), "{:?}", tally.differences);
}

fn certificates_of(cms: &[u8]) -> Vec<Vec<u8>> {
    SignedData::parse(cms, &Limits::default()).map(|data| data.certificates).unwrap_or_default()
}

#[test]
fn signed_data_is_read_as_another_library_reads_it() {
    let mut tally = Tally::default();
    for path in inputs() {
        let bytes = fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let inside = match path.extension().and_then(|e| e.to_str()) {
            Some("pdf") => contents(&bytes),
            Some("p7s" | "p7m") => ders(&bytes),
            _ => Vec::new(),
        };
        for der in inside {
            signed_data(&der, &mut tally, &name);
        }
    }
    print_tally("SignedData", &tally);
    assert!(tally.both >= 50, "{}", tally.both);
    assert!(tally.differences.is_empty(), "{:?}", tally.differences);
}
