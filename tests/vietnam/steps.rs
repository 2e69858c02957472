//! One test per step: it is met, and it is met no longer when the check or the fact under it is flipped.

use kyso::Timestamp;
use kyso::ades::{Block, BlockName, CheckStatus, Indication, SignatureFact, SubIndication, TimeBasis};
use kyso::fact::OrEmpty;
use kyso::finding::Code;
use kyso::revocation::NotUsed;
use kyso::trust::Domain;
use kyso::vietnam::{
    Affiliation, CertificateFacts, CertificateStatus, Nature, Outcome, SenderChoice, SignatureFacts, Step, StepCode,
    steps,
};
use kyso::{Place, ValidationFact};

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn certificate(from: &str, to: &str, status: CertificateStatus) -> CertificateFacts {
    CertificateFacts { not_before: at(from), not_after: at(to), status, since: None, has_source: true, missing: None }
}

/// All checks of a signature that passes.
fn blocks() -> Vec<Block> {
    use BlockName::*;
    let all: [(BlockName, &[&'static str]); 6] = [
        (Format, &["container", "message-readable"]),
        (Identification, &["certificate-present", "certificate-bound"]),
        (Cryptography, &["signed-attributes", "message-digest", "signature-value"]),
        (Time, &["signature-time-stamp"]),
        (Certificate, &["path", "status", "accepted-at-proven-time", "in-force-now"]),
        (Acceptance, &["algorithms-known", "algorithms", "algorithms-agree"]),
    ];
    let block = |(name, codes): (BlockName, &[&'static str])| {
        let mut block = Block::new(name);
        codes.iter().for_each(|c| block.passed(c, "clause"));
        block
    };
    all.map(block).into()
}

struct Case {
    blocks: Vec<Block>,
    codes: Vec<Code>,
    found: Vec<SignatureFact>,
}

impl Case {
    fn new() -> Self {
        Self { blocks: blocks(), codes: Vec::new(), found: Vec::new() }
    }

    /// Gives a check another result.
    fn flip(mut self, code: &'static str, status: CheckStatus, findings: &[Code]) -> Self {
        let check = self.blocks.iter_mut().flat_map(|b| &mut b.checks).find(|c| c.code == code).unwrap();
        check.status = status;
        check.findings = findings.to_vec();
        check.sub_indication = Some(SubIndication::Generic);
        self.codes.extend_from_slice(findings);
        self
    }

    fn facts(&self) -> SignatureFacts<'_> {
        SignatureFacts {
            id: 1,
            certificate: Some([0; 32]),
            nature: Nature::Person,
            whose: None,
            affiliation: Affiliation::default(),
            sender: SenderChoice::Auto,
            domain: Some(Domain::OfficialDuty),
            indication: Indication::TotalPassed,
            digest_matches: Some(true),
            signature_verifies: Some(true),
            revision: Some(1),
            marks: Vec::new(),
            time: Some(at("2026-03-02T02:15:06Z")),
            basis: TimeBasis::Proven,
            now: at("2026-11-22T00:00:00Z"),
            legal: kyso::vietnam::TABLE,
            blocks: &self.blocks,
            codes: self.codes.clone(),
            chain: vec![
                certificate("2024-11-05T00:00:00Z", "2029-11-04T00:00:00Z", CertificateStatus::Good),
                certificate("2018-08-22T00:00:00Z", "2048-08-14T00:00:00Z", CertificateStatus::Good),
                certificate("2018-08-22T00:00:00Z", "2048-08-14T00:00:00Z", CertificateStatus::NotApplicable),
            ],
            root_is_imitated: false,
            timestamps: vec![Indication::TotalPassed],
        }
    }
}

fn of(list: &[Step], code: StepCode, certificate: Option<usize>) -> Outcome {
    list.iter().find(|s| s.code == code && s.certificate == certificate).unwrap().outcome
}

fn outcome(facts: &SignatureFacts<'_>, code: StepCode) -> Outcome {
    of(&steps(facts, &[]), code, None)
}

/// What came of one step after one change; every other step stays met.
fn only(facts: &SignatureFacts<'_>, code: StepCode, wanted: Outcome) {
    only_with(facts, &[], code, wanted);
}

/// The same with what was found about the signature.
fn only_with(facts: &SignatureFacts<'_>, found: &[SignatureFact], code: StepCode, wanted: Outcome) {
    for step in steps(facts, found) {
        let good = matches!(step.outcome, Outcome::Met | Outcome::NotApplicable);
        if step.code == code && step.certificate.is_none() {
            assert_eq!(step.outcome, wanted, "{code:?}");
        } else {
            assert!(good, "{code:?} moved {:?} {:?}", step.code, step.outcome);
        }
    }
}

#[test]
fn everything_is_met_on_a_signature_that_passes() {
    let case = Case::new();
    let list = steps(&case.facts(), &[]);
    let open = |s: &&Step| !matches!(s.outcome, Outcome::Met | Outcome::NotApplicable);
    assert!(list.iter().find(open).is_none(), "{list:?}");
    assert_eq!(list.len(), 6 + 4 + 1 + 4);
    assert!(list.iter().all(|s| s.reconstructed == (s.article == 30)), "Article 30 and only it is reconstructed");
    assert!(list.iter().all(|s| s.time_basis == TimeBasis::Proven));
}

#[test]
fn article_30_the_signature_can_be_read() {
    only(
        &Case::new().flip("container", CheckStatus::Failed, &[Code::GapNotContents]).facts(),
        StepCode::Readable,
        Outcome::NotMet,
    );
    only(
        &Case::new().flip("container", CheckStatus::Unknown, &[Code::FieldAmbiguous]).facts(),
        StepCode::Readable,
        Outcome::CannotTell,
    );
}

#[test]
fn article_30_the_signer_is_identified() {
    let missing = Case::new().flip("certificate-present", CheckStatus::Unknown, &[Code::SignerCertificateMissing]);
    only(&missing.facts(), StepCode::SignerIdentified, Outcome::CannotTell);
    let differs = Case::new().flip("certificate-bound", CheckStatus::Failed, &[Code::SigningCertificateDiffers]);
    only(&differs.facts(), StepCode::SignerIdentified, Outcome::NotMet);
    let mut misleading = Case::new();
    let sub = SubIndication::CertificateChainGeneralFailure;
    misleading.blocks[4].unknown("names-read-as-written", "clause", &[Code::NameMisleading], sub);
    only(&misleading.facts(), StepCode::SignerIdentified, Outcome::CannotTell);
}

#[test]
fn article_30_the_value_is_of_the_key() {
    let wrong = Case::new().flip("signature-value", CheckStatus::Failed, &[Code::SignatureValueWrong]);
    only(&wrong.facts(), StepCode::ValueByKey, Outcome::NotMet);
    let unsupported = Case::new().flip("signature-value", CheckStatus::Unknown, &[Code::AlgorithmUnsupported]);
    only(&unsupported.facts(), StepCode::ValueByKey, Outcome::CannotTell);
}

#[test]
fn article_30_the_content_is_unchanged() {
    let case = Case::new();
    let with = |digest| SignatureFacts { digest_matches: digest, ..case.facts() };
    only(&with(Some(false)), StepCode::ContentUnchanged, Outcome::NotMet);
    only(&with(None), StepCode::ContentUnchanged, Outcome::CannotTell);
    // A digest that fits one which nobody is known to have signed says nothing.
    for value in [None, Some(false)] {
        let facts = SignatureFacts { signature_verifies: value, ..case.facts() };
        only(&facts, StepCode::ContentUnchanged, Outcome::CannotTell);
    }
    let attributes = Case::new().flip("signed-attributes", CheckStatus::Failed, &[Code::ContentTypeDiffers]);
    only(&attributes.facts(), StepCode::ContentUnchanged, Outcome::NotMet);
}

/// C15/2025 Phụ lục I, from its first day in force.
#[test]
fn article_30_algorithms_by_date() {
    let outdated = |until: Option<&str>, place| {
        let mut case = Case::new().flip("algorithms", CheckStatus::Unknown, &[Code::AlgorithmOutdated]);
        let (algorithm, until) = ("SHA-1".to_owned(), OrEmpty(until.map(at)));
        case.found = vec![ValidationFact::AlgorithmOutdated { algorithm, until, place }.into()];
        case
    };
    let never = outdated(None, Place::Signature);
    only_with(&never.facts(), &never.found, StepCode::Algorithms, Outcome::NotMet);
    let dated = outdated(Some("2016-12-31T00:00:00Z"), Place::Signature);
    only_with(&dated.facts(), &dated.found, StepCode::Algorithms, Outcome::NotMet);
    let signed = |time| {
        let facts = SignatureFacts { time: Some(at(time)), ..dated.facts() };
        of(&steps(&facts, &dated.found), StepCode::Algorithms, None)
    };
    assert_eq!(signed("2025-08-14T00:00:00Z"), Outcome::CannotTell);
    assert_eq!(signed("2025-08-16T00:00:00Z"), Outcome::NotMet);
    let unit = outdated(None, Place::TimestampImprint);
    only_with(&unit.facts(), &unit.found, StepCode::Algorithms, Outcome::CannotTell);
}

#[test]
fn article_30_the_time_stamp_holds() {
    let case = Case::new();
    let with = |basis, stamps: &[Indication]| SignatureFacts { basis, timestamps: stamps.to_vec(), ..case.facts() };
    let result = |basis, stamps: &[Indication]| outcome(&with(basis, stamps), StepCode::Timestamp);
    assert_eq!(result(TimeBasis::Proven, &[]), Outcome::Met);
    assert_eq!(result(TimeBasis::Stamped, &[Indication::Indeterminate]), Outcome::CannotTell);
    assert_eq!(result(TimeBasis::Stamped, &[]), Outcome::CannotTell);
    assert_eq!(result(TimeBasis::Claimed, &[Indication::TotalFailed]), Outcome::NotMet);
    assert_eq!(result(TimeBasis::Claimed, &[]), Outcome::NotApplicable);
    let mut malformed = Case::new();
    malformed.codes = vec![Code::TimestampMalformed];
    let facts = SignatureFacts { basis: TimeBasis::Claimed, timestamps: Vec::new(), ..malformed.facts() };
    assert_eq!(outcome(&facts, StepCode::Timestamp), Outcome::NotMet);
}

#[test]
fn article_31_1_a_inside_the_period_at_the_time_of_signing() {
    let case = Case::new();
    let with = |basis, time: Option<&str>, now: &str| {
        let facts = SignatureFacts { basis, time: time.map(at), now: at(now), ..case.facts() };
        outcome(&facts, StepCode::Period)
    };
    let (inside, before, after) = ("2026-03-02T00:00:00Z", "2024-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
    for basis in [TimeBasis::Proven, TimeBasis::Stamped, TimeBasis::Received] {
        assert_eq!(with(basis, Some(inside), after), Outcome::Met, "{basis:?}: judged then, not today");
        assert_eq!(with(basis, Some(before), inside), Outcome::NotMet);
        assert_eq!(with(basis, Some(after), after), Outcome::NotMet);
    }
    // What only the signer states proves nothing.
    assert_eq!(with(TimeBasis::Claimed, Some(inside), inside), Outcome::Met);
    assert_eq!(with(TimeBasis::Claimed, Some(inside), after), Outcome::CannotTell);
    assert_eq!(with(TimeBasis::Claimed, Some(before), inside), Outcome::CannotTell);
    assert_eq!(with(TimeBasis::Claimed, Some(after), after), Outcome::NotMet);
    assert_eq!(with(TimeBasis::None, None, inside), Outcome::CannotTell);
    let none = SignatureFacts { chain: Vec::new(), ..case.facts() };
    assert_eq!(outcome(&none, StepCode::Period), Outcome::CannotTell);
    // To the second, both ends included.
    assert_eq!(with(TimeBasis::Proven, Some("2024-11-05T00:00:00Z"), inside), Outcome::Met);
    assert_eq!(with(TimeBasis::Proven, Some("2029-11-04T00:00:00Z"), inside), Outcome::Met);
    assert_eq!(with(TimeBasis::Proven, Some("2029-11-04T00:00:01Z"), inside), Outcome::NotMet);
}

#[test]
fn article_31_1_b_scope_of_use() {
    let case = Case::new();
    let with = |domain| SignatureFacts { domain, ..case.facts() };
    let sent = |sender| SignatureFacts { sender, ..with(Some(Domain::Public)) };
    only(&sent(SenderChoice::StateBody), StepCode::Scope, Outcome::NotMet);
    only(&sent(SenderChoice::Citizen), StepCode::Scope, Outcome::NotApplicable);
    only(&sent(SenderChoice::Enterprise), StepCode::Scope, Outcome::NotApplicable);
    only(&sent(SenderChoice::Auto), StepCode::Scope, Outcome::CannotTell);
    only(&with(Some(Domain::UserAdded)), StepCode::Scope, Outcome::CannotTell);
    only(&with(None), StepCode::Scope, Outcome::CannotTell);
    let mut unfit = Case::new();
    unfit.found = vec![ValidationFact::SignerKeyUsage { certificate: String::new() }.into()];
    only_with(&unfit.facts(), &unfit.found, StepCode::Scope, Outcome::NotMet);
}

#[test]
fn article_31_1_c_active_at_the_time_of_signing() {
    let case = Case::new();
    let with = |basis, status, since: Option<&str>| {
        let mut facts = SignatureFacts { basis, ..case.facts() };
        facts.chain[0].status = status;
        facts.chain[0].since = since.map(at);
        facts
    };
    only(
        &with(TimeBasis::Proven, CertificateStatus::Stopped, Some("2026-01-15T00:00:00Z")),
        StepCode::Active,
        Outcome::NotMet,
    );
    // Revoked later is told as good at that time, with the later revocation beside it.
    only(
        &with(TimeBasis::Proven, CertificateStatus::Good, Some("2026-06-01T00:00:00Z")),
        StepCode::Active,
        Outcome::Met,
    );
    let result = |basis, status, since| outcome(&with(basis, status, since), StepCode::Active);
    let (earlier, later) = (Some("2026-01-15T00:00:00Z"), Some("2026-06-01T00:00:00Z"));
    assert_eq!(result(TimeBasis::Claimed, CertificateStatus::Stopped, earlier), Outcome::NotMet);
    assert_eq!(result(TimeBasis::Claimed, CertificateStatus::Stopped, later), Outcome::CannotTell);
    // A clock that states Vietnamese time as UTC is seven hours late: the signature may be older than the revocation.
    let within = |since| result(TimeBasis::Claimed, CertificateStatus::Stopped, Some(since));
    assert_eq!(within("2026-03-01T20:00:00Z"), Outcome::CannotTell);
    assert_eq!(within("2026-03-01T19:15:06Z"), Outcome::NotMet);
    assert_eq!(result(TimeBasis::Claimed, CertificateStatus::Stopped, None), Outcome::CannotTell);
    assert_eq!(result(TimeBasis::Proven, CertificateStatus::Unknown, None), Outcome::CannotTell);
    let none = SignatureFacts { time: None, basis: TimeBasis::None, ..case.facts() };
    assert_eq!(outcome(&none, StepCode::Active), Outcome::CannotTell);
}

/// A status that nobody has proven breaks no rule, whatever the time rests on; what is missing is named.
#[test]
fn an_unproven_status_is_unknown_and_names_what_is_missing() {
    let case = Case::new();
    for (status, missing) in [
        (CertificateStatus::Unknown, Code::StatusMissing),
        (CertificateStatus::Unknown, Code::StatusStale),
        (CertificateStatus::StoppedUnproven, Code::RevocationUnproven),
    ] {
        for basis in [TimeBasis::Proven, TimeBasis::Stamped, TimeBasis::Received, TimeBasis::Claimed] {
            let mut facts = SignatureFacts { basis, ..case.facts() };
            for certificate in &mut facts.chain[..2] {
                (certificate.status, certificate.missing) = (status, Some(missing));
                certificate.since = Some(at("2026-01-15T00:00:00Z"));
            }
            let list = steps(&facts, &[]);
            let is_status = |step: &&Step| matches!(step.code, StepCode::Active | StepCode::StatusSource);
            let open: Vec<&Step> = list.iter().filter(is_status).filter(|s| s.certificate != Some(2)).collect();
            assert_eq!(open.len(), 3);
            for step in open {
                assert_eq!((step.outcome, &step.missing[..]), (Outcome::CannotTell, &[missing][..]), "{step:?}");
            }
            assert!(list.iter().all(|s| s.outcome != Outcome::NotMet), "{list:?}");
        }
    }
    // A proven one is not met, and nothing is missing.
    let mut facts = case.facts();
    facts.chain[0].status = CertificateStatus::Stopped;
    let list = steps(&facts, &[]);
    assert_eq!(of(&list, StepCode::Active, None), Outcome::NotMet);
    assert!(list.iter().all(|s| s.missing.is_empty()));
    // A proof of existence that is missing is named beside the source.
    let aged = Case::new().flip("in-force-now", CheckStatus::Unknown, &[Code::ProofOfExistenceMissing]);
    let list = steps(&aged.facts(), &[]);
    let source = list.iter().find(|s| s.code == StepCode::StatusSource).unwrap();
    assert_eq!(source.missing, [Code::ProofOfExistenceMissing]);
}

/// A key in other hands breaks the path where that is proven (RFC 5280 §5.3.1).
#[test]
fn a_compromise_nobody_has_proven_breaks_no_path() {
    let compromised = |unproven| {
        let case = Case::new().flip("path", CheckStatus::Unknown, &[Code::KeyCompromised]);
        let (certificate, other, since) = (String::new(), [0; 32], at("2026-01-01T00:00:00Z"));
        let (reason, unproven) = (OrEmpty(None), OrEmpty(unproven));
        let fact = ValidationFact::KeyCompromised { certificate, other, since, reason, unproven };
        of(&steps(&case.facts(), &[fact.into()]), StepCode::Path, None)
    };
    assert_eq!(compromised(None), Outcome::NotMet);
    assert_eq!(compromised(Some(NotUsed::TooDeep)), Outcome::CannotTell);
}

/// What the process tells of a proven time is taken over as it is (EN 319 102-1 §5.2.6, §5.5.4).
#[test]
fn checks_of_the_proven_time_move_their_steps() {
    let with = |block: usize, name, code| {
        let mut case = Case::new();
        case.blocks[block].failed(name, "clause", &[code], SubIndication::Generic);
        case
    };
    only(&with(4, "signed-in-time", Code::CertificateExpired).facts(), StepCode::Period, Outcome::NotMet);
    only(&with(4, "signed-before-revocation", Code::CertificateRevoked).facts(), StepCode::Active, Outcome::NotMet);
    only(&with(3, "time-stamp-order", Code::TimestampOrder).facts(), StepCode::Timestamp, Outcome::NotMet);
}

#[test]
fn article_31_2_the_source_of_the_status() {
    let case = Case::new();
    let mut facts = case.facts();
    facts.chain[0].has_source = false;
    only(&facts, StepCode::StatusSource, Outcome::CannotTell);
    // What says "revoked" is a source as well.
    facts.chain[0].has_source = true;
    facts.chain[0].status = CertificateStatus::Stopped;
    only_after(&facts);
    let aged = Case::new().flip("in-force-now", CheckStatus::Unknown, &[Code::ProofOfExistenceMissing]);
    only(&aged.facts(), StepCode::StatusSource, Outcome::CannotTell);
    // A check that had nothing to look at says nothing.
    only(&Case::new().flip("in-force-now", CheckStatus::NotDone, &[]).facts(), StepCode::StatusSource, Outcome::Met);
}

fn only_after(facts: &SignatureFacts<'_>) {
    let list = steps(facts, &[]);
    assert_eq!(of(&list, StepCode::Active, None), Outcome::NotMet);
    assert_eq!(of(&list, StepCode::StatusSource, None), Outcome::Met);
}

#[test]
fn article_32_the_path() {
    for code in [Code::RootUntrusted, Code::CertificateSignatureWrong, Code::IssuerNotCa] {
        only(&Case::new().flip("path", CheckStatus::Unknown, &[code]).facts(), StepCode::Path, Outcome::NotMet);
    }
    let missing = Case::new().flip("path", CheckStatus::Unknown, &[Code::IssuerMissing]);
    only(&missing.facts(), StepCode::Path, Outcome::CannotTell);
    let dated = Case::new().flip("path", CheckStatus::Unknown, &[Code::CertificateExpired]);
    only(&dated.facts(), StepCode::Path, Outcome::NotMet);
    let claimed = SignatureFacts { basis: TimeBasis::Claimed, timestamps: Vec::new(), ..dated.facts() };
    assert_eq!(outcome(&claimed, StepCode::Path), Outcome::CannotTell);
    let mut none = Case::new();
    none.blocks.remove(4);
    assert_eq!(outcome(&none.facts(), StepCode::Path), Outcome::CannotTell);
}

/// Điều 32: Điều 31 holds for every certificate of the path, each on its own.
#[test]
fn article_32_every_certificate_of_the_path() {
    let case = Case::new();
    for (index, count) in [(1, 1), (2, 1)] {
        let mut facts = case.facts();
        facts.chain[index].not_after = at("2026-03-01T00:00:00Z");
        let list = steps(&facts, &[]);
        assert_eq!(of(&list, StepCode::Period, Some(index)), Outcome::NotMet);
        assert_eq!(list.iter().filter(|s| s.outcome == Outcome::NotMet).count(), count);
    }
    for (status, wanted) in
        [(CertificateStatus::Stopped, Outcome::NotMet), (CertificateStatus::Unknown, Outcome::CannotTell)]
    {
        let mut facts = case.facts();
        facts.chain[1].status = status;
        let list = steps(&facts, &[]);
        assert_eq!(of(&list, StepCode::Active, Some(1)), wanted);
        assert_eq!(of(&list, StepCode::Active, None), Outcome::Met);
    }
    assert_eq!(of(&steps(&case.facts(), &[]), StepCode::Active, Some(2)), Outcome::NotApplicable);
}

/// Without any check nothing is met.
#[test]
fn nothing_is_met_without_checks() {
    let case = Case { blocks: Vec::new(), codes: Vec::new(), found: Vec::new() };
    let facts = SignatureFacts {
        digest_matches: None,
        chain: Vec::new(),
        domain: None,
        time: None,
        basis: TimeBasis::None,
        timestamps: Vec::new(),
        ..case.facts()
    };
    assert!(steps(&facts, &[]).iter().all(|s| s.outcome != Outcome::Met), "{:?}", steps(&facts, &[]));
}
