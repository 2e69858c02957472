//! ASN.1 by slices: every element refers to the original bytes it was read from.
//!
//! The hashed bytes are always a span of the input, never a re-encoding. [`Reader`] reads BER and DER (X.690); if BER
//! was read where DER is required, the violations are recorded as [`DerFault`]s for the report.

mod bit_string;
mod boolean;
mod budget;
mod children;
mod der_rule;
mod element;
mod error;
mod header;
mod instant;
mod integer;
mod normalise;
mod octet_string;
mod oid;
mod pem;
mod reader;
mod rules;
mod segments;
mod set;
mod tag;
mod text;
mod universal;
mod write;

pub use bit_string::{BitString, bit_string};
pub use boolean::boolean;
pub use budget::Budget;
pub use der_rule::{DerFault, DerRule};
pub use element::Element;
pub use error::{Asn1Error, Asn1ErrorKind};
pub(crate) use header::definite_header;
pub use instant::{generalized_time, time, utc_time};
pub use integer::integer_u64;
pub(crate) use integer::{integer, unsigned};
pub use normalise::to_der;
pub use octet_string::octet_string;
pub use oid::{Oid, oid, oid_text};
pub use pem::{PemBlock, pem_blocks};
pub use reader::Reader;
pub use rules::Rules;
pub(crate) use set::{is_sorted, sorted_set};
pub use tag::{Class, Tag};
pub use text::{Text, text};
pub(crate) use write::write;
