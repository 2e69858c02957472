//! Between a page and the key of a token. Nothing here has a file, a clock or a device: bytes come in, and typed values, texts to show
//! and bytes to send come out. The programs and the bindings around it do the rest.

pub mod assuan;
mod caller;
pub mod card;
pub mod ccid;
mod covered;
mod driver_table;
mod extension;
mod line;
pub mod manifest;
pub mod protocol;
mod review;
mod shown_text;
mod signed_attributes;

pub use caller::{Caller, NamedExtensions};
pub use covered::{Covered, pdf_pages};
pub use driver_table::{Driver, DriverTable, System};
pub use extension::{CHROMIUM_EXTENSION, FIREFOX_EXTENSION, HOST_NAME};
pub use line::{Step, Transfer};
pub use review::{Review, Reviewed, Words};
pub use signed_attributes::check_attributes;
