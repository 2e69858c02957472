//! Letters of the person who receives a document: the notice of its return (Nghị định 30/2020/NĐ-CP Điều 21.2.b) and the
//! acknowledgement of receipt (Điều 21.2.c), from the words of its report and what the person adds.

mod dossier;
mod regulation;
mod text;

pub use dossier::{DossierWords, dossier_words};
pub use regulation::Regulation;

use crate::base::time::Timestamp;
use crate::vietnam::{ClerkReason, DecisionError, Reason, fits, may_return};
use crate::words::citation::citation;
use crate::words::message::{self, word};
use crate::words::present::{GroundShown, Line, Returning};
use crate::words::{Language, Word, local};

/// Where a person fills in what a machine does not know.
pub(crate) const BLANK: &str = "……………";

/// What a person adds. What is left out has room to be written in by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterDetails {
    /// Who sent the document.
    pub sender: Option<String>,
    /// Who received it.
    pub receiver: Option<String>,
    /// Số, ký hiệu, ngày.
    pub number: Option<String>,
    /// Who decides.
    pub by: Option<String>,
    /// When.
    pub at: Option<Timestamp>,
    /// The regulation of the place that the return rests on besides the Decree.
    pub regulation: Option<Regulation>,
}

/// What the result was made with, and that it is a tool's.
#[derive(Clone, Copy, Debug)]
pub struct MadeWith<'a> {
    /// Facts.
    pub engine: &'a [Line],
    /// That this is a tool's result.
    pub note: &'a str,
}

/// A letter, before it takes a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Language tag.
    pub(crate) language: Language,
    pub(crate) title: &'static str,
    /// The provisions it rests on.
    pub(crate) ground: String,
    pub(crate) document: Vec<Line>,
    /// Heading, and the reasons under it.
    pub(crate) reasons: Option<(&'static str, Vec<Item>)>,
    /// What came of the check, in a receipt.
    pub(crate) outcome: Option<Line>,
    pub(crate) used: Option<Line>,
    pub(crate) decided: Line,
    pub(crate) engine: Vec<Line>,
    pub(crate) note: String,
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) title: String,
    /// What shows it, a level deeper each.
    pub(crate) shown: Vec<(String, Vec<String>)>,
    /// What the sender is asked to do; none where the person's own words say it.
    pub(crate) ask: Option<Line>,
}

impl Letter {
    /// The letter with which a document goes back to its sender: the reasons found and the person's own.
    ///
    /// # Errors
    /// When there is no reason that counts ([`may_return`]), or a text is too long.
    pub fn refusal(
        language: Language,
        returning: &Returning,
        made: MadeWith<'_>,
        details: &LetterDetails,
        given: &[ClerkReason],
    ) -> Result<Self, DecisionError> {
        let found: Vec<Reason> = returning.grounds.iter().map(|g| g.reason).collect();
        may_return(&found, given)?;
        details.fit()?;
        Ok(Self::returned(language, returning, made, details, given))
    }

    /// The same where the report itself says that there is a ground.
    pub(crate) fn returned(
        language: Language,
        returning: &Returning,
        made: MadeWith<'_>,
        details: &LetterDetails,
        given: &[ClerkReason],
    ) -> Self {
        // A status that could not be checked is no reason for returning.
        let firm = returning.grounds.iter().filter(|g| g.reason != Reason::R10).map(|g| found_item(g, language));
        let own = given.iter().filter(|g| g.reason != Reason::R10).map(|g| given_item(g, language));
        let used = returning.used.join(", ");
        Self {
            title: word(Word::ReturnTitle, language),
            ground: details.returns(language),
            reasons: Some((word(Word::ReturnReasons, language), firm.chain(own).collect())),
            used: (!used.is_empty()).then(|| line(Word::StatusEvidenceUsed, used, language)),
            ..Self::about(language, returning, made, details)
        }
    }

    /// The acknowledgement to the sender, on the same day, that the document was received. It says what the check came to, and
    /// decides nothing.
    ///
    /// ```
    /// use kyso::words::{Language, Letter, LetterDetails, MadeWith, present};
    ///
    /// # let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
    /// # let (trust, evidence, policy, limits) = Default::default();
    /// # let now = kyso::Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
    /// # let context = kyso::verify::Context::new(now, &trust, &evidence, &policy, &limits);
    /// # let report = kyso::verify(&kyso::Input { source: &file, detached: None, password: None }, &context)?;
    /// let shown = present(&report, Language::En);
    /// let made = MadeWith { engine: &shown.engine, note: shown.note };
    /// let details = LetterDetails { receiver: Some("Department of Home Affairs".to_owned()), ..LetterDetails::default() };
    /// let letter = Letter::receipt(Language::En, &shown.returning, made, &details)?;
    /// assert!(letter.text().contains("Department of Home Affairs"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When a text is too long.
    pub fn receipt(
        language: Language,
        returning: &Returning,
        made: MadeWith<'_>,
        details: &LetterDetails,
    ) -> Result<Self, DecisionError> {
        details.fit()?;
        Ok(Self {
            title: word(Word::ReceiptTitle, language),
            ground: details.received(language),
            outcome: Some(line(Word::CheckOutcome, returning.outcome.clone(), language)),
            ..Self::about(language, returning, made, details)
        })
    }

    /// What every letter about a document has.
    fn about(language: Language, returning: &Returning, made: MadeWith<'_>, details: &LetterDetails) -> Self {
        Self {
            language,
            title: "",
            ground: String::new(),
            document: details.head(language, &returning.document),
            reasons: None,
            outcome: None,
            used: None,
            decided: line(Word::ReceivedBy, details.decided(), language),
            engine: made.engine.to_vec(),
            note: made.note.to_owned(),
        }
    }
}

impl LetterDetails {
    fn texts(&self) -> impl Iterator<Item = &String> {
        let regulation = self.regulation.iter().flat_map(|r| [Some(&r.provision), r.number.as_ref(), r.date.as_ref()]);
        let own = [&self.sender, &self.receiver, &self.number, &self.by].into_iter().flatten();
        own.chain(regulation.flatten())
    }

    fn fit(&self) -> Result<(), DecisionError> {
        self.texts().try_for_each(|text| fits(text))
    }

    /// Who sent what to whom, then what tells the file.
    fn head(&self, language: Language, file: &[Line]) -> Vec<Line> {
        let own =
            [(Word::Sender, &self.sender), (Word::Receiver, &self.receiver), (Word::DocumentNumber, &self.number)];
        let own = own.into_iter().map(|(label, text)| line(label, filled(text.as_deref()), language));
        own.chain(file.iter().cloned()).collect()
    }

    /// What the return rests on, and who returns the document. What each reason rests on is said with it.
    fn returns(&self, language: Language) -> String {
        let regulation = self.regulation.as_ref().filter(|r| !r.provision.trim().is_empty());
        let cited = regulation.map(|r| format!("; {}", r.cited(language))).unwrap_or_default();
        let (ground, sentence) = (word(Word::ReturnGround, language), word(Word::ReturnSentence, language));
        format!("{ground}{cited}, {} {sentence}:", filled(self.receiver.as_deref()))
    }

    /// Who received the document, and when.
    fn received(&self, language: Language) -> String {
        let [ground, sentence, at, note] =
            [Word::ReceiptGround, Word::ReceiptSentence, Word::ReceiptAt, Word::ReceiptNote]
                .map(|key| word(key, language));
        let when = self.at.map_or_else(|| BLANK.to_owned(), local);
        format!("{ground}, {} {sentence} {at} {when}. {note}", filled(self.receiver.as_deref()))
    }

    fn decided(&self) -> String {
        let at = self.at.map(local);
        match (filled(self.by.as_deref()), at) {
            (by, Some(at)) => format!("{by}, {at}"),
            (by, None) => by,
        }
    }
}

/// A text, or room to write it in by hand.
fn filled(text: Option<&str>) -> String {
    text.map(str::trim).filter(|s| !s.is_empty()).unwrap_or(BLANK).to_owned()
}

fn line(label: Word, value: String, language: Language) -> Line {
    Line { label: word(label, language).to_owned(), value }
}

fn found_item(ground: &GroundShown, language: Language) -> Item {
    Item {
        title: format!("{} ({})", ground.title, citation(&ground.clause, language)),
        shown: ground.signatures.iter().map(|s| (s.title.clone(), s.evidence.clone())).collect(),
        ask: Some(line(Word::ReturnAsk, ground.next.clone(), language)),
    }
}

/// The person's words as they are, beside the rule they are filed under.
fn given_item(given: &ClerkReason, language: Language) -> Item {
    let (title, next) = message::reason(given.reason, language);
    let own = format!("{}: {}", word(Word::OwnWords, language), given.ground.trim());
    Item {
        title: format!("{title} ({})", citation(given.reason.clause(), language)),
        shown: vec![(own, Vec::new())],
        ask: Some(line(Word::ReturnAsk, next.to_owned(), language)),
    }
}
