//! All tests of the engine and the command line that run natively: one program, for linking one per file costs gigabytes and minutes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    unreachable_pub,
    reason = "tests read files and stop at what they did not expect"
)]

mod accounting;
mod anomaly_effects;
mod archive_timestamps;
mod asn1_malformed;
mod attacks_generated;
mod changes_closed_lists;
mod changes_entries;
mod changes_listed;
mod changes_painted;
mod changes_repeated;
mod changes_rules;
mod changes_support;
mod cli;
mod cms_corpora;
mod cms_rules;
mod compare;
mod cost;
mod distrust;
mod docs;
mod docs_support;
mod dossier;
mod evidence_files;
mod evidence_pack;
mod expectations;
mod flips;
mod forge;
mod goldens;
mod handling;
mod hidden_structure;
mod layers;
mod levels;
mod mail_readings;
mod malformed_evidence;
mod office;
mod past;
mod path_boringssl;
mod path_command;
mod path_graphs;
mod path_limbo;
mod path_malformed;
mod path_pkits;
mod path_pyhanko;
mod path_rules;
mod pdf_anomalies;
mod pdf_corpora;
mod pdf_encrypted;
mod pdf_malformed;
mod pdf_other_readers;
mod pdf_reader;
mod pdf_signatures;
mod pdf_support;
mod pictures;
mod policy;
mod progress;
mod real_files;
mod repaired_reading;
mod report_bounds;
mod reports;
mod revocation;
mod second_readers;
mod signed_by_openssl;
mod standalone;
mod suites;
#[path = "../support/mod.rs"]
mod support;
mod timestamp_rules;
mod trust_file;
mod trusted_signer;
#[path = "../vietnam/mod.rs"]
mod vietnam;
mod wycheproof;
