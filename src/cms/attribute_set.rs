//! Content that is itself a set of signed attributes.
//!
//! A value over signed attributes is a value over their DER form (RFC 5652 §5.4). So whoever takes the attributes of an
//! honest message as content, and removes them from the SignerInfo, has a value that verifies over something its signer
//! never meant to sign (draft-ietf-lamps-cms-euf-cma-signeddata).

use super::oid;
use crate::asn1::{Budget, Reader, Rules, Tag};
use crate::base::input::Source;
use crate::base::limits::Limits;

const SET: u8 = 0x31;

/// Whether content parses as `SET OF Attribute` with content-type or message-digest, and nothing follows it.
pub(crate) fn is_attribute_set(content: &dyn Source, limits: &Limits) -> bool {
    let mut first = [0_u8];
    // A message with longer attributes is not read either.
    let longest = u64::try_from(limits.message_bytes).unwrap_or(u64::MAX);
    if content.len() > longest || content.read_at(0, &mut first).is_err() || first != [SET] {
        return false;
    }
    let mut bytes = vec![0; usize::try_from(content.len()).unwrap_or_default()];
    content.read_at(0, &mut bytes).is_ok() && names_signed_attributes(&bytes, limits)
}

fn names_signed_attributes(bytes: &[u8], limits: &Limits) -> bool {
    let budget = &mut Budget::new(limits);
    let mut outer = Reader::new(bytes, Rules::Ber);
    let Ok(mut members) = outer.expect(Tag::SET, budget).and_then(|set| set.children()) else { return false };
    if outer.finish().is_err() {
        return false;
    }
    let mut named = false;
    // Ends: every round takes a member off the set.
    while let Ok(Some(member)) = members.next(budget) {
        let Ok(kind) = member.children().and_then(|mut parts| parts.expect(Tag::OID, budget)) else { return false };
        named |= [oid::CONTENT_TYPE, oid::MESSAGE_DIGEST].iter().any(|signed| kind.content == signed.as_bytes());
    }
    named && members.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(hex: &str) -> bool {
        is_attribute_set(&hex::decode(hex.replace(' ', "")).unwrap(), &Limits::default())
    }

    #[test]
    fn knows_signed_attributes() {
        let kind = "3018 0609 2a864886f70d010903 310b 0609 2a864886f70d010701";
        assert!(is(&format!("311a {kind}")));
        // Trailing bytes, another attribute alone, a sequence, no attribute at all.
        assert!(!is(&format!("311a {kind} 00")));
        assert!(!is("3118 3016 0603 550403 310f 0c0d 68656c6c6f20776f726c642121"));
        assert!(!is(&format!("301a {kind}")));
        assert!(!is("3100") && !is("") && !is("31"));
    }
}
