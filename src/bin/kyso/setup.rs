//! From options to the values that a verification depends on.

use crate::arguments::{DocumentKind, Lang, SentBy, VerifyOptions};
use crate::pictures;
use crate::trust_file::{self, BUILTIN_TRUST, key_text};
use kyso::evidence::pack::{LoadedPack, MOST_BYTES};
use kyso::evidence::{EvidenceStore, Origin, ProofOfExistence};
use kyso::online::{Direct, Fetcher, Mirrored, Redirected, Relayed, Shelf, Web};
use kyso::policy::{Policy, RevocationRule};
use kyso::trust::{OperatorKey, SignedTrust, TrustFile, TrustStore};
use kyso::unseen::on_one_line;
use kyso::vietnam::{KindChoice, SaidWhose, SenderChoice, Statements};
use kyso::words::Language;
use kyso::{Limits, Timestamp};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

/// Whoever fetches what is missing.
pub(crate) type Network = Box<dyn Fetcher + Send + Sync>;

/// Everything a verification depends on besides the file.
pub(crate) struct Setup {
    pub(crate) now: Timestamp,
    pub(crate) received: Option<Timestamp>,
    pub(crate) trust: TrustStore,
    pub(crate) evidence: EvidenceStore,
    pub(crate) policy: Policy,
    pub(crate) limits: Limits,
    pub(crate) password: Option<String>,
    pub(crate) language: Language,
    pub(crate) kind: KindChoice,
    pub(crate) sender: SenderChoice,
    pub(crate) whose: Vec<SaidWhose>,
    pub(crate) timestamp_demanded: bool,
    pub(crate) reveal: bool,
    /// The network, where it was switched on.
    pub(crate) online: Option<Network>,
}

impl Setup {
    /// Reads everything that the options name. The text of an error is for the person who typed them.
    pub(crate) fn new(options: &VerifyOptions) -> Result<Self, String> {
        let limits = Limits::default();
        let signed = options.trust_file.as_deref().map(|path| signed_trust(path, options)).transpose()?;
        let of_trust_file = signed.as_ref().and_then(|signed| signed.policy.clone());
        let mut policy = policy(&options.policy, of_trust_file)?;
        if let Some(word) = &options.revocation {
            policy.revocation = revocation(word)?;
        }
        let mut evidence = evidence(options)?;
        evidence.operators = operators(&options.operator_key)?;
        evidence.from_mirror = options.mirror.is_some();
        evidence.pictures = pictures::given(options)?;
        Ok(Self {
            now: options.at.as_deref().map_or_else(|| Ok(now()), |t| time("--at", t))?,
            received: options.received_at.as_deref().map(|t| time("--received-at", t)).transpose()?,
            trust: trust(options, signed.as_ref(), &limits)?,
            evidence,
            policy,
            limits,
            password: options.password_file.as_deref().map(password).transpose()?,
            language: language(options.lang),
            kind: kind(options.kind),
            sender: sender(options.sent_by),
            whose: options.whose.iter().map(|said| whose(said)).collect::<Result<_, _>>()?,
            timestamp_demanded: options.timestamp_demanded,
            reveal: options.reveal,
            online: online(options)?,
        })
    }

    /// What the person who checks says of the document.
    pub(crate) fn statements(&self) -> Statements<'_> {
        Statements { sender: self.sender, whose: &self.whose, timestamp_demanded: self.timestamp_demanded }
    }
}

fn sender(said: SentBy) -> SenderChoice {
    match said {
        SentBy::Auto => SenderChoice::Auto,
        SentBy::StateBody => SenderChoice::StateBody,
        SentBy::Citizen => SenderChoice::Citizen,
        SentBy::Enterprise => SenderChoice::Enterprise,
    }
}

fn whose(said: &str) -> Result<SaidWhose, String> {
    SaidWhose::parse(said)
        .ok_or_else(|| format!("--whose {said}: not of the form SHA256=person, agency, receiver or software"))
}

/// The network as the options describe it; `None` where nobody switched it on.
fn online(options: &VerifyOptions) -> Result<Option<Network>, String> {
    let most_list = Limits::default().message_bytes;
    if let Some(place) = &options.mirror {
        let operators = operators(&options.operator_key)?;
        let shelf = shelf(place).map_err(|error| format!("--mirror {place}: {error}"))?;
        return Ok(Some(Box::new(Mirrored::new(shelf, operators, options.full_lists, most_list))));
    }
    if let Some(url) = &options.relay {
        let relay = Relayed::new(url, most_list).map_err(|error| format!("--relay {url}: {error}"))?;
        return Ok(Some(Box::new(relay)));
    }
    if !options.online {
        return Ok(None);
    }
    let host = |text: &String| {
        Redirected::parse(text).ok_or_else(|| format!("--online-host {text}: not of the form ca.example=10.0.0.5:80"))
    };
    let hosts = options.online_host.iter().map(host).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(Box::new(Direct::new(hosts, most_list)?)))
}

/// The operators whose word is taken.
pub(crate) fn operators(keys: &[String]) -> Result<Vec<OperatorKey>, String> {
    let key = |said: &String| {
        OperatorKey::parse(&key_text(said)).ok_or_else(|| format!("--operator-key {said}: no public key of minisign"))
    };
    keys.iter().map(key).collect()
}

/// A mirror by its address, or by its folder.
pub(crate) fn shelf(place: &str) -> Result<Box<dyn Shelf>, String> {
    if place.starts_with("http://") || place.starts_with("https://") {
        return Ok(Box::new(Web::new(place)?));
    }
    folder_shelf(Path::new(place))
}

#[cfg(feature = "serve")]
fn folder_shelf(folder: &Path) -> Result<Box<dyn Shelf>, String> {
    if folder.is_dir() {
        Ok(Box::new(kyso::mirror::open(folder)))
    } else {
        Err("neither an address nor a folder".to_owned())
    }
}

#[cfg(not(feature = "serve"))]
fn folder_shelf(_: &Path) -> Result<Box<dyn Shelf>, String> {
    Err("this program was built without the mirror; give the address of one that is served".to_owned())
}

fn kind(said: DocumentKind) -> KindChoice {
    match said {
        DocumentKind::Auto => KindChoice::Auto,
        DocumentKind::Original => KindChoice::Original,
        DocumentKind::Copy => KindChoice::Copy,
        DocumentKind::Annex => KindChoice::Annex,
        DocumentKind::Published => KindChoice::Published,
    }
}

/// A policy by its name, else from a file.
pub(crate) fn policy(name: &str, of_trust_file: Option<Policy>) -> Result<Policy, String> {
    if let Some(policy) = Policy::chosen(Some(name), of_trust_file) {
        return Ok(policy);
    }
    let text = fs::read_to_string(name)
        .map_err(|e| format!("--policy {name}: neither the built-in policy 'strict' nor a file to be read ({e})"))?;
    Policy::parse(&text).map_err(|e| format!("--policy {name}: {e}"))
}

pub(crate) fn revocation(word: &str) -> Result<RevocationRule, String> {
    RevocationRule::parse(word).ok_or_else(|| format!("--revocation {word}: required, if-declared or none"))
}

pub(crate) fn time(option: &str, text: &str) -> Result<Timestamp, String> {
    Timestamp::parse(text).ok_or_else(|| format!("{option} {text}: not a time of the form 2026-11-22T09:05:00+07:00"))
}

pub(crate) fn now() -> Timestamp {
    let seconds =
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX));
    Timestamp::from_unix(seconds).unwrap_or(Timestamp::EPOCH)
}

/// First line of a file. The password is never on the command line, where other users could see it.
pub(crate) fn password(path: &Path) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// The language asked for, else that of the locale.
pub(crate) fn language(asked: Option<Lang>) -> Language {
    match asked {
        Some(Lang::Vi) => Language::Vi,
        Some(Lang::En) => Language::En,
        None => {
            let set =
                ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|n| env::var(n).ok()).find(|v| !v.is_empty());
            Language::from_tag(&set.unwrap_or_default())
        }
    }
}

/// The signed trust file that an option names.
fn signed_trust(path: &Path, options: &VerifyOptions) -> Result<SignedTrust, String> {
    trust_file::open(path, &options.trust_key, None).map_err(|(reason, _)| format!("--trust-file {reason}"))
}

fn trust(options: &VerifyOptions, signed: Option<&SignedTrust>, limits: &Limits) -> Result<TrustStore, String> {
    let mut store = TrustStore::default();
    if let Some(signed) = signed {
        signed.add_to(&mut store, limits).map_err(|e| format!("--trust-file: {e}"))?;
    } else if !options.no_builtin_trust {
        let file = TrustFile::parse(BUILTIN_TRUST).map_err(|e| e.to_string())?;
        file.add_to(&mut store, limits).map_err(|e| e.to_string())?;
    }
    add_trust(&options.trust, &mut store, limits)?;
    remove(&options.distrust, &mut store, limits)?;
    Ok(store)
}

/// Adds the certificates and trust files that paths name.
pub(crate) fn add_trust(paths: &[PathBuf], store: &mut TrustStore, limits: &Limits) -> Result<(), String> {
    for (path, bytes) in read_all(paths, Bound::Trust)? {
        let shown = path.display();
        let found = if bytes.trim_ascii_start().starts_with(b"{") {
            let text = String::from_utf8(bytes).map_err(|_| format!("--trust {shown}: not UTF-8"))?;
            let file = TrustFile::parse(&text).map_err(|e| format!("--trust {shown}: {e}"))?;
            file.add_to(store, limits).map_err(|e| format!("--trust {shown}: {e}"))?;
            1
        } else {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
            store.add_user_file_as(&bytes, name.as_deref().unwrap_or_default(), limits)
        };
        if found == 0 {
            return Err(format!("--trust {shown}: no certificate in it"));
        }
    }
    Ok(())
}

/// Takes the trust from the certificates that paths name.
pub(crate) fn remove(paths: &[PathBuf], store: &mut TrustStore, limits: &Limits) -> Result<(), String> {
    for (path, bytes) in read_all(paths, Bound::Trust)? {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        if store.remove_user_file(&bytes, name.as_deref().unwrap_or_default(), limits) == 0 {
            return Err(format!("--distrust {}: no certificate in it", path.display()));
        }
    }
    Ok(())
}

fn evidence(options: &VerifyOptions) -> Result<EvidenceStore, String> {
    let mut store = EvidenceStore::default();
    for (path, bytes) in read_all(&options.evidence, Bound::Evidence)? {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if is_json(&bytes) {
            add_pack(&bytes, &name, &mut store);
        } else if store.take_file(bytes, &name) == 0 {
            eprintln!("kyso: --evidence {}: nothing recognised in it", on_one_line(&name));
        }
    }
    for given in &options.poe {
        if !given.contains('=') && Path::new(given).is_file() {
            store.proofs.extend(pack(Path::new(given))?.proofs);
            continue;
        }
        let proof = ProofOfExistence::parse(given, Origin::Caller(String::new()));
        store.proofs.push(proof.map_err(|e| format!("--poe {given}: {e}"))?);
    }
    Ok(store)
}

/// Whether a file of evidence is JSON, which only packs are.
fn is_json(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{")
}

/// Adds the objects of a pack. Its time and its proofs of existence are ignored, because only its author vouches for
/// them.
fn add_pack(bytes: &[u8], name: &str, store: &mut EvidenceStore) {
    let shown = on_one_line(name);
    match LoadedPack::read(bytes) {
        Ok(pack) => {
            pack.add_to(store, name);
            if !pack.proofs.is_empty() {
                eprintln!(
                    "kyso: --evidence {shown}: its proofs of existence are not used; --poe {shown} takes them on your word"
                );
            }
        }
        Err(error) => {
            eprintln!("kyso: --evidence {shown}: {error} [{}]", error.code());
            store.unusable(name, error.code());
        }
    }
}

/// Reads a pack that an option names.
pub(crate) fn pack(path: &Path) -> Result<LoadedPack, String> {
    let bytes = read_bounded(path, Bound::Evidence)?;
    LoadedPack::read(&bytes).map_err(|e| format!("{}: {e} [{}]", path.display(), e.code()))
}

/// Largest certificate file or trust file, in bytes.
const MOST_TRUST: u64 = 16 << 20;
/// How much of a file is read at most.
#[derive(Clone, Copy)]
pub(crate) enum Bound {
    /// Certificates and trust files.
    Trust,
    /// Evidence, by the kind that its first byte indicates.
    Evidence,
}

impl Bound {
    /// The size limit for a file that begins so: JSON is a pack; any other file has objects, of which a list is the
    /// largest.
    fn of(self, head: &[u8]) -> u64 {
        match self {
            Self::Trust => MOST_TRUST,
            Self::Evidence if is_json(head) => octets(MOST_BYTES),
            Self::Evidence => octets(Limits::default().message_bytes),
        }
    }
}

fn octets(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// A file no larger than its kind may be. Nothing but its beginning is read of a larger one, and no more of one that grows meanwhile.
/// It is opened once, for it may be a pipe.
fn read_bounded(path: &Path, bound: Bound) -> Result<Vec<u8>, String> {
    const HEAD: u64 = 64;
    let fail = |e: std::io::Error| format!("{}: {e}", path.display());
    let mut file = fs::File::open(path).map_err(fail)?;
    let size = file.metadata().map_err(fail)?.len();
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut bytes).map_err(fail)?;
    let most = bound.of(&bytes);
    if size <= most {
        file.take(most.saturating_sub(HEAD).saturating_add(1)).read_to_end(&mut bytes).map_err(fail)?;
    }
    if size.max(octets(bytes.len())) > most {
        return Err(format!("{}: larger than {most} bytes", path.display()));
    }
    Ok(bytes)
}

/// The files that paths name, folders one level deep and in order, each no larger than its kind may be.
pub(crate) fn read_all(paths: &[PathBuf], bound: Bound) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    let mut files = Vec::new();
    for path in paths {
        let fail = |e: std::io::Error| format!("{}: {e}", path.display());
        if path.is_dir() {
            let entries = fs::read_dir(path).map_err(fail)?;
            let mut inside: Vec<PathBuf> =
                entries.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| p.is_file()).collect();
            inside.sort();
            files.extend(inside);
        } else {
            files.push(path.clone());
        }
    }
    files.into_iter().map(|file| read_bounded(&file, bound).map(|bytes| (file, bytes))).collect()
}
