//! A comparison of two files in sentences.

use super::language::Language;
use super::message::{kind_of_change, places, relation, word};
use super::word::Word;
use crate::pdf::changes::ChangeKind;
use crate::report::{Comparison, Difference};
use serde::Serialize;

/// A comparison in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparisonText {
    /// In a few words.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// The differences, one each.
    pub lines: Vec<String>,
    /// Why there may be more than that; empty if there is not.
    pub warning: String,
}

/// Puts a comparison into sentences. They hold no control characters, so that no file can write into the terminal.
pub fn comparison(found: &Comparison, language: Language) -> ComparisonText {
    let (title, meaning) = relation(found.relation, language);
    let same = word(Word::SameBytes, language);
    ComparisonText {
        title: title.to_owned(),
        meaning: format!("{meaning} ({same}: {} / {})", found.same_bytes, found.original.size),
        lines: found.differences.iter().map(|one| difference(one, language)).collect(),
        warning: if found.complete { "" } else { word(Word::ComparisonIncomplete, language) }.to_owned(),
    }
}

/// The words of a kind of change, by its stable name; the name itself if there are none.
pub fn change_kind(name: &str, language: Language) -> &str {
    let kind = ChangeKind::ALL.iter().find(|kind| kind.name() == name);
    kind.map_or(name, |kind| kind_of_change(*kind, language))
}

/// One difference in a line.
pub fn difference(difference: &Difference, language: Language) -> String {
    let [page, field, at, object, revision, original] = places(language);
    let rect = difference.rect.map(|[x0, y0, x1, y1]| format!("{x0:.0} {y0:.0} {x1:.0} {y1:.0}"));
    let parts = [
        (revision, difference.revision.map(|number| number.to_string())),
        (page, difference.page.map(|number| number.to_string())),
        (field, difference.field.as_ref().map(|name| format!("«{name}»"))),
        (at, rect),
        (object, difference.object.clone()),
        (original, difference.original_object.clone().filter(|id| Some(id) != difference.object.as_ref())),
        ("", difference.detail.clone()),
    ];
    let mut line = change_kind(difference.what, language).to_owned();
    let known = parts.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?).trim().to_owned()));
    let known = known.collect::<Vec<_>>().join(", ");
    if !known.is_empty() {
        line = format!("{line} ({known})");
    }
    crate::base::unseen::on_one_line(&line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_words_of_its_own_in_both_languages() {
        let mut seen = std::collections::BTreeSet::new();
        for kind in ChangeKind::ALL {
            let mut is_new = |language| seen.insert(kind_of_change(*kind, language));
            assert!(is_new(Language::Vi) && is_new(Language::En), "{}", kind.name());
        }
    }
}
