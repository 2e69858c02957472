//! The time-stamp over the content (EN 319 122-1 §5.2.8): it is signed, so it comes between preparing and signing.

use super::attributes::attribute;
use super::timestamp::check_imprint;
use super::{Prepared, SignError, der};
use crate::asn1::{Budget, Reader, Rules, Tag};
use crate::base::limits::Limits;
use crate::cms::oid;

/// What was prepared, with a token over its content among the signed attributes. The content is what `digest` is over: it is the imprint
/// that the authority is asked for.
///
/// # Errors
/// [`SignError::TimestampOfOther`] and [`SignError::BadTimestamp`]; [`SignError::BadMessage`] if nothing was prepared that is signed.
pub fn add_content_timestamp(prepared: &Prepared, token: &[u8]) -> Result<Prepared, SignError> {
    check_imprint(token, &prepared.digest)?;
    let budget = &mut Budget::new(&Limits::default());
    let mut members = Reader::new(&prepared.attributes, Rules::Der).expect(Tag::SET, budget)?.children()?;
    let mut all = vec![attribute(oid::CONTENT_TIMESTAMP, token.to_vec())];
    // Ends: the budget counts elements.
    while let Some(member) = members.next(budget)? {
        all.push(member.raw.to_vec());
    }
    Ok(Prepared { attributes: der::set_of(all), ..prepared.clone() })
}
