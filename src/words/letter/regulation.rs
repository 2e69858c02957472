//! The regulation of the place, which the operator names. Until it has a number and a date it is a draft, and is called one.

use super::Word;
use super::word;
use crate::words::Language;

/// A provision of a regulation of the place, such as `khoản 3 Điều 20 Quy chế quản lý và sử dụng chữ ký số`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regulation {
    /// The provision, as a letter names it.
    pub provision: String,
    /// Number of the decision that issues it.
    pub number: Option<String>,
    /// Date of that decision.
    pub date: Option<String>,
}

impl Regulation {
    /// The citation.
    pub(super) fn cited(&self, language: Language) -> String {
        let given = |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
        match (given(&self.number), given(&self.date)) {
            (Some(number), Some(date)) => {
                let (issued, dated) = (word(Word::RegulationIssued, language), word(Word::RegulationDated, language));
                format!("{} {issued} {number} {dated} {date}", self.provision.trim())
            }
            _ => format!("{} ({})", self.provision.trim(), word(Word::RegulationDraft, language)),
        }
    }
}
