//! CMS, time-stamps and mail: rules one by one, and messages of others.

mod archive_timestamps;
mod corpora;
mod mail_readings;
mod remarks;
mod rules;
mod standalone;
pub mod timestamp_rules;
mod trusted_signer;
