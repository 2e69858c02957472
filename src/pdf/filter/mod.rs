//! Stream filters that structure needs (ISO 32000-2 §7.4), each with a bound on what comes out.

mod ascii;
mod error;
mod flate;
mod lzw;
mod predictor;
mod run_length;

pub(crate) use error::FilterError;
pub(crate) use predictor::Predictor;

/// A filter with its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filter {
    Flate(Predictor),
    Lzw {
        early_change: bool,
        predictor: Predictor,
    },
    AsciiHex,
    Ascii85,
    RunLength,
    /// `Crypt`: decryption has already been done or left out when the filters run.
    Crypt,
}

/// Applies one filter; at most `limit` bytes come out.
pub(crate) fn decode(filter: Filter, data: &[u8], limit: usize) -> Result<Vec<u8>, FilterError> {
    match filter {
        Filter::Flate(predictor) => predictor.apply(flate::decode(data, limit)?),
        Filter::Lzw { early_change, predictor } => predictor.apply(lzw::decode(data, early_change, limit)?),
        Filter::AsciiHex => ascii::decode_hex(data, limit),
        Filter::Ascii85 => ascii::decode_85(data, limit),
        Filter::RunLength => run_length::decode(data, limit),
        Filter::Crypt if data.len() > limit => Err(FilterError::TooLarge),
        Filter::Crypt => Ok(data.to_vec()),
    }
}
