//! Operands of the operators of content streams (ISO 32000-2 §7.8.2).

/// What an operand may be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Operand {
    Number(f64),
    Name(Vec<u8>),
    String(Vec<u8>),
    /// A hexadecimal string with other characters in it.
    MalformedString(Vec<u8>),
    Array(Vec<Operand>),
    Dictionary,
    /// `true`, `false`, `null`, or a number that is none.
    Other,
}

impl Operand {
    pub(crate) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    pub(crate) fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(crate) fn string(&self) -> Option<&[u8]> {
        match self {
            Self::String(bytes) | Self::MalformedString(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Itself, or the elements of an array.
    pub(crate) fn elements(&self) -> &[Self] {
        if let Self::Array(elements) = self { elements } else { core::slice::from_ref(self) }
    }
}

/// The numbers among operands, arrays left out.
pub(crate) fn numbers(operands: &[Operand]) -> Vec<f64> {
    operands.iter().filter_map(Operand::number).collect()
}

/// The strings among operands and in arrays of them, as `TJ` takes them.
pub(crate) fn strings(operands: &[Operand]) -> impl Iterator<Item = &[u8]> {
    operands.iter().flat_map(Operand::elements).filter_map(Operand::string)
}
