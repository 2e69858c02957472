//! A message in its parts, each in the octets it has (RFC 5652 §5.1): what nothing is added to is written again as it was.

use crate::asn1::{Asn1Error, Budget, Element, Reader, Rules, Tag};
use crate::cms::oid;
use crate::sign::der;
use const_oid::db::rfc5911::ID_DATA;

/// The parts of a ContentInfo with SignedData.
#[derive(Clone, Debug)]
pub(in crate::sign) struct Parts<'a> {
    digest_algorithms: &'a [u8],
    /// EncapsulatedContentInfo.
    content: &'a [u8],
    /// eContentType, with its header.
    pub(in crate::sign) content_type: &'a [u8],
    /// Members of `certificates`.
    pub(in crate::sign) certificates: Vec<Vec<u8>>,
    /// Members of `crls`.
    pub(in crate::sign) lists: Vec<Vec<u8>>,
    pub(in crate::sign) signers: Vec<SignerParts<'a>>,
}

/// The parts of a SignerInfo.
#[derive(Clone, Debug)]
pub(in crate::sign) struct SignerParts<'a> {
    /// From `version` to `signature`, in their order.
    pub(in crate::sign) fields: Vec<&'a [u8]>,
    /// Members of `unsignedAttrs`.
    pub(in crate::sign) unsigned: Vec<Vec<u8>>,
}

impl<'a> Parts<'a> {
    pub(in crate::sign) fn read(message: &'a [u8], budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut outer = Reader::new(message, Rules::Ber);
        let mut info = outer.expect(Tag::SEQUENCE, budget)?.children()?;
        info.expect(Tag::OID, budget)?;
        let data = info.expect(Tag::context(0), budget)?.only_child(budget)?;
        let mut parts = data.children()?;
        parts.expect(Tag::INTEGER, budget)?;
        let digest_algorithms = parts.expect(Tag::SET, budget)?.raw;
        let content = parts.expect(Tag::SEQUENCE, budget)?;
        let content_type = content.children()?.expect(Tag::OID, budget)?.raw;
        let certificates = optional_members(parts.optional_context(0, budget)?, budget)?;
        let lists = optional_members(parts.optional_context(1, budget)?, budget)?;
        let signers = members(&parts.expect(Tag::SET, budget)?, budget)?;
        let signers = signers.iter().map(|signer| SignerParts::read(signer, budget)).collect::<Result<_, _>>()?;
        Ok(Self { digest_algorithms, content: content.raw, content_type, certificates, lists, signers })
    }

    /// ContentInfo.
    pub(in crate::sign) fn encode(&self) -> Vec<u8> {
        let set = |number, members: &[Vec<u8>]| match members {
            [] => Vec::new(),
            members => der::context(number, &der::sorted(members.to_vec())),
        };
        let data = der::sequence(&[
            &der::small(self.version()),
            self.digest_algorithms,
            self.content,
            &set(0, &self.certificates),
            &set(1, &self.lists),
            &der::set_of(self.signers.iter().map(SignerParts::encode).collect()),
        ]);
        der::sequence(&[&der::oid(oid::SIGNED_DATA), &der::context(0, &data)])
    }

    /// RFC 5652 §5.1: by the kinds of what is in it.
    fn version(&self) -> u8 {
        /// Context tags of the other forms (RFC 5652 §10.2.1, §10.2.2).
        const OTHER_LIST: u8 = 0xA1;
        const V1_ATTRIBUTES: u8 = 0xA1;
        const V2_ATTRIBUTES: u8 = 0xA2;
        const OTHER_CERTIFICATE: u8 = 0xA3;
        const VERSION_3: &[u8] = &[0x02, 0x01, 0x03];
        let has = |members: &[Vec<u8>], tag: u8| members.iter().any(|member| member.first() == Some(&tag));
        let signer_3 = self.signers.iter().any(|signer| signer.fields.first() == Some(&VERSION_3));
        if has(&self.certificates, OTHER_CERTIFICATE) || has(&self.lists, OTHER_LIST) {
            5
        } else if has(&self.certificates, V2_ATTRIBUTES) {
            4
        } else if has(&self.certificates, V1_ATTRIBUTES) || signer_3 || self.content_type != der::oid(ID_DATA) {
            3
        } else {
            1
        }
    }
}

impl<'a> SignerParts<'a> {
    fn read(signer: &Element<'a>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let all = members(signer, budget)?;
        let (unsigned, fields): (Vec<_>, Vec<_>) = {
            let value = all.iter().position(|field| field.is(Tag::OCTET_STRING)).unwrap_or(all.len());
            all.into_iter().enumerate().partition(|(number, _)| *number > value)
        };
        let unsigned = optional_members(unsigned.into_iter().next().map(|(_, set)| set), budget)?;
        Ok(Self { fields: fields.iter().map(|(_, field)| field.raw).collect(), unsigned })
    }

    fn encode(&self) -> Vec<u8> {
        let unsigned = match self.unsigned.as_slice() {
            [] => Vec::new(),
            members => der::context(1, &der::sorted(members.to_vec())),
        };
        der::sequence(&[&self.fields.concat(), &unsigned])
    }
}

pub(in crate::sign) fn members<'a>(set: &Element<'a>, budget: &mut Budget) -> Result<Vec<Element<'a>>, Asn1Error> {
    let mut reader = set.children()?;
    let mut found = Vec::new();
    // Ends: the budget counts elements.
    while let Some(member) = reader.next(budget)? {
        found.push(member);
    }
    Ok(found)
}

fn optional_members(set: Option<Element<'_>>, budget: &mut Budget) -> Result<Vec<Vec<u8>>, Asn1Error> {
    let found = set.map(|set| members(&set, budget)).transpose()?.unwrap_or_default();
    Ok(found.iter().map(|member| member.raw.to_vec()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::limits::Limits;

    #[test]
    fn what_is_not_added_to_comes_out_as_it_was() {
        fn read(message: &[u8]) -> Parts<'_> {
            Parts::read(message, &mut Budget::new(&Limits::default())).unwrap()
        }
        // The second is in BER: the headers around the parts are written anew, and what ends them is left out.
        for (name, ends) in [("notice.p7s", 0), ("notice.p7m", 6)] {
            let message = std::fs::read(format!("{}/tests/fixtures/cms/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
            let written = read(&message).encode();
            let parts = &message[64..message.len() - ends];
            assert!(written.ends_with(parts), "{name}");
            assert_eq!(written == message, ends == 0, "{name}");
            assert_eq!(read(&written).encode(), written, "{name}");
        }
    }
}
