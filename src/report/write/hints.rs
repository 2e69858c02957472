//! Hints from the page, added to the law's view. No check, indication or reason rests on them.

use super::law::marks;
use super::model::Report;
use crate::evidence::PageText;
use crate::pdf::Look;
use crate::vietnam::{Beside, Nature, PageContent, Shown, form_notes, printed};

/// Adds what the page says beside the signatures.
pub(crate) fn add_text(report: &mut Report, text: Option<&PageText>) {
    let (Some(text), Some(view)) = (text, report.vietnam.as_mut()) else { return };
    let beside = report.signatures.iter().filter_map(|signature| {
        let signer = signature.signer.as_ref();
        let beside = Beside {
            id: signature.id,
            nature: signer.map_or(Nature::Uncertain, |s| s.nature),
            name: signer.map_or("", |s| s.name.as_str()),
            marks: &marks(signature),
        };
        printed(&beside, text)
    });
    view.page_text =
        Some(PageContent { origin: text.origin().to_owned(), cut: text.is_cut(), signatures: beside.collect() });
}

/// Adds notes on how signatures look, given with their numbers.
pub(crate) fn add_looks(report: &mut Report, looks: &[(usize, Look)]) {
    let Some(view) = report.vietnam.as_mut() else { return };
    let signatures = report.signatures.iter().filter_map(|s| Some((s, &looks.iter().find(|(id, _)| *id == s.id)?.1)));
    let places: Vec<_> = signatures.map(|(s, look)| (s, look, marks(s))).collect();
    let shown: Vec<Shown<'_>> = places
        .iter()
        .map(|(signature, look, marks)| Shown {
            id: signature.id,
            nature: signature.signer.as_ref().map_or(Nature::Uncertain, |s| s.nature),
            marks,
            look,
        })
        .collect();
    view.notes.extend(form_notes(view.kind.value, &shown));
}
