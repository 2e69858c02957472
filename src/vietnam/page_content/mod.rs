//! What the pages say and show beside the signatures. Content and hints: no result rests on them.

mod encoding;
mod form;
mod old_encoding;
mod printed;
mod read_printed;

pub use encoding::Encoding;
pub use form::{Shown, form_notes};
pub use printed::{NameMatch, PageContent, Prefix, Printed};
pub use read_printed::{Beside, printed};
