//! The operators of content streams (ISO 32000-2 Annex A, Table A.1): a closed list, each with the operands it takes.

use super::operand::Operand;

/// A class of operators (Table 50), as far as it decides where they may be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// General graphics state.
    State,
    /// Special graphics state.
    Space,
    /// Path construction.
    Path,
    /// Path painting.
    Paint,
    /// Clipping paths.
    Clip,
    /// `BT`.
    Begin,
    /// `ET`.
    End,
    TextState,
    /// Text positioning and text showing.
    Text,
    /// Type 3 fonts.
    Glyph,
    Colour,
    /// Shading patterns, inline images and XObjects.
    Object,
    /// Marked content.
    Mark,
    Compatibility,
}

/// The graphics object under way (§8.2, Figure 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// None: the level of the page.
    Page,
    /// A path, with or without `W`.
    Path,
    /// A text object.
    Text,
}

impl Class {
    /// Whether all readers take an operator of this class to mean the same within a graphics object. Beyond Figure 9 this holds of
    /// what leaves the place of painting alone: programs set a colour between a path and its painting, or draw a path between two
    /// lines of text. It does not hold of text outside a text object (§9.4.1): some readers pass over it, some show it where the
    /// text object before it ended.
    pub(crate) fn fits(self, within: Within) -> bool {
        match (within, self) {
            (_, Self::State | Self::Colour | Self::Mark | Self::Compatibility) => true,
            (_, Self::Path | Self::Paint | Self::Clip) => true,
            // Readers take the points of the path by the matrix before, or the one after.
            (Within::Path, Self::Space | Self::Object | Self::Glyph | Self::TextState) => false,
            (Within::Path, Self::Begin | Self::End | Self::Text) => false,
            (Within::Page, Self::Space | Self::Object | Self::Glyph | Self::TextState | Self::Begin) => true,
            (Within::Page, Self::End | Self::Text) => false,
            // `q`, `Q` and `cm` are allowed there since PDF 2.0.
            (Within::Text, Self::Space | Self::Object | Self::TextState | Self::End | Self::Text) => true,
            (Within::Text, Self::Begin | Self::Glyph) => false,
        }
    }
}

/// An operator: its operands (`n` number, `N` name, `s` string, `a` array, `p` name or dictionary, `*` numbers and at most a name
/// at the end) and its class.
pub(crate) struct Operator {
    pub(crate) word: &'static [u8],
    operands: &'static str,
    pub(crate) class: Class,
}

const fn of(word: &'static [u8], operands: &'static str, class: Class) -> Operator {
    Operator { word, operands, class }
}

/// `BI`, `ID` and `EI` are read with the data between them (§8.9.7), so they are not in the list.
const OPERATORS: [Operator; 70] = [
    of(b"b", "", Class::Paint),
    of(b"b*", "", Class::Paint),
    of(b"B", "", Class::Paint),
    of(b"B*", "", Class::Paint),
    of(b"BDC", "Np", Class::Mark),
    of(b"BMC", "N", Class::Mark),
    of(b"BT", "", Class::Begin),
    of(b"BX", "", Class::Compatibility),
    of(b"c", "nnnnnn", Class::Path),
    of(b"cm", "nnnnnn", Class::Space),
    of(b"CS", "N", Class::Colour),
    of(b"cs", "N", Class::Colour),
    of(b"d", "an", Class::State),
    of(b"d0", "nn", Class::Glyph),
    of(b"d1", "nnnnnn", Class::Glyph),
    of(b"Do", "N", Class::Object),
    of(b"DP", "Np", Class::Mark),
    of(b"EMC", "", Class::Mark),
    of(b"ET", "", Class::End),
    of(b"EX", "", Class::Compatibility),
    of(b"f", "", Class::Paint),
    of(b"F", "", Class::Paint),
    of(b"f*", "", Class::Paint),
    of(b"G", "n", Class::Colour),
    of(b"g", "n", Class::Colour),
    of(b"gs", "N", Class::State),
    of(b"h", "", Class::Path),
    of(b"i", "n", Class::State),
    of(b"J", "n", Class::State),
    of(b"j", "n", Class::State),
    of(b"K", "nnnn", Class::Colour),
    of(b"k", "nnnn", Class::Colour),
    of(b"l", "nn", Class::Path),
    of(b"m", "nn", Class::Path),
    of(b"M", "n", Class::State),
    of(b"MP", "N", Class::Mark),
    of(b"n", "", Class::Paint),
    of(b"q", "", Class::Space),
    of(b"Q", "", Class::Space),
    of(b"re", "nnnn", Class::Path),
    of(b"RG", "nnn", Class::Colour),
    of(b"rg", "nnn", Class::Colour),
    of(b"ri", "N", Class::State),
    of(b"s", "", Class::Paint),
    of(b"S", "", Class::Paint),
    of(b"SC", "*", Class::Colour),
    of(b"sc", "*", Class::Colour),
    of(b"SCN", "*", Class::Colour),
    of(b"scn", "*", Class::Colour),
    of(b"sh", "N", Class::Object),
    of(b"T*", "", Class::Text),
    of(b"Tc", "n", Class::TextState),
    of(b"Td", "nn", Class::Text),
    of(b"TD", "nn", Class::Text),
    of(b"Tf", "Nn", Class::TextState),
    of(b"Tj", "s", Class::Text),
    of(b"TJ", "a", Class::Text),
    of(b"TL", "n", Class::TextState),
    of(b"Tm", "nnnnnn", Class::Text),
    of(b"Tr", "n", Class::TextState),
    of(b"Ts", "n", Class::TextState),
    of(b"Tw", "n", Class::TextState),
    of(b"Tz", "n", Class::TextState),
    of(b"v", "nnnn", Class::Path),
    of(b"w", "n", Class::State),
    of(b"W", "", Class::Clip),
    of(b"W*", "", Class::Clip),
    of(b"y", "nnnn", Class::Path),
    of(b"'", "s", Class::Text),
    of(b"\"", "nns", Class::Text),
];

impl Operator {
    pub(crate) fn known(word: &[u8]) -> Option<&'static Self> {
        OPERATORS.iter().find(|operator| operator.word == word)
    }

    /// Whether the operands are those of the table: as many, in this order, of these kinds. Of others, some readers take the
    /// last, some the first, some zeros.
    pub(crate) fn takes(&self, operands: &[Operand]) -> bool {
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

    #[test]
    fn text_is_shown_within_text_objects_alone() {
        let fits = |word: &[u8], within| Operator::known(word).unwrap().class.fits(within);
        for word in [&b"Td"[..], b"TD", b"Tm", b"T*", b"Tj", b"TJ", b"'", b"\"", b"ET"] {
            assert!(fits(word, Within::Text) && !fits(word, Within::Page) && !fits(word, Within::Path));
        }
        assert!(fits(b"BT", Within::Page) && !fits(b"BT", Within::Text) && !fits(b"BT", Within::Path));
        for word in [&b"cm"[..], b"q", b"Q", b"Do", b"sh", b"Tf"] {
            assert!(fits(word, Within::Page) && fits(word, Within::Text) && !fits(word, Within::Path));
        }
        for word in [&b"re"[..], b"W", b"n", b"f", b"g", b"w", b"gs", b"BDC"] {
            assert!([Within::Page, Within::Path, Within::Text].into_iter().all(|within| fits(word, within)));
        }
        assert!(fits(b"d0", Within::Page) && !fits(b"d0", Within::Text));
    }
}
