//! The forms of a report: detailed and simple report, ETSI TS 119 102-2 XML, one HTML file for print, plain text in full and in short.

/// A record of a JSON form that borrows from the report.
macro_rules! part {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        pub struct $name<'a> { $($(#[$field_meta])* pub $field: $type),* }
    };
}

mod detailed;
mod etsi;
mod html;
mod markup;
mod short;
mod simple;
mod text;

pub use detailed::{
    Basis, BasisKind, BlockPart, CheckPart, Conclusion, Detailed, DocumentPart, EvidencePart,
    SCHEMA as DETAILED_SCHEMA, SignaturePart, TimestampPart, detailed,
};
pub use etsi::etsi;
pub use html::{html, letter::html as letter_html, slip::html as slip};
pub use short::short;
pub use simple::{
    Message, SCHEMA as SIMPLE_SCHEMA, Simple, SimpleDocument, SimpleItem, SimpleSignature, SimpleTimestamp, simple,
};
pub use text::{notice, text};
