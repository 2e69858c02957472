//! English: every finding, each in the table of its subject.

use super::{algorithm, certificate, changes, file, mail, revocation, signature, time};
use crate::base::finding::Finding;
use crate::words::text::Text;

pub(in crate::words) fn finding(f: &Finding) -> Text {
    let tables: [fn(&Finding) -> Option<Text>; 7] = [
        file::finding,
        signature::finding,
        mail::finding,
        algorithm::finding,
        time::finding,
        certificate::finding,
        revocation::finding,
    ];
    tables.into_iter().find_map(|table| table(f)).unwrap_or_else(|| changes::finding(f))
}
