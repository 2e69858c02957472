//! Hints from the page, added to the law's view. No check, indication or reason rests on them.

use super::law::marks;
use super::model::Report;
use crate::evidence::PageText;
use crate::vietnam::{Beside, Nature, PageContent, printed};

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
