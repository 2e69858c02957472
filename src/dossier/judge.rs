//! The result of a dossier: a pure function of the reports of its members.

use super::member::{Content, Member};
use super::model::{
    Dossier, DossierCompleteness, DossierNote, DossierNoteCode, MainDocument, MainWhy, MemberError, MemberRecord, Role,
    SCHEMA, Skipped,
};
use crate::ades::Indication;
use crate::base::error::Error;
use crate::base::sort;
use crate::report::{Report, Signature, Verdict};
use crate::vietnam::{Completeness, Nature, Reason, Refusal, View};

/// Judges the members of a dossier together. `main` names the main document, if the caller knows it.
///
/// # Errors If there is no document, or not exactly one of the given name.
pub(crate) fn judge(members: Vec<Member>, skipped: Vec<Skipped>, main: Option<&str>) -> Result<Dossier, Error> {
    if !members.iter().any(|m| m.content == Content::Document) {
        return Err(Error::Dossier { fault: "no-member", what: members.len().to_string() });
    }
    let main = match main {
        Some(name) => MainDocument { member: Some(named(&members, name)?), inferred: false, why: MainWhy::Stated },
        None => inferred(&members),
    };
    let records: Vec<MemberRecord> =
        members.into_iter().enumerate().map(|(index, member)| record(index, member, main)).collect();
    let notes = notes(&records, main);
    let verdict = verdict(&records);
    let completeness = completeness(&records);
    let reasons = reasons(&records);
    let refusal = refusal(&reasons, &records, &notes, verdict, completeness);
    Ok(Dossier {
        schema: SCHEMA,
        verdict,
        main,
        completeness,
        refusal,
        refusal_reasons: reasons,
        notes,
        members: records,
        skipped,
    })
}

/// The only document with a name: the exact name, else its last component.
fn named(members: &[Member], name: &str) -> Result<usize, Error> {
    let documents = || members.iter().enumerate().filter(|(_, m)| m.content == Content::Document);
    let last = |m: &Member| m.name.rsplit(['/', '\\']).next() == Some(name);
    let mut exact = documents().filter(|(_, m)| m.name == name);
    let found = match (exact.next(), exact.next()) {
        (Some(one), None) => Some(one.0),
        (Some(_), Some(_)) => None,
        (None, _) => {
            let mut by_last = documents().filter(|(_, m)| last(m));
            by_last.next().filter(|_| by_last.next().is_none()).map(|one| one.0)
        }
    };
    found.ok_or_else(|| Error::Dossier { fault: "no-such-member", what: name.to_owned() })
}

/// Nghị định 30/2020/NĐ-CP Điều 5.1 and Phụ lục I: only the main document has a person's signature. An unreadable file
/// could be the main document too, so another cannot be inferred as the only one.
fn inferred(members: &[Member]) -> MainDocument {
    let documents: Vec<(usize, &Member)> =
        members.iter().enumerate().filter(|(_, m)| m.content == Content::Document).collect();
    let main = |member, why| MainDocument { member, inferred: true, why };
    if let [(index, _)] = documents.as_slice() {
        return main(Some(*index), MainWhy::OnlyOne);
    }
    let mut signed = documents.iter().filter(|(_, m)| m.result.as_ref().is_ok_and(|r| by_person(r)));
    match (signed.next(), signed.next()) {
        (Some((index, _)), None) => main(Some(*index), MainWhy::PersonSigned),
        (Some(_), Some(_)) => main(None, MainWhy::SeveralPersonSigned),
        (None, _) => main(None, MainWhy::NonePersonSigned),
    }
}

fn by_person(report: &Report) -> bool {
    report.signatures.iter().any(|s| nature(s) == Some(Nature::Person))
}

fn nature(signature: &Signature) -> Option<Nature> {
    signature.signer.as_ref().map(|s| s.nature)
}

/// The member with its role. Whose signatures it needs follows from the role, so an annex is seen as one by the law.
fn record(index: usize, member: Member, main: MainDocument) -> MemberRecord {
    let role = match (member.content, main.member) {
        (Content::Envelope, _) => Role::Envelope,
        (Content::Document, Some(main)) if main == index => Role::Main,
        (Content::Document, Some(_)) => Role::Annex,
        (Content::Document, None) => Role::Unknown,
    };
    let (report, error) = match member.result {
        Ok(report) if role == Role::Annex => {
            let said = |view: View| if main.inferred { view.with_inferred_kind() } else { view };
            (Some(Report { vietnam: member.as_annex.map(said), ..*report }), None)
        }
        Ok(report) => (Some(*report), None),
        Err(error) => {
            let code = error.code();
            (None, Some(MemberError { code, message: error.to_string(), details: error.details() }))
        }
    };
    MemberRecord { name: member.name, container: member.container, role, report, error }
}

/// A file that was not read may be signed in a form that is not known here, so it is not said to be unsigned (ETSI EN 319 162-1,
/// ECMA-376-2 §13).
fn member_verdict(member: &MemberRecord) -> Verdict {
    member.report.as_ref().map_or(Verdict::Indeterminate, |report| report.verdict)
}

/// The worst, in the order of the exit status.
fn verdict(members: &[MemberRecord]) -> Verdict {
    const WORST_FIRST: [Verdict; 3] = [Verdict::Invalid, Verdict::Indeterminate, Verdict::Unsigned];
    let has = |verdict: &Verdict| members.iter().any(|m| member_verdict(m) == *verdict);
    WORST_FIRST.into_iter().find(has).unwrap_or(Verdict::Valid)
}

/// The worst over main document and annexes. Which signatures a member of unknown role needs is unknown.
fn completeness(members: &[MemberRecord]) -> DossierCompleteness {
    let documents = members.iter().filter(|m| m.role != Role::Envelope);
    documents.map(member_completeness).max().unwrap_or(DossierCompleteness::CannotTell)
}

fn member_completeness(member: &MemberRecord) -> DossierCompleteness {
    let found = member.report.as_ref().and_then(|r| r.vietnam.as_ref()).map(|v| v.completeness);
    match (member.role, found) {
        (Role::Unknown, _) => DossierCompleteness::CannotTell,
        (_, Some(Completeness::Complete | Completeness::NotApplicable)) => DossierCompleteness::Complete,
        (_, Some(Completeness::Failed)) => DossierCompleteness::Failed,
        (_, Some(Completeness::CannotTell)) => DossierCompleteness::CannotTell,
        (_, Some(Completeness::MissingPerson | Completeness::MissingAgency | Completeness::MissingBoth)) => {
            DossierCompleteness::Missing
        }
        (_, None) => DossierCompleteness::CannotTell,
    }
}

/// The reasons of all documents, each once and in their order. While the main document is unknown, missing signatures
/// of a member (R7, R8) are not yet a reason: an annex needs no person's signature.
fn reasons(members: &[MemberRecord]) -> Vec<Reason> {
    let mut all = Vec::new();
    for member in members.iter().filter(|m| m.role != Role::Envelope) {
        let found = member.report.as_ref().and_then(|r| r.vietnam.as_ref());
        let open = |reason: &Reason| member.role == Role::Unknown && matches!(reason, Reason::R7 | Reason::R8);
        all.extend(found.iter().flat_map(|v| &v.refusal_reasons).filter(|r| !open(r)));
    }
    sort::sort(&mut all);
    all.dedup();
    all
}

/// A dossier that is not wholly good is never without a reason to look again.
fn refusal(
    reasons: &[Reason],
    members: &[MemberRecord],
    notes: &[DossierNote],
    verdict: Verdict,
    completeness: DossierCompleteness,
) -> Refusal {
    let views = members.iter().filter(|m| m.role != Role::Envelope).map(|m| m.report.as_ref()?.vietnam.as_ref());
    let mut views = views.map(|v| v.map(|v| v.refusal));
    if reasons.iter().any(|r| *r != Reason::R10) {
        Refusal::Ground
    } else if notes.is_empty()
        && verdict == Verdict::Valid
        && completeness == DossierCompleteness::Complete
        && views.all(|v| v == Some(Refusal::NoGround))
    {
        Refusal::NoGround
    } else {
        Refusal::CheckAgain
    }
}

fn notes(members: &[MemberRecord], main: MainDocument) -> Vec<DossierNote> {
    let mut notes = Vec::new();
    let main_report = main.member.and_then(|m| members.get(m)).and_then(|m| m.report.as_ref());
    for (index, member) in members.iter().enumerate() {
        let mut note = |code| notes.push(DossierNote { code, member: index });
        let before = members.get(..index).unwrap_or_default();
        if before.iter().any(|m| m.name == member.name && m.container == member.container) {
            note(DossierNoteCode::SameName);
        }
        let sha256 = member.report.as_ref().map(|r| &r.input.sha256);
        if sha256.is_some() && before.iter().any(|m| m.report.as_ref().map(|r| &r.input.sha256) == sha256) {
            note(DossierNoteCode::SameFile);
        }
        if let (Role::Annex, Some(main), Some(annex)) = (member.role, main_report, &member.report)
            && of_another_agency(main, annex)
        {
            note(DossierNoteCode::OtherAgency);
        }
    }
    notes
}

/// Both have an agency's signature, and none of the annex's is of an agency of the main document: the same certificate, or one of
/// the same issuer for the same subject (an agency's certificate is renewed).
fn of_another_agency(main: &Report, annex: &Report) -> bool {
    let (main, annex) = (agencies(main), agencies(annex));
    let same = |a: &&Signature, b: &&Signature| match (&a.signer, &b.signer) {
        (Some(a), Some(b)) => a.sha256 == b.sha256 || (a.subject == b.subject && a.issuer == b.issuer),
        _ => false,
    };
    !main.is_empty() && !annex.is_empty() && !annex.iter().any(|a| main.iter().any(|m| same(a, m)))
}

fn agencies(report: &Report) -> Vec<&Signature> {
    let stands = |s: &&Signature| s.indication != Indication::TotalFailed && nature(s) == Some(Nature::Agency);
    report.signatures.iter().filter(stands).collect()
}
