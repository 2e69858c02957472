//! The check on one page of A4, to be filed with the document: no script, no address, nothing from elsewhere.

use super::{layers, page};
use crate::formats::markup::Markup;
use crate::report::Report;
use crate::words::{BLANK, Language, Line, Presentation, Section, Word, present, word};

const STYLE: &str = include_str!("slip.css");
/// Longest text of one statement, in characters: the page has to stay one.
const LONGEST: usize = 220;
/// Most acts and most points of the law's part.
const MOST: usize = 5;

/// The slip of one check: which document, what was found, who signed when, the law's part with its provisions, room for the decision.
pub fn html(report: &Report, language: Language) -> String {
    let shown = bounded(present(report, language));
    let mut html = Markup::html();
    html.element("html", &[("lang", language.tag())], |html| {
        html.element("head", &[], |html| page::head(html, word(Word::SlipTitle, language), STYLE));
        html.element("body", &[], |html| body(&shown, language, html));
    });
    html.finish()
}

fn body(shown: &Presentation, language: Language, html: &mut Markup) {
    html.element("main", &[], |html| {
        html.leaf("h1", word(Word::SlipTitle, language));
        let blank = |key| Line { label: word(key, language).to_owned(), value: BLANK.to_owned() };
        let own = [blank(Word::DocumentNumber), blank(Word::Sender)];
        let lines: Vec<Line> = own.into_iter().chain(shown.returning.document.iter().cloned()).collect();
        page::lines(html, &lines);
        let head = &shown.headline;
        html.element("div", &[("class", &format!("headline {}", layers::tone(head.tone)))], |html| {
            html.leaf("p", &format!("{} {}", head.tone.mark(), head.title.to_uppercase()));
            html.leaf("p", &head.sentence);
        });
        layers::summary(html, shown);
        if shown.signatures.len() > 1 {
            html.leaf("h2", word(Word::SigningActs, language));
            layers::acts(html, &shown.acts, MOST);
        }
        if let Some(law) = &shown.law {
            html.leaf("h2", &law.title);
            html.leaf("p", &format!("{} {}", law.tone.mark(), law.verdict));
            layers::points(html, law, language, MOST);
        }
        layers::decision(html, language);
    });
    html.element("footer", &[], |html| {
        page::lines(html, shown.engine.get(..4).unwrap_or(&shown.engine));
        html.leaf("p", shown.note);
    });
}

/// The presentation with every text no longer than a page can hold.
fn bounded(mut shown: Presentation) -> Presentation {
    let lines = shown.summary.iter_mut().map(|line| &mut line.value);
    let acts = shown.acts.iter_mut().map(|act| &mut act.text);
    let document = shown.returning.document.iter_mut().map(|line| &mut line.value);
    let engine = shown.engine.iter_mut().map(|line| &mut line.value);
    lines.chain(acts).chain(document).chain(engine).for_each(cut);
    for Section { findings, .. } in shown.law.iter_mut() {
        findings.iter_mut().flat_map(|said| [&mut said.meaning, &mut said.next]).for_each(cut);
    }
    shown
}

fn cut(text: &mut String) {
    if let Some((at, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(at);
        text.push('…');
    }
}
