//! `kyso evidence`.

use crate::arguments::{EvidenceCommand, EvidenceExport, EvidenceImport, VerifyOptions};
use crate::commands::verify;
use crate::output::to_json;
use crate::setup::{Setup, pack};
use crate::{batch, exit, file_source, verification};
use kyso::evidence::EvidenceStore;
use kyso::evidence::pack::{LoadedPack, Pack, PackFault, PackKind};
use kyso::unseen::on_one_line;
use kyso::verify::{Digests, evidence_of};
use kyso::words;
use kyso::{Input, Timestamp};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes or reads a pack.
pub(crate) fn run(command: &EvidenceCommand) -> ExitCode {
    let done = match command {
        EvidenceCommand::Export(options) => export(options),
        EvidenceCommand::Import(options) => import(options),
        #[cfg(feature = "serve")]
        EvidenceCommand::Mirror(options) => super::mirror::run(options),
        #[cfg(not(feature = "serve"))]
        EvidenceCommand::Mirror(_) => Ok(exit::not_built("evidence mirror")),
    };
    done.unwrap_or_else(|reason| exit::usage(&reason))
}

fn export(options: &EvidenceExport) -> Result<ExitCode, String> {
    if let Some(word) = options.verify.not_built_yet() {
        return Ok(exit::not_built(word));
    }
    if options.verify.files.is_empty() {
        return Err("no file named".to_owned());
    }
    let setup = Setup::new(&options.verify)?;
    let files = batch::expand(&options.verify.files);
    let used = with_fetched(&files, &options.verify, &setup);
    let mut pack = Pack::new(setup.now, setup.received, &setup.policy, &setup.trust, &used);
    let mut status = 0;
    for file in files {
        let shown = file_source::name_of(&file);
        let found = file_source::open(&file).and_then(|source| {
            let detached = options.verify.detached.as_deref().map(file_source::open).transpose()?;
            let password = setup.password.as_deref();
            let input = Input { source: source.as_ref(), detached: detached.as_deref(), password };
            evidence_of(&input, &verification::context(&setup, &Digests::default(), &shown))
        });
        match found {
            Ok(found) => pack.add_document(Some(&shown), &found),
            Err(error) => {
                let words = words::error(&error, setup.language);
                eprintln!("✗ {}: {} [{}]", on_one_line(&file.to_string_lossy()), words.title, error.code());
                status = exit::UNREADABLE;
            }
        }
    }
    let written = format!("{}\n", to_json(&pack, true));
    fs::write(&options.output, written).map_err(|e| format!("{}: {e}", options.output.display()))?;
    Ok(ExitCode::from(status))
}

/// The evidence given, and what the documents ask for where the network was switched on. A file that cannot be read is told of later.
fn with_fetched(files: &[PathBuf], options: &VerifyOptions, setup: &Setup) -> EvidenceStore {
    let mut store = setup.evidence.clone();
    if setup.online.is_some() {
        for (_, used) in files.iter().filter_map(|file| verification::judged(file, options, setup).ok()) {
            used.items().iter().for_each(|item| store.add(item.kind, &item.der, item.origin.clone()));
        }
    }
    store
}

fn import(options: &EvidenceImport) -> Result<ExitCode, String> {
    if let Some(word) = options.verify.not_built_yet() {
        return Ok(exit::not_built(word));
    }
    let loaded = match pack(&options.pack) {
        Ok(loaded) => loaded,
        Err(reason) => {
            eprintln!("kyso: {}", on_one_line(&reason));
            return Ok(ExitCode::from(exit::UNREADABLE));
        }
    };
    if let Some(folder) = &options.output {
        unpack(&loaded, folder)?;
    }
    if options.verify.files.is_empty() {
        return Ok(summary(&loaded));
    }
    let mut setup = Setup::new(&options.verify)?;
    replay(&loaded, &file_source::name_of(&options.pack), options, &mut setup)?;
    Ok(verify::verify(&options.verify, &setup))
}

/// Passes the pack to a verification. Its objects are signed, but only its author vouches for its times and proofs, so
/// they are used only if the reader says so (EN 319 102-1 §5.1.4: constraints come from the validator). What the pack
/// only names (policy, revocation rule, trust) must be given by the same options as then; if it differs, a message says
/// so, because then the report differs too.
fn replay(loaded: &LoadedPack, name: &str, options: &EvidenceImport, setup: &mut Setup) -> Result<(), String> {
    loaded.add_to(&mut setup.evidence, name);
    if options.replay {
        if options.verify.at.is_none() {
            setup.now = loaded.now.ok_or("the pack states no time; give one with --at")?;
        }
        setup.received = setup.received.or(loaded.received);
        setup.evidence.proofs.extend(loaded.proofs.iter().cloned());
    } else {
        not_taken(loaded, options);
    }
    if let Some(theirs) = loaded.revocation.filter(|theirs| *theirs != setup.policy.revocation) {
        let (theirs, ours) = (theirs.name(), setup.policy.revocation.name());
        eprintln!("kyso: the pack was made with --revocation {theirs}; {ours} holds, for it is what your options ask");
    }
    let differs = |what: &str, stated: &str, here: Vec<u8>| {
        if stated != hex::encode(kyso::crypto::sha256(&here)) {
            eprintln!("kyso: the {what} is not the one of the pack, so the report may differ");
        }
    };
    differs("policy", &loaded.policy_sha256, setup.policy.canonical());
    differs("trust data", &loaded.trust_sha256, setup.trust.fingerprints());
    Ok(())
}

/// Says what of a pack would have counted with `--replay`.
fn not_taken(loaded: &LoadedPack, options: &EvidenceImport) {
    let other = [
        ("its time", loaded.now.is_some() && options.verify.at.is_none()),
        ("its time of receipt", loaded.received.is_some() && options.verify.received_at.is_none()),
        ("its proofs of existence", !loaded.proofs.is_empty()),
    ];
    let left: Vec<&str> = other.iter().filter(|(_, there)| *there).map(|(what, _)| *what).collect();
    if !left.is_empty() {
        eprintln!("kyso: not taken from the pack: {}; --replay takes them on your word", left.join(", "));
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary<'a> {
    now: Option<Timestamp>,
    documents: Vec<String>,
    certificates: usize,
    crls: usize,
    ocsps: usize,
    timestamps: usize,
    proofs: usize,
    faults: &'a [PackFault],
}

fn summary(loaded: &LoadedPack) -> ExitCode {
    let count = |kind| loaded.objects.iter().filter(|o| o.kind == kind).count();
    let summary = Summary {
        now: loaded.now,
        documents: loaded.documents.iter().map(hex::encode).collect(),
        certificates: count(PackKind::Certificate),
        crls: count(PackKind::Crl),
        ocsps: count(PackKind::Ocsp),
        timestamps: count(PackKind::TimeStamp),
        proofs: loaded.proofs.len(),
        faults: &loaded.faults,
    };
    println!("{}", to_json(&summary, true));
    ExitCode::from(if loaded.faults.is_empty() { 0 } else { exit::UNREADABLE })
}

/// Writes every object under its SHA-256, so that no name from a pack becomes the name of a file.
fn unpack(loaded: &LoadedPack, folder: &Path) -> Result<(), String> {
    let fail = |e: std::io::Error| format!("{}: {e}", folder.display());
    fs::create_dir_all(folder).map_err(fail)?;
    for object in &loaded.objects {
        let end = match object.kind {
            PackKind::Certificate => "crt",
            PackKind::Crl => "crl",
            PackKind::Ocsp => "ors",
            PackKind::CrlShard => "shard",
            PackKind::EvidenceRecord => "ers",
            PackKind::TimeStamp => "tst",
        };
        let name = format!("{}.{end}", hex::encode(kyso::crypto::sha256(&object.der)));
        fs::write(folder.join(name), &object.der).map_err(fail)?;
    }
    Ok(())
}
