//! Building over graphs: loops, cross certificates, several anchors, look-alikes, meshes. What is counted is work, not time.

use crate::path::forge::*;
use kyso::finding::Code;
use kyso::path::{PathOptions, PathStatus, Purpose};

fn documents() -> PathOptions<'static> {
    PathOptions::new(Purpose::Documents)
}

#[test]
fn a_loop_ends() {
    let mut world = World::default();
    world.anchor(&Spec::new("Root", 1, "Root", 1, true).der());
    world.candidate(&Spec::new("A", 2, "B", 3, true).der());
    world.candidate(&Spec::new("B", 3, "A", 2, true).der());
    let outcome = world.find(&Spec::new("Leaf", 4, "A", 2, false).der(), &documents());
    assert_eq!((outcome.status, outcome.chain.len()), (PathStatus::IssuerMissing, 3));
}

#[test]
fn the_shortest_path_is_taken_whatever_the_order() {
    for reversed in [false, true] {
        let mut world = World::default();
        world.anchor(&Spec::new("Root", 1, "Root", 1, true).der());
        let mut all = [
            Spec::new("A", 2, "B", 3, true).der(),
            Spec::new("B", 3, "Root", 1, true).der(),
            Spec::new("A", 2, "Root", 1, true).der(),
        ];
        if reversed {
            all.reverse();
        }
        all.iter().for_each(|der| world.candidate(der));
        let outcome = world.find(&Spec::new("Leaf", 4, "A", 2, false).der(), &documents());
        assert_eq!((outcome.status, outcome.chain.len()), (PathStatus::Accepted, 3));
    }
}

#[test]
fn another_anchor_mends_what_one_forbids_and_the_first_is_reported() {
    let mut world = World::default();
    let limit = seq(&[tlv(1, &[0xFF]), tlv(2, &[0])]);
    world.anchor(&Spec::new("Narrow", 1, "Narrow", 1, true).with(BASIC, true, limit).der());
    world.anchor(&Spec::new("Wide", 2, "Wide", 2, true).der());
    world.candidate(&Spec::new("CA", 3, "Narrow", 1, true).der());
    world.candidate(&Spec::new("CA", 3, "Bridge", 4, true).der());
    world.candidate(&Spec::new("Bridge", 4, "Wide", 2, true).der());
    let outcome = world.find(&Spec::new("Leaf", 5, "CA", 3, false).der(), &documents());
    assert_eq!((outcome.status, outcome.chain.len()), (PathStatus::Accepted, 4));
    let reasons: Vec<_> = outcome.rejected.iter().map(|r| (r.chain.len(), r.reason)).collect();
    assert_eq!(reasons, [(3, Some(Code::PathTooLong))]);
}

#[test]
fn an_expired_cross_certificate_is_passed_by() {
    let mut world = World::default();
    world.anchor(&Spec::new("Old", 1, "Old", 1, true).der());
    world.anchor(&Spec::new("New", 2, "New", 2, true).der());
    let mut cross = Spec::new("New", 2, "Old", 1, true);
    cross.not_after = "20250101000000Z";
    world.candidate(&cross.der());
    let outcome = world.find(&Spec::new("Leaf", 5, "New", 2, false).der(), &documents());
    assert_eq!((outcome.status, outcome.chain.len()), (PathStatus::Accepted, 2));
}

#[test]
fn trust_is_by_key_and_not_by_name() {
    let mut world = World::default();
    world.anchor(&Spec::new("Root", 1, "Root", 1, true).der());
    world.candidate(&Spec::new("Root", 9, "Root", 9, true).der());
    let outcome = world.find(&Spec::new("Leaf", 5, "Root", 9, false).der(), &documents());
    assert_eq!((outcome.status, outcome.reason), (PathStatus::UntrustedRoot, Some(Code::RootUntrusted)));
}

#[test]
fn the_most_useful_attempt_is_reported() {
    // A path that breaks a rule says more than one that ends at a stranger's root.
    let mut world = World::default();
    world.anchor(&Spec::new("Root", 1, "Root", 1, true).der());
    world.candidate(&Spec::new("Stranger", 8, "Stranger", 8, true).der());
    world.candidate(&Spec::new("CA", 3, "Stranger", 8, true).der());
    world.candidate(&Spec::new("CA", 3, "Root", 1, true).with(BASIC, true, seq(&[])).without(USAGE).der());
    let outcome = world.find(&Spec::new("Leaf", 5, "CA", 3, false).der(), &documents());
    assert_eq!(outcome.reason, Some(Code::IssuerNotCa));
    assert_eq!(outcome.rejected.iter().map(|r| r.status).collect::<Vec<_>>(), [PathStatus::UntrustedRoot]);
}

/// Everybody has signed everybody; one of them is signed by the root.
fn mesh(size: u16, rooted: bool) -> World {
    let mut world = World::default();
    world.limits.certificates = 4_000;
    world.anchor(&Spec::new("Root", 1, "Root", 1, true).der());
    let name = |n: u16| format!("CA {n}");
    for subject in 0..size {
        for issuer in (0..size).filter(|i| *i != subject) {
            world.candidate(&Spec::new(&name(subject), 100 + subject, &name(issuer), 100 + issuer, true).der());
        }
    }
    if rooted {
        world.candidate(&Spec::new(&name(size - 1), 99 + size, "Root", 1, true).der());
    }
    world
}

#[test]
fn a_mesh_of_fifty_costs_as_much_as_its_shortest_path() {
    let mut world = mesh(50, true);
    let leaf = Spec::new("Leaf", 5, "CA 0", 100, false).der();
    world.limits.path_signatures = 3;
    let outcome = world.find(&leaf, &documents());
    assert_eq!((outcome.status, outcome.chain.len()), (PathStatus::Accepted, 4));
}

#[test]
fn a_mesh_without_a_root_is_given_up_at_the_limit() {
    let mut world = mesh(50, false);
    let leaf = Spec::new("Leaf", 5, "CA 0", 100, false).der();
    let outcome = world.find(&leaf, &documents());
    // The shortest attempt ran into a loop; that more could not be tried is said with it.
    assert_eq!(
        (outcome.status, codes(&outcome)),
        (PathStatus::IssuerMissing, vec![Code::IssuerMissing, Code::PathBudget])
    );
    assert!(outcome.rejected.len() <= 32);
    // The limit of signatures, then that of links.
    world.limits.path_signatures = usize::MAX;
    assert_eq!(codes(&world.find(&leaf, &documents())).last(), Some(&Code::PathBudget));
}

/// A mesh behind the root whose paths all break a rule: every one is a path to an anchor, and all are judged the same.
#[test]
fn a_mesh_of_bad_paths_is_given_up_too() {
    let world = mesh(12, true);
    let leaf = Spec::new("Leaf", 5, "CA 0", 100, false).with("1.2.3.4", true, vec![5, 0]).der();
    let outcome = world.find(&leaf, &documents());
    assert_eq!(outcome.reason, Some(Code::CriticalExtensionUnknown));
    assert_eq!(codes(&outcome).last(), Some(&Code::PathBudget));
}

#[test]
fn two_thousand_look_alikes() {
    let mut world = World::default();
    world.anchor(&Spec::new("Root", 1, "Root", 1, true).der());
    for key in 0..2_000 {
        world.candidate(&Spec::new("CA", 1_000 + key, "Root", 1, true).der());
    }
    // The key identifier leads to the right one at once.
    let leaf = Spec::new("Leaf", 5, "CA", 2_999, false);
    world.limits.path_signatures = 2;
    assert_eq!(world.find(&leaf.der(), &documents()).status, PathStatus::Accepted);
    // Without it, or with one that is nobody's, the search ends at the limit of signatures.
    world.limits.path_signatures = 200;
    let nobody = seq(&[tlv(0x80, &[9, 9])]);
    for blind in [leaf.clone().without(AUTHORITY_KEY), leaf.clone().with(AUTHORITY_KEY, false, nobody)] {
        let outcome = world.find(&blind.der(), &documents());
        assert_eq!((outcome.status, outcome.reason), (PathStatus::Budget, Some(Code::PathBudget)));
    }
    world.limits.path_signatures = 2_001;
    assert_eq!(world.find(&leaf.without(AUTHORITY_KEY).der(), &documents()).status, PathStatus::Accepted);
}

#[test]
fn chains_are_as_long_as_the_limit_and_no_longer() {
    let find = |authorities: u16| {
        let mut world = World::default();
        world.anchor(&Spec::new("CA 0", 100, "CA 0", 100, true).der());
        for n in 1..authorities {
            world.candidate(&Spec::new(&format!("CA {n}"), 100 + n, &format!("CA {}", n - 1), 99 + n, true).der());
        }
        let issuer = format!("CA {}", authorities - 1);
        let outcome = world.find(&Spec::new("Leaf", 5, &issuer, 99 + authorities, false).der(), &documents());
        (outcome.status, outcome.chain.len())
    };
    assert_eq!(find(11), (PathStatus::Accepted, 12));
    assert_eq!(find(12), (PathStatus::Budget, 12));
    assert_eq!(find(1_000), (PathStatus::Budget, 12));
}

/// Many certificates with one name and one key are one step each way, not a path through all of them.
#[test]
fn many_certificates_of_one_entity_are_one_step() {
    let mut world = World::default();
    for serial in 1..=100_u8 {
        let mut same = Spec::new("CA", 3, "CA", 3, true);
        same.serial = vec![0, serial];
        world.candidate(&same.der());
    }
    let outcome = world.find(&Spec::new("Leaf", 5, "CA", 3, false).der(), &documents());
    assert_eq!((outcome.status, outcome.chain.len()), (PathStatus::UntrustedRoot, 2));
}
