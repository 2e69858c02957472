//! Content that can change its own look, as findings.

use crate::base::finding::{Code, Finding};
use crate::pdf::{ActiveContent, ActiveKind};
use std::collections::BTreeMap;

/// One finding for each kind.
pub(crate) fn findings(found: &BTreeMap<ActiveKind, ActiveContent>) -> Vec<Finding> {
    found.iter().map(|(kind, content)| finding(*kind, content)).collect()
}

fn finding(kind: ActiveKind, content: &ActiveContent) -> Finding {
    let finding = Finding::new(code(kind)).with("count", content.count);
    if content.details.is_empty() {
        return finding;
    }
    finding.with("detail", content.details.iter().cloned().collect::<Vec<_>>().join(" "))
}

fn code(kind: ActiveKind) -> Code {
    match kind {
        ActiveKind::Script => Code::ActiveScript,
        ActiveKind::Launch => Code::ActiveLaunch,
        ActiveKind::Link => Code::ActiveLink,
        ActiveKind::Submit => Code::ActiveSubmit,
        ActiveKind::OnOpen => Code::ActiveOnOpen,
        ActiveKind::External => Code::ActiveExternal,
        ActiveKind::Layers => Code::ActiveLayers,
        ActiveKind::Xfa => Code::ActiveXfa,
        ActiveKind::EmbeddedFiles => Code::ActiveEmbeddedFiles,
        ActiveKind::Media => Code::ActiveMedia,
        ActiveKind::Fonts => Code::ActiveFonts,
    }
}
