//! Person, agency or software, by the signs a certificate carries.
//!
//! No field of the certificate says it (the official-duty profile has no such flag), so the answer is a reading of signs, and
//! the signs are part of the report. With no sign, or with signs that disagree, the answer is `uncertain`.

use crate::x509::{Certificate, GeneralName, alternative_names};
use serde::Serialize;

/// Whose certificate it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

/// First words of the names of Vietnamese bodies, without diacritics, in capitals.
const BODY_WORDS: &[&str] = &[
    "UY BAN",
    "UBND",
    "HOI DONG",
    "HDND",
    "SO ",
    "BO ",
    "VAN PHONG",
    "CUC ",
    "TONG CUC",
    "CHI CUC",
    "BAN ",
    "TRUNG TAM",
    "THANH TRA",
    "TOA AN",
    "VIEN ",
    "KHO BAC",
    "BAO HIEM",
    "THUE ",
    "CONG AN",
    "DAI HOC",
    "TRUONG ",
    "DANG UY",
    "TINH UY",
    "HUYEN UY",
    "PHONG ",
    "HOI ",
    "CONG TY",
    "BENH VIEN",
    "KIEM TOAN",
    "TAP DOAN",
    "NGAN HANG",
    "TONG CONG TY",
    "CONG THONG TIN",
    "TO CHUC",
    "XA ",
    "PHUONG ",
    "THANH PHO",
    "QUAN ",
    "CO QUAN",
    "HAI QUAN",
    "DOAN ",
    "LIEN DOAN",
];

/// Words that name a service.
const SERVICE_WORDS: &[&str] = &["PHAN MEM", "HE THONG", "DICH VU", "MAY CHU", "SERVER", "CONG DICH VU"];

/// Stands in the name of the authority that issues to services and programmes: `CA phục vụ cho dịch vụ phần mềm`.
const SOFTWARE_AUTHORITY: &str = "PHAN MEM";

/// Family names that begin most Vietnamese personal names, without diacritics.
const FAMILY_NAMES: &[&str] = &[
    "NGUYEN", "TRAN", "LE", "PHAM", "HOANG", "HUYNH", "PHAN", "VU", "VO", "DANG", "BUI", "DO", "HO", "NGO", "DUONG",
    "LY", "DINH", "TRUONG", "LUONG", "DOAN", "MAI", "LAM", "TRINH", "DAO", "CAO", "HA", "TA", "THAI", "CHU", "TO",
    "VUONG", "QUACH", "TONG", "LUU", "NONG", "TRIEU", "KIEU", "RO", "SIU", "KPA", "RAH", "KSOR",
];

/// The nature and the signs it rests on, each as `sign: value`.
///
/// An authority that issues to services and programmes only is known by its name; the name decides nothing about trust.
pub fn nature(certificate: &Certificate) -> (Nature, Vec<String>) {
    let (subject, issuer) = (&certificate.subject, &certificate.issuer);
    let mut signs = Vec::new();
    let name = subject.common_name().unwrap_or_default();
    let plain = plain(&name);
    let same_as_unit =
        subject.organization().iter().chain(&subject.units()).any(|u| self::plain(u) == plain) && !plain.is_empty();
    if same_as_unit {
        signs.push("cn-equals-organisation".to_owned());
    }
    let body = BODY_WORDS.iter().find(|w| plain.starts_with(*w));
    if let Some(word) = body {
        signs.push(format!("cn-begins-like-a-body:{}", word.trim()));
    }
    let service = SERVICE_WORDS.iter().find(|w| plain.contains(*w));
    if let Some(word) = service {
        signs.push(format!("cn-names-a-service:{word}"));
    }
    let issued_to_service = self::plain(&issuer.common_name().unwrap_or_default()).contains(SOFTWARE_AUTHORITY);
    if issued_to_service {
        signs.push("issued-by-an-authority-for-services".to_owned());
    }
    let user_id = subject.values(const_oid::db::rfc4519::UID);
    let of_body = user_id.iter().any(|v| v.starts_with("MST:") || v.starts_with("MNS:"));
    let of_person = user_id.iter().any(|v| ["CCCD:", "CMND:", "HC:"].iter().any(|p| v.starts_with(p)));
    if of_body {
        signs.push("uid-of-an-organisation".to_owned());
    }
    if of_person {
        signs.push("uid-of-a-person".to_owned());
    }
    let of_office = has_office_mailbox(certificate);
    if of_office {
        signs.push("mailbox-of-an-office".to_owned());
    }
    let family = plain.split(' ').next().filter(|first| FAMILY_NAMES.contains(first));
    let like_person =
        family.is_some() && (2..=6).contains(&plain.split(' ').count()) && body.is_none() && service.is_none();
    if like_person {
        signs.push("cn-like-a-personal-name".to_owned());
    }
    let agency = same_as_unit || body.is_some() || of_office || (of_body && !like_person);
    let person = of_person || like_person;
    let nature = match (service.is_some() || issued_to_service, agency, person) {
        (true, _, false) => Nature::Software,
        (false, true, false) => Nature::Agency,
        (false, false, true) => Nature::Person,
        _ => Nature::Uncertain,
    };
    (nature, signs)
}

/// A mailbox of a clerk's office, which no person has as his own.
fn has_office_mailbox(certificate: &Certificate) -> bool {
    const OFFICES: [&str; 3] = ["vanthu", "vanphong", "ubnd"];
    let names = alternative_names(certificate).ok().flatten().unwrap_or_default();
    names.iter().any(|name| match name {
        GeneralName::Rfc822(address) => OFFICES.iter().any(|office| address.to_ascii_lowercase().starts_with(office)),
        _ => false,
    })
}

/// Capitals without Vietnamese diacritics, single spaces.
fn plain(text: &str) -> String {
    let bare: String = text.chars().filter_map(bare_letter).map(|c| c.to_ascii_uppercase()).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The base letter; combining marks vanish. What it leaves are small letters, of which only those of ASCII stand in the words looked
/// for, so that their capitals need no table.
fn bare_letter(c: char) -> Option<char> {
    const GROUPS: &[(char, &str)] = &[
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('i', "ìíỉĩịı"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('u', "ùúủũụưừứửữự"),
        ('y', "ỳýỷỹỵ"),
        ('d', "đ"),
        ('s', "ſ"),
    ];
    if ('\u{300}'..='\u{36f}').contains(&c) {
        return None;
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    Some(GROUPS.iter().find(|(_, set)| set.contains(lower)).map_or(lower, |(base, _)| *base))
}
