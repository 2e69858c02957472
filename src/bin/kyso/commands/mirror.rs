//! `kyso evidence mirror`.

use crate::arguments::MirrorOptions;
use crate::commands::serve::{read, trust};
use crate::exit;
use crate::setup::{now, time};
use kyso::mirror::{self, Authority, Stamper, Task};
use kyso::online::{Direct, MirrorIndex, Redirected};
use kyso::serve::Settings;
use kyso::trust::OperatorSigner;
use kyso::unseen::on_one_line;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// At least one address brought nothing that could be kept.
const INCOMPLETE: u8 = 2;

/// Brings a mirror up to date.
pub(crate) fn run(options: &MirrorOptions) -> Result<ExitCode, String> {
    let settings = settings(options)?;
    let trust = trust(&settings)?;
    let operator = operator(&options.key)?;
    let hosts = settings.mirror.hosts.iter().map(|text| {
        Redirected::parse(text).ok_or_else(|| format!("--host {text}: not of the form ca.example=10.0.0.5:80"))
    });
    let most = usize::try_from(settings.mirror.list_bytes).unwrap_or(usize::MAX);
    let patience = Duration::from_secs(settings.mirror.answer_seconds.into());
    let allowed = mirror::allowed(&settings.mirror, &trust)?;
    let network = Direct::listed(allowed, hosts.collect::<Result<_, _>>()?, most, patience)?;
    let now = options.at.as_deref().map_or_else(|| Ok(now()), |text| time("--at", text))?;
    let signed = settings.trust_file.as_deref().map(signed_file).transpose()?;
    let sequence = trust.signed.as_ref().map_or(0, |signed| signed.sequence);
    let stamper =
        settings.mirror.tsa.as_deref().map(|url| Authority::new(url).map_err(|error| format!("--tsa {url}: {error}")));
    let stamper = stamper.transpose()?;
    let digests = options.digests.as_deref().map(digests).transpose()?.unwrap_or_default();
    let task = Task {
        out: &options.out,
        settings: &settings.mirror,
        trust: &trust,
        operator: &operator,
        network: &network,
        now,
        stamper: stamper.as_ref().map(|authority| -> &dyn Stamper { authority }),
        digests: &digests,
        trust_file: signed.as_ref().map(|(file, signature)| (file.as_slice(), signature.as_str(), sequence)),
    };
    Ok(match mirror::run(&task) {
        Ok(index) => said(&index),
        Err(reason) => {
            eprintln!("kyso: {}", on_one_line(&reason));
            ExitCode::from(exit::INTERNAL)
        }
    })
}

fn settings(options: &MirrorOptions) -> Result<Settings, String> {
    let mut settings = options.config.as_deref().map_or_else(|| Ok(Settings::default()), read)?;
    settings.mirror.lists.extend(options.list.iter().cloned());
    settings.mirror.certificates.extend(options.certificate.iter().cloned());
    settings.mirror.hosts.extend(options.host.iter().cloned());
    settings.mirror.tsa = options.tsa.clone().or(settings.mirror.tsa);
    settings.trust.extend(options.trust.iter().cloned());
    settings.trust_key.extend(options.trust_key.iter().cloned());
    settings.trust_file = options.trust_file.clone().or(settings.trust_file);
    Ok(settings)
}

/// The operator's key. It is read and used here, and nowhere else.
fn operator(path: &Path) -> Result<OperatorSigner, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("--key {}: {error}", path.display()))?;
    OperatorSigner::from_pem(&text).ok_or_else(|| format!("--key {}: no Ed25519 key in PEM", path.display()))
}

/// The signed trust file as it is, for those who verify it themselves.
fn signed_file(path: &Path) -> Result<(Vec<u8>, String), String> {
    let fail = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = fs::read(path).map_err(fail)?;
    let signature = fs::read_to_string(format!("{}.minisig", path.display())).map_err(fail)?;
    Ok((file, signature))
}

/// Digests of documents, one a line.
fn digests(path: &Path) -> Result<Vec<[u8; 32]>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("--digests {}: {error}", path.display()))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let read = |line: &str| hex::decode(line).ok().and_then(|octets| octets.try_into().ok());
    let digest = |line: &str| read(line).ok_or_else(|| format!("--digests {}: {line}: no SHA-256", path.display()));
    lines.map(digest).collect()
}

/// What the run brought, one line each.
fn said(index: &MirrorIndex) -> ExitCode {
    println!("run {}, key {}", index.sequence, index.key);
    for list in &index.lists {
        let number = list.number.as_deref().unwrap_or("-");
        println!("list {} number {number} of {} {}", list.sha256, list.this_update, on_one_line(&list.address));
    }
    for candidate in &index.certificates {
        let standing = if candidate.trusted { "trusted" } else { "candidate" };
        let by = candidate.certified_by.as_deref().unwrap_or("nobody known");
        println!("certificate {} {standing}, certified by {by}: {}", candidate.sha256, on_one_line(&candidate.subject));
    }
    for failure in &index.failures {
        println!("nothing taken [{}] {}", failure.code, on_one_line(&failure.address));
    }
    if index.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(INCOMPLETE) }
}
