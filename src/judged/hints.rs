//! Hints from the page for the law's view. No check, indication or reason rests on them.

use super::JudgedSignature;
use crate::evidence::PageText;
use crate::pdf::Appearance;
use crate::vietnam::{Beside, DocumentKind, Mark, Nature, Note, PageContent, Shown, Statements, form_notes, printed};

/// What the page says beside the signatures.
pub(crate) fn page_content(signatures: &[JudgedSignature<'_>], text: &PageText, stated: Statements<'_>) -> PageContent {
    let beside = signatures.iter().filter_map(|signature| {
        let name = signature.judgement.signer.as_ref().map(|signer| signer.certificate.display_name());
        let (nature, marks) = (nature(signature, stated), signature.marks());
        printed(&Beside { id: signature.id, nature, name: name.as_deref().unwrap_or_default(), marks: &marks }, text)
    });
    PageContent { origin: text.origin().to_owned(), cut: text.is_cut(), signatures: beside.collect() }
}

/// Notes on how signatures of a document of this kind look, given with their numbers.
pub(crate) fn form_notes_of(
    kind: DocumentKind,
    signatures: &[JudgedSignature<'_>],
    appearances: &[(usize, Appearance)],
    stated: Statements<'_>,
) -> Vec<Note> {
    let looking = signatures.iter().filter_map(|s| Some((s, &appearances.iter().find(|(id, _)| *id == s.id)?.1)));
    let places: Vec<(&JudgedSignature<'_>, &Appearance, Vec<Mark>)> =
        looking.map(|(s, appearance)| (s, appearance, s.marks())).collect();
    let shown =
        places.iter().map(|(s, appearance, marks)| Shown { id: s.id, nature: nature(s, stated), marks, appearance });
    form_notes(kind, &shown.collect::<Vec<_>>())
}

/// Whose the signature is: as the person who checks says, else by the signs in the certificate.
pub(super) fn nature(signature: &JudgedSignature<'_>, stated: Statements<'_>) -> Nature {
    let signer = signature.judgement.signer.as_ref();
    signer.map_or(Nature::Uncertain, |signer| stated.nature(&signer.certificate).0)
}
