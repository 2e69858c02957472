//! One connection: requests in, one after the other, and what they lead to.

use crate::fault::Fault;
use crate::holding::{self, Holding};
use crate::port::{self, Incoming};
use crate::series::Series;
use crate::settings::Settings;
use crate::signing::Open;
use crate::spool::Spool;
use crate::tokens::{self, Driver};
use crate::window::Window;
use crate::{consent, signing, status};
use kyso::bridge::protocol::{
    Act, Answer, Document, DriverState, ErrorCode, Kind, Origin, Outcome, Request, SignRequest, Step, Wanted,
    encode_base64,
};
use kyso::bridge::{Caller, Review, Reviewed, check_attributes, pdf_pages};
use kyso::crypto::DigestAlgorithm;
use std::process::ExitCode;

/// Most bytes of all documents of one consent.
const ALL_BYTES: u64 = 2 << 30;

/// What is kept between requests.
struct Session {
    caller: Caller,
    settings: Settings,
    window: Window,
    /// Loaded when first asked for: some drivers take seconds.
    drivers: Option<Vec<Driver>>,
    documents: Vec<Spool>,
    /// Who gave the documents.
    origin: Option<Origin>,
    /// What is left of the last consent.
    series: Option<Series>,
}

/// Serves a browser until it closes the stream.
pub(crate) fn serve(caller: Caller, settings: Settings) -> ExitCode {
    let window = Window::new(&settings);
    let incoming = port::listen(window.closer());
    let mut session =
        Session { caller, settings, window, drivers: None, documents: Vec::new(), origin: None, series: None };
    if !port::write(&Answer::hello(env!("CARGO_PKG_VERSION"))) {
        return ExitCode::FAILURE;
    }
    for came in incoming {
        let answer = match came {
            Incoming::Message(json) => session.answer(&json),
            Incoming::Bad(code) => Answer::error(None, code),
        };
        let ends = matches!(&answer, Answer::Error { code, .. } if code.ends_connection());
        if !port::write(&answer) || ends {
            return ExitCode::from(u8::from(ends));
        }
    }
    ExitCode::SUCCESS
}

impl Session {
    fn answer(&mut self, json: &[u8]) -> Answer {
        let request = match Request::read(json) {
            Ok(request) => request,
            Err(refused) => return Answer::error(refused.id, refused.code),
        };
        if !self.caller.may_speak_for(&request.origin) {
            return Answer::error(Some(request.id), ErrorCode::OriginNotAllowed);
        }
        match self.outcome(request.id, request.origin, request.wanted) {
            Ok(outcome) => Answer::Result { id: request.id, outcome },
            Err(Fault { code, tries_left }) => Answer::Error { id: Some(request.id), code, tries_left },
        }
    }

    fn outcome(&mut self, id: u32, origin: Origin, wanted: Wanted) -> Result<Outcome, Fault> {
        match wanted {
            Wanted::Status => Ok(status::status(self.drivers())),
            Wanted::Certificates => Ok(status::certificates(self.drivers())),
            Wanted::Document(document) => self.begin(origin, document),
            Wanted::Chunk(bytes) => self.take(&origin, &bytes),
            Wanted::Cancel => {
                self.must_be_of(&origin)?;
                self.forget();
                self.series = None;
                Ok(Outcome::Done {})
            }
            Wanted::Sign(request) => self.over_documents(&origin, |own| own.sign(id, &origin, &request, Vec::new())),
            Wanted::Series(request, then) => self.over_documents(&origin, |own| own.sign(id, &origin, &request, then)),
            Wanted::Continue(algorithm, attributes) => {
                self.over_documents(&origin, |own| own.go_on(id, &origin, &(algorithm, attributes)))
            }
        }
    }

    /// Signs the documents. Another site can neither use them nor have them forgotten; each is signed once.
    fn over_documents(
        &mut self,
        origin: &Origin,
        sign: impl FnOnce(&mut Self) -> Result<Outcome, Fault>,
    ) -> Result<Outcome, Fault> {
        self.must_be_of(origin)?;
        let outcome = sign(self);
        if outcome.as_ref().map_or_else(|fault| !fault.code.keeps_documents(), |_| true) {
            self.forget();
        }
        outcome
    }

    fn drivers(&mut self) -> &[Driver] {
        let settings = &self.settings;
        self.drivers.get_or_insert_with(|| tokens::load(settings))
    }

    fn forget(&mut self) {
        self.documents.clear();
        self.origin = None;
    }

    /// Begins a document: the first of several, or the next one.
    fn begin(&mut self, origin: Origin, document: Document) -> Result<Outcome, Fault> {
        if document.index == 0 {
            self.forget();
        }
        self.must_be_of(&origin)?;
        let last_is_complete = self.documents.last().is_none_or(Spool::is_complete);
        let same_count = self.documents.iter().all(|spool| spool.document.count == document.count);
        if document.index != self.documents.len() || !last_is_complete || !same_count {
            self.forget();
            return Err(ErrorCode::DocumentIncomplete.into());
        }
        let before: u64 = self.documents.iter().map(|spool| spool.document.size).sum();
        if before.saturating_add(document.size) > ALL_BYTES {
            self.forget();
            return Err(ErrorCode::DocumentTooLarge.into());
        }
        self.documents.push(Spool::new(document)?);
        self.origin = Some(origin);
        Ok(Outcome::Done {})
    }

    fn take(&mut self, origin: &Origin, bytes: &[u8]) -> Result<Outcome, Fault> {
        self.must_be_of(origin)?;
        let last = self.documents.last_mut().ok_or(ErrorCode::DocumentIncomplete)?;
        match last.take(bytes) {
            Ok(received) => Ok(Outcome::Received { received }),
            Err(code) => {
                self.forget();
                Err(code.into())
            }
        }
    }

    /// Documents are signed for the site that gave them, and for no other.
    fn must_be_of(&self, origin: &Origin) -> Result<(), Fault> {
        match &self.origin {
            Some(known) if known != origin => Err(ErrorCode::OriginNotAllowed.into()),
            _ => Ok(()),
        }
    }

    /// Asks the person, and signs all documents; `then` are the acts that may follow on the one document without being asked for.
    fn sign(&mut self, id: u32, origin: &Origin, request: &SignRequest, then: Vec<Act>) -> Result<Outcome, Fault> {
        self.series = None;
        self.must_be_complete(request.items.len())?;
        let is_pdf = |spool: &Spool| matches!(spool.document.kind, Kind::Pdf(_));
        // Only a PDF takes a signature after another.
        if !then.is_empty() && !self.documents.iter().all(is_pdf) {
            return Err(ErrorCode::ByteRange.into());
        }
        let holding = self.holding(&request.certificate)?;
        if !holding.certificate.covers(status::now()) {
            return Err(ErrorCode::CertificateExpired.into());
        }
        must_be_able(&holding, &request.items)?;
        let documents = self.reviewed(&holding, &request.items)?;
        let pages = documents.first().and_then(|first| first.pages);
        let progress = progress_of(id);
        progress(Step::Review, None);
        let review = Review { origin, certificate: &holding.certificate, documents, then: &then };
        consent::ask(&review, holding.info.protected_authentication_path(), &self.window)?;
        let driver = self.drivers.as_ref().and_then(|all| all.get(holding.driver)).ok_or(ErrorCode::DriverFailed)?;
        let signatures = request.items.len().saturating_add(then.len());
        let mut open = Open::new(driver, &holding, signatures, &self.window, &progress)?;
        let value = |item| Ok(encode_base64(&open.value(&holding, item, &self.window, &progress)?));
        let values = request.items.iter().enumerate().map(value).collect::<Result<_, Fault>>()?;
        if let ([only], false) = (self.documents.as_slice(), then.is_empty()) {
            self.series = Some(Series::new(open, holding, origin.clone(), only, pages, then)?);
        }
        Ok(Outcome::Values { values })
    }

    /// The next signature that the person has agreed to already. Anything else ends the series: the person must be asked.
    fn go_on(&mut self, id: u32, origin: &Origin, item: &signing::Item) -> Result<Outcome, Fault> {
        let mut series = self.series.take().ok_or(ErrorCode::ConsentOver)?;
        self.must_be_complete(1)?;
        let [spool] = self.documents.as_slice() else { return Err(ErrorCode::DocumentIncomplete.into()) };
        must_be_able(&series.holding, core::slice::from_ref(item))?;
        let document = reviewed(spool, item, &series.holding)?;
        series.check(origin, spool, document.pages)?;
        let value = series.open.value(&series.holding, (0, item), &self.window, &progress_of(id))?;
        self.series = series.advanced(spool)?;
        Ok(Outcome::Values { values: vec![encode_base64(&value)] })
    }

    /// All documents that were announced are here, and as many are to be signed.
    fn must_be_complete(&self, items: usize) -> Result<(), ErrorCode> {
        let counts = self.documents.first().map(|first| first.document.count);
        let complete = self.documents.iter().all(Spool::is_complete);
        let good = complete && counts == Some(self.documents.len()) && items == self.documents.len();
        if good { Ok(()) } else { Err(ErrorCode::DocumentIncomplete) }
    }

    /// Where the key of this certificate is.
    fn holding(&mut self, digest: &[u8; 32]) -> Result<Holding, Fault> {
        let drivers = self.drivers();
        if drivers.iter().all(|driver| driver.state == DriverState::Missing) {
            return Err(ErrorCode::NoDriver.into());
        }
        if drivers.iter().all(|driver| driver.module.is_none()) {
            return Err(ErrorCode::DriverFailed.into());
        }
        let (holdings, faults) = holding::all(drivers);
        let found = holdings.into_iter().find(|holding| holding.certificate.sha256 == *digest);
        if found.as_ref().is_some_and(|holding| holding.elsewhere) {
            return Err(ErrorCode::SeveralTokens.into());
        }
        // A token that is busy may be the one.
        let busy = faults.iter().any(|fault| fault.code == ErrorCode::Busy);
        let otherwise = if busy { ErrorCode::Busy } else { ErrorCode::CertificateUnknown };
        found.ok_or_else(|| otherwise.into())
    }

    /// What the host itself finds in the documents. What the page says of them is compared with it.
    fn reviewed(&self, holding: &Holding, items: &[signing::Item]) -> Result<Vec<Reviewed>, Fault> {
        let pairs = self.documents.iter().zip(items);
        pairs.map(|(spool, item)| Ok(reviewed(spool, item, holding)?)).collect()
    }
}

/// The key can sign in every way that is asked for.
fn must_be_able(holding: &Holding, items: &[signing::Item]) -> Result<(), ErrorCode> {
    let can = items.iter().all(|(algorithm, _)| holding.algorithms.contains(algorithm));
    if can { Ok(()) } else { Err(ErrorCode::AlgorithmUnsupported) }
}

/// Tells the page what the request of this number waits for.
fn progress_of(id: u32) -> impl Fn(Step, Option<usize>) {
    move |step, index| {
        port::write(&Answer::Progress { id, step, index });
    }
}

fn reviewed(spool: &Spool, (algorithm, attributes): &signing::Item, holding: &Holding) -> Result<Reviewed, ErrorCode> {
    let Document { name, size, act, kind, .. } = spool.document.clone();
    let pages = match kind {
        Kind::Pdf(byte_range) => Some(pdf_pages(spool, byte_range)?.pages),
        Kind::File => None,
    };
    let digest = spool.digest(algorithm.digest())?;
    check_attributes(attributes, &digest, &holding.certificate)?;
    // A window shows one digest, whatever the token signs with.
    let shown =
        if algorithm.digest() == DigestAlgorithm::Sha256 { digest } else { spool.digest(DigestAlgorithm::Sha256)? };
    Ok(Reviewed { name, size, pages, digest: shown, act })
}
