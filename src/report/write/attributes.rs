//! What a signer states in signed attributes.

use crate::ades::Message;
use crate::base::limits::Limits;
use crate::cms::{SignaturePolicy, signature_policy, signer_statements};
use crate::report::model::SignerAttributes;

/// What a signer states in signed attributes; `None` where he states nothing.
pub(super) fn attributes(message: Option<&Message>, limits: &Limits) -> Option<SignerAttributes> {
    let signed = message?.signer()?.signed.as_ref()?;
    let stated = signer_statements(signed, limits);
    let (signature_policy, policy_uri) = match signature_policy(signed, limits) {
        Some(SignaturePolicy::Explicit(policy)) => (Some(policy.oid), policy.uri),
        Some(SignaturePolicy::Implied) => (Some("implied".to_owned()), None),
        Some(SignaturePolicy::Unreadable) | None => (None, None),
    };
    let found = SignerAttributes {
        content_description: stated.content_description,
        content_type: stated.content_type,
        mime_type: stated.mime_type,
        commitments: stated.commitments,
        signature_policy,
        policy_uri,
    };
    let empty = found.content_description.is_none()
        && found.content_type.is_none()
        && found.mime_type.is_none()
        && found.commitments.is_empty()
        && found.signature_policy.is_none();
    (!empty).then_some(found)
}
