//! A JavaScript value as a source of bytes: a `Uint8Array`, or an object `{size, read(offset, length)}` over a `File`.

use crate::error::Error;
use crate::input::{Source, SourceError};
use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Largest piece asked of the host at a time.
const PIECE: usize = 4 << 20;

/// Bytes in memory, or read through a callback.
pub(super) enum JsSource {
    /// All of them.
    Bytes(Vec<u8>),
    /// Piece by piece.
    Reader {
        /// Number of bytes.
        size: u64,
        /// The object that holds `read`.
        host: JsValue,
        /// `read(offset, length): Uint8Array`.
        read: Function,
    },
}

impl JsSource {
    pub(super) fn new(value: JsValue) -> Result<Self, Error> {
        if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
            return Ok(Self::Bytes(bytes.to_vec()));
        }
        let wrong = || Error::Context { reason: "source is neither Uint8Array nor {size, read}".to_owned() };
        let size = Reflect::get(&value, &JsValue::from_str("size"))
            .ok()
            .and_then(|s| s.as_f64())
            .and_then(whole)
            .ok_or_else(wrong)?;
        let read = Reflect::get(&value, &JsValue::from_str("read"))
            .ok()
            .and_then(|r| r.dyn_into::<Function>().ok())
            .ok_or_else(wrong)?;
        Ok(Self::Reader { size, host: value, read })
    }

    /// The same where there may be nothing.
    pub(super) fn optional(value: JsValue) -> Result<Option<Self>, Error> {
        if value.is_undefined() || value.is_null() { Ok(None) } else { Self::new(value).map(Some) }
    }

    pub(super) fn as_source(&self) -> &dyn Source {
        self
    }

    fn piece(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        let Self::Reader { host, read, .. } = self else { return Ok(()) };
        let fail = |reason: &str| SourceError { offset, reason: reason.to_owned() };
        let length = u32::try_from(into.len()).map_err(|_| fail("piece too large"))?;
        let answer = read.call2(host, &JsValue::from_f64(number(offset)), &JsValue::from_f64(f64::from(length)));
        let bytes =
            answer.ok().and_then(|a| a.dyn_into::<Uint8Array>().ok()).ok_or_else(|| fail("the host could not read"))?;
        if bytes.length() != length {
            return Err(fail("the host read another number of bytes"));
        }
        bytes.copy_to(into);
        Ok(())
    }
}

/// JavaScript's numbers hold whole numbers exactly up to 2^53; files are shorter.
#[allow(clippy::as_conversions, clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(value: f64) -> Option<u64> {
    ((0.0..=9_007_199_254_740_992.0).contains(&value) && value.fract() == 0.0).then_some(value as u64)
}

#[allow(clippy::as_conversions, clippy::cast_precision_loss)]
fn number(value: u64) -> f64 {
    value as f64
}

impl Source for JsSource {
    fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => Source::len(bytes),
            Self::Reader { size, .. } => *size,
        }
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        if let Self::Bytes(bytes) = self {
            return bytes.read_at(offset, into);
        }
        let mut at = offset;
        for piece in into.chunks_mut(PIECE) {
            self.piece(at, piece)?;
            at = at.saturating_add(u64::try_from(piece.len()).unwrap_or(0));
        }
        Ok(())
    }

    fn as_slice(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Reader { .. } => None,
        }
    }
}
