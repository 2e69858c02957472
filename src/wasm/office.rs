//! Letters, records and dossiers for JavaScript. The words of a report come back from the host as they were given to it.

use super::object::{Fields, wrong};
use super::{json, thrown};
use crate::base::error::Error;
use crate::base::time::Timestamp;
use crate::formats::letter_html;
use crate::report::{self, Decision, Found, RecordedDocument};
use crate::vietnam::{Choice, ClerkReason, DecisionError, Reason, Refusal};
use crate::words::{
    GroundShown, GroundSignature, Language, Letter, LetterDetails, Line, MadeWith, Regulation, Returning,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Most entries of one list that comes back from the host.
const MOST: usize = 10_000;

impl From<DecisionError> for Error {
    fn from(error: DecisionError) -> Self {
        Self::Decision { fault: error.code() }
    }
}

/// The letter for returning a document. Input: `{language, format, returning, engine, note, sender, receiver, number, by, at,
/// regulation: {provision, number, date}, reasons: [{reason, ground}]}`.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn refusal(input: &str) -> Result<String, JsValue> {
    written(input, true).map_err(|e| thrown(&e))
}

/// The word that a document was received. Input as for [`refusal`], without reasons.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn receipt(input: &str) -> Result<String, JsValue> {
    written(input, false).map_err(|e| thrown(&e))
}

fn written(input: &str, returned: bool) -> Result<String, Error> {
    let fields = Fields::parse(input, "letter")?;
    let language = Language::from_tag(&fields.needed_text("language")?);
    let returning = returning(&fields.needed_object("returning")?)?;
    let engine = lines(&fields, "engine")?;
    let note = fields.needed_text("note")?;
    let made = MadeWith { engine: &engine, note: &note };
    let details = details(&fields)?;
    let letter = if returned {
        Letter::refusal(language, &returning, made, &details, &reasons(&fields)?)?
    } else {
        Letter::receipt(language, &returning, made, &details)?
    };
    match fields.text("format")?.as_deref() {
        None | Some("text") => Ok(letter.text()),
        Some("html") => Ok(letter_html(&letter)),
        Some(other) => Err(wrong(format!("letter: format {other}"))),
    }
}

fn details(fields: &Fields) -> Result<LetterDetails, Error> {
    Ok(LetterDetails {
        sender: fields.text("sender")?,
        receiver: fields.text("receiver")?,
        number: fields.text("number")?,
        by: fields.text("by")?,
        at: fields.text("at")?.map(|t| time(&t)).transpose()?,
        regulation: fields.object("regulation")?.map(|r| regulation(&r)).transpose()?,
    })
}

fn regulation(fields: &Fields) -> Result<Regulation, Error> {
    Ok(Regulation {
        provision: fields.needed_text("provision")?,
        number: fields.text("number")?,
        date: fields.text("date")?,
    })
}

fn time(text: &str) -> Result<Timestamp, Error> {
    Timestamp::parse(text).ok_or_else(|| wrong("at is not a time of RFC 3339"))
}

fn reasons(fields: &Fields) -> Result<Vec<ClerkReason>, Error> {
    let given = bounded(fields.objects("reasons")?)?;
    given.iter().map(|r| Ok(ClerkReason { reason: reason(r)?, ground: r.needed_text("ground")? })).collect()
}

fn reason(fields: &Fields) -> Result<Reason, Error> {
    let name = fields.needed_text("reason")?;
    Reason::parse(&name).ok_or_else(|| wrong(format!("reason {name}")))
}

fn lines(fields: &Fields, name: &'static str) -> Result<Vec<Line>, Error> {
    let lines = bounded(fields.needed_objects(name)?)?;
    lines.iter().map(|l| Ok(Line { label: l.needed_text("label")?, value: l.needed_text("value")? })).collect()
}

fn returning(fields: &Fields) -> Result<Returning, Error> {
    let grounds = bounded(fields.needed_objects("grounds")?)?;
    Ok(Returning {
        document: lines(fields, "document")?,
        outcome: fields.needed_text("outcome")?,
        grounds: grounds.iter().map(ground).collect::<Result<_, _>>()?,
        used: fields.texts("used")?,
    })
}

fn ground(fields: &Fields) -> Result<GroundShown, Error> {
    let signatures = bounded(fields.needed_objects("signatures")?)?;
    let one = |s: &Fields| Ok(GroundSignature { title: s.needed_text("title")?, evidence: s.texts("evidence")? });
    Ok(GroundShown {
        reason: reason(fields)?,
        title: fields.needed_text("title")?,
        clause: fields.needed_text("clause")?,
        signatures: signatures.iter().map(one).collect::<Result<_, Error>>()?,
        next: fields.needed_text("next")?,
    })
}

fn bounded(list: Vec<Fields>) -> Result<Vec<Fields>, Error> {
    if list.len() > MOST { Err(wrong("a list is too long")) } else { Ok(list) }
}

/// The record of a check: JSON `kyso-record/1`. Input: `{report: text, sender, number, evidence: text, decision: {choice, reasons,
/// ground, by, at}}`; without a choice the record has only the finding.
///
/// # Errors JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn record(input: &str) -> Result<String, JsValue> {
    recorded(input).map_err(|e| thrown(&e))
}

fn recorded(input: &str) -> Result<String, Error> {
    let fields = Fields::parse(input, "record")?;
    let mut found = found(fields.needed_text("report")?)?;
    found.document.sender = fields.text("sender")?;
    found.document.number = fields.text("number")?;
    let decision = decision(&fields.needed_object("decision")?)?;
    let record = report::record(found, decision.as_ref(), fields.text("evidence")?)?;
    Ok(json(&record))
}

/// What a report says that the host gave back as text.
fn found(json: String) -> Result<Found, Error> {
    let report = Fields::parse(&json, "report")?;
    if report.needed_text("schema")? != report::SCHEMA {
        return Err(wrong("record: not a report"));
    }
    let input = report.needed_object("input")?;
    let document = RecordedDocument {
        file: report.text("file")?,
        sha256: input.needed_text("sha256")?,
        size: input.needed_number("size")?,
        sender: None,
        number: None,
    };
    let view = report.object("vietnam")?;
    let refusal = view.as_ref().map(|v| v.needed_text("refusal")).transpose()?;
    let refusal = refusal.map(|word| Refusal::parse(&word).ok_or_else(|| wrong("record: refusal"))).transpose()?;
    let names = view.as_ref().map(|v| v.texts("refusalReasons")).transpose()?.unwrap_or_default();
    let reason = |name: &String| Reason::parse(name).ok_or_else(|| wrong("record: reason"));
    Ok(Found {
        document,
        now: time(&report.needed_text("now")?)?,
        verdict: report.needed_text("verdict")?,
        refusal,
        reasons: names.iter().map(reason).collect::<Result<_, _>>()?,
        json,
    })
}

fn decision(fields: &Fields) -> Result<Option<Decision>, Error> {
    let Some(word) = fields.text("choice")? else { return Ok(None) };
    Ok(Some(Decision {
        choice: Choice::parse(&word).ok_or_else(|| wrong(format!("decision: choice {word}")))?,
        reasons: reasons(fields)?,
        ground: fields.text("ground")?,
        by: fields.text("by")?,
        at: time(&fields.needed_text("at")?)?,
    }))
}
