//! Lists: scope, entries, deltas, signers.

use crate::revocation::make::{
    NewCertificate, NewList, Party, authority, base, certificate_issuer, directory, entry, extension, key_usage,
    number, point, points, rdn, reason, scope, seq, tlv, uri,
};
use crate::revocation::world::{SERIAL, Small};
use kyso::fact::Fact as _;
use kyso::revocation::{Outcome, ReasonCode};
use kyso::x509::delta_locations;

const APRIL: &str = "2026-04-01T00:00:00Z";
const MAY: &str = "2026-05-01T00:00:00Z";
const JULY: &str = "2026-07-01T00:00:00Z";
const AT: &str = "2026-05-20T00:00:00Z";
const A: &str = "http://crl.example/a.crl";
const B: &str = "http://crl.example/b.crl";

fn full_name(names: &[Vec<u8>]) -> Vec<u8> {
    tlv(0xA0, &tlv(0xA0, &names.concat()))
}

/// Outcome with one list that has this scope, for a certificate with these extensions.
fn scoped(extensions: Vec<Vec<u8>>, fields: &[Vec<u8>]) -> (&'static str, String) {
    let mut small = Small::with(extensions);
    let list = NewList::new(&small.ca, MAY, JULY).extension(scope(fields)).der();
    small.world.evidence(kyso::evidence::Kind::Crl, &list);
    let status = small.at(AT);
    let why = match &status.objects[0].used {
        kyso::revocation::Use::NotUsed(why) => why.to_string(),
        _ => String::new(),
    };
    (status.outcome.code(), why)
}

fn flag(number: u8) -> Vec<u8> {
    tlv(0x80 | number, &[0xFF])
}

#[test]
fn serial_numbers_are_numbers() {
    // SERIAL has a leading zero; an entry without its sign octet is another number, one with more zeros is the same.
    for (serial, listed) in [
        (&[0x00, 0xF1, 0x02][..], true),
        (&[0x00, 0x00, 0x00, 0xF1, 0x02], true),
        (&[0xF1, 0x02], false),
        (&[0x00, 0xF1], false),
        (&[0x00, 0xF1, 0x02, 0x00], false),
    ] {
        let mut small = Small::new();
        small.list(&NewList::new(&small.ca.clone(), MAY, JULY).entry(entry(serial, APRIL, &[])));
        assert_eq!(small.code(AT), if listed { "revoked" } else { "good" }, "{serial:02x?}");
    }
}

#[test]
fn a_list_of_a_distribution_point_is_about_its_certificates() {
    let certificate = |address: &str| vec![points(&[point(&[uri(address)])])];
    let list = [full_name(&[uri(B), uri(A)])];
    assert_eq!(scoped(certificate(A), &list).0, "good");
    let (code, why) = scoped(certificate("http://crl.example/c.crl"), &list);
    assert_eq!((code, why.as_str()), ("not-about", "other-distribution-point"));
    assert_eq!(scoped(Vec::new(), &list).0, "not-about");
    // Any of several points (a certificate may name more than one).
    assert_eq!(scoped(vec![points(&[point(&[uri("http://x.example/")]), point(&[uri(A)])])], &list).0, "good");
    // A name relative to the issuer is the same as the full name.
    let relative = tlv(0xA0, &tlv(0xA1, &rdn("part")[2..]));
    let full = seq(&[&rdn("CA"), &rdn("part")]);
    let certificate = vec![points(&[point(&[tlv(0xA4, &full)])])];
    assert_eq!(scoped(certificate, core::slice::from_ref(&relative)).0, "good");
    let both = vec![points(&[seq(&[&relative])])];
    assert_eq!(scoped(both, core::slice::from_ref(&relative)).0, "good");
    // Without a name of its own the list is the issuer's whole one.
    assert_eq!(scoped(vec![points(&[point(&[uri(A)])])], &[flag(1)]).0, "good");
}

#[test]
fn a_list_limited_to_a_kind() {
    assert_eq!(scoped(Vec::new(), &[flag(1)]).0, "good");
    assert_eq!(scoped(Vec::new(), &[flag(2)]), ("not-about", "other-kind-of-certificate".to_owned()));
    assert_eq!(scoped(Vec::new(), &[flag(5)]).0, "not-about");
    let ca = extension("2.5.29.19", true, &seq(&[&tlv(1, &[0xFF])]));
    assert_eq!(scoped(vec![ca.clone()], &[flag(1)]).0, "not-about");
    assert_eq!(scoped(vec![ca], &[flag(2)]).0, "good");
    // Two limits, or none at all, are no scope.
    assert_eq!(scoped(Vec::new(), &[flag(1), flag(2)]).0, "unusable");
    assert_eq!(scoped(Vec::new(), &[]).0, "unusable");
}

#[test]
fn reasons_add_up_over_lists() {
    let mut small = Small::new();
    let ca = small.ca.clone();
    // keyCompromise and cACompromise only; then all others.
    let some = tlv(0x83, &[5, 0x60]);
    let rest = tlv(0x83, &[7, 0x1F, 0x80]);
    small.list(&NewList::new(&ca, MAY, JULY).extension(scope(&[some])));
    let Outcome::NotAbout { missing: Some(missing), .. } = small.outcome(AT) else { panic!() };
    assert!(missing.to_string().starts_with("affiliationChanged superseded"));
    small.list(&NewList::new(&ca, MAY, JULY).extension(scope(core::slice::from_ref(&rest))));
    assert_eq!(small.code(AT), "good");
    assert_eq!(small.at(AT).basis.len(), 2);
    small.list(&NewList::new(&ca, MAY, JULY).extension(scope(&[rest])).entry(entry(SERIAL, APRIL, &[reason(4)])));
    assert_eq!(small.code(AT), "revoked");
    // A point may limit the reasons too.
    let limited = seq(&[&full_name(&[uri(A)]), &tlv(0x81, &[5, 0x60])]);
    let (code, _) = scoped(vec![points(&[limited])], &[full_name(&[uri(A)])]);
    assert_eq!(code, "not-about");
}

#[test]
fn indirect_lists_carry_the_issuer_forward() {
    let other = Party::new("List issuer", 9);
    let named = seq(&[&full_name(&[uri(A)]), &tlv(0xA2, &directory("List issuer"))]);
    let build = |entries: Vec<Vec<u8>>, indirect: bool| {
        let mut small = Small::with(vec![points(core::slice::from_ref(&named))]);
        let certificate = NewCertificate {
            issuer: &small.ca.clone(),
            subject: &other,
            serial: &[5],
            from: "2025-01-01T00:00:00Z",
            to: "2030-01-01T00:00:00Z",
            extensions: vec![key_usage(0x02), points(&[point(&[uri(B)])])],
        };
        small.world.certificate(&certificate.der());
        let mut fields = vec![full_name(&[uri(A)])];
        fields.extend(indirect.then(|| flag(4)));
        let mut list = NewList::new(&other, MAY, JULY).extension(scope(&fields));
        list.entries = entries;
        small.list(&list);
        // The status of the list's issuer.
        small.list(&NewList::new(&small.ca.clone(), MAY, JULY).extension(scope(&[full_name(&[uri(B)])])));
        small
    };
    let mine = || entry(SERIAL, APRIL, &[certificate_issuer("CA")]);
    assert_eq!(build(Vec::new(), true).code(AT), "good");
    assert_eq!(build(vec![mine()], true).code(AT), "revoked");
    // Entries belong to the list's issuer until another is named, and to that one from then on.
    assert_eq!(build(vec![entry(SERIAL, APRIL, &[])], true).code(AT), "good");
    let forward = vec![entry(&[9], APRIL, &[certificate_issuer("CA")]), entry(SERIAL, APRIL, &[reason(1)])];
    assert_eq!(build(forward, true).code(AT), "revoked");
    let back = vec![entry(&[9], APRIL, &[certificate_issuer("CA")]), entry(SERIAL, APRIL, &[certificate_issuer("X")])];
    assert_eq!(build(back, true).code(AT), "good");
    // Not declared indirect: another authority's list; and the issuer's own is one of another point.
    assert_eq!((build(Vec::new(), false).code(AT), build(Vec::new(), false).why(AT)), ("not-about", "other-issuer"));
}

#[test]
fn certificate_issuer_needs_an_indirect_list() {
    let mut small = Small::new();
    let ca = small.ca.clone();
    small.list(&NewList::new(&ca, MAY, JULY).entry(entry(&[1], APRIL, &[certificate_issuer("CA")])));
    assert_eq!((small.code(AT), small.why(AT)), ("unusable", "malformed"));
}

#[test]
fn critical_extensions_that_are_not_processed() {
    let strange = |critical| extension("1.2.3.4", critical, &[5, 0]);
    for (critical, code) in [(true, "unusable"), (false, "good")] {
        let mut small = Small::new();
        let ca = small.ca.clone();
        small.list(&NewList::new(&ca, MAY, JULY).extension(strange(critical)));
        assert_eq!(small.code(AT), code);
        // In an entry about somebody else.
        let mut small = Small::new();
        small.list(&NewList::new(&ca, MAY, JULY).entry(entry(&[1], APRIL, &[strange(critical)])));
        assert_eq!(small.code(AT), code);
    }
    // cRLNumber must not be critical.
    let mut small = Small::new();
    let critical = extension("2.5.29.20", true, &[2, 1, 1]);
    small.list(&NewList::new(&small.ca.clone(), MAY, JULY).extension(critical));
    assert_eq!((small.code(AT), small.why(AT)), ("unusable", "critical-extension"));
    let mut small = Small::new();
    small.list(&NewList::new(&small.ca.clone(), MAY, JULY).extension(number(1)).extension(number(1)));
    assert_eq!((small.code(AT), small.why(AT)), ("unusable", "malformed"));
}

#[test]
fn delta_lists() {
    let build = |in_base: Option<Vec<u8>>, in_delta: Option<Vec<u8>>, based_on: u8, delta_number: u8| {
        let mut small = Small::new();
        let ca = small.ca.clone();
        let mut list = NewList::new(&ca, APRIL, MAY).extension(number(4));
        list.entries.extend(in_base);
        small.list(&list);
        let mut list = NewList::new(&ca, MAY, JULY).extension(number(delta_number)).extension(base(based_on));
        list.entries.extend(in_delta);
        small.list(&list);
        small
    };
    let hold = || entry(SERIAL, "2026-03-20T00:00:00Z", &[reason(6)]);
    let removed = || entry(SERIAL, "2026-04-20T00:00:00Z", &[reason(8)]);
    let revoked = || entry(SERIAL, "2026-04-20T00:00:00Z", &[reason(1)]);
    // The complete list is stale at the time asked; with its delta it is not.
    let small = build(None, None, 4, 5);
    assert_eq!(small.code(AT), "good");
    assert_eq!(small.at(AT).basis.len(), 2);
    assert_eq!(build(None, Some(revoked()), 4, 5).code(AT), "revoked");
    let small = build(Some(hold()), Some(removed()), 4, 5);
    assert!(matches!(small.outcome(AT), Outcome::GoodAt { was_held: Some(_), .. }));
    assert_eq!(small.code("2026-03-25T00:00:00Z"), "held");
    assert_eq!(build(Some(hold()), None, 4, 5).code(AT), "held");
    assert_eq!(build(Some(hold()), Some(revoked()), 4, 5).code(AT), "revoked");
    // Based on a later list, or not newer: it does not fit, and what it revokes is revoked all the same.
    for (based_on, delta_number) in [(5, 6), (4, 4), (2, 3)] {
        assert_eq!(build(None, None, based_on, delta_number).code(AT), "stale", "{based_on} {delta_number}");
        let code = build(None, Some(revoked()), based_on, delta_number).code(AT);
        assert_eq!(code, "revoked-unproven", "{based_on} {delta_number}");
    }
    // By itself it says nothing good.
    let alone = |entries: Vec<Vec<u8>>| {
        let mut small = Small::new();
        let mut list = NewList::new(&small.ca, MAY, JULY).extension(number(5)).extension(base(4));
        list.entries = entries;
        let list = list.der();
        small.world.evidence(kyso::evidence::Kind::Crl, &list);
        small
    };
    let silent = alone(Vec::new());
    assert_eq!((silent.code(AT), silent.why(AT)), ("not-about", "delta-without-base"));
    assert_eq!(alone(vec![revoked()]).code(AT), "revoked-unproven");
    // In a complete list removeFromCRL contradicts itself.
    let mut small = Small::new();
    small.list(&NewList::new(&small.ca.clone(), MAY, JULY).entry(removed()));
    assert_eq!(small.code(AT), "unusable");
}

#[test]
fn a_delta_of_another_scope_does_not_fit() {
    let mut small = Small::new();
    let ca = small.ca.clone();
    small.list(&NewList::new(&ca, APRIL, MAY).extension(number(4)));
    small.list(&NewList::new(&ca, MAY, JULY).extension(number(5)).extension(base(4)).extension(scope(&[flag(1)])));
    assert_eq!(small.code(AT), "stale");
}

#[test]
fn a_list_that_announces_deltas_needs_one() {
    let freshest = || extension("2.5.29.46", false, &seq(&[&point(&[uri(B)])]));
    for in_list in [true, false] {
        let mut small = Small::with(if in_list { Vec::new() } else { vec![freshest()] });
        let ca = small.ca.clone();
        let mut list = NewList::new(&ca, MAY, JULY).extension(number(4));
        list.extensions.extend(in_list.then(freshest));
        small.list(&list);
        assert_eq!((small.code(AT), small.why(AT)), ("not-about", "delta-missing"));
        // What was issued after the time asked needs no more.
        assert_eq!(small.code(APRIL), "good");
        small.list(&NewList::new(&ca, "2026-05-10T00:00:00Z", JULY).extension(number(5)).extension(base(4)));
        assert_eq!(small.code(AT), "good");
    }
    let mut small = Small::with(vec![freshest()]);
    small.list(&NewList::new(&small.ca.clone(), MAY, JULY));
    small.world.policy.status.announced_delta = kyso::policy::AnnouncedDelta::Optional;
    assert_eq!(small.code(AT), "good");
}

#[test]
fn addresses_of_delta_lists() {
    let small = Small::with(vec![extension("2.5.29.46", false, &seq(&[&point(&[uri(B)])]))]);
    assert_eq!(delta_locations(&small.certificate), [B]);
}

#[test]
fn who_may_sign_a_list() {
    // Same name, another key, no certificate for it.
    let mut small = Small::new();
    small.list(&NewList::new(&Party::new("CA", 7), MAY, JULY));
    assert_eq!((small.code(AT), small.why(AT)), ("unusable", "signature-wrong"));
    // A second key of the authority, certified by the first, for lists.
    let second = Party::new("CA", 7);
    for (usage, why) in [(0x02, "good"), (0x80, "signer-key-usage")] {
        let mut small = Small::new();
        let certificate = NewCertificate {
            issuer: &small.ca.clone(),
            subject: &second,
            serial: &[5],
            from: "2025-01-01T00:00:00Z",
            to: "2030-01-01T00:00:00Z",
            extensions: vec![key_usage(usage)],
        };
        small.world.certificate(&certificate.der());
        small.list(&NewList::new(&second, MAY, JULY));
        let code = small.code(AT);
        assert_eq!(if code == "good" { code } else { small.why(AT) }, why);
    }
    // The same, but nobody certified the second key.
    let mut small = Small::new();
    let alone = NewCertificate {
        issuer: &second,
        subject: &second,
        serial: &[5],
        from: "2025-01-01T00:00:00Z",
        to: "2030-01-01T00:00:00Z",
        extensions: authority(0x06),
    };
    small.world.certificate(&alone.der());
    small.list(&NewList::new(&second, MAY, JULY));
    assert_eq!((small.code(AT), small.why(AT)), ("unusable", "signer-rejected"));
}

#[test]
fn a_revoked_signer_of_lists_is_rejected() {
    let second = Party::new("CA", 7);
    let mut small = Small::new();
    let ca = small.ca.clone();
    let certificate = NewCertificate {
        issuer: &ca,
        subject: &second,
        serial: &[5],
        from: "2025-01-01T00:00:00Z",
        to: "2030-01-01T00:00:00Z",
        extensions: vec![key_usage(0x02), points(&[point(&[uri(B)])])],
    };
    small.world.certificate(&certificate.der());
    // The first key tells that the second is revoked, on a list of another point.
    small.list(&NewList::new(&ca, MAY, JULY).extension(scope(&[full_name(&[uri(B)])])).entry(entry(&[5], APRIL, &[])));
    small.list(&NewList::new(&second, MAY, JULY));
    let status = small.at(AT);
    assert_eq!(status.outcome.code(), "unusable");
    assert!(format!("{:?}", status.objects[1].used).contains("RevokedSince"));
}

#[test]
fn weak_algorithms_are_the_policys_business() {
    let small = Small::new();
    let status = &small.world.policy.status;
    assert!(status.judge_algorithms);
    // The basis names what was used, for the suite.
    let mut small = Small::new();
    small.list(&NewList::new(&small.ca.clone(), MAY, JULY).extension(number(9)));
    let status = small.at(AT);
    assert_eq!(status.basis[0].algorithm, "ECDSA with SHA-256");
    assert_eq!(status.basis[0].key.to_string(), "EC P-256");
    assert_eq!(status.basis[0].number.as_ref().unwrap().to_string(), "9");
    assert_eq!(status.facts(&small.certificate)[0].finding().param("number"), "9");
}

#[test]
fn reasons_are_reported() {
    for (number, expected) in
        [(1, ReasonCode::KeyCompromise), (9, ReasonCode::PrivilegeWithdrawn), (7, ReasonCode::Other(7))]
    {
        let mut small = Small::new();
        small.list(&NewList::new(&small.ca.clone(), MAY, JULY).entry(entry(SERIAL, APRIL, &[reason(number)])));
        let Outcome::RevokedSince(revocation) = small.outcome(AT) else { panic!() };
        assert_eq!(revocation.reason, Some(expected));
    }
}

/// Certificates named beforehand are found in one pass; the answers are those of a pass for each, also for one that was not named.
#[test]
fn expected_certificates_get_the_same_answers() {
    for (serial, code) in [(SERIAL, "revoked"), (&[0x00, 0xF1, 0x03][..], "good")] {
        for expect in [true, false] {
            let mut small = Small::new();
            small.list(&NewList::new(&small.ca.clone(), MAY, JULY).entry(entry(serial, APRIL, &[])));
            let (own, ca) = (small.certificate.clone(), small.ca_certificate.clone());
            if expect {
                small.world.information.expect([&*own, &*ca]);
            }
            assert_eq!(small.code(AT), code);
            // Asked again, and after a question about a certificate that nobody named.
            let stranger = Small::new().certificate;
            let _ = small.world.status(&stranger, &ca, crate::revocation::world::time(AT));
            assert_eq!(small.code(AT), code);
        }
    }
}
