//! Reads elements one after another.

use super::header::Header;
use super::universal::{Form, content_fault, form_of};
use super::{Asn1Error, Asn1ErrorKind, Budget, Class, DerRule, Element, Rules, Tag};

/// A reader over a series of elements.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    offset: usize,
    depth: usize,
    rules: Rules,
}

impl<'a> Reader<'a> {
    /// Over `bytes`, whose first byte has offset 0.
    pub fn new(bytes: &'a [u8], rules: Rules) -> Self {
        Self { rest: bytes, offset: 0, depth: 0, rules }
    }

    /// Over `bytes`, whose first byte has this offset in some larger structure.
    pub fn at(bytes: &'a [u8], offset: usize, rules: Rules) -> Self {
        Self { rest: bytes, offset, depth: 0, rules }
    }

    pub(super) fn inside(element: &Element<'a>) -> Self {
        Self {
            rest: element.content,
            offset: element.content_offset(),
            depth: element.depth.saturating_add(1),
            rules: element.rules,
        }
    }

    /// The bytes not read yet.
    pub(crate) fn remaining(&self) -> &'a [u8] {
        self.rest
    }

    /// Whether all is read.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Where the next element starts in the outermost slice.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The next element, or `None` at the end.
    pub fn next(&mut self, budget: &mut Budget) -> Result<Option<Element<'a>>, Asn1Error> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        budget.check_depth(self.depth, self.offset)?;
        budget.spend(self.offset)?;
        let header = Header::read(self.rest, self.offset)?;
        if header.is_end_of_contents() {
            return Err(self.fail(Asn1ErrorKind::EndOfContents));
        }
        for fault in [header.tag_fault, header.length_fault].into_iter().flatten() {
            self.fault(fault, budget)?;
        }
        let element = self.cut(&header, budget)?;
        self.check_universal(&element, budget)?;
        self.rest = self.rest.get(element.raw.len()..).unwrap_or_default();
        self.offset = element.end();
        Ok(Some(element))
    }

    /// The next element, which must be of this type.
    pub fn expect(&mut self, tag: Tag, budget: &mut Budget) -> Result<Element<'a>, Asn1Error> {
        let start = self.offset;
        let found = match self.next(budget)? {
            Some(element) if element.is(tag) => return Ok(element),
            other => other.map(|e| e.tag),
        };
        Err(Asn1ErrorKind::Unexpected { expected: tag, found }.at(start))
    }

    /// The next element if it is of this type; else nothing is read.
    pub(crate) fn optional(&mut self, tag: Tag, budget: &mut Budget) -> Result<Option<Element<'a>>, Asn1Error> {
        match self.peek()? {
            Some(found) if found.is(tag) => self.next(budget),
            _ => Ok(None),
        }
    }

    /// The next element if it carries the context tag of this number; else nothing is read.
    pub fn optional_context(&mut self, number: u32, budget: &mut Budget) -> Result<Option<Element<'a>>, Asn1Error> {
        self.optional(Tag::context(number), budget)
    }

    /// Tag of the next element, or `None` at the end.
    pub(crate) fn peek(&self) -> Result<Option<Tag>, Asn1Error> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        Header::read(self.rest, self.offset).map(|header| Some(header.tag))
    }

    /// Refuses elements that are left.
    pub fn finish(&self) -> Result<(), Asn1Error> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.fail(Asn1ErrorKind::Trailing)) }
    }

    fn fail(&self, kind: Asn1ErrorKind) -> Asn1Error {
        kind.at(self.offset)
    }

    fn fault(&self, rule: DerRule, budget: &mut Budget) -> Result<(), Asn1Error> {
        if self.rules == Rules::Der {
            return Err(self.fail(Asn1ErrorKind::NotDer(rule)));
        }
        budget.note(rule, self.offset);
        Ok(())
    }

    fn cut(&self, header: &Header, budget: &mut Budget) -> Result<Element<'a>, Asn1Error> {
        let (content_end, end) = match header.definite_end() {
            Some(end) => {
                let end = end.map_err(|kind| self.fail(kind))?;
                (end, end)
            }
            None => self.find_end_of_contents(header.octets, budget)?,
        };
        let truncated = self.fail(Asn1ErrorKind::Truncated);
        Ok(Element {
            tag: header.tag,
            raw: self.rest.get(..end).ok_or(truncated)?,
            header: header.octets,
            content: self.rest.get(header.octets..content_end).ok_or(truncated)?,
            indefinite: header.length.is_none(),
            offset: self.offset,
            depth: self.depth,
            rules: self.rules,
        })
    }

    /// The end of the content and of the element whose indefinite-length content starts at `start`.
    ///
    /// Definite elements are stepped over, open indefinite ones are only counted. Elements below are scanned again when they
    /// are read themselves; every header looked at is paid for, so that nesting cannot multiply the work.
    fn find_end_of_contents(&self, start: usize, budget: &mut Budget) -> Result<(usize, usize), Asn1Error> {
        let mut position = start;
        let mut open: usize = 1;
        loop {
            let offset = self.offset.saturating_add(position);
            let rest = self.rest.get(position..).ok_or(Asn1ErrorKind::Truncated.at(offset))?;
            budget.spend(offset)?;
            let header = Header::read(rest, offset)?;
            let after = match header.definite_end() {
                Some(octets) => position.checked_add(octets.map_err(|kind| kind.at(offset))?),
                None => position.checked_add(header.octets),
            };
            let after = after.ok_or(Asn1ErrorKind::Truncated.at(offset))?;
            if header.is_end_of_contents() {
                check_end_of_contents(&header, offset)?;
                open = open.saturating_sub(1);
                if open == 0 {
                    return Ok((position, after));
                }
            } else if header.length.is_none() {
                open = open.saturating_add(1);
                budget.check_depth(self.depth.saturating_add(open), offset)?;
            }
            position = after;
        }
    }

    /// Rules on universal types that apply whatever the element means.
    fn check_universal(&self, element: &Element<'a>, budget: &mut Budget) -> Result<(), Asn1Error> {
        if element.tag.class != Class::Universal {
            return Ok(());
        }
        match (form_of(element.tag.number), element.tag.constructed) {
            (Form::Primitive, true) | (Form::Constructed, false) => return Err(self.fail(Asn1ErrorKind::Form)),
            (Form::String, true) => return self.fault(DerRule::ConstructedString, budget),
            _ => {}
        }
        match content_fault(element) {
            Some(rule) => self.fault(rule, budget),
            None => Ok(()),
        }
    }
}

/// X.690 §8.1.5: two zero octets, in the shortest form.
fn check_end_of_contents(header: &Header, offset: usize) -> Result<(), Asn1Error> {
    if header.length == Some(0) && header.octets == 2 { Ok(()) } else { Err(Asn1ErrorKind::EndOfContents.at(offset)) }
}

#[cfg(test)]
mod tests {
    use super::super::{BitString, bit_string, is_sorted, octet_string, sorted_set, text, to_der};
    use super::*;
    use crate::base::limits::Limits;

    fn budget() -> Budget {
        Budget::new(&Limits::default())
    }

    fn one<'a>(bytes: &'a [u8], rules: Rules, budget: &mut Budget) -> Result<Element<'a>, Asn1ErrorKind> {
        Reader::new(bytes, rules).next(budget).map(Option::unwrap).map_err(|e| e.kind)
    }

    fn normal(hex: &str) -> Result<String, Asn1ErrorKind> {
        let bytes = hex::decode(hex.replace(' ', "")).unwrap();
        let mut budget = budget();
        let element = one(&bytes, Rules::Ber, &mut budget)?;
        to_der(&element, &mut budget).map(hex::encode).map_err(|e| e.kind)
    }

    #[test]
    fn keeps_the_original_bytes() {
        let bytes =
            hex::decode("3080 0201 05 2480 0402 6162 0401 63 0000 a003 0201 07 0000 0000".replace(' ', "")).unwrap();
        let mut budget = budget();
        let mut reader = Reader::new(&bytes, Rules::Ber);
        let outer = reader.expect(Tag::SEQUENCE, &mut budget).unwrap();
        assert_eq!(reader.remaining(), &[0, 0]);
        assert!(outer.indefinite);
        assert_eq!((outer.raw.len(), outer.content.len()), (bytes.len() - 2, bytes.len() - 6));
        let mut inner = outer.children().unwrap();
        assert_eq!(inner.expect(Tag::INTEGER, &mut budget).unwrap().offset, 2);
        let string = inner.expect(Tag::OCTET_STRING, &mut budget).unwrap();
        assert_eq!(&*octet_string(&string, &mut budget).unwrap(), b"abc");
        assert!(inner.optional_context(1, &mut budget).unwrap().is_none());
        let tagged = inner.optional_context(0, &mut budget).unwrap().unwrap();
        assert_eq!(tagged.only_child(&mut budget).unwrap().content, &[7]);
        inner.finish().unwrap();
        let faults: Vec<_> = budget.faults().iter().map(|f| (f.rule, f.offset)).collect();
        let expected =
            [(DerRule::IndefiniteLength, 0), (DerRule::IndefiniteLength, 5), (DerRule::ConstructedString, 5)];
        assert_eq!(faults, expected);
    }

    #[test]
    fn der_is_strict_and_ber_keeps_the_rule() {
        for (hex, rule) in [
            ("3080 0000", DerRule::IndefiniteLength),
            ("0281 01 05", DerRule::LengthNotMinimal),
            ("1f02 01 05", DerRule::TagNotMinimal),
            ("2403 0401 61", DerRule::ConstructedString),
            ("0101 01", DerRule::Boolean),
            ("0202 0005", DerRule::IntegerNotMinimal),
            ("0202 ff85", DerRule::IntegerNotMinimal),
            ("0302 0187", DerRule::BitStringPadding),
            ("0501 00", DerRule::NullContent),
        ] {
            let bytes = hex::decode(hex.replace(' ', "")).unwrap();
            let mut budget = budget();
            assert_eq!(one(&bytes, Rules::Der, &mut budget).unwrap_err(), Asn1ErrorKind::NotDer(rule), "{hex}");
            one(&bytes, Rules::Ber, &mut budget).unwrap();
            assert_eq!(budget.faults(), &[super::super::DerFault { rule, offset: 0 }], "{hex}");
        }
    }

    #[test]
    fn neither_rules_take_nonsense() {
        for (hex, kind) in [
            ("3003 0201", Asn1ErrorKind::Truncated),
            ("3080 0201 05", Asn1ErrorKind::Truncated),
            ("3080 0201 05 00", Asn1ErrorKind::Truncated),
            ("0000", Asn1ErrorKind::EndOfContents),
            ("3080 0001 00", Asn1ErrorKind::EndOfContents),
            ("1003 0201 05", Asn1ErrorKind::Form),
            ("2203 0201 05", Asn1ErrorKind::Form),
        ] {
            let bytes = hex::decode(hex.replace(' ', "")).unwrap();
            assert_eq!(one(&bytes, Rules::Ber, &mut budget()).unwrap_err(), kind, "{hex}");
        }
    }

    #[test]
    fn nesting_costs_no_more_than_the_budget() {
        // Every level is scanned again when it is read: without a budget the work would grow with the square.
        let levels = 100_000;
        let mut bytes = [0x30, 0x80].repeat(levels);
        bytes.extend([0, 0].repeat(levels));
        assert_eq!(one(&bytes, Rules::Ber, &mut budget()).unwrap_err(), Asn1ErrorKind::Depth);
        let mut small = Budget::new(&Limits { asn1_elements: 100, ..Limits::default() });
        let many = [&[0x30, 0x80][..], &[5, 0].repeat(200), &[0, 0]].concat();
        assert_eq!(one(&many, Rules::Ber, &mut small).unwrap_err(), Asn1ErrorKind::Elements);
        let mut nested = vec![5, 0];
        for _ in 0..70 {
            let mut outer = Vec::new();
            super::super::header::write_header(Tag::SEQUENCE, nested.len(), &mut outer);
            outer.extend(nested);
            nested = outer;
        }
        let mut budget = budget();
        let element = one(&nested, Rules::Der, &mut budget).unwrap();
        assert_eq!(to_der(&element, &mut budget).unwrap_err().kind, Asn1ErrorKind::Depth);
    }

    #[test]
    fn normalises_to_der() {
        assert_eq!(normal("3080 0201 05 0000").unwrap(), "3003020105");
        assert_eq!(
            normal("3080 2480 0402 6162 2403 0401 63 0000 0101 01 0203 000005 0000").unwrap(),
            "300b04036162630101ff020105"
        );
        assert_eq!(normal("2380 0302 00f0 0302 03ff 0000").unwrap(), "030303f0f8");
        assert_eq!(normal("a080 0481 01 61 0000").unwrap(), "a003040161");
        assert_eq!(normal("2c80 0401 61 0c01 62 0000").unwrap(), "0c026162");
        assert_eq!(normal("2380 0302 03f8 0302 00ff 0000").unwrap_err(), Asn1ErrorKind::Value("BIT STRING"));
        let der = "3013020105a0030201070c026869310504030102030500";
        let der = format!("30{:02x}{}", der.len() / 2 - 2 - 2 + 2, &der[4..]);
        assert_eq!(normal(&der).unwrap(), der);
    }

    #[test]
    fn sorts_sets() {
        let set = sorted_set(&[&[2, 1, 9], &[2, 1, 3], &[1, 1, 255]]);
        assert_eq!(set, [0x31, 9, 1, 1, 255, 2, 1, 3, 2, 1, 9]);
        let mut budget = budget();
        let mut reader = one(&set, Rules::Der, &mut budget).unwrap().children().unwrap();
        let mut elements = Vec::new();
        while let Some(element) = reader.next(&mut budget).unwrap() {
            elements.push(element);
        }
        assert!(is_sorted(&elements));
        elements.reverse();
        assert!(!is_sorted(&elements));
    }

    #[test]
    fn reads_strings() {
        let mut budget = budget();
        for (hex, value, faithful) in [
            ("0c06 4bc3bd2073e1", "Ký s\u{FFFD}", false),
            ("0c04 4bc3bd73", "Kýs", true),
            ("1303 612040", "a @", false),
            ("1403 4be973", "Kés", true),
            ("1602 6162", "ab", true),
            ("1602 c3bd", "ý", false),
            ("1e04 00e1 1ea5", "áấ", true),
            ("1e03 00e1 1e", "á", false),
            ("1c04 0000 1ea5", "ấ", true),
            ("1202 3139", "19", true),
            ("2c06 0402 4bc3 0400", "K\u{FFFD}", false),
        ] {
            let bytes = hex::decode(hex.replace(' ', "")).unwrap();
            let element = one(&bytes, Rules::Ber, &mut budget).unwrap();
            let read = text(&element, &mut budget).unwrap();
            assert_eq!((read.value.as_str(), read.faithful), (value, faithful), "{hex}");
        }
    }

    #[test]
    fn reads_bits() {
        let mut budget = budget();
        let bytes = [0x03, 0x03, 0x07, 0x06, 0x80];
        let element = one(&bytes, Rules::Der, &mut budget).unwrap();
        let bits: BitString<'_> = bit_string(&element, &mut budget).unwrap();
        let set: Vec<usize> = (0..20).filter(|n| bits.bit(*n)).collect();
        assert_eq!((set, bits.octets()), (vec![5, 6, 8], None));
    }
}
