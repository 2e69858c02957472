//! The loop: verify, fetch what the report asks for, verify again, until nothing new is asked or nothing new can be.

use super::address::{Address, host_of};
use crate::base::error::Error;
use crate::base::input::Input;
use crate::base::time::Timestamp;
use crate::dossier::{self, Dossier, GivenFile};
use crate::evidence::{EvidenceStore, FetchOutcome, Fetched, Kind};
use crate::report::model::{Report, Want, WantKind};
use crate::verify::{Context, verify as verify_once};
use base64ct::{Base64, Encoding};
use std::collections::BTreeSet;

/// Most verifications of one document. A path of state authorities needs four: the certificates, their status, that of whoever
/// signed it.
const MOST_ROUNDS: usize = 8;
/// Most questions for one document: a document must not make this program knock on any number of doors.
const MOST_QUESTIONS: usize = 48;
/// Most addresses that are tried for one piece of evidence.
const MOST_ADDRESSES: usize = 4;

/// Longest time for the questions of one document, in milliseconds. Slow hosts that a document names must not hold the program for longer
/// than a person waits; the question that is under way when it is over is answered still.
const MOST_MILLISECONDS: u64 = 120_000;
/// Most bytes that are kept of the answers for one document: four of the largest lists that authorities publish.
const MOST_BYTES: u64 = 256 << 20;

/// A question to the network.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    /// What is asked for.
    pub kind: Kind,
    /// Where.
    pub address: String,
    /// What is sent, for a responder: an OCSP request.
    pub request: Option<Vec<u8>>,
    /// For a list, where a mirror is asked: the serial number that is looked for; none for the whole list.
    pub serial: Option<Vec<u8>>,
    /// The same: the time for which the status is looked for.
    pub at: Option<Timestamp>,
}

/// What a fetcher brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The octets, or why there are none.
    pub content: Result<Vec<u8>, FetchOutcome>,
    /// Milliseconds it took.
    pub milliseconds: u64,
}

/// Whoever can answer questions: this machine's own network, a relay, a test.
pub trait Fetcher {
    /// Answers one question. The address is one that [`Address::parse`] allows.
    fn fetch(&self, question: &Question, address: &Address) -> Answer;
}

/// What was found with evidence that was fetched.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The report; it names what was asked, and what came of it.
    pub report: Report,
    /// What was given, and what was fetched beside it.
    pub evidence: EvidenceStore,
}

/// [`crate::verify()`] with the evidence that the report asks for.
///
/// # Errors
/// Those of [`crate::verify()`]. What cannot be fetched is a finding.
pub fn verify(input: &Input<'_>, context: &Context<'_>, fetcher: &dyn Fetcher) -> Result<Verified, Error> {
    let mut evidence = context.evidence.clone();
    let report = gather(&mut evidence, fetcher, |evidence| {
        let report = verify_once(input, &Context { evidence, ..*context })?;
        let wants = report.wants.clone();
        Ok::<_, Error>((report, wants))
    })?;
    Ok(Verified { report, evidence })
}

/// [`crate::dossier::verify()`] with the evidence that the reports of its members ask for. The bounds hold for all members together.
///
/// # Errors
/// Those of [`crate::dossier::verify()`].
pub fn verify_dossier(
    files: &[GivenFile<'_>],
    password: Option<&str>,
    context: &Context<'_>,
    main: Option<&str>,
    fetcher: &dyn Fetcher,
) -> Result<Dossier, Error> {
    gather(&mut context.evidence.clone(), fetcher, |evidence| {
        let dossier = dossier::verify(files, password, &Context { evidence, ..*context }, main)?;
        let reports = dossier.members.iter().filter_map(|member| member.report.as_ref());
        let wants = reports.flat_map(|report| report.wants.clone()).collect();
        Ok::<_, Error>((dossier, wants))
    })
}

/// Judges, fetches what that lacks, and judges again, until nothing new is wanted or nothing new comes. Whatever is fetched is added to
/// the evidence.
///
/// # Errors
/// Those of the judgement.
pub fn gather<T, E>(
    evidence: &mut EvidenceStore,
    fetcher: &dyn Fetcher,
    mut judge: impl FnMut(&EvidenceStore) -> Result<(T, Vec<Want>), E>,
) -> Result<T, E> {
    let mut asked = BTreeSet::new();
    let (mut found, mut wants) = judge(evidence)?;
    for _ in 1..MOST_ROUNDS {
        let questions = next_questions(&wants, &asked);
        if questions.is_empty() {
            break;
        }
        for question in questions {
            if has_room(&evidence.fetched) && asked.insert(question.clone()) {
                ask(&question, fetcher, evidence);
            }
        }
        (found, wants) = judge(evidence)?;
        if !has_room(&evidence.fetched) {
            break;
        }
    }
    Ok(found)
}

/// Whether another question may be asked for the document.
fn has_room(fetched: &[Fetched]) -> bool {
    let sum = |of: fn(&Fetched) -> u64| fetched.iter().map(of).fold(0, u64::saturating_add);
    fetched.len() < MOST_QUESTIONS && sum(|f| f.milliseconds) < MOST_MILLISECONDS && sum(|f| f.bytes) < MOST_BYTES
}

/// What to ask next. Certificates and responders come first: a list may have megabytes, and may not be needed after them.
fn next_questions(wants: &[Want], asked: &BTreeSet<Question>) -> Vec<Question> {
    let of = |kind: WantKind| -> Vec<Question> {
        wants.iter().filter(|want| want.kind == kind).filter_map(|want| next(want, asked)).collect()
    };
    let mut small = of(WantKind::IssuerCertificate);
    small.extend(of(WantKind::Ocsp));
    if small.is_empty() { of(WantKind::Crl) } else { small }
}

/// The next question for one piece of evidence. Every further address, and every further form of a request, is tried only when what was
/// asked before did not settle it.
fn next(want: &Want, asked: &BTreeSet<Question>) -> Option<Question> {
    let kind = match want.kind {
        WantKind::IssuerCertificate => Kind::Certificate,
        WantKind::Crl => Kind::Crl,
        WantKind::Ocsp => Kind::Ocsp,
        WantKind::DetachedContent => return None,
    };
    let requests: Vec<Option<Vec<u8>>> = match want.kind {
        WantKind::Ocsp => {
            want.requests.iter().map(|text| Base64::decode_vec(text).ok()).filter(Option::is_some).collect()
        }
        _ => vec![None],
    };
    // A part of a list, then the whole.
    let serial = want.serial.as_ref().and_then(|serial| hex::decode(serial).ok());
    let serials: Vec<Option<Vec<u8>>> = serial.into_iter().map(Some).chain([None]).collect();
    let addresses = want.urls.iter().take(MOST_ADDRESSES);
    let mut all = requests.iter().flat_map(|request| {
        let each = addresses.clone().flat_map(|address| serials.iter().map(move |serial| (address, serial)));
        each.map(|(address, serial)| Question {
            kind,
            address: address.clone(),
            request: request.clone(),
            serial: serial.clone(),
            at: want.at,
        })
    });
    all.find(|question| !asked.contains(question))
}

/// Asks, and keeps what came of it.
fn ask(question: &Question, fetcher: &dyn Fetcher, evidence: &mut EvidenceStore) {
    let answer = match Address::parse(&question.address) {
        Ok(address) => fetcher.fetch(question, &address),
        Err(_) => Answer { content: Err(FetchOutcome::NotAllowed), milliseconds: 0 },
    };
    let asked = Fetched {
        kind: question.kind,
        address: question.address.clone(),
        host: host_of(&question.address),
        outcome: answer.content.as_ref().err().copied().unwrap_or(FetchOutcome::Received),
        bytes: 0,
        milliseconds: answer.milliseconds,
    };
    evidence.take_answer(asked, answer.content.as_deref().ok());
}
