//! The streams of a browser: frames in, frames out. Nothing else is ever written to them.

use kyso::bridge::protocol::{Answer, ErrorCode, frame, frame_length};
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// What came.
pub(crate) enum Incoming {
    /// The JSON of a message.
    Message(Vec<u8>),
    /// A frame that is none.
    Bad(ErrorCode),
}

/// Reads frames on a thread of its own, one ahead of what is asked for, so that the end of the stream is noticed while a window is open.
/// `at_end` is called then.
pub(crate) fn listen(at_end: impl Fn() + Send + 'static) -> Receiver<Incoming> {
    let (sender, receiver) = sync_channel(1);
    thread::spawn(move || {
        let mut input = io::stdin().lock();
        // Ends with the stream, or with the first frame that is none.
        loop {
            let incoming = match next(&mut input) {
                Ok(message) => Incoming::Message(message),
                Err(Some(code)) => Incoming::Bad(code),
                Err(None) => break,
            };
            let is_last = matches!(incoming, Incoming::Bad(_));
            if sender.send(incoming).is_err() || is_last {
                break;
            }
        }
        at_end();
    });
    receiver
}

/// One message; `Err(None)` at the end.
fn next(input: &mut impl Read) -> Result<Vec<u8>, Option<ErrorCode>> {
    let mut header = [0_u8; 4];
    input.read_exact(&mut header).map_err(|_| None)?;
    let mut message = vec![0_u8; frame_length(header)?];
    input.read_exact(&mut message).map_err(|_| None)?;
    Ok(message)
}

/// Writes an answer. `false`: the browser is gone.
pub(crate) fn write(answer: &Answer) -> bool {
    let too_long = || frame(&Answer::error(id_of(answer), ErrorCode::MessageTooLarge));
    let Some(frame) = frame(answer).or_else(too_long) else { return false };
    let mut output = io::stdout().lock();
    output.write_all(&frame).and_then(|()| output.flush()).is_ok()
}

fn id_of(answer: &Answer) -> Option<u32> {
    match answer {
        Answer::Result { id, .. } | Answer::Progress { id, .. } => Some(*id),
        Answer::Error { id, .. } => *id,
        Answer::Hello { .. } => None,
    }
}
