//! The forms of a report: detailed and simple report, ETSI TS 119 102-2 XML, one HTML file for print, plain text.

mod detailed;
mod etsi;
mod html;
mod markup;
mod simple;
mod text;

pub use detailed::*;
pub use etsi::etsi;
pub use html::{html, letter::html as letter_html};
pub use simple::{
    Message, SCHEMA as SIMPLE_SCHEMA, Simple, SimpleDocument, SimpleItem, SimpleSignature, SimpleTimestamp, simple,
};
pub use text::{notice, text};
