//! Identifiers inside one report (`xs:ID`): a letter in front, for a digest may begin with a digit.

/// The file.
pub(super) const FILE: &str = "F-1";

pub(super) fn signature(id: usize) -> String {
    format!("S-{id}")
}

pub(super) fn signature_time_stamp(signature: usize, stamp: usize) -> String {
    format!("T-{signature}-{stamp}")
}

pub(super) fn document_time_stamp(stamp: usize) -> String {
    format!("D-{stamp}")
}

/// A certificate, list or response.
pub(super) fn object(sha256: &str) -> String {
    format!("E-{sha256}")
}
