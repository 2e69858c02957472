//! Instants, to the second, in UTC.
//!
//! Certificates, CMS attributes, time-stamps and PDF dates are all converted to this type. If the original had a time
//! zone (PDF dates), only the instant is retained.

mod calendar;
mod rfc3339;
mod timestamp;

pub use timestamp::Timestamp;
