//! What lists say of the certificate (RFC 5280 §6.3.3): complete lists, each alone and with the delta lists that fit it.

use super::list::RevocationList;
use super::scope::reasons_covered;
use super::signer::{self, ListSigner};
use crate::crypto::SignatureAlgorithm;
use crate::validation::revocation::context::StatusContext;
use crate::validation::revocation::information::{Content, Object};
use crate::validation::revocation::observation::{Observation, Said, basis};
use crate::validation::revocation::{Basis, NotUsed, Revocation};
use crate::x509::{Certificate, ReasonSet};
use const_oid::db::rfc5280::ID_CE_FRESHEST_CRL;

/// A list that may be used, and its entry.
struct Usable<'a> {
    list: &'a RevocationList,
    basis: Basis,
    entry: Option<Revocation>,
}

/// What became of the list objects.
#[derive(Default)]
pub(crate) struct FromLists {
    pub(crate) observations: Vec<Observation>,
    /// Fingerprints of lists that are not used, with the reason.
    pub(crate) not_used: Vec<([u8; 32], NotUsed)>,
}

/// Looks the certificate up in every list of the evidence.
pub(crate) fn observe(context: &StatusContext<'_>) -> FromLists {
    let mut result = FromLists::default();
    let (deltas, complete): (Vec<_>, Vec<_>) = lists(context).partition(|(_, list)| list.is_delta());
    let mut fitting = Vec::new();
    for (object, list) in complete {
        match usable(object, list, context) {
            Ok((base, signer, reasons)) => {
                result.observations.push(alone(&base, reasons, announces_delta(list, context.question.certificate)));
                for (object, delta) in &deltas {
                    if completes(delta, list)
                        && let Ok(delta) = usable_delta(object, delta, &base, &signer, context)
                    {
                        fitting.push(delta.basis.evidence.sha256);
                        result.observations.push(together(&base, &delta, reasons));
                    }
                }
            }
            Err(why) => result.put_aside(object, list, why, context),
        }
    }
    for (object, delta) in deltas {
        if !fitting.contains(&object.name.sha256) {
            result.put_aside(object, delta, lonely(delta, context), context);
        }
    }
    result
}

impl FromLists {
    /// Keeps the reason why a list does not count, and what it says if that is a revocation.
    fn put_aside(&mut self, object: &Object, list: &RevocationList, why: NotUsed, context: &StatusContext<'_>) {
        self.observations.extend(revoking(object, list, &why, context));
        self.not_used.push((object.name.sha256, why));
    }
}

/// The revocation in a list that may not say that a certificate is good.
fn revoking(object: &Object, list: &RevocationList, why: &NotUsed, context: &StatusContext<'_>) -> Option<Observation> {
    if !why.leaves_revocation() {
        return None;
    }
    let reasons = reasons_covered(list, context.question.certificate).ok()?;
    let entry = look_up(list, context).ok()?.filter(|entry| !entry.is_removal())?;
    let certificate = signer::ever(list, context)?;
    let signer = ListSigner { certificate, taken_as_dated: false };
    let basis = list_basis(object, list, &signer, context.control(&object.name.sha256)).ok()?;
    Some(Observation { flaw: Some(why.clone()), ..alone(&Usable { list, basis, entry: Some(entry) }, reasons, false) })
}

fn lists<'a>(context: &StatusContext<'a>) -> impl Iterator<Item = (&'a Object, &'a RevocationList)> {
    context.information.objects.iter().filter_map(|object| match &object.content {
        Content::List(list) => Some((object, list)),
        _ => None,
    })
}

/// Why a delta list is not used: it is another authority's, or nothing fits it.
fn lonely(delta: &RevocationList, context: &StatusContext<'_>) -> NotUsed {
    match reasons_covered(delta, context.question.certificate) {
        Ok(_) => NotUsed::DeltaWithoutBase,
        Err(why) => why,
    }
}

/// Scope, times, critical extensions, entries and signature of a complete list: cheap questions first, the signature last, for
/// the pass over the entries computes its digest.
fn usable<'a>(
    object: &Object,
    list: &'a RevocationList,
    context: &StatusContext<'_>,
) -> Result<(Usable<'a>, ListSigner, ReasonSet), NotUsed> {
    let certificate = context.question.certificate;
    let reasons = reasons_covered(list, certificate)?;
    check_consistency(list, context)?;
    let entry = look_up(list, context)?;
    // §5.3.1: removeFromCRL appears in delta lists only; in a complete one it contradicts itself.
    if entry.is_some_and(|e| e.is_removal()) {
        return Err(NotUsed::Malformed { reason: "removeFromCRL in a complete list".to_owned() });
    }
    let control = context.control(&object.name.sha256);
    context.existed_after(list.this_update, control)?;
    let signer = signer::find(list, context, control)?;
    let mut basis = list_basis(object, list, &signer, control)?;
    basis.taken_as_dated = signer.taken_as_dated;
    Ok((Usable { list, basis, entry }, signer, reasons))
}

fn list_basis(
    object: &Object,
    list: &RevocationList,
    signer: &ListSigner,
    control: crate::base::time::Timestamp,
) -> Result<Basis, NotUsed> {
    let basis = basis(
        &object.name,
        list.this_update,
        list.next_update,
        &signer.certificate,
        &list.signature_algorithm,
        control,
    );
    let mut basis = basis.ok_or(NotUsed::SignatureWrong)?;
    basis.number.clone_from(&list.number);
    basis.base_number.clone_from(&list.base_number);
    basis.word = list.vouched().map(|voucher| voucher.word.clone());
    Ok(basis)
}

fn check_consistency(list: &RevocationList, context: &StatusContext<'_>) -> Result<(), NotUsed> {
    // RFC 5280 §5.2: a list with a critical extension that is not processed must not be used.
    if let Some(oid) = list.unknown_critical() {
        return Err(NotUsed::CriticalExtension { oid });
    }
    if context.policy.status.number_required && list.is_version_2() && list.number.is_none() {
        return Err(NotUsed::NumberMissing);
    }
    if list.next_update.is_some_and(|next| next < list.this_update) {
        return Err(NotUsed::TimesReversed);
    }
    context.not_in_the_future(list.this_update)
}

fn look_up(list: &RevocationList, context: &StatusContext<'_>) -> Result<Option<Revocation>, NotUsed> {
    // A part says nothing about serial numbers that belong into another.
    if list.vouched().is_some_and(|voucher| !voucher.covers(&context.question.certificate.serial)) {
        return Err(NotUsed::OtherCertificate);
    }
    let looked = list.look_up(context.question.certificate, &context.information.expected);
    let (entry, unknown_critical) = looked.map_err(|e| NotUsed::Malformed { reason: e.to_string() })?;
    // §5.3: nor one with such an entry extension, whichever entry has it.
    match unknown_critical {
        Some(oid) => Err(NotUsed::CriticalExtension { oid }),
        None => Ok(entry),
    }
}

/// §6.3.3 (c), §5.2.4: same issuer and scope, based on this list or an earlier one, and newer than this list.
fn completes(delta: &RevocationList, base: &RevocationList) -> bool {
    let numbers = match (&base.number, &delta.base_number, &delta.number) {
        (Some(own), Some(based_on), Some(number)) => based_on <= own && own < number,
        _ => false,
    };
    numbers && delta.issuer.matches(&base.issuer) && delta.same_scope(base)
}

/// §6.3.3 (h): the key that signed the complete list signed the delta list too.
fn usable_delta<'a>(
    object: &Object,
    delta: &'a RevocationList,
    base: &Usable<'_>,
    signer: &ListSigner,
    context: &StatusContext<'_>,
) -> Result<Usable<'a>, NotUsed> {
    check_consistency(delta, context)?;
    let entry = look_up(delta, context)?;
    let Ok(key) = &signer.certificate.key else { return Err(NotUsed::SignatureWrong) };
    signer::signature(delta, &signer.certificate)?;
    let control = context.control(&object.name.sha256);
    context.existed_after(delta.this_update, control)?;
    let digest = delta.signature_algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest);
    context.strong(digest, key, control)?;
    let taken_as_dated = context.in_time(&signer.certificate, delta.this_update, control)?;
    let mut basis = list_basis(object, delta, signer, control)?;
    basis.taken_as_dated = taken_as_dated || base.basis.taken_as_dated;
    Ok(Usable { list: delta, basis, entry })
}

/// §4.2.1.15, §5.2.6: freshestCRL is in the list or in the certificate.
fn announces_delta(list: &RevocationList, certificate: &Certificate) -> bool {
    list.announces_delta() || certificate.extension(ID_CE_FRESHEST_CRL).is_some()
}

/// A complete list by itself.
fn alone(base: &Usable<'_>, reasons: ReasonSet, delta_awaited: bool) -> Observation {
    Observation {
        basis: vec![base.basis.clone()],
        this_update: base.list.this_update,
        next_update: base.list.next_update,
        delta_awaited,
        reasons,
        said: base.entry.map_or(Said::Good, Said::Revoked),
        archive_cutoff: base.list.expired_certs_since,
        flaw: None,
    }
}

/// A complete list brought up to date (§6.3.3 (i), (j), (k)): what the delta list says comes first, and removeFromCRL takes the
/// certificate off.
fn together(base: &Usable<'_>, delta: &Usable<'_>, reasons: ReasonSet) -> Observation {
    let said = match delta.entry {
        Some(entry) if entry.is_removal() => Said::Good,
        Some(entry) => Said::Revoked(entry),
        None => base.entry.map_or(Said::Good, Said::Revoked),
    };
    Observation {
        basis: vec![base.basis.clone(), delta.basis.clone()],
        this_update: delta.list.this_update,
        next_update: delta.list.next_update,
        delta_awaited: false,
        reasons,
        said,
        archive_cutoff: base.list.expired_certs_since,
        flaw: None,
    }
}
