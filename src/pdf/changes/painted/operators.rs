//! The operators of content streams (ISO 32000-2 Annex A, Table A.1): a closed list, each with the operands it takes.

/// What an operand may be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    Number(f64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Array(Vec<Operand>),
    Dictionary,
    /// `true`, `false`, `null`, or a number that is none.
    Other,
}

impl Operand {
    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }
}

/// Where an operator may stand (§8.2, Figure 9), as far as that decides where things are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Anywhere.
    Any,
    /// Not while a path is under way: readers take the points by the matrix before or the one after.
    NoPath,
    /// Neither while a path is under way nor within a text object.
    NoText,
    /// Within a text object.
    Text,
}

/// An operator: its operands (`n` number, `N` name, `s` string, `a` array, `p` name or dictionary, `*` numbers and at most a name
/// at the end) and its place.
pub(super) struct Operator {
    pub(super) word: &'static [u8],
    operands: &'static str,
    pub(super) place: Place,
}

const fn of(word: &'static [u8], operands: &'static str, place: Place) -> Operator {
    Operator { word, operands, place }
}

/// `BI`, `ID` and `EI` are read with the data between them (§8.9.7), so they are not in the list.
pub(super) const OPERATORS: [Operator; 70] = [
    of(b"b", "", Place::Any),
    of(b"b*", "", Place::Any),
    of(b"B", "", Place::Any),
    of(b"B*", "", Place::Any),
    of(b"BDC", "Np", Place::Any),
    of(b"BMC", "N", Place::Any),
    of(b"BT", "", Place::NoText),
    of(b"BX", "", Place::Any),
    of(b"c", "nnnnnn", Place::Any),
    of(b"cm", "nnnnnn", Place::NoPath),
    of(b"CS", "N", Place::Any),
    of(b"cs", "N", Place::Any),
    of(b"d", "an", Place::Any),
    of(b"d0", "nn", Place::NoPath),
    of(b"d1", "nnnnnn", Place::NoPath),
    of(b"Do", "N", Place::NoPath),
    of(b"DP", "Np", Place::Any),
    of(b"EMC", "", Place::Any),
    of(b"ET", "", Place::Text),
    of(b"EX", "", Place::Any),
    of(b"f", "", Place::Any),
    of(b"F", "", Place::Any),
    of(b"f*", "", Place::Any),
    of(b"G", "n", Place::Any),
    of(b"g", "n", Place::Any),
    of(b"gs", "N", Place::Any),
    of(b"h", "", Place::Any),
    of(b"i", "n", Place::Any),
    of(b"J", "n", Place::Any),
    of(b"j", "n", Place::Any),
    of(b"K", "nnnn", Place::Any),
    of(b"k", "nnnn", Place::Any),
    of(b"l", "nn", Place::Any),
    of(b"m", "nn", Place::Any),
    of(b"M", "n", Place::Any),
    of(b"MP", "N", Place::Any),
    of(b"n", "", Place::Any),
    of(b"q", "", Place::NoPath),
    of(b"Q", "", Place::NoPath),
    of(b"re", "nnnn", Place::Any),
    of(b"RG", "nnn", Place::Any),
    of(b"rg", "nnn", Place::Any),
    of(b"ri", "N", Place::Any),
    of(b"s", "", Place::Any),
    of(b"S", "", Place::Any),
    of(b"SC", "*", Place::Any),
    of(b"sc", "*", Place::Any),
    of(b"SCN", "*", Place::Any),
    of(b"scn", "*", Place::Any),
    of(b"sh", "N", Place::NoPath),
    of(b"T*", "", Place::Text),
    of(b"Tc", "n", Place::NoPath),
    of(b"Td", "nn", Place::Text),
    of(b"TD", "nn", Place::Text),
    of(b"Tf", "Nn", Place::NoPath),
    of(b"Tj", "s", Place::Text),
    of(b"TJ", "a", Place::Text),
    of(b"TL", "n", Place::NoPath),
    of(b"Tm", "nnnnnn", Place::Text),
    of(b"Tr", "n", Place::NoPath),
    of(b"Ts", "n", Place::NoPath),
    of(b"Tw", "n", Place::NoPath),
    of(b"Tz", "n", Place::NoPath),
    of(b"v", "nnnn", Place::Any),
    of(b"w", "n", Place::Any),
    of(b"W", "", Place::Any),
    of(b"W*", "", Place::Any),
    of(b"y", "nnnn", Place::Any),
    of(b"'", "s", Place::Text),
    of(b"\"", "nns", Place::Text),
];

impl Operator {
    pub(super) fn known(word: &[u8]) -> Option<&'static Self> {
        OPERATORS.iter().find(|operator| operator.word == word)
    }

    /// Whether the operands are those of the table: as many, in this order, of these kinds. Of others, some readers take the
    /// last, some the first, some zeros.
    pub(super) fn takes(&self, operands: &[Operand]) -> bool {
        if self.operands == "*" {
            let numbers = match operands.split_last() {
                Some((Operand::Name(_), numbers)) => numbers,
                _ => operands,
            };
            return !operands.is_empty() && operands.len() <= 33 && numbers.iter().all(|one| one.number().is_some());
        }
        self.operands.len() == operands.len()
            && self.operands.bytes().zip(operands).all(|(kind, operand)| {
                matches!(
                    (kind, operand),
                    (b'n', Operand::Number(_))
                        | (b'N', Operand::Name(_))
                        | (b's', Operand::String(_))
                        | (b'a', Operand::Array(_))
                        | (b'p', Operand::Name(_) | Operand::Dictionary)
                )
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_must_be_those_of_the_table() {
        let takes = |word: &[u8], operands: &[Operand]| Operator::known(word).unwrap().takes(operands);
        let n = || Operand::Number(1.0);
        let name = || Operand::Name(b"P".to_vec());
        assert!(takes(b"m", &[n(), n()]));
        assert!(!takes(b"m", &[n(), n(), n()]));
        assert!(!takes(b"m", &[n(), Operand::Other]));
        assert!(takes(b"scn", &[n(), name()]) && takes(b"scn", &[name()]));
        assert!(!takes(b"scn", &[]) && !takes(b"scn", &[name(), n()]));
        assert!(takes(b"BDC", &[name(), Operand::Dictionary]));
        assert!(Operator::known(b"PS").is_none() && Operator::known(b"ID").is_none());
    }
}
