//! BOOLEAN (X.690 §8.2).

use super::{Asn1Error, Asn1ErrorKind, Element};

/// The value of a BOOLEAN, also under an implicit tag. Any octet but zero is true; the reader checks that DER uses FF.
pub fn boolean(element: &Element<'_>) -> Result<bool, Asn1Error> {
    element.must_be_primitive()?;
    match element.content {
        [octet] => Ok(*octet != 0),
        _ => Err(element.fail(Asn1ErrorKind::Value("BOOLEAN"))),
    }
}
