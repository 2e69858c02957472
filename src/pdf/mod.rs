//! Reading of PDF for verification.
