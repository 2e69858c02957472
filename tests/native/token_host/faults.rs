//! What no software token does by itself: it locks, it goes away, it fails, it gives a value that is none of the key.

use super::host::token;
use super::{Host, PIN, Place, Prepared};
use serde_json::json;
use std::fs;

#[test]
fn tokens_that_lock_go_away_fail_or_lie() {
    let Some(token) = token(&["person"]) else { return };
    let place = Place::new();
    // The module of the table sees no token; a copy of it, behind one fault, has them all.
    let (empty, copy) = (place.path("empty.conf"), place.path("copy.so"));
    fs::create_dir(place.path("empty")).unwrap();
    fs::write(&empty, format!("directories.tokendir = {}\n", place.path("empty").display())).unwrap();
    fs::copy(crate::sign::token::module(), &copy).unwrap();
    let Some(faulty) = crate::sign::broken::faulty(place.path("faulty.so")) else { return };
    place.set(&json!({ "pinentry": place.path("pinentry.sh"), "drivers": [faulty] }));
    let document = Prepared::fixture("unsigned.pdf", "person");
    let good = format!("pin {PIN}");
    for (fault, pin, code, tries, shown) in [
        // It is not asked for a PIN that it would refuse, and the window says what to do.
        ("locked", good.as_str(), "pin-locked", json!(0), "Mẫu số 06"),
        ("locks", &good, "pin-locked", json!(null), "GETPIN"),
        ("final-try", "pin 000000", "pin-incorrect", json!(1), "Chỉ còn một lần nhập"),
        ("removed", &good, "token-removed", json!(null), "GETPIN"),
        ("fails", &good, "token-error", json!(null), "GETPIN"),
        ("lies", &good, "token-error", json!(null), "GETPIN"),
    ] {
        let mut command = place.command(None);
        command.env("SOFTHSM2_CONF", &empty).env("KYSO_FAULTY_CONF", &token.settings);
        command.env("KYSO_MODULE", &copy).env("KYSO_FAULT", fault);
        let mut host = Host::started_with(command);
        place.answers(&["yes", if fault == "locked" { "yes" } else { pin }]);
        document.give_to(&mut host, "a.pdf");
        let answer = host.ask(document.sign("rsa-pkcs1-sha256"));
        assert_eq!((&answer["type"], &answer["code"]), (&json!("error"), &json!(code)), "{fault}: {answer}");
        assert_eq!(answer["triesLeft"], tries, "{fault}: {answer}");
        let all = place.shown();
        assert!(all.contains(shown), "{fault}: {all}");
        assert!(all.matches("GETPIN").count() == usize::from(fault != "locked"), "{fault}: {all}");
    }
}
