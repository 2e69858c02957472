//! The report as one HTML file for printing and filing.
//!
//! It is self-contained: no script, URL, external font or picture. Its own policy (`Content-Security-Policy`) forbids
//! all of them and allows only the one style sheet, by its digest. Every text goes through [`Markup`], so none of it
//! can become markup.

mod layers;
pub(super) mod letter;
mod page;
pub(super) mod slip;
mod words;

use crate::ades::SubIndication;
use crate::base::finding::Finding;
use crate::formats::detailed::{Basis, CheckPart, Detailed, detailed};
use crate::formats::markup::Markup;
use crate::report::model::Report;
use crate::words::{Card, Presentation, Said, Section, present};
use crate::words::{Language, Word, local, word};
use layers::tone;
use page::lines;

const STYLE: &str = include_str!("style.css");
/// Digits of a SHA-256 shown in the table of checks; the table of evidence has all of them.
const SHORT: usize = 16;

/// The report in one language.
///
/// ```
/// use kyso::words::Language;
///
/// # let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
/// # let (trust, evidence, policy, limits) = Default::default();
/// # let now = kyso::Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
/// # let context = kyso::verify::Context::new(now, &trust, &evidence, &policy, &limits);
/// # let report = kyso::verify(&kyso::Input { source: &file, detached: None, password: None }, &context)?;
/// assert!(kyso::formats::html(&report, Language::Vi).starts_with("<!DOCTYPE html>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn html(report: &Report, language: Language) -> String {
    let shown = present(report, language);
    let detailed = detailed(report);
    let page = Page { language, shown: &shown, detailed: &detailed };
    let mut html = Markup::html();
    html.element("html", &[("lang", language.tag())], |html| {
        html.element("head", &[], |html| page.head(html));
        html.element("body", &[], |html| page.body(html));
    });
    html.finish()
}

struct Page<'a> {
    language: Language,
    shown: &'a Presentation,
    detailed: &'a Detailed<'a>,
}

impl Page<'_> {
    fn word(&self, key: Word) -> &'static str {
        word(key, self.language)
    }

    fn head(&self, html: &mut Markup) {
        let file = self.detailed.file.map(|f| format!(" – {f}")).unwrap_or_default();
        page::head(html, &format!("{}{file}", self.word(Word::PrintTitle)), STYLE);
    }

    fn body(&self, html: &mut Markup) {
        html.element("header", &[], |html| {
            html.leaf_with("p", &[("class", "product")], &format!("kyso · {}", self.word(Word::PrintTitle)));
            let head = &self.shown.headline;
            html.element("div", &[("class", &format!("headline {}", tone(head.tone)))], |html| {
                html.leaf("h1", &format!("{} {}", head.tone.mark(), head.title));
                html.leaf("p", &head.sentence);
                html.leaf("p", &format!("→ {}", head.next));
            });
            layers::summary(html, self.shown);
        });
        html.element("main", &[], |html| {
            self.acts(html);
            self.section(html, &self.shown.document);
            if let Some(law) = &self.shown.law {
                layers::law(html, law, self.language);
            }
            self.shared(html);
            for card in self.shown.signatures.iter().chain(&self.shown.timestamps) {
                self.card(html, card);
            }
            self.wants(html);
            self.details(html);
            self.evidence(html);
            self.proofs(html);
            layers::decision(html, self.language);
        });
        html.element("footer", &[], |html| {
            html.leaf("h2", self.word(Word::AboutCheck));
            lines(html, &self.shown.engine);
            html.leaf_with("p", &[("class", "note")], self.shown.note);
        });
    }

    fn acts(&self, html: &mut Markup) {
        if self.shown.signatures.len() > 1 {
            html.leaf("h2", self.word(Word::SigningActs));
            layers::acts(html, &self.shown.acts, usize::MAX);
        }
    }

    fn section(&self, html: &mut Markup, section: &Section) {
        html.element("section", &[], |html| {
            html.leaf("h2", &section.title);
            html.leaf("p", &format!("{} {}", section.tone.mark(), section.verdict));
            lines(html, &section.lines);
            said(html, section.findings.iter());
        });
    }

    /// What several signatures have in common, once.
    fn shared(&self, html: &mut Markup) {
        if self.shown.shared.is_empty() {
            return;
        }
        html.element("section", &[], |html| {
            html.leaf("h2", self.word(Word::SharedTitle));
            for shared in &self.shown.shared {
                html.leaf("p", &shared.whom);
                said(html, [&shared.said]);
            }
        });
    }

    fn card(&self, html: &mut Markup, card: &Card) {
        html.element("section", &[], |html| {
            html.leaf_with("h2", &[("dir", "auto")], &card.title);
            html.element("div", &[("class", &format!("card {}", tone(card.tone)))], |html| {
                html.element("p", &[], |html| html.leaf("strong", &format!("{} {}", card.tone.mark(), card.verdict)));
                lines(html, &card.lines);
                said(html, card.findings.iter().filter(|said| !said.shared));
                lines(html, &card.details);
            });
        });
    }

    fn wants(&self, html: &mut Markup) {
        if self.shown.wants.is_empty() {
            return;
        }
        html.leaf("h2", self.word(Word::EvidenceMissing));
        html.element("ul", &[], |html| {
            for want in &self.shown.wants {
                html.element("li", &[], |html| {
                    html.leaf_with("span", &[("dir", "auto")], &format!("{} ({})", want.subject, want.why));
                    // Shown, not linked: nothing is fetched from here.
                    for url in &want.urls {
                        html.element("div", &[], |html| html.leaf("code", url));
                    }
                });
            }
        });
    }

    fn details(&self, html: &mut Markup) {
        html.leaf("h2", self.word(Word::ChecksInDetail));
        self.table(html, &self.shown.document.title, &self.detailed.document.checks);
        self.remarks(html, &self.detailed.document.remarks);
        for (card, part) in self.shown.signatures.iter().zip(&self.detailed.signatures) {
            html.leaf_with("h3", &[("dir", "auto")], &card.title);
            self.steps(html, &card.law);
            for block in &part.blocks {
                self.table(html, self.word(words::block(block.block)), &block.checks);
            }
            self.table(html, self.word(Word::BlockAfter), core::slice::from_ref(&part.after));
            for stamp in &part.timestamps {
                let caption = format!("{} {}", self.word(Word::RestsOnTimeStamp), stamp.id);
                self.table(html, &caption, &stamp.checks);
            }
            self.remarks(html, &part.remarks);
        }
        for (card, part) in self.shown.timestamps.iter().zip(&self.detailed.timestamps) {
            html.leaf_with("h3", &[("dir", "auto")], &card.title);
            self.table(html, self.word(Word::BlockTime), &part.checks);
        }
    }

    fn table(&self, html: &mut Markup, caption: &str, checks: &[CheckPart<'_>]) {
        html.element("table", &[("class", "checks")], |html| {
            html.leaf("caption", caption);
            self.columns(html, &[Word::Check, Word::CheckResult, Word::Clause, Word::RestsOn]);
            html.element("tbody", &[], |html| {
                for check in checks {
                    html.element("tr", &[], |html| self.row(html, check));
                }
            });
        });
    }

    /// The steps of Nghị định 68/2024/NĐ-CP with their provisions.
    fn steps(&self, html: &mut Markup, steps: &[Said]) {
        if steps.is_empty() {
            return;
        }
        html.element("table", &[], |html| {
            html.leaf("caption", self.word(Word::LawTitle));
            self.columns(html, &[Word::Check, Word::CheckResult, Word::Clause]);
            html.element("tbody", &[], |html| {
                for step in steps {
                    html.element("tr", &[], |html| {
                        html.leaf_with("td", &[("dir", "auto")], &step.title);
                        html.leaf_with("td", &[("dir", "auto")], &format!("{} {}", step.tone.mark(), step.meaning));
                        html.leaf("td", &step.clause);
                    });
                }
            });
        });
    }

    fn columns(&self, html: &mut Markup, labels: &[Word]) {
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| {
                for key in labels {
                    html.leaf_with("th", &[("scope", "col")], self.word(*key));
                }
            });
        });
    }

    fn row(&self, html: &mut Markup, check: &CheckPart<'_>) {
        html.element("td", &[], |html| html.leaf("code", check.code));
        html.element("td", &[], |html| {
            html.leaf("strong", self.word(words::result(check.status)));
            if let Some(sub) = check.sub_indication {
                html.leaf_with("div", &[("class", "quiet")], SubIndication::name(sub));
            }
            self.codes(html, &check.findings);
        });
        html.leaf("td", check.clause);
        html.element("td", &[], |html| {
            for basis in &check.rests_on {
                html.leaf_with("div", &[("dir", "auto")], &self.basis(basis));
            }
        });
    }

    fn codes(&self, html: &mut Markup, findings: &[Finding]) {
        let mut said: Vec<&str> = Vec::new();
        for code in findings.iter().map(|f| f.code.name()) {
            if !said.contains(&code) {
                said.push(code);
                html.element("div", &[], |html| html.leaf("code", code));
            }
        }
    }

    fn remarks(&self, html: &mut Markup, remarks: &[Finding]) {
        if remarks.is_empty() {
            return;
        }
        html.element("div", &[("class", "quiet")], |html| {
            html.leaf("span", self.word(Word::Remarks));
            self.codes(html, remarks);
        });
    }

    fn basis(&self, basis: &Basis<'_>) -> String {
        let mut text = self.word(words::basis(basis.kind)).to_owned();
        if let Some(short) = basis.sha256.and_then(|s| s.get(..SHORT)) {
            text.push_str(&format!(" {short}…"));
        }
        if let Some(detail) = &basis.detail {
            text.push_str(&format!(" ({detail})"));
        }
        text
    }

    fn evidence(&self, html: &mut Markup) {
        if self.detailed.evidence.is_empty() {
            return;
        }
        html.leaf("h2", self.word(Word::EvidenceMet));
        html.element("table", &[], |html| {
            self.columns(html, &[Word::EvidenceKind, Word::EvidenceName, Word::EvidenceOrigin]);
            html.element("tbody", &[], |html| {
                for item in &self.detailed.evidence {
                    html.element("tr", &[], |html| {
                        html.leaf("td", self.word(words::evidence(item.kind)));
                        html.element("td", &[("dir", "auto")], |html| {
                            html.leaf("div", item.name.unwrap_or_default());
                            html.leaf("code", item.sha256);
                        });
                        html.leaf_with("td", &[("dir", "auto")], item.origin);
                    });
                }
            });
        });
    }

    fn proofs(&self, html: &mut Markup) {
        if self.detailed.proofs.is_empty() {
            return;
        }
        html.leaf("h2", self.word(Word::ProofsStated));
        html.element("table", &[], |html| {
            self.columns(html, &[Word::ProofTime, Word::EvidenceName, Word::EvidenceOrigin]);
            html.element("tbody", &[], |html| {
                for proof in self.detailed.proofs {
                    html.element("tr", &[], |html| {
                        html.leaf("td", &local(proof.time));
                        html.element("td", &[], |html| html.leaf("code", &proof.sha256));
                        html.leaf_with("td", &[("dir", "auto")], &proof.origin);
                    });
                }
            });
        });
    }
}

fn said<'a>(html: &mut Markup, findings: impl IntoIterator<Item = &'a Said>) {
    let mut findings = findings.into_iter().peekable();
    if findings.peek().is_none() {
        return;
    }
    html.element("ul", &[], |html| {
        for said in findings {
            html.element("li", &[("dir", "auto")], |html| {
                html.leaf("strong", &format!("{} {}", said.tone.mark(), said.title));
                html.leaf("div", &said.meaning);
                if !said.list.is_empty() {
                    html.element("ul", &[], |html| said.list.iter().for_each(|one| html.leaf("li", one)));
                }
                if !said.next.is_empty() {
                    html.leaf("div", &format!("→ {}", said.next));
                }
                html.leaf_with("div", &[("class", "quiet")], &format!("{} · {}", said.code, said.clause));
            });
        }
    });
}
