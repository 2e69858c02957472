//! The encodings that a text on a page may be in.

use serde::{Deserialize, Serialize};

/// How the characters of a text are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// As they are.
    Unicode,
    /// TCVN3, also called ABC.
    Tcvn3,
    /// VNI for Windows.
    Vni,
}
