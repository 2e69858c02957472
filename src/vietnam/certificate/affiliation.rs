//! To which body the owner of a certificate belongs, by O and OU, and whether another certificate is that body's or that of one above
//! it (Nghị định 30/2020/NĐ-CP Điều 5.1, Điều 32.2: the agency that signs is the one that issues the document).

use super::body::{is_place, is_publisher};
use crate::vietnam::spelling::{keys_of_body, plain_key};
use crate::x509::Certificate;

/// Words that a body's office begins with. It keeps the seal of the body it serves and signs with it.
const OFFICE: &str = "văn phòng";

/// The name in a certificate and the bodies it states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affiliation {
    /// Common name.
    pub name: String,
    /// Organisations (O) and units (OU).
    pub bodies: Vec<String>,
}

/// Keys of the words of a name; without marks where one of two names has none.
type Keys = Vec<String>;

impl Affiliation {
    /// What a certificate states.
    pub fn of(certificate: &Certificate) -> Self {
        let subject = &certificate.subject;
        Self {
            name: subject.common_name().unwrap_or_default(),
            bodies: subject
                .values(const_oid::db::rfc4519::O)
                .into_iter()
                .map(str::to_owned)
                .chain(subject.units())
                .collect(),
        }
    }

    /// Whether the name is that of a gazette or a portal, which publishes what others have issued.
    pub fn is_publisher(&self) -> bool {
        is_publisher(&self.name)
    }

    /// Whether this body is the person's own or one above it, as far as the person's certificate says. `false` is no statement: a
    /// body may have been renamed, and a superior body need not be named.
    pub fn is_body_of(&self, person: &Self) -> bool {
        let own = |body: &String| same(&self.name, body, person) || is_office_of(body, &self.name);
        let served = |body: &String| self.bodies.iter().any(|served| same(served, body, person));
        person.bodies.iter().any(own) || (is_office(&self.name) && person.bodies.iter().any(served))
    }
}

/// One body under two names: equal words, or equal but for the place at the end, which the person's other bodies name.
fn same(one: &str, other: &str, person: &Affiliation) -> bool {
    let (a, b) = alike(one, other);
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let rest = a.strip_prefix(b.as_slice()).or_else(|| b.strip_prefix(a.as_slice()));
    rest.is_some_and(|rest| rest.is_empty() || (is_place_of(rest, person)))
}

fn is_place_of(rest: &[String], person: &Affiliation) -> bool {
    is_place(rest) && person.bodies.iter().any(|body| keys_of_body(body).ends_with(rest))
}

/// Whether a body is the office of another.
fn is_office_of(office: &str, of: &str) -> bool {
    let (whole, served) = alike(office, of);
    let (start, _) = alike(OFFICE, of);
    !served.is_empty() && whole.strip_prefix(start.as_slice()) == Some(served.as_slice())
}

fn is_office(name: &str) -> bool {
    let (name, office) = alike(name, OFFICE);
    name.starts_with(&office)
}

/// The words of two names, without marks where one of them has none.
fn alike(one: &str, other: &str) -> (Keys, Keys) {
    let (a, b) = (keys_of_body(one), keys_of_body(other));
    if one.is_ascii() != other.is_ascii() {
        let plain = |keys: Keys| keys.iter().map(|key| plain_key(key)).collect();
        return (plain(a), plain(b));
    }
    (a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, bodies: &[&str]) -> Affiliation {
        Affiliation { name: name.to_owned(), bodies: bodies.iter().map(|body| (*body).to_owned()).collect() }
    }

    #[test]
    fn own_and_superior_bodies() {
        let person = of("Phạm Văn Ví Dụ", &["ỦY BAN NHÂN DÂN TỈNH GIA LAI", "Sở Nội vụ"]);
        for body in [
            of("SỞ NỘI VỤ", &[]),
            of("Sở Nội vụ tỉnh Gia Lai", &[]),
            of("UBND tỉnh Gia Lai", &[]),
            of("Uỷ ban nhân dân tỉnh Gia Lai", &[]),
            of("Uy ban nhan dan tinh Gia Lai", &[]),
            of("VĂN PHÒNG", &["Ủy ban nhân dân tỉnh Gia Lai"]),
        ] {
            assert!(body.is_body_of(&person), "{}", body.name);
        }
        for body in [
            of("Sở Tài chính", &["ỦY BAN NHÂN DÂN TỈNH GIA LAI"]),
            of("Sở Nội vụ tỉnh Đắk Lắk", &["ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"]),
            of("Ủy ban nhân dân xã Ia Kha", &[]),
            of("Văn phòng", &["Sở Tài chính"]),
            of("", &[]),
        ] {
            assert!(!body.is_body_of(&person), "{}", body.name);
        }
        let chairman = of("Trần Minh Mẫu", &["Văn phòng Ủy ban nhân dân tỉnh Gia Lai"]);
        assert!(of("Ủy ban nhân dân tỉnh Gia Lai", &[]).is_body_of(&chairman));
        assert!(!of("Ủy ban nhân dân tỉnh Gia Lai", &[]).is_body_of(&of("Lê Thị Thử", &[])));
    }
}
