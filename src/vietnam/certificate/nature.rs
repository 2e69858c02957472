//! Person, agency or software, by the signs a certificate carries.
//!
//! No field of the certificate says it (the official-duty profile has no such flag), so the answer is a reading of signs, and the
//! signs are part of the report. A name that begins like that of a body counts only where the certificate names a body besides. With
//! no sign, or with signs that disagree, the answer is `uncertain`.

use super::body::{names_a_body, opening, service};
use super::person::{Like, is_named_thi, like_a_person};
use crate::vietnam::spelling::{keys_of_body, plain_key};
use crate::x509::{Certificate, GeneralName, alternative_names};
use serde::{Deserialize, Serialize};

/// Whose certificate it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// A natural person.
    Person,
    /// A body or organisation.
    Agency,
    /// A service, device or programme.
    Software,
    /// The signs do not tell.
    Uncertain,
}

/// What of a certificate the signs are read from.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// Common name.
    pub name: String,
    /// Organisations (O) and units (OU).
    pub bodies: Vec<String>,
    /// User identifiers (UID), such as `MST:0100109106`.
    pub user_ids: Vec<String>,
    /// E-mail addresses of the alternative names.
    pub mailboxes: Vec<String>,
    /// Common name of the issuer.
    pub issuer: String,
}

/// In the name of the authority that issues to services and programmes: `CA phục vụ cho dịch vụ phần mềm`.
const SOFTWARE_AUTHORITY: [&str; 2] = ["phan", "mem"];
/// Identifiers of an organisation: tax code, code of the relation to the budget.
const OF_BODY: [&str; 2] = ["MST:", "MNS:"];
/// Identifiers of a person: identity card, passport.
const OF_PERSON: [&str; 3] = ["CCCD:", "CMND:", "HC:"];
/// Mailboxes of a clerk's office, which no person has as their own.
const OFFICES: [&str; 3] = ["vanthu", "ubnd", "hdnd"];

impl Subject {
    fn of(certificate: &Certificate) -> Self {
        let (subject, issuer) = (&certificate.subject, &certificate.issuer);
        let texts = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let names = alternative_names(certificate).ok().flatten().unwrap_or_default();
        let mailbox = |name| match name {
            GeneralName::Rfc822(address) => Some(address),
            _ => None,
        };
        Self {
            name: subject.common_name().unwrap_or_default(),
            bodies: [texts(subject.values(const_oid::db::rfc4519::O)), subject.units()].concat(),
            user_ids: texts(subject.values(const_oid::db::rfc4519::UID)),
            mailboxes: names.into_iter().filter_map(mailbox).collect(),
            issuer: issuer.common_name().unwrap_or_default(),
        }
    }

    fn has_id(&self, kinds: &[&str]) -> bool {
        self.user_ids.iter().any(|id| kinds.iter().any(|kind| id.starts_with(kind)))
    }

    fn name_is_a_body_of_it(&self) -> bool {
        let name = keys_of_body(&self.name);
        !name.is_empty() && self.bodies.iter().any(|body| keys_of_body(body) == name)
    }

    fn is_issued_to_a_service(&self) -> bool {
        let issuer: Vec<String> = keys_of_body(&self.issuer).iter().map(|key| plain_key(key)).collect();
        issuer.windows(SOFTWARE_AUTHORITY.len()).any(|words| words == SOFTWARE_AUTHORITY)
    }

    fn has_office_mailbox(&self) -> bool {
        let of_office = |address: &String| {
            let address = address.to_ascii_lowercase();
            let own = address.split('@').next().unwrap_or_default();
            own == "vanphong" || OFFICES.iter().any(|office| own.starts_with(office))
        };
        self.mailboxes.iter().any(of_office)
    }
}

/// The nature and the signs it rests on, each as `sign: value`.
///
/// An authority that issues to services and programmes only is known by its name; the name decides nothing about trust.
pub fn nature(certificate: &Certificate) -> (Nature, Vec<String>) {
    nature_of(&Subject::of(certificate))
}

/// The same from what a certificate states.
pub fn nature_of(subject: &Subject) -> (Nature, Vec<String>) {
    let name = subject.name.as_str();
    let opening = opening(name).filter(|_| !is_named_thi(name));
    let service = service(name).filter(|_| opening.is_none());
    let like = like_a_person(name).filter(|_| opening.is_none() && service.is_none());
    let context = subject.bodies.iter().any(|body| names_a_body(body));
    let (of_body, of_person) = (subject.has_id(&OF_BODY), subject.has_id(&OF_PERSON));
    let (same, office) = (subject.name_is_a_body_of_it(), subject.has_office_mailbox());
    let issued_to_service = subject.is_issued_to_a_service();
    let signs = [
        same.then(|| "cn-equals-organisation".to_owned()),
        opening.map(|words| format!("cn-begins-like-a-body:{words}")),
        (opening.is_some() && context).then(|| "organisation-is-a-body".to_owned()),
        service.map(|words| format!("cn-names-a-service:{words}")),
        issued_to_service.then(|| "issued-by-an-authority-for-services".to_owned()),
        of_body.then(|| "uid-of-an-organisation".to_owned()),
        of_person.then(|| "uid-of-a-person".to_owned()),
        office.then(|| "mailbox-of-an-office".to_owned()),
        like.is_some().then(|| "cn-like-a-personal-name".to_owned()),
    ];
    let agency = opening.is_some() && (context || same || of_body || office) || (same && of_body && like.is_none());
    // The form of a name alone does not outweigh the number of an organisation.
    let named = like == Some(Like::Family) || (like.is_some() && !of_body);
    let person = of_person || (named && !same && !office);
    let nature = match (service.is_some() || issued_to_service, agency, person) {
        (true, _, false) => Nature::Software,
        (false, true, false) => Nature::Agency,
        (false, false, true) => Nature::Person,
        _ => Nature::Uncertain,
    };
    (nature, signs.into_iter().flatten().collect())
}
