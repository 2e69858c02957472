//! What a letter about a whole dossier is made of: the dossier's own lines, and the reasons of its members, each under the name of its
//! file. Nothing is judged here: a reason has the same place in the letter as in the dossier.

use crate::dossier::{Dossier, MemberRecord, Role};
use crate::vietnam::Reason;
use crate::words::dossier::section;
use crate::words::present::{GroundShown, Line, Presentation, Returning, Section, present};
use crate::words::{Language, message};

/// What a letter is made of, and what it was made with.
#[derive(Clone, Debug)]
pub struct DossierWords {
    /// The content.
    pub returning: Returning,
    /// Facts about the program and its settings.
    pub engine: Vec<Line>,
    /// That this is a tool's result.
    pub note: &'static str,
}

/// The content of a letter about a dossier; `None` if none of its files could be read.
pub fn dossier_words(dossier: &Dossier, language: Language) -> Option<DossierWords> {
    let said: Vec<(&MemberRecord, Option<Presentation>)> =
        dossier.members.iter().map(|member| (member, member.report.as_ref().map(|r| present(r, language)))).collect();
    let first = said.iter().find_map(|(_, shown)| shown.as_ref())?;
    let section = section(dossier, language);
    let read = || said.iter().filter_map(|(_, shown)| shown.as_ref()).map(|shown| &shown.returning);
    let mut used: Vec<String> = read().flat_map(|returning| returning.used.iter().cloned()).collect();
    crate::base::sort::sort(&mut used);
    used.dedup();
    let own = said.iter().flat_map(|(member, shown)| grounds(dossier, member, shown.as_ref()));
    let returning = Returning {
        document: document(&section, read(), &first.returning),
        outcome: section.lines.first().map_or_else(|| section.verdict.clone(), |line| line.value.clone()),
        grounds: own.chain(unread(dossier, language)).collect(),
        used,
    };
    Some(DossierWords { returning, engine: first.engine.clone(), note: first.note })
}

/// The lines of the dossier without its result, the digest of each file under its name, and the time of the check.
fn document<'a>(section: &Section, read: impl Iterator<Item = &'a Returning>, first: &Returning) -> Vec<Line> {
    let lines = section.lines.iter().skip(1).cloned();
    let digests = read.filter_map(|returning| match returning.document.as_slice() {
        [name, digest, ..] => {
            Some(Line { label: format!("{} – {}", digest.label, name.value), value: digest.value.clone() })
        }
        _ => None,
    });
    lines.chain(digests).chain(first.document.last().cloned()).collect()
}

/// What a member is returned for, of what the dossier is returned for.
fn grounds(dossier: &Dossier, member: &MemberRecord, shown: Option<&Presentation>) -> Vec<GroundShown> {
    let all = shown.into_iter().flat_map(|shown| &shown.returning.grounds);
    let of_dossier = all.filter(|ground| dossier.refusal_reasons.contains(&ground.reason));
    of_dossier
        .map(|ground| GroundShown { title: format!("{}: {}", member.name, ground.title), ..ground.clone() })
        .collect()
}

/// An annex that cannot be read has no report: the dossier itself says that the agency's signature is missing on it.
fn unread(dossier: &Dossier, language: Language) -> Vec<GroundShown> {
    if !dossier.refusal_reasons.contains(&Reason::R12) {
        return Vec::new();
    }
    let (title, next) = message::reason(Reason::R12, language);
    let unread = dossier.members.iter().filter(|member| member.error.is_some() && member.role == Role::Annex);
    let ground = |member: &MemberRecord| GroundShown {
        reason: Reason::R12,
        title: format!("{}: {title}", member.name),
        clause: Reason::R12.clause().to_owned(),
        signatures: Vec::new(),
        next: next.to_owned(),
    };
    unread.map(ground).collect()
}
