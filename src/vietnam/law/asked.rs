//! What the person who checks says of a document where no certificate tells it. What is not said is inferred, and never into a ground.

use crate::vietnam::{Nature, nature};
use crate::x509::Certificate;

/// What the caller says of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KindChoice {
    /// Nothing: it is inferred.
    #[default]
    Auto,
    /// An original.
    Original,
    /// An electronic copy: SAO Y, SAO LỤC, TRÍCH SAO.
    Copy,
    /// An annex in a file of its own.
    Annex,
    /// A copy published by a gazette or a portal.
    Published,
}

impl KindChoice {
    /// From its word.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "auto" => Self::Auto,
            "original" => Self::Original,
            "copy" => Self::Copy,
            "annex" => Self::Annex,
            "published" => Self::Published,
            _ => return None,
        })
    }
}

/// Who sent the document, which decides the decree that governs its signatures: Nghị định 68/2024/NĐ-CP those of official duty,
/// Nghị định 23/2025/NĐ-CP those of everybody else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SenderChoice {
    /// Nobody says it.
    #[default]
    Auto,
    /// A state body.
    StateBody,
    /// A citizen.
    Citizen,
    /// An enterprise, or another organisation that is no state body.
    Enterprise,
}

impl SenderChoice {
    /// From its word.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "auto" => Self::Auto,
            "state-body" => Self::StateBody,
            "citizen" => Self::Citizen,
            "enterprise" => Self::Enterprise,
            _ => return None,
        })
    }
}

/// Whose a certificate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A person's.
    Person,
    /// The agency's that issues the document, or one above it.
    Agency,
    /// The agency's that received the document: its stamp of arrival.
    Receiver,
    /// A service's or programme's.
    Software,
}

impl Whose {
    /// From its word.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "person" => Self::Person,
            "agency" => Self::Agency,
            "receiver" => Self::Receiver,
            "software" => Self::Software,
            _ => return None,
        })
    }
}

/// Whose a certificate is, as the person who checks says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaidWhose {
    /// SHA-256 of the certificate.
    pub certificate: [u8; 32],
    /// Whose it is.
    pub whose: Whose,
}

impl SaidWhose {
    /// From `SHA256=WHOSE`, the digest in hexadecimal.
    pub fn parse(text: &str) -> Option<Self> {
        let (digest, whose) = text.split_once('=')?;
        let mut certificate = [0; 32];
        hex::decode_to_slice(digest.trim().replace(':', "").to_ascii_lowercase(), &mut certificate).ok()?;
        Some(Self { certificate, whose: Whose::parse(whose.trim())? })
    }
}

/// Everything the person who checks says besides the kind of document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Statements<'a> {
    /// Who sent it.
    pub sender: SenderChoice,
    /// Whose certificates are.
    pub whose: &'a [SaidWhose],
    /// Law demands a time-stamp of this document (Nghị định 68/2024/NĐ-CP Điều 29.4).
    pub timestamp_demanded: bool,
}

impl Statements<'_> {
    /// Whose a certificate is, if it was said.
    pub fn whose(&self, certificate: &[u8; 32]) -> Option<Whose> {
        self.whose.iter().find(|said| said.certificate == *certificate).map(|said| said.whose)
    }

    /// Whose a certificate is and what that rests on: what was said, else the signs it carries.
    pub(crate) fn nature(&self, certificate: &Certificate) -> (Nature, Vec<String>) {
        let nature = match self.whose(&certificate.sha256) {
            None => return nature(certificate),
            Some(Whose::Person) => Nature::Person,
            Some(Whose::Agency | Whose::Receiver) => Nature::Agency,
            Some(Whose::Software) => Nature::Software,
        };
        (nature, vec!["said-by-the-person-who-checks".to_owned()])
    }
}
