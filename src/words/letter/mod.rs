//! Letters of the person who receives a document: the text for returning it (Nghị định 30/2020/NĐ-CP Điều 21.2.b) and the word
//! to its sender that it was received (Điều 21.2.c), from the words of its report and what the person adds.

mod text;

use crate::base::time::Timestamp;
use crate::vietnam::{ClerkReason, DecisionError, Reason, fits, may_return};
use crate::words::law::{self, BLANK, LETTER, NOTICE, Pair, pick};
use crate::words::message::{Language, local};
use crate::words::present::Line;
use crate::words::present::returning::{GroundShown, Returning, USED};

pub use text::text;

/// What a person adds. What is left out has room to be written in by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
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
    pub(crate) ground: &'static str,
    pub(crate) document: Vec<Line>,
    /// Heading and what stands under it.
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

/// The letter with which a document goes back to its sender: the reasons found and the person's own.
///
/// # Errors
/// When there is no reason that counts ([`may_return`]), or a text is too long.
pub fn refusal(
    language: Language,
    returning: &Returning,
    made: MadeWith<'_>,
    details: &Details,
    given: &[ClerkReason],
) -> Result<Letter, DecisionError> {
    let found: Vec<Reason> = returning.grounds.iter().map(|g| g.reason).collect();
    may_return(&found, given)?;
    details.fit()?;
    Ok(returned(language, returning, made, details, given))
}

/// The same where the report itself says that there is a ground.
pub(crate) fn returned(
    language: Language,
    returning: &Returning,
    made: MadeWith<'_>,
    details: &Details,
    given: &[ClerkReason],
) -> Letter {
    let t = |pair: Pair| pick(pair, language);
    // A status that could not be checked is no reason for returning.
    let firm = returning.grounds.iter().filter(|g| g.reason != Reason::R10).map(|g| found_item(g, language));
    let own = given.iter().filter(|g| g.reason != Reason::R10).map(|g| given_item(g, language));
    let used = (!returning.used.is_empty()).then(|| line(t(USED), returning.used.join(", ")));
    Letter {
        language,
        title: t(NOTICE.title),
        ground: t(NOTICE.ground),
        document: details.head(language, &returning.document),
        reasons: Some((t(NOTICE.reasons), firm.chain(own).collect())),
        outcome: None,
        used,
        decided: line(t(NOTICE.decided), details.decided()),
        engine: made.engine.to_vec(),
        note: made.note.to_owned(),
    }
}

/// The word to the sender, on the same day, that the document was received. It says what the check came to, and decides nothing.
///
/// # Errors
/// When a text is too long.
pub fn receipt(
    language: Language,
    returning: &Returning,
    made: MadeWith<'_>,
    details: &Details,
) -> Result<Letter, DecisionError> {
    details.fit()?;
    let t = |pair: Pair| pick(pair, language);
    Ok(Letter {
        language,
        title: t(LETTER.receipt_title),
        ground: t(LETTER.receipt_ground),
        document: details.head(language, &returning.document),
        reasons: None,
        outcome: Some(line(t(LETTER.outcome), returning.outcome.clone())),
        used: None,
        decided: line(t(NOTICE.decided), details.decided()),
        engine: made.engine.to_vec(),
        note: made.note.to_owned(),
    })
}

impl Details {
    fn texts(&self) -> impl Iterator<Item = &String> {
        [&self.sender, &self.receiver, &self.number, &self.by].into_iter().flatten()
    }

    fn fit(&self) -> Result<(), DecisionError> {
        self.texts().try_for_each(|text| fits(text))
    }

    /// Who sent what to whom, then what tells the file.
    fn head(&self, language: Language, file: &[Line]) -> Vec<Line> {
        let own = [(NOTICE.sender, &self.sender), (LETTER.receiver, &self.receiver), (NOTICE.number, &self.number)];
        let own = own.into_iter().map(|(label, said)| line(pick(label, language), filled(said.as_deref())));
        own.chain(file.iter().cloned()).collect()
    }

    fn decided(&self) -> String {
        let at = self.at.map(local);
        match (filled(self.by.as_deref()), at) {
            (by, Some(at)) => format!("{by}, {at}"),
            (by, None) => by,
        }
    }
}

/// What was said, or room for it.
fn filled(said: Option<&str>) -> String {
    said.map(str::trim).filter(|s| !s.is_empty()).unwrap_or(BLANK).to_owned()
}

fn line(label: &str, value: String) -> Line {
    Line { label: label.to_owned(), value }
}

fn found_item(ground: &GroundShown, language: Language) -> Item {
    Item {
        title: format!("{} [{}] ({})", ground.title, ground.reason.name(), ground.clause),
        shown: ground.signatures.iter().map(|s| (s.title.clone(), s.evidence.clone())).collect(),
        ask: Some(line(pick(NOTICE.ask, language), ground.next.clone())),
    }
}

/// The person's words stand as such beside the rule they are filed under.
fn given_item(given: &ClerkReason, language: Language) -> Item {
    let words = law::reason(given.reason);
    let own = format!("{}: {}", pick(LETTER.own_words, language), given.ground.trim());
    Item {
        title: format!("{} [{}] ({})", pick(words.title, language), words.code, words.clause),
        shown: vec![(own, Vec::new())],
        ask: Some(line(pick(NOTICE.ask, language), pick(words.next, language).to_owned())),
    }
}
