//! Consent: every document is shown before a PIN is asked for.

use crate::messages::{language, words};
use crate::window::{Answered, Window};
use kyso::bridge::Review;
use kyso::bridge::protocol::ErrorCode;

/// Most windows that are shown, going back and forth.
const WINDOWS: usize = 1_000;

/// Shows what is to be signed, window by window. `Ok` only if the last one was reached and agreed to.
pub(crate) fn ask(review: &Review<'_>, pin_pad: bool, window: &Window) -> Result<(), ErrorCode> {
    let (words, texts) = (words(), review.windows(language()));
    let mut at = 0_usize;
    for _ in 0..WINDOWS {
        let Some(text) = texts.get(at) else { return Ok(()) };
        let is_last = at.saturating_add(1) == texts.len();
        let mut text = text.clone();
        if pin_pad && is_last {
            text = format!("{text}\n{}", words.pin_on_reader);
        }
        let yes = match (is_last, texts.len()) {
            (true, 1) => words.sign,
            (true, _) => words.sign_all,
            (false, _) => words.next,
        };
        match window.ask(&text, yes, words.decline, (at > 0).then_some(words.back)) {
            Answered::Yes => at = at.saturating_add(1),
            Answered::Back => at = at.saturating_sub(1),
            other => return Err(code(other)),
        }
    }
    Err(ErrorCode::UserDeclined)
}

/// The code of a question that was not agreed to.
pub(crate) fn code(answered: Answered) -> ErrorCode {
    match answered {
        Answered::Timeout => ErrorCode::PinTimeout,
        Answered::NoWindow => ErrorCode::NoWindow,
        Answered::Yes | Answered::No | Answered::Back => ErrorCode::UserDeclined,
    }
}
