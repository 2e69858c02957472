//! Signatures grouped by certificate and occasion: a clerk who puts number, date and seal each as a signature signs once.

use super::model::{ActShown, Tone};
use super::presenter::Presenter;
use super::summary::span;
use crate::ades::Indication;
use crate::base::time::Timestamp;
use crate::report::{Report, Signature, Widget};
use crate::vietnam::Nature;
use crate::words::Word;

/// Two signatures further apart than this, in seconds, are two occasions.
const APART: i64 = 3600;
/// A mark no larger than this, in points, has room for a number or a date, and none for a seal.
const SMALL: f64 = 40.0;

impl Presenter {
    /// The acts, in the order of signing.
    pub(super) fn acts(&self, report: &Report) -> Vec<ActShown> {
        let of =
            |ids: &[usize]| -> Vec<&Signature> { report.signatures.iter().filter(|s| ids.contains(&s.id)).collect() };
        let groups = report.vietnam.iter().flat_map(|view| &view.acts);
        let mut acts = Vec::new();
        for group in groups {
            let signatures = of(&group.signatures);
            for occasion in signatures.chunk_by(|a, b| !is_apart(a.time.best, b.time.best)) {
                acts.push(self.act_shown(group.nature, occasion));
            }
        }
        acts
    }

    fn act_shown(&self, nature: Nature, signatures: &[&Signature]) -> ActShown {
        let who = self.who_signed(signatures.first().copied());
        let nature = self.nature(nature);
        let nature = nature.split(" (").next().unwrap_or(nature).to_owned();
        let known = || signatures.iter().filter_map(|signature| signature.time.best);
        let when = known().min().zip(known().max()).map(|(first, last)| span(first, last)).unwrap_or_default();
        let what = self.marks(signatures);
        let mut text = format!("{nature}: {who}");
        if signatures.len() > 1 {
            text.push_str(&format!(" – {} {}", signatures.len(), self.word(Word::ActTimes)));
        }
        if !what.is_empty() {
            text.push_str(&format!(" ({} {what})", self.word(Word::ActPerhaps)));
        }
        if !when.is_empty() {
            text.push_str(&format!(", {when}"));
        }
        ActShown {
            tone: worst(signatures),
            who,
            what,
            when,
            text,
            signatures: signatures.iter().map(|s| s.id).collect(),
        }
    }

    /// The name of the certificate with the body that manages it, which tells one office from the other.
    fn who_signed(&self, signature: Option<&Signature>) -> String {
        let signer = signature.and_then(|signature| signature.signer.as_ref());
        let mut parts: Vec<&str> = Vec::new();
        let names = signer.iter().flat_map(|s| [Some(&s.name), s.organization.as_ref()].into_iter().flatten());
        for name in names.map(|name| name.trim()).filter(|name| !name.is_empty()) {
            if !parts.iter().any(|part| part.to_lowercase() == name.to_lowercase()) {
                parts.push(name);
            }
        }
        self.named(Some(parts.join(", ")))
    }

    /// What the marks of several signatures are likely to show, by their size and their page. Never a fact: the page says what it is.
    fn marks(&self, signatures: &[&Signature]) -> String {
        let widgets = || signatures.iter().flat_map(|signature| &signature.widgets);
        if signatures.len() < 2 {
            return String::new();
        }
        let seal = widgets().filter(|widget| !is_small(widget)).filter_map(|widget| widget.page).min();
        let small = || widgets().filter(|widget| is_small(widget)).filter_map(|widget| widget.page);
        let Some(seal) = seal else { return String::new() };
        let kinds = [
            (small().any(|page| page <= seal), Word::ActNumber),
            (true, Word::ActSeal),
            (small().any(|page| page > seal), Word::ActAnnex),
        ];
        let kinds = kinds.into_iter().filter(|(is_there, _)| *is_there).map(|(_, key)| self.word(key));
        let kinds = kinds.collect::<Vec<_>>();
        if kinds.len() < 2 { String::new() } else { kinds.join(", ") }
    }
}

fn is_small(widget: &Widget) -> bool {
    widget.rect.is_some_and(|[left, low, right, high]| (right - left).abs() <= SMALL && (high - low).abs() <= SMALL)
}

/// Signatures whose times are not known are not told apart by them.
fn is_apart(a: Option<Timestamp>, b: Option<Timestamp>) -> bool {
    a.zip(b).is_some_and(|(a, b)| b.seconds_since(a).abs() > APART)
}

fn worst(signatures: &[&Signature]) -> Tone {
    let any = |wanted| signatures.iter().any(|signature| signature.indication == wanted);
    match () {
        () if any(Indication::TotalFailed) => Tone::Bad,
        () if any(Indication::Indeterminate) => Tone::Warn,
        () => Tone::Good,
    }
}
