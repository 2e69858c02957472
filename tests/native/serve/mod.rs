//! `kyso serve` as an operator runs it: the program itself, with authorities on loopback that answer well and badly.

mod cache;
mod clock;
mod evidence;
mod faults;
mod hostile;
mod openssl;
mod relay;
mod server;
mod site;
mod small_disk;

#[cfg(target_os = "linux")]
pub(crate) use small_disk::SmallDisk;

use crate::support::pki;
use base64ct::{Base64UrlUnpadded, Encoding};

const ROOT_LIST: &str = "http://ca.kyso.test/pki/pub/crl/root.crl";
const STATE_LIST: &str = "http://ca.kyso.test/pki/pub/crl/state-ca.crl";
const STATE_CA: &str = "http://ca.kyso.test/pki/pub/crt/state-ca.crt";
const RESPONDER: &str = "http://ocsp.ca.kyso.test/";

fn word(octets: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(octets)
}

fn list_at(url: &str) -> String {
    format!("/relay/crl/{}", word(url.as_bytes()))
}

fn issuer_at(url: &str) -> String {
    format!("/relay/issuer/{}", word(url.as_bytes()))
}

/// What a report asks a responder about the person of the test PKI, as the engine writes it.
fn request() -> Vec<u8> {
    let mut setup = crate::support::Setup::at(server::NOW);
    setup.trust.add_user_file(pki("root.crt"), &setup.limits);
    setup.evidence.add_file(pki("state-ca.crt"), "");
    let report = setup.judge(crate::support::fixture("one-signature").pdf).unwrap();
    let mut asked = report.wants.iter().flat_map(|want| &want.requests);
    let person = asked.find(|request| {
        let request = base64ct::Base64::decode_vec(request).unwrap();
        let serial = [0x70, 0xE2, 0x0C, 0xD1, 0x40, 0xE0, 0x3F, 0x4A];
        request.windows(8).any(|window| window == serial) && request.len() < 120
    });
    base64ct::Base64::decode_vec(person.expect("the responder is asked about the person")).unwrap()
}

fn status_at() -> String {
    format!("/relay/ocsp/{}/{}", word(RESPONDER.as_bytes()), word(&request()))
}
