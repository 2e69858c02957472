//! The options of a call, as JSON.

use super::object::{Fields, four, json, pair, wrong};
use crate::base::error::Error;
use crate::base::input::{Input, Source};
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::base::time::Timestamp;
use crate::crypto::DigestAlgorithm;
use crate::evidence::{
    EvidenceStore, FetchOutcome, Fetched, Kind, MOST_RECTANGLES, PageDifference, PageText, Pictures, SeenBy,
};
use crate::policy::{Json, Policy, RevocationRule};
use crate::trust::{Domain, Entry, OperatorKey, Provision, Role, SignedFile, TrustFile, TrustStore};
use crate::verify::{Context, DigestAnswer, Digests};
use crate::vietnam::{KindChoice, SaidWhose, SenderChoice, Statements};
use base64ct::{Base64, Encoding};
use js_sys::Array;
use std::borrow::Cow;
use wasm_bindgen::JsCast;

/// What JavaScript says. Every field may be missing but `now`, which only the host knows.
pub(super) struct Options {
    fields: Fields,
    password: Option<String>,
    kind: KindChoice,
    sender: SenderChoice,
    timestamp_demanded: bool,
    reveal: bool,
    hints: bool,
    file_name: Option<String>,
}

const NAMES: &[&str] = &[
    "now",
    "receivedAt",
    "trust",
    "userTrust",
    "distrust",
    "signedTrust",
    "evidence",
    "fetched",
    "operators",
    "fromMirror",
    "policy",
    "revocation",
    "password",
    "digests",
    "kind",
    "sender",
    "whose",
    "timestampDemanded",
    "reveal",
    "fileName",
    "pageText",
    "pictures",
    "hints",
];

/// The values that options name.
pub(super) struct Given {
    now: Timestamp,
    received: Option<Timestamp>,
    trust: TrustStore,
    evidence: EvidenceStore,
    policy: Policy,
    digests: Digests,
    whose: Vec<SaidWhose>,
}

impl Given {
    /// What a file is judged with.
    pub(super) fn context<'a>(&'a self, options: &'a Options, limits: &'a Limits) -> Context<'a> {
        Context {
            now: self.now,
            received: self.received,
            trust: &self.trust,
            evidence: &self.evidence,
            policy: &self.policy,
            limits,
            digests: &self.digests,
            file: options.file_name(),
            kind: options.kind,
            stated: Statements {
                sender: options.sender,
                whose: &self.whose,
                timestamp_demanded: options.timestamp_demanded,
            },
            reveal: options.reveal,
            hints: options.hints,
        }
    }
}

fn kind(said: Option<&str>) -> Result<KindChoice, Error> {
    let said = said.unwrap_or("auto");
    KindChoice::parse(said).ok_or_else(|| wrong(format!("options: kind {said}")))
}

fn sender(said: Option<&str>) -> Result<SenderChoice, Error> {
    let said = said.unwrap_or("auto");
    SenderChoice::parse(said).ok_or_else(|| wrong(format!("options: sender {said}")))
}

fn whose(said: &str) -> Result<SaidWhose, Error> {
    SaidWhose::parse(said).ok_or_else(|| wrong(format!("options: whose {said}")))
}

impl Options {
    pub(super) fn parse(json: &str) -> Result<Self, Error> {
        let fields = Fields::parse(json, "options")?;
        fields.only(NAMES)?;
        Ok(Self {
            password: fields.text("password")?,
            kind: kind(fields.text("kind")?.as_deref())?,
            sender: sender(fields.text("sender")?.as_deref())?,
            timestamp_demanded: fields.flag("timestampDemanded")?,
            reveal: fields.flag("reveal")?,
            hints: fields.flag("hints")?,
            file_name: fields.text("fileName")?,
            fields,
        })
    }

    pub(super) fn input<'a>(&'a self, source: &'a dyn Source, detached: Option<&'a dyn Source>) -> Input<'a> {
        Input { source, detached, password: self.password.as_deref() }
    }

    pub(super) fn password(&self) -> Option<&str> {
        self.password.as_deref()
    }

    fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// What the call brings, read.
    pub(super) fn given(&self, limits: &Limits) -> Result<Given, Error> {
        let now = self.fields.text("now")?.ok_or_else(|| wrong("options: now is missing"))?;
        let received = self.fields.text("receivedAt")?;
        Ok(Given {
            now: time("now", &now)?,
            received: received.map(|t| time("receivedAt", &t)).transpose()?,
            trust: self.trust(limits)?,
            evidence: self.evidence()?,
            policy: self.policy()?,
            digests: self.digests()?,
            whose: self.fields.texts("whose")?.iter().map(|said| whose(said)).collect::<Result<_, _>>()?,
        })
    }

    fn trust(&self, limits: &Limits) -> Result<TrustStore, Error> {
        let mut store = TrustStore::default();
        for file in self.fields.objects("trust")? {
            trust_file(&file)?.add_to(&mut store, limits).map_err(|e| wrong(e.to_string()))?;
        }
        if let Some(signed) = self.fields.object("signedTrust")? {
            store.legal = provisions(&signed)?;
            store.signed =
                Some(SignedFile { sequence: signed.needed_number("sequence")?, date: signed.needed_text("date")? });
        }
        // Certificates the user trusts: PEM text, or base64 of DER. The label is the user's name for them, shown
        // wherever they vouch for something.
        self.by_user("userTrust", |bytes, label| store.add_user_file_as(bytes, label, limits))?;
        // The same of those he does not trust.
        self.by_user("distrust", |bytes, label| store.remove_user_file(bytes, label, limits))?;
        Ok(store)
    }

    /// Hands on each file of certificates with its label. One without a certificate is a mistake that must not pass unseen.
    fn by_user(&self, name: &'static str, mut take: impl FnMut(&[u8], &str) -> usize) -> Result<(), Error> {
        for given in self.fields.objects(name)? {
            let bytes = match (given.text("pem")?, given.text("der")?) {
                (Some(pem), _) => pem.into_bytes(),
                (None, Some(text)) => decode(&text)?,
                (None, None) => return Err(wrong(format!("options: {name} without pem or der"))),
            };
            if take(&bytes, &given.text("label")?.unwrap_or_default()) == 0 {
                return Err(wrong(format!("options: no certificate in {name}")));
            }
        }
        Ok(())
    }

    fn evidence(&self) -> Result<EvidenceStore, Error> {
        let mut store = EvidenceStore::default();
        for item in self.fields.objects("evidence")? {
            let name = item.text("name")?.unwrap_or_default();
            store.take_file(decode(&item.needed_text("base64")?)?, &name);
        }
        for answer in self.fields.objects("fetched")? {
            let content = answer.text("base64")?.map(|text| decode(&text)).transpose()?;
            store.take_answer(fetched(&answer)?, content.as_deref());
        }
        for key in self.fields.texts("operators")? {
            store
                .operators
                .push(OperatorKey::parse(&key).ok_or_else(|| wrong(format!("options: operator key {key}")))?);
        }
        store.from_mirror = self.fields.flag("fromMirror")?;
        store.page_text = self.page_text()?;
        store.pictures = self.fields.object("pictures")?.map(|given| pictures(&given)).transpose()?;
        Ok(store)
    }

    /// Text of the pages, read by the host: for hints.
    fn page_text(&self) -> Result<Option<PageText>, Error> {
        let Some(given) = self.fields.object("pageText")? else { return Ok(None) };
        let mut text = PageText::read_by(&given.needed_text("origin")?);
        for run in given.needed_objects("runs")? {
            if !text.has_room() {
                text.mark_cut();
                break;
            }
            let page = u32::try_from(run.needed_number("page")?).unwrap_or(0);
            let rect =
                four(&run.needed_list("rect")?).ok_or_else(|| wrong("options: pageText rect is not four numbers"))?;
            text.add(page, rect, &run.needed_text("text")?, run.text("font")?.as_deref());
        }
        Ok(Some(text))
    }

    fn policy(&self) -> Result<Policy, Error> {
        // The name of a policy, or a policy file, parsed.
        let mut policy = match self.fields.value("policy").map(|policy| json(&policy)).transpose()? {
            Some(file) if !matches!(file, Json::Text(_)) => Policy::from_json(&file)?,
            name => {
                let name = name.as_ref().and_then(Json::as_text);
                let unknown = || wrong(format!("options: no built-in policy {}", name.unwrap_or_default()));
                Policy::chosen(name, self.policy_of_trust_file()?).ok_or_else(unknown)?
            }
        };
        if let Some(word) = self.fields.text("revocation")? {
            policy.revocation =
                RevocationRule::parse(&word).ok_or_else(|| wrong(format!("options: revocation {word}")))?;
        }
        Ok(policy)
    }

    /// The policy that the signed trust file brings.
    fn policy_of_trust_file(&self) -> Result<Option<Policy>, Error> {
        let signed = self.fields.object("signedTrust")?;
        let Some(file) = signed.and_then(|signed| signed.value("policy")) else { return Ok(None) };
        Ok(Some(Policy::from_json(&json(&file)?)?))
    }

    fn digests(&self) -> Result<Digests, Error> {
        let mut answers = Vec::new();
        for answer in self.fields.objects("digests")? {
            answers.push(digest_answer(&answer)?);
        }
        Ok(Digests { answers })
    }
}

/// A question that the package asked an authority, by way of the host.
fn fetched(answer: &Fields) -> Result<Fetched, Error> {
    let of_kind = |word: &String| [Kind::Certificate, Kind::Crl, Kind::Ocsp].into_iter().find(|k| k.name() == word);
    let (kind, outcome) = (answer.needed_text("kind")?, answer.needed_text("outcome")?);
    Ok(Fetched {
        kind: of_kind(&kind).ok_or_else(|| wrong(format!("options: fetched kind {kind}")))?,
        address: answer.needed_text("address")?,
        host: answer.needed_text("host")?,
        outcome: FetchOutcome::parse(&outcome).ok_or_else(|| wrong(format!("options: fetched outcome {outcome}")))?,
        bytes: 0,
        milliseconds: answer.needed_number("milliseconds")?,
    })
}

/// What the host's renderer saw. What is of another shape is a mistake of the host; a place that cannot be read is a whole page.
fn pictures(given: &Fields) -> Result<Pictures, Error> {
    const NAMES: &[&str] = &["schema", "document", "renderer", "scale", "threshold", "pages", "differences"];
    given.only(NAMES)?;
    if given.needed_text("schema")? != "kyso-pictures/1" {
        return Err(wrong("options: pictures of another form"));
    }
    let scale = given.needed_float("scale")?;
    let threshold = given.needed_number("threshold")?;
    let threshold = u8::try_from(threshold).map_err(|_| wrong("options: pictures threshold is above 255"))?;
    let pages = usize::try_from(given.needed_number("pages")?).unwrap_or(usize::MAX);
    let (document, renderer) = (given.needed_text("document")?, given.needed_text("renderer")?);
    let mut pictures = Pictures::of(&document, &renderer, scale, threshold, pages);
    for difference in given.needed_objects("differences")? {
        difference.only(&["page", "since", "kind", "rects"])?;
        let seen_by = difference.needed_text("kind")?;
        let unreadable = [f64::NAN; 4];
        let rects = difference.needed_list("rects")?;
        let rects = rects.iter().map(|rect| rect.dyn_ref::<Array>().and_then(four).unwrap_or(unreadable));
        pictures.add(PageDifference {
            page: u32::try_from(difference.needed_number("page")?).unwrap_or(u32::MAX),
            since: usize::try_from(difference.needed_number("since")?).unwrap_or(usize::MAX),
            seen_by: SeenBy::parse(&seen_by).ok_or_else(|| wrong(format!("options: pictures kind {seen_by}")))?,
            rects: rects.take(MOST_RECTANGLES.saturating_add(1)).collect(),
        });
    }
    Ok(pictures)
}

fn digest_answer(answer: &Fields) -> Result<DigestAnswer, Error> {
    let name = answer.needed_text("algorithm")?;
    let algorithm = DigestAlgorithm::from_name(&name).ok_or_else(|| wrong(format!("options: digest {name}")))?;
    let value = hex::decode(answer.needed_text("value")?);
    let value = value.map_err(|_| wrong("options: digest value is not hexadecimal"))?;
    let mut ranges = Vec::new();
    for range in answer.needed_list("ranges")?.iter() {
        let (start, end) = pair(&range).ok_or_else(|| wrong("options: digest range is not two whole numbers"))?;
        ranges.push(Span::new(start, end));
    }
    Ok(DigestAnswer { algorithm, ranges, value })
}

/// The table of provisions of a signed trust file, as the host has opened it.
pub(super) fn provisions(file: &Fields) -> Result<Vec<Provision>, Error> {
    let provision = |row: &Fields| {
        let text = |name| row.needed_text(name).map(Cow::Owned);
        let read = Provision { number: text("number")?, from: text("from")?, until: text("until")? };
        if read.is_dated() { Ok(read) } else { Err(wrong(format!("legal: {}", read.number))) }
    };
    file.needed_objects("legal")?.iter().map(provision).collect()
}

pub(super) fn trust_file(file: &Fields) -> Result<TrustFile, Error> {
    let version = file.needed_number("version")?;
    let mut certificates = Vec::new();
    for entry in file.needed_objects("certificates")? {
        let (role, domain) = (entry.needed_text("role")?, entry.needed_text("domain")?);
        certificates.push(Entry {
            role: Role::parse(&role).ok_or_else(|| wrong(format!("trust file: role {role}")))?,
            domain: Domain::parse(&domain).ok_or_else(|| wrong(format!("trust file: domain {domain}")))?,
            sha256: entry.needed_text("sha256")?,
            der: entry.needed_text("der")?,
            purposes: entry.value("purposes").map(|_| entry.texts("purposes")).transpose()?,
            trusted_from: entry.text("trustedFrom")?,
            trusted_until: entry.text("trustedUntil")?,
            answers_for: entry.texts("answersFor")?,
        });
    }
    Ok(TrustFile {
        schema: file.needed_text("schema")?,
        id: file.needed_text("id")?,
        version: u32::try_from(version).map_err(|_| wrong("trust file: version"))?,
        date: file.needed_text("date")?,
        certificates,
    })
}

fn time(name: &str, text: &str) -> Result<Timestamp, Error> {
    Timestamp::parse(text).ok_or_else(|| wrong(format!("options: {name} is not a time of RFC 3339")))
}

fn decode(text: &str) -> Result<Vec<u8>, Error> {
    Base64::decode_vec(text).map_err(|_| wrong("options: not base64"))
}
