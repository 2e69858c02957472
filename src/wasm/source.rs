//! A JavaScript value as a source of bytes: a `Uint8Array`, or an object `{size, read(offset, length)}` over a `File`.
//! Either may have `revisionRead(read, of)`, which is called with the progress.

use crate::base::error::Error;
use crate::base::input::{Source, SourceError};
use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Largest piece requested from the host at a time.
const PIECE: usize = 4 << 20;

/// What JavaScript handed over.
pub(super) struct JsSource {
    host: JsValue,
    bytes: Bytes,
    /// `revisionRead(read, of)`, if present.
    listener: Option<Function>,
}

/// Bytes in memory, or read through a callback.
enum Bytes {
    /// All of them.
    All(Vec<u8>),
    /// Piece by piece.
    Reader {
        /// Number of bytes.
        size: u64,
        /// `read(offset, length): Uint8Array`.
        read: Function,
    },
}

impl JsSource {
    pub(super) fn new(value: JsValue) -> Result<Self, Error> {
        let listener = function(&value, "revisionRead");
        if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
            let bytes = Bytes::All(bytes.to_vec());
            return Ok(Self { host: value, bytes, listener });
        }
        let wrong = || Error::Context { reason: "source is neither Uint8Array nor {size, read}".to_owned() };
        let size = Reflect::get(&value, &JsValue::from_str("size"))
            .ok()
            .and_then(|s| s.as_f64())
            .and_then(whole)
            .ok_or_else(wrong)?;
        let read = function(&value, "read").ok_or_else(wrong)?;
        Ok(Self { host: value, bytes: Bytes::Reader { size, read }, listener })
    }

    /// The same where there may be nothing.
    pub(super) fn optional(value: JsValue) -> Result<Option<Self>, Error> {
        if value.is_undefined() || value.is_null() { Ok(None) } else { Self::new(value).map(Some) }
    }

    pub(super) fn as_source(&self) -> &dyn Source {
        self
    }

    fn piece(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        let Bytes::Reader { read, .. } = &self.bytes else { return Ok(()) };
        let fail = |reason: &str| SourceError { offset, reason: reason.to_owned() };
        let length = u32::try_from(into.len()).map_err(|_| fail("piece too large"))?;
        let answer = read.call2(&self.host, &JsValue::from_f64(number(offset)), &JsValue::from_f64(f64::from(length)));
        let bytes =
            answer.ok().and_then(|a| a.dyn_into::<Uint8Array>().ok()).ok_or_else(|| fail("the host could not read"))?;
        if bytes.length() != length {
            return Err(fail("the host read another number of bytes"));
        }
        bytes.copy_to(into);
        Ok(())
    }
}

fn function(host: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(host, &JsValue::from_str(name)).ok().and_then(|found| found.dyn_into::<Function>().ok())
}

/// JavaScript represents whole numbers exactly up to 2^53; files are shorter.
#[allow(clippy::as_conversions, clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn whole(value: f64) -> Option<u64> {
    ((0.0..=9_007_199_254_740_992.0).contains(&value) && value.fract() == 0.0).then_some(value as u64)
}

#[allow(clippy::as_conversions, clippy::cast_precision_loss)]
fn number(value: u64) -> f64 {
    value as f64
}

impl Source for JsSource {
    fn len(&self) -> u64 {
        match &self.bytes {
            Bytes::All(bytes) => Source::len(bytes),
            Bytes::Reader { size, .. } => *size,
        }
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        if let Bytes::All(bytes) = &self.bytes {
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
        match &self.bytes {
            Bytes::All(bytes) => Some(bytes),
            Bytes::Reader { .. } => None,
        }
    }

    fn revision_read(&self, read: usize, of: usize) {
        if let (Some(listener), Ok(read), Ok(of)) = (&self.listener, u32::try_from(read), u32::try_from(of)) {
            // What a listener throws is its own affair.
            let _ = listener.call2(&self.host, &JsValue::from_f64(read.into()), &JsValue::from_f64(of.into()));
        }
    }
}
