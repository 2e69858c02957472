//! Who sent the document, and which decree governs a signature by that.

use super::asked::SenderChoice;
use super::facts::SignatureFacts;
use crate::trust::Domain;
use serde::{Deserialize, Serialize};

/// Who sent the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SenderKind {
    /// A state body.
    StateBody,
    /// A citizen.
    Citizen,
    /// An enterprise, or another organisation that is no state body.
    Enterprise,
    /// Not known.
    Unknown,
}

/// Who sent the document, and whether somebody said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sender {
    /// Who.
    pub value: SenderKind,
    /// Inferred from the signatures, or not known; nobody said it.
    pub inferred: bool,
}

impl Sender {
    /// Whether the decrees on documents of state bodies govern it.
    pub(super) fn is_private(self) -> bool {
        matches!(self.value, SenderKind::Citizen | SenderKind::Enterprise)
    }
}

/// Who was said to have sent it. Official-duty certificates are issued to state bodies only; a public one tells nothing of the sender.
pub(super) fn sender(asked: SenderChoice, signatures: &[SignatureFacts<'_>]) -> Sender {
    let said = |value| Sender { value, inferred: false };
    match asked {
        SenderChoice::StateBody => said(SenderKind::StateBody),
        SenderChoice::Citizen => said(SenderKind::Citizen),
        SenderChoice::Enterprise => said(SenderKind::Enterprise),
        SenderChoice::Auto => {
            let all_official = signatures.iter().all(|s| s.domain == Some(Domain::OfficialDuty));
            let value =
                if all_official && !signatures.is_empty() { SenderKind::StateBody } else { SenderKind::Unknown };
            Sender { value, inferred: true }
        }
    }
}
