//! The frame of a message: its length in four octets of the machine's order, then JSON.

use super::{Answer, ErrorCode, MESSAGE_BYTES};

/// The length that a header announces.
///
/// # Errors
/// [`ErrorCode::MessageTooLarge`] above [`MESSAGE_BYTES`], [`ErrorCode::BadMessage`] for an empty message.
pub fn frame_length(header: [u8; 4]) -> Result<usize, ErrorCode> {
    match usize::try_from(u32::from_ne_bytes(header)) {
        Ok(0) => Err(ErrorCode::BadMessage),
        Ok(length) if length <= MESSAGE_BYTES => Ok(length),
        _ => Err(ErrorCode::MessageTooLarge),
    }
}

/// An answer in its frame. `None` if it is longer than a browser takes.
pub fn frame(answer: &Answer) -> Option<Vec<u8>> {
    let text = serde_json::to_vec(answer).ok().filter(|text| text.len() <= MESSAGE_BYTES)?;
    let length = u32::try_from(text.len()).ok()?;
    Some([length.to_ne_bytes().as_slice(), &text].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_bounded() {
        assert_eq!(frame_length(0_u32.to_ne_bytes()), Err(ErrorCode::BadMessage));
        assert_eq!(frame_length(1_u32.to_ne_bytes()), Ok(1));
        assert_eq!(frame_length((1_u32 << 20).to_ne_bytes()), Ok(MESSAGE_BYTES));
        assert_eq!(frame_length(((1_u32 << 20) + 1).to_ne_bytes()), Err(ErrorCode::MessageTooLarge));
        assert_eq!(frame_length(u32::MAX.to_ne_bytes()), Err(ErrorCode::MessageTooLarge));
    }
}
