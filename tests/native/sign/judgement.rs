//! What the gate looks at is the same whether it has the report or the report's JSON: natively, and in a module without the verifier.

use crate::support::reports;
use kyso::crypto::DigestAlgorithm;
use kyso::sign::appearance::Typeface;
use kyso::sign::appearance::placement::Fonts;
use kyso::sign::{Form, Judgement, Look, Placement, Prepared, Request, Role, Wanted, key_algorithm, prepare};
use kyso::x509::Certificate;
use kyso::{Input, Limits, Timestamp};

#[test]
fn a_report_and_its_json_are_judged_alike() {
    let all = reports();
    assert!(all.len() > 40);
    for (fixture, report) in all {
        let json = serde_json::to_string(report).unwrap();
        let read: Judgement = serde_json::from_str(&json).unwrap();
        assert_eq!(read, Judgement::from(report), "{}", fixture.name);
    }
}

fn prepared(request: &Request) -> Prepared {
    let file = std::fs::read(super::pdf("unsigned.pdf")).unwrap();
    let chain = [certificate().der().to_vec()];
    let input = Input { source: &file, detached: None, password: None };
    prepare(&input, request, &chain, &Placement::default(), &Limits::default()).unwrap()
}

fn certificate() -> Certificate {
    let pem = std::fs::read_to_string(super::pki("person.crt")).unwrap();
    let base64: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let der = <base64ct::Base64 as base64ct::Encoding>::decode_vec(&base64).unwrap();
    Certificate::parse(&der, &Limits::default()).unwrap()
}

#[test]
fn the_byte_range_leaves_out_exactly_the_contents() {
    let prepared = prepared(&Request::new(Timestamp::parse(super::NOW).unwrap()));
    let mut file = std::fs::read(super::pdf("unsigned.pdf")).unwrap();
    file.extend_from_slice(&prepared.append);
    let [zero, gap, behind, rest] = prepared.byte_range().unwrap().map(|at| usize::try_from(at).unwrap());
    assert_eq!((zero, behind + rest), (0, file.len()));
    let left_out = &file[gap..behind];
    assert!(left_out.starts_with(b"<0") && left_out.ends_with(b"0>") && left_out.len() == 2 * prepared.room + 2);
    let covered = [&file[..gap], &file[behind..]].concat();
    assert_eq!(prepared.digest, DigestAlgorithm::Sha256.digest(&covered));
    let written = format!("/ByteRange [0 {gap} {behind} {rest}");
    assert!(file.windows(written.len()).any(|window| window == written.as_bytes()), "{written}");
    let message = Prepared { form: Form::CadesDetached, ..prepared };
    assert_eq!(message.byte_range(), None);
}

#[test]
fn algorithms_have_the_names_of_the_bridges() {
    let request = Request::new(Timestamp::parse(super::NOW).unwrap());
    for (digest, name) in [
        (DigestAlgorithm::Sha256, "rsa-pkcs1-sha256"),
        (DigestAlgorithm::Sha384, "rsa-pkcs1-sha384"),
        (DigestAlgorithm::Sha512, "rsa-pkcs1-sha512"),
    ] {
        let prepared = prepared(&Request { digest, ..request.clone() });
        assert_eq!(key_algorithm(&prepared.algorithm().unwrap()), Some(name));
    }
}

#[test]
fn text_without_a_font_is_refused_and_an_image_needs_none() {
    let file = std::fs::read(super::pdf("../drafts/letter.pdf")).unwrap();
    let image = std::fs::read(super::pdf("../drafts/signature.png")).unwrap();
    let input = Input { source: &file, detached: None, password: None };
    let fonts = Fonts { upright: Typeface::none(), italic: Typeface::none() };
    let time = Timestamp::parse(super::NOW).unwrap();
    let look = |role, wanted| Look { role, wanted, time, fonts };
    let shown = Wanted { image: Some(&image), ..Wanted::default() };
    let places = look(Role::Person, shown).placements(&input, None, &Limits::default()).unwrap();
    assert!(places.len() == 1 && places[0].picture.is_some());
    let text = Wanted { document_number: Some("27/QĐ-UBND"), ..Wanted::default() };
    assert!(look(Role::Annex, text).placements(&input, None, &Limits::default()).is_err());
    let nothing = look(Role::Annex, Wanted { page: Some(2), ..Wanted::default() });
    assert_eq!(nothing.placements(&input, None, &Limits::default()).unwrap()[0].page, 2);
}
