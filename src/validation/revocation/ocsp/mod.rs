//! Online certificate status (RFC 6960): responses as evidence. No request is made, so a nonce proves nothing and is
//! ignored.

mod certificate_id;
mod observe;
mod request;
mod responder;
mod responder_id;
mod response;
mod single_response;

pub(crate) use certificate_id::About;
pub use certificate_id::CertificateId;
pub(crate) use observe::observe;
#[cfg(feature = "serve")]
pub(crate) use request::asked_about;
pub(crate) use request::requests;
pub use responder_id::ResponderId;
pub use response::{OcspError, OcspResponse};
pub use single_response::{CertificateStatus, SingleResponse};
