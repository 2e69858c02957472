//! MIME (RFC 2045, RFC 2046), as far as signed mail needs it (RFC 8551): which bytes a part is made of, exactly as they were sent.
//!
//! A mail program guesses where a message breaks the rules, and guesses are how one text is signed and another shown. This
//! reader guesses nothing: what can be read in more than one way is a [`Entity::fault`].

mod content_type;
mod encoding;
mod entity;
mod file_name;
mod header;
mod line_ends;
mod multipart;
mod strict;

pub use content_type::ContentType;
pub use encoding::Encoding;
pub use entity::Entity;
pub(crate) use entity::looks_like_mail;
pub use header::Header;
pub(crate) use line_ends::{canonical, has_bare_line_feed, with_line_feeds};
