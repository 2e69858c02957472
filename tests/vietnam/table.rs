//! The table of scenarios. Each row names the clause it shows. D68 is Nghị định 68/2024/NĐ-CP, D30 Nghị định 30/2020/NĐ-CP, D23 Nghị
//! định 23/2025/NĐ-CP, C15
//! Thông tư 15/2025/TT-BKHCN.

use crate::vietnam::scenario::Expect::{
    Above, Acts, Clause, Complete, Kind, NoNote, Note, Open, Order as Ordered, Reasons, Refusal, Step, Verdict,
};
use crate::vietnam::scenario::{Row, row};
use kyso::policy::RevocationRule;
use kyso::report::Verdict::{Indeterminate, Invalid, Unsigned, Valid};
use kyso::trust::Domain;
use kyso::vietnam::Completeness::{self, MissingAgency, MissingBoth, MissingPerson};
use kyso::vietnam::DocumentKind::{Annex, Copy, CopyOrAnnex, Original, Published};
use kyso::vietnam::Nature;
use kyso::vietnam::NoteCode;
use kyso::vietnam::Order;
use kyso::vietnam::Outcome::{CannotTell, Met, NotApplicable, NotMet};
use kyso::vietnam::Reason::{R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R14};
use kyso::vietnam::Refusal::{CheckAgain, Ground, NoGround};
use kyso::vietnam::StepCode as S;
use kyso::vietnam::{KindChoice, OpenCode, SenderChoice};

/// Issuer alone: no list and no response.
const NO_STATUS: &[&str] = &["state-ca.crt"];
const CURRENT: &[&str] = &["state-ca.crt", "state-ca-2026-11.crl", "root-2026-11.crl"];

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // --- what a document needs
    row("D30 Điều 5.1", "an original with both signatures", "two-signatures",
        &[Verdict(Valid), Kind(Original, true), Complete(Completeness::Complete), Refusal(NoGround), Reasons(&[])]),
    row("D30 Điều 5.1", "the same, said to be an original", "two-signatures",
        &[Kind(Original, false), Complete(Completeness::Complete), Refusal(NoGround)]).kind(KindChoice::Original),
    row("D30 Điều 5.1", "the agency's signature is missing", "one-signature",
        &[Verdict(Valid), Complete(MissingAgency), Refusal(Ground), Reasons(&[R8])]).kind(KindChoice::Original),
    row("D30 Điều 5.1", "the same with a time-stamp", "b-t", &[Verdict(Valid), Complete(MissingAgency), Reasons(&[R8])]).kind(KindChoice::Original),
    row("D30 Điều 5.1", "the person's signature is missing, said to be an original", "agency-only-copy",
        &[Verdict(Valid), Kind(Original, false), Complete(MissingPerson), Refusal(Ground), Reasons(&[R7])]).kind(KindChoice::Original),
    row("D30 Điều 5.1", "an agency alone, with no block in the corner", "ecdsa-p384",
        &[Kind(Original, false), Complete(MissingPerson), Refusal(Ground), Reasons(&[R7])]).kind(KindChoice::Original),
    row("D30 Điều 5.1", "no signature at all", "unsigned", &[Verdict(Unsigned), Complete(MissingBoth), Refusal(Ground), Reasons(&[R7, R8]), Acts(&[])]).kind(KindChoice::Original),
    row("D30 Điều 5.1", "an empty field is no signature", "empty-field", &[Verdict(Unsigned), Complete(MissingBoth), Reasons(&[R7, R8])]).kind(KindChoice::Original),
    row("D30 Điều 5.1", "a certification and an approval", "certified-then-approved",
        &[Verdict(Valid), Complete(Completeness::Complete), Ordered(Order::AgencyAfterPerson), Refusal(NoGround)]),
    row("D30 Điều 5.1", "a publisher's signature is not the issuing body's two, if it is said to be an original", "publisher",
        &[Verdict(Valid), Kind(Original, false), Complete(MissingPerson), Acts(&[(Nature::Agency, 1)]), Reasons(&[R7])]).kind(KindChoice::Original),
    row("D30 Điều 5.1", "a certificate for services counts as nobody's", "issuer-missing",
        &[Verdict(Valid), Complete(MissingBoth), Note(NoteCode::SoftwareCertificate), Acts(&[(Nature::Software, 1)]), Reasons(&[R7, R8])])
        .evidence(&["software-ca.crt", "software-ca-2026-11.crl", "root-2026-11.crl"]).kind(KindChoice::Original),
    // --- order and acts
    row("D30 Điều 32.2", "the agency after the person", "two-signatures", &[Ordered(Order::AgencyAfterPerson), Acts(&[(Nature::Person, 1), (Nature::Agency, 1)])]),
    row("D30 Điều 32.2.d", "the agency before the person", "wrong-order",
        &[Verdict(Valid), Complete(Completeness::Complete), Ordered(Order::AgencyBeforePerson), Acts(&[(Nature::Agency, 1), (Nature::Person, 1)]), Reasons(&[R9]), Refusal(Ground), Clause(R9, "Nghị định 30/2020/NĐ-CP Điều 32.2.d")]).kind(KindChoice::Original),
    row("D30 Điều 32.2.d", "the same, and nobody said that it is an original: a copy may be signed by the agency first", "wrong-order",
        &[Verdict(Valid), Ordered(Order::AgencyBeforePerson), Reasons(&[]), Refusal(CheckAgain), Open(&[OpenCode::DocumentKind])]),
    row("D30 Điều 13", "a form of signing on the page gives no one the power to sign", "on-behalf", &[Verdict(Valid), Complete(MissingAgency), Reasons(&[R8])]).kind(KindChoice::Original),
    row("D30 Phụ lục I", "a copy's block in another font is noted and moves nothing", "agency-only-copy",
        &[Verdict(Valid), Note(NoteCode::BlockFont), NoNote(NoteCode::BlockTime), NoNote(NoteCode::BlockPlace), Refusal(NoGround)]).kind(KindChoice::Copy),
    row("D30 Phụ lục I", "a blue signature and a red seal", "two-signatures",
        &[NoNote(NoteCode::SignatureColour), NoNote(NoteCode::SealColour), NoNote(NoteCode::PictureKind)]),
    row("D30 Điều 15.3", "number, date and seal are one act", "clerk-fields",
        &[Verdict(Valid), Acts(&[(Nature::Person, 1), (Nature::Agency, 4)]), Complete(Completeness::Complete), Ordered(Order::AgencyAfterPerson), Refusal(NoGround)]),
    row("D30 Điều 32.2", "one signature has no order", "one-signature", &[Ordered(Order::NotApplicable)]),
    row("D30 Điều 25", "a copy has no order", "agency-only-copy", &[Ordered(Order::NotApplicable)]).kind(KindChoice::Copy),
    // --- copies and annexes
    row("D30 Điều 25, Phụ lục I", "an electronic copy, said to be one", "agency-only-copy",
        &[Kind(Copy, false), Complete(Completeness::Complete), Refusal(NoGround), Reasons(&[])]).kind(KindChoice::Copy),
    row("D30 Điều 25, Phụ lục I", "the same, inferred: not said to be complete", "agency-only-copy",
        &[Kind(CopyOrAnnex, true), Complete(Completeness::CannotTell), Refusal(CheckAgain), Reasons(&[])]),
    row("D30 Phụ lục I", "an annex in a file of its own", "agency-only-copy",
        &[Kind(Annex, false), Complete(Completeness::Complete), Refusal(NoGround)]).kind(KindChoice::Annex),
    row("D30 Phụ lục I", "an annex signed by a person alone", "one-signature",
        &[Complete(MissingAgency), Reasons(&[R12]), Refusal(Ground), Clause(R12, "Nghị định 30/2020/NĐ-CP Phụ lục I Phần I Mục III.1.d")]).kind(KindChoice::Annex),
    row("D30 Phụ lục I", "an annex without any signature", "unsigned", &[Complete(MissingAgency), Reasons(&[R12])]).kind(KindChoice::Annex),
    row("D30 Điều 25, Phụ lục I", "a copy signed by a person alone", "one-signature",
        &[Complete(MissingAgency), Reasons(&[R8]), Clause(R8, "Nghị định 30/2020/NĐ-CP Phụ lục I Phần II Mục I.3")]).kind(KindChoice::Copy),
    row("D30 Điều 25", "a copy that carries both is complete too", "two-signatures", &[Complete(Completeness::Complete), Refusal(NoGround)]).kind(KindChoice::Copy),
    // --- integrity
    row("D30 Điều 21.2; D68 Điều 30", "one digit of the sum changed", "two-signatures",
        &[Verdict(Invalid), Step(1, S::ContentUnchanged, NotMet), Reasons(&[R1]), Refusal(Ground), Complete(Completeness::Failed)]).flip("content"),
    row("D68 Điều 30", "the digest attribute changed", "one-signature", &[Verdict(Invalid), Step(1, S::ContentUnchanged, NotMet), Refusal(Ground)]).flip("digest"),
    row("D68 Điều 30", "the value changed", "one-signature", &[Verdict(Invalid), Step(1, S::ValueByKey, NotMet), Reasons(&[R2, R8])]).flip("signature").kind(KindChoice::Original),
    row("D68 Điều 30", "another attribute changed", "one-signature", &[Verdict(Invalid), Step(1, S::ValueByKey, NotMet), Refusal(Ground)]).flip("attributes"),
    row("D68 Điều 32", "the certificate's own signature changed", "one-signature", &[Verdict(Indeterminate), Step(1, S::Path, NotMet), Step(1, S::SignerIdentified, NotMet), Reasons(&[R2, R5, R8, R10])]).flip("certificate").kind(KindChoice::Original),
    row("D68 Điều 29.4", "the time-stamp's value changed, and law demands none", "b-t",
        &[Step(1, S::Timestamp, NotMet), Reasons(&[R8]), Note(NoteCode::TimestampBroken)]).flip("timestamp").kind(KindChoice::Original),
    row("D68 Điều 29.4", "the same where law demands one", "b-t",
        &[Step(1, S::Timestamp, NotMet), Reasons(&[R8, R11]), NoNote(NoteCode::TimestampBroken)]).flip("timestamp").timestamp_demanded().kind(KindChoice::Original),
    row("D30 Điều 21.2", "changed in a later revision", "appended-after-signing", &[Verdict(Invalid), Step(1, S::ContentUnchanged, Met), Reasons(&[R1, R8])]).kind(KindChoice::Original),
    row("D30 Điều 21.2", "saved anew: the reason, and nothing besides that could be added", "rewritten",
        &[Reasons(&[R14]), Open(&[OpenCode::Changes, OpenCode::AgencySignature])]),
    row("D30 Điều 21.2", "saved anew by another program", "rewritten", &[Verdict(Invalid), Reasons(&[R8, R14]), Refusal(Ground)]).kind(KindChoice::Original),
    row("D30 Điều 21.2", "printed", "printed", &[Verdict(Unsigned), Reasons(&[R7, R8, R14])]).kind(KindChoice::Original),
    row("D30 Điều 2", "a print that a citizen encloses needs no signature", "printed",
        &[Verdict(Unsigned), Complete(Completeness::NotApplicable), Reasons(&[]), Refusal(CheckAgain), Open(&[OpenCode::Unsigned])]).sent_by(SenderChoice::Citizen),
    row("D30 Điều 21.2", "joined from several files", "merged", &[Verdict(Invalid), Refusal(Ground)]),
    row("D68 Điều 30", "two signers in one message", "two-signers-one-cms", &[Verdict(Invalid), Step(1, S::Readable, NotMet), Reasons(&[R2, R8])]).kind(KindChoice::Original),
    row("D68 Điều 30", "the certificate is not the one that was bound", "ess-mismatch", &[Step(1, S::SignerIdentified, NotMet), Reasons(&[R2, R8])]).kind(KindChoice::Original),
    row("D68 Điều 30", "a form that is not known is not judged", "sub-filter-unknown", &[Verdict(Indeterminate), Step(1, S::ContentUnchanged, CannotTell), Step(1, S::ValueByKey, CannotTell)]),
    row("D68 Điều 30", "nothing binds the certificate, which is no failure", "no-ess", &[Step(1, S::SignerIdentified, Met)]),
    row("D68 Điều 30", "no signed attributes", "no-signed-attributes", &[Step(1, S::ContentUnchanged, Met), Step(1, S::ValueByKey, Met)]),
    // --- validity of the certificate
    row("D68 Điều 31.1.a", "inside the period at a proven time", "b-t", &[Step(1, S::Period, Met)]),
    row("D68 Điều 31.1.a", "inside the period by claim, and still", "one-signature", &[Step(1, S::Period, Met)]),
    row("D68 Điều 31.1.a", "ended since, signed with a time-stamp", "expired-with-timestamp", &[Step(1, S::Period, Met), Refusal(Ground)]).kind(KindChoice::Original),
    row("D68 Điều 31.1.a", "ended since, nothing proves the time", "expired-without-timestamp",
        &[Verdict(Indeterminate), Step(1, S::Period, CannotTell), Step(1, S::Path, CannotTell)]),
    row("D68 Điều 31.1.a", "the same, received while it lasted", "expired-without-timestamp", &[Step(1, S::Period, Met)]).received("2021-12-20T00:00:00Z"),
    row("D68 Điều 31.1.a", "the same, received after its end", "expired-without-timestamp", &[Step(1, S::Period, NotMet)]).received("2025-06-01T00:00:00Z"),
    row("D68 Điều 31.1.a", "a first generation certificate judged in its own year", "expired-without-timestamp", &[Step(1, S::Period, Met)]).at("2021-12-20T00:00:00Z"),
    row("D68 Điều 31.1.a", "received before the certificate began", "one-signature", &[Step(1, S::Period, NotMet)]).received("2024-01-01T00:00:00Z"),
    row("D68 Điều 31.1.a", "the seven-hour fault moves nothing", "local-time-as-utc", &[Verdict(Valid), Step(1, S::Period, Met), Step(1, S::Active, Met)]),
    row("D68 Điều 31.1.a", "no signing-time attribute", "no-signing-time", &[Step(1, S::Period, Met)]),
    row("D68 Điều 31.1.b", "an official-duty certificate", "one-signature", &[Step(1, S::Scope, Met), NoNote(NoteCode::PublicCertificate)]),
    row("D68 Điều 31.1.b", "a public certificate is said to be one", "two-signatures",
        &[Verdict(Valid), Step(1, S::Scope, NotMet), Step(1, S::Path, Met), Note(NoteCode::PublicCertificate), Reasons(&[R6]), Refusal(Ground)])
        .domain(Domain::Public).sent_by(SenderChoice::StateBody),
    // --- who sent it
    row("D23", "a public signature of a citizen: nothing of Decree 68 applies", "one-signature",
        &[Verdict(Valid), Step(1, S::Scope, NotApplicable), Complete(Completeness::NotApplicable), Ordered(Order::NotApplicable), Reasons(&[]), Refusal(NoGround), Open(&[])])
        .domain(Domain::Public).sent_by(SenderChoice::Citizen),
    row("D23", "of an enterprise, said to be an original", "one-signature",
        &[Step(1, S::Scope, NotApplicable), Complete(Completeness::NotApplicable), Reasons(&[]), Refusal(NoGround)])
        .domain(Domain::Public).sent_by(SenderChoice::Enterprise).kind(KindChoice::Original),
    row("D23", "nobody said who sent it: asked, and no ground", "one-signature",
        &[Verdict(Valid), Step(1, S::Scope, CannotTell), Complete(Completeness::CannotTell), Reasons(&[]), Refusal(CheckAgain), Open(&[OpenCode::Sender])]).domain(Domain::Public),
    row("D23", "the same, said to be an original", "one-signature",
        &[Reasons(&[]), Refusal(CheckAgain), Open(&[OpenCode::Sender])]).domain(Domain::Public).kind(KindChoice::Original),
    row("D23 Điều 16", "a citizen's certificate that was revoked: another decree than Decree 68", "revoked",
        &[Reasons(&[R4]), Refusal(Ground), Clause(R4, "Nghị định 23/2025/NĐ-CP Điều 16")]).domain(Domain::Public).sent_by(SenderChoice::Citizen),
    row("D30 Điều 21.2.a", "a revoked one under a root of the user, of a sender whom nobody named", "revoked",
        &[Reasons(&[R4]), Refusal(Ground), Clause(R4, "Nghị định 30/2020/NĐ-CP Điều 21.2.a")]).domain(Domain::UserAdded),
    row("D23", "an enterprise's file that was changed still goes back", "two-signatures",
        &[Verdict(Invalid), Reasons(&[R1]), Refusal(Ground)]).domain(Domain::Public).sent_by(SenderChoice::Enterprise).flip("content"),
    row("D23", "a state body's public signature and a missing one", "one-signature",
        &[Reasons(&[R6, R8]), Refusal(Ground)]).domain(Domain::Public).sent_by(SenderChoice::StateBody).kind(KindChoice::Original),
    // --- of what kind it is: what nobody said is a question and no ground
    row("D30 Điều 5.1", "an inferred original without the agency's signature", "one-signature",
        &[Kind(Original, true), Complete(MissingAgency), Refusal(CheckAgain), Reasons(&[]), Open(&[OpenCode::AgencySignature])]),
    row("D30 Điều 5.1", "without the person's", "ecdsa-p384",
        &[Kind(Original, true), Complete(MissingPerson), Refusal(CheckAgain), Reasons(&[]), Open(&[OpenCode::PersonSignature])]),
    row("D30 Điều 5.1", "without any", "unsigned",
        &[Verdict(Unsigned), Complete(MissingBoth), Refusal(CheckAgain), Reasons(&[]), Open(&[OpenCode::Unsigned])]),
    row("D30 Điều 5.1", "a copy published by a portal", "publisher",
        &[Verdict(Valid), Kind(Published, true), Complete(Completeness::CannotTell), Refusal(CheckAgain), Reasons(&[]), Open(&[OpenCode::DocumentKind])]),
    row("D30 Điều 5.1", "the same, said to be one", "publisher",
        &[Kind(Published, false), Complete(Completeness::Complete), Ordered(Order::NotApplicable), Refusal(NoGround), Reasons(&[]), Open(&[])]).kind(KindChoice::Published),
    row("D30 Điều 21.2", "a published copy that was changed still goes back", "publisher",
        &[Verdict(Invalid), Reasons(&[R1]), Refusal(Ground)]).kind(KindChoice::Published).flip("content"),
    row("D68 Điều 31.1.b", "a root that the user added tells nothing of the kind", "two-signatures",
        &[Verdict(Valid), Step(1, S::Scope, CannotTell), Refusal(CheckAgain), Reasons(&[]), NoNote(NoteCode::PublicCertificate)]).domain(Domain::UserAdded),
    row("D68 Điều 31.1.c", "active at the time of signing", "two-signatures", &[Step(1, S::Active, Met), Step(2, S::Active, Met)]),
    row("D68 Điều 31.1.c", "revoked before", "revoked", &[Verdict(Indeterminate), Step(1, S::Active, NotMet), Step(1, S::StatusSource, Met), Reasons(&[R4, R8])]).kind(KindChoice::Original),
    row("D68 Điều 31.2", "revoked later does not void", "revoked-later", &[Verdict(Valid), Step(1, S::Active, Met), Reasons(&[R8])]).kind(KindChoice::Original),
    row("D68 Điều 31.1.c", "revoked before, by a response alone", "revoked", &[Step(1, S::Active, NotMet), Reasons(&[R4, R8, R10])])
        .evidence(&["state-ca.crt", "person-revoked-2026-11.ocsp"]).kind(KindChoice::Original),
    row("D68 Điều 31.2; C15 Phụ lục II 1.2", "nothing tells the status", "two-signatures",
        &[Verdict(Indeterminate), Step(1, S::Active, CannotTell), Step(1, S::StatusSource, CannotTell), Reasons(&[R10]), Refusal(CheckAgain)]).evidence(NO_STATUS),
    row("D68 Điều 31.2", "the status was not asked for", "two-signatures",
        &[Step(1, S::Active, CannotTell), Step(1, S::StatusSource, CannotTell), Reasons(&[R10]), Refusal(CheckAgain)]).revocation(RevocationRule::None),
    row("D68 Điều 31.2", "a looser policy passes it, the step does not", "two-signatures",
        &[Step(1, S::Active, CannotTell), Refusal(CheckAgain)]).evidence(NO_STATUS).revocation(RevocationRule::IfDeclared),
    row("D68 Điều 31.2", "only the authority's status is known", "one-signature",
        &[Step(1, S::Active, CannotTell), Above(1, 1, S::Active, Met), Reasons(&[R8, R10])]).evidence(&["state-ca.crt", "root-2026-11.crl"]).kind(KindChoice::Original),
    row("D68 Điều 31.2", "only the signer's status is known", "one-signature",
        &[Step(1, S::Active, Met), Above(1, 1, S::Active, CannotTell), Reasons(&[R8, R10])]).evidence(&["state-ca.crt", "state-ca-2026-11.crl"]).kind(KindChoice::Original),
    row("D68 Điều 31.2", "lists inside the file", "b-lt", &[Step(1, S::Active, Met), Step(1, S::StatusSource, Met)]),
    // --- path
    row("D68 Điều 32", "every certificate of the path", "one-signature",
        &[Step(1, S::Path, Met), Above(1, 1, S::Period, Met), Above(1, 1, S::Active, Met), Above(1, 2, S::Period, Met), Above(1, 2, S::Active, NotApplicable)]),
    row("D68 Điều 32", "the issuer is not at hand: no ground", "issuer-missing",
        &[Verdict(Indeterminate), Step(1, S::Path, CannotTell), Step(1, S::Scope, CannotTell)]),
    row("D68 Điều 32", "a root of the same name with another key", "look-alike-root", &[Verdict(Indeterminate), Step(1, S::Path, NotMet), Step(1, S::Scope, CannotTell), Reasons(&[R5, R8, R10])]).kind(KindChoice::Original),
    row("D68 Điều 32", "an issuer did not sign it", "wrong-issuer-signature", &[Step(1, S::Path, NotMet), Refusal(Ground)]),
    row("D68 Điều 32", "a state body's leads to a root that is not known", "one-signature",
        &[Verdict(Indeterminate), Step(1, S::Path, NotMet), Reasons(&[R5, R8, R10]), Clause(R5, "Nghị định 68/2024/NĐ-CP Điều 32")]).trust(&["root-g1.crt"]).evidence(&["state-ca.crt", "root.crt"]).kind(KindChoice::Original).sent_by(SenderChoice::StateBody),
    row("D23", "a citizen's does: the lists of public roots are not complete", "one-signature",
        &[Verdict(Indeterminate), Step(1, S::Path, NotMet), Reasons(&[R10]), Refusal(CheckAgain), Open(&[OpenCode::Issuer, OpenCode::Status])]).trust(&["root-g1.crt"]).evidence(&["state-ca.crt", "root.crt"]).sent_by(SenderChoice::Citizen),
    row("D23", "the same, and nobody said who sent it: asked, and no ground", "one-signature",
        &[Reasons(&[R10]), Refusal(CheckAgain), Open(&[OpenCode::Issuer, OpenCode::Status, OpenCode::Sender])]).trust(&["root-g1.crt"]).evidence(&["state-ca.crt", "root.crt"]),
    row("D30 Điều 21.2.a", "a root of a known name with another key goes back, whoever sent it", "look-alike-root",
        &[Reasons(&[R5, R10]), Refusal(Ground), Clause(R5, "Nghị định 30/2020/NĐ-CP Điều 21.2.a")]),
    // --- time-stamps
    row("C15 Điều 6.1.g", "none attached", "one-signature", &[Step(1, S::Timestamp, NotApplicable)]),
    row("C15 Điều 6.1.g", "one that holds", "b-t", &[Step(1, S::Timestamp, Met)]),
    row("D68 Điều 29.4", "none where law demands one", "one-signature", &[Reasons(&[R11]), Refusal(Ground)]).timestamp_demanded(),
    row("D68 Điều 29.4", "one that holds where law demands one", "b-t", &[Reasons(&[R8])]).timestamp_demanded().kind(KindChoice::Original),
    row("C15 Điều 6.1.g", "over other bytes", "timestamp-wrong-imprint", &[Step(1, S::Timestamp, NotMet), Reasons(&[R8]), Note(NoteCode::TimestampBroken)]).kind(KindChoice::Original),
    row("C15 Điều 6.1.g", "its unit leads to no root", "timestamp-untrusted", &[Step(1, S::Timestamp, CannotTell), Reasons(&[R8])]).kind(KindChoice::Original),
    row("C15 Điều 6.1.g", "the status of its unit is not known", "b-t", &[Step(1, S::Timestamp, CannotTell), Step(1, S::Period, Met)]).evidence(NO_STATUS),
    row("C15 Điều 6.1.g", "of a document", "b-lta", &[Step(1, S::Timestamp, Met)]),
    // --- algorithms
    row("C15 Phụ lục I", "SHA-1 in 2026", "sha1", &[Verdict(Indeterminate), Step(1, S::Algorithms, NotMet), Reasons(&[R8])]).kind(KindChoice::Original),
    row("C15 Phụ lục I", "SHA-1 under the first generation, before the circular", "expired-with-timestamp", &[Step(1, S::Algorithms, CannotTell)]),
    row("C15 Phụ lục I", "SHA-512", "sha512", &[Step(1, S::Algorithms, Met)]),
    row("C15 Phụ lục I", "RSASSA-PSS", "pss", &[Step(1, S::Algorithms, Met), Step(1, S::ValueByKey, Met)]),
    row("C15 Phụ lục I", "ECDSA", "ecdsa-p256", &[Step(1, S::Algorithms, Met)]),
    // --- transition and length
    row("D68 Điều 42.1", "issued before the Decree", "expired-with-timestamp", &[Note(NoteCode::IssuedBeforeDecree), NoNote(NoteCode::LongLived)]),
    row("D68 Điều 9", "issued under the Decree, within five years", "one-signature", &[NoNote(NoteCode::IssuedBeforeDecree), NoNote(NoteCode::LongLived)]),
    row("D68 Điều 42.1", "a public certificate falls under neither", "expired-with-timestamp", &[NoNote(NoteCode::IssuedBeforeDecree)]).domain(Domain::Public),
    row("D30 Phụ lục I", "the seal over a third of the signature, on its left", "two-signatures", &[NoNote(NoteCode::SealPlace)]),
    row("D30 Phụ lục I", "the same among a clerk's fields", "clerk-fields", &[NoNote(NoteCode::SealPlace)]),
    // --- damaged beyond reading what matters
    row("D30 Điều 21.2", "bytes behind the end are not good", "garbage-after-eof", &[Verdict(Indeterminate), Refusal(Ground)]).kind(KindChoice::Original),
    row("D68 Điều 31.2", "everything known, long after", "b-lta", &[Step(1, S::StatusSource, Met)]).at("2027-06-01T00:00:00Z"),
    row("D30 Điều 5.1", "an encrypted original by a person", "encrypted-aes-256", &[Complete(MissingAgency), Reasons(&[R8])]).evidence(CURRENT).kind(KindChoice::Original),
];

#[test]
fn every_row_is_as_the_law_has_it() {
    let wrong: Vec<String> = ROWS.iter().flat_map(Row::differences).collect();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_table_is_long_enough_and_names_its_clauses() {
    assert!(ROWS.len() >= 60, "{}", ROWS.len());
    for row in ROWS {
        assert!(["D68", "D30", "D23", "C15"].iter().any(|act| row.clause.starts_with(act)), "{}", row.name);
    }
    let shown: Vec<_> = [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R14].into();
    let found: Vec<_> = ROWS.iter().flat_map(|r| r.report().vietnam.unwrap().refusal_reasons).collect();
    for reason in shown {
        assert!(found.contains(&reason), "no row shows {reason:?}");
    }
}
