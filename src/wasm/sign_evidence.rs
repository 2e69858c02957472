//! The evidence that goes into a file, for JavaScript. The module that judges chooses it, as it reads lists and paths; that of signing
//! writes it.

use crate::evidence::Kind;
use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};

/// A certificate, a list or a response on its way from one module to the other.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    kind: KeptKind,
    /// DER.
    base64: String,
}

/// What a file keeps: each proves itself to every reader.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum KeptKind {
    Certificate,
    Crl,
    Ocsp,
}

impl From<KeptKind> for Kind {
    fn from(kind: KeptKind) -> Self {
        match kind {
            KeptKind::Certificate => Self::Certificate,
            KeptKind::Crl => Self::Crl,
            KeptKind::Ocsp => Self::Ocsp,
        }
    }
}

impl KeptKind {
    #[cfg(feature = "bindings")]
    fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Certificate => Some(Self::Certificate),
            Kind::Crl => Some(Self::Crl),
            Kind::Ocsp => Some(Self::Ocsp),
            Kind::Shard | Kind::Record => None,
        }
    }
}

#[cfg(feature = "bindings")]
mod choosing {
    use super::super::{json, object, thrown};
    use super::{Base64, Encoding, Kept, KeptKind};
    use crate::base::error::Error;
    use crate::base::limits::Limits;
    use crate::evidence::EvidenceStore;
    use crate::evidence::pack::LoadedPack;
    use crate::report::Report;
    use crate::sign;
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    /// What of an evidence pack a report relies on, for the module of signing: JSON text. What came with the document is in it already.
    ///
    /// # Errors
    /// JSON text `{code, message, details}`.
    #[wasm_bindgen]
    pub fn kept_evidence(report: &str, pack: &str) -> Result<String, JsValue> {
        kept(report, pack).map_err(|error| thrown(&error))
    }

    fn kept(report: &str, pack: &str) -> Result<String, Error> {
        let report = Report::from_json(report)?;
        let read = LoadedPack::read(pack.as_bytes()).map_err(|error| object::wrong(format!("evidence: {error}")))?;
        let mut store = EvidenceStore::default();
        for object in read.objects.iter().filter(|object| object.document.is_none()) {
            if let Some(kind) = object.kind.evidence() {
                store.add(kind, &object.der, object.origin.clone());
            }
        }
        let relied_on = sign::evidence_of(&report, &store, &Limits::default());
        let kept = relied_on
            .iter()
            .filter_map(|item| Some(Kept { kind: KeptKind::of(item.kind)?, base64: Base64::encode_string(&item.der) }));
        Ok(json(&kept.collect::<Vec<_>>()))
    }
}

#[cfg(feature = "sign-bindings")]
mod writing {
    use super::super::object;
    use super::super::sign_failure::SignFailure;
    use super::{Base64, Encoding, Kept};
    use crate::sign::Evidence;

    /// What the module that judges chose.
    pub(in crate::wasm) fn evidence(kept: &str) -> Result<Vec<Evidence>, SignFailure> {
        let unread = |reason: String| SignFailure::from(object::wrong(format!("evidence: {reason}")));
        let kept: Vec<Kept> = serde_json::from_str(kept).map_err(|error| unread(error.to_string()))?;
        let item = |kept: &Kept| {
            let der = Base64::decode_vec(&kept.base64).map_err(|error| unread(error.to_string()))?;
            Ok(Evidence { kind: kept.kind.into(), der })
        };
        kept.iter().map(item).collect()
    }
}

#[cfg(feature = "bindings")]
pub use choosing::kept_evidence;
#[cfg(feature = "sign-bindings")]
pub(super) use writing::evidence;
