//! ASN.1 with the spans of the original bytes.
