//! Fonts (ISO 32000-2 §9.6 to §9.10): how far their text reaches, and which characters their codes stand for.

pub(crate) mod encoding;
pub(crate) mod extent;
pub(crate) mod to_unicode;
