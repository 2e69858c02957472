//! A letter as one HTML file for print: no script, no address, nothing from elsewhere.

use super::page::{self, lines};
use crate::formats::markup::Markup;
use crate::words::Line;
use crate::words::{Letter, LetterItem};

const STYLE: &str = include_str!("letter.css");

/// The letter as a document for print. Its own policy forbids everything but its one style sheet.
pub fn html(letter: &Letter) -> String {
    let mut html = Markup::html();
    html.element("html", &[("lang", letter.language.tag())], |html| {
        html.element("head", &[], |html| page::head(html, letter.title, STYLE));
        html.element("body", &[], |html| body(letter, html));
    });
    html.finish()
}

fn body(letter: &Letter, html: &mut Markup) {
    html.element("main", &[], |html| {
        html.leaf("h1", letter.title);
        html.leaf("p", &letter.ground);
        lines(html, &letter.document);
        if let Some((heading, items)) = &letter.reasons {
            html.leaf("h2", heading);
            html.element("ol", &[], |html| items.iter().for_each(|item| reason(item, html)));
        }
        let rest: Vec<Line> = letter.outcome.iter().chain(&letter.used).cloned().collect();
        lines(html, &rest);
        html.element("div", &[("class", "decided")], |html| lines(html, core::slice::from_ref(&letter.decided)));
    });
    html.element("footer", &[], |html| {
        lines(html, &letter.engine);
        html.leaf("p", &letter.note);
    });
}

fn reason(item: &LetterItem, html: &mut Markup) {
    html.element("li", &[], |html| {
        html.leaf_with("p", &[("dir", "auto")], &item.title);
        if !item.shown.is_empty() {
            html.element("ul", &[], |html| {
                for (title, evidence) in &item.shown {
                    html.element("li", &[], |html| {
                        html.leaf_with("span", &[("dir", "auto")], title);
                        evidence.iter().for_each(|said| html.leaf_with("p", &[("dir", "auto")], said));
                    });
                }
            });
        }
        if let Some(ask) = &item.ask {
            html.leaf("p", &format!("{}: {}", ask.label, ask.value));
        }
    });
}
