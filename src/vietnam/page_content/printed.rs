//! What the page says beside a signature: form of signing, title, name. Content of the document and a hint, never a result: no text
//! tells that a signer had the authority (Nghị định 30/2020/NĐ-CP Điều 13; Phụ lục I, ô 7).

use super::Encoding;
use serde::{Deserialize, Serialize};

/// How the title begins (Điều 13, Phụ lục I).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Prefix {
    /// `TM.`, thay mặt tập thể.
    Tm,
    /// `KT.`, ký thay người đứng đầu.
    Kt,
    /// `TL.`, thừa lệnh.
    Tl,
    /// `TUQ.`, thừa ủy quyền.
    Tuq,
    /// `Q.`, quyền.
    Q,
}

/// How the printed name stands to the name in the certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NameMatch {
    /// Spelled alike, by whatever characters.
    Same,
    /// Alike but for marks: one of them has none.
    SameWithoutMarks,
    /// Another name.
    Different,
    /// No name was found there.
    NotFound,
}

/// What stands beside one signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Printed {
    /// Number of the signature.
    pub signature: usize,
    /// Page, from 1.
    pub page: u32,
    /// The lines of form and title, from top to bottom.
    pub lines: Vec<String>,
    /// Forms of signing, from top to bottom.
    pub prefixes: Vec<Prefix>,
    /// The title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The name under the signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How the characters were read.
    pub encoding: Encoding,
    /// The name against that in the certificate.
    pub name_match: NameMatch,
}

/// What the page says, as the host has read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PageContent {
    /// Who read the text.
    pub origin: String,
    /// Whether there was more text than was looked at.
    pub cut: bool,
    /// What stands beside each signature of a person.
    pub signatures: Vec<Printed>,
}
