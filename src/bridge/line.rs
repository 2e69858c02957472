//! A line to a device, without input or output of its own. What is to be sent waits until whoever holds the device carries it; then what
//! came back is given in.
//!
//! The work above it is written as functions that wait (`async`), and nothing but `advance` ever wakes them: no runtime,
//! no thread, no clock.

use core::cell::Cell;
use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use std::rc::Rc;
use zeroize::Zeroizing;

/// What the holder of the device carries next: first out, then in.
#[derive(Debug)]
pub struct Transfer {
    /// Octets to send; nothing is sent if there are none. They may contain a PIN and are wiped when dropped.
    pub send: Zeroizing<Vec<u8>>,
    /// How many octets may be received at most. A device that has less to say ends earlier.
    pub receive: usize,
}

/// What follows.
#[derive(Debug)]
pub enum Step<T> {
    /// Carry this, and call `advance` with what was received.
    Transfer(Transfer),
    /// All is done.
    Done(T),
}

#[derive(Default)]
struct Ends {
    asked: Cell<Option<Transfer>>,
    arrived: Cell<Option<Vec<u8>>>,
}

/// The end of the line that the work holds.
#[derive(Clone, Default)]
pub(super) struct Line(Rc<Ends>);

impl Line {
    /// Sends, and waits for what comes back.
    pub(super) async fn transfer(&self, send: Zeroizing<Vec<u8>>, receive: usize) -> Vec<u8> {
        // What came before anything was asked for answers nothing.
        self.0.arrived.take();
        self.0.asked.set(Some(Transfer { send, receive }));
        poll_fn(|_| match self.0.arrived.take() {
            Some(received) => Poll::Ready(received),
            None => Poll::Pending,
        })
        .await
    }
}

type Work<T, E> = Pin<Box<dyn Future<Output = Result<T, E>>>>;

/// Work over a line.
pub(super) struct Conversation<T, E> {
    line: Line,
    work: Option<Work<T, E>>,
}

impl<T, E> Conversation<T, E> {
    /// Begins nothing yet: the first [`Self::advance`] does, with nothing received.
    pub(super) fn new<F>(work: impl FnOnce(Line) -> F) -> Self
    where
        F: Future<Output = Result<T, E>> + 'static,
    {
        let line = Line::default();
        let work: Work<T, E> = Box::pin(work(line.clone()));
        Self { line, work: Some(work) }
    }

    /// Goes on with what was received. `None` once the work has ended.
    pub(super) fn advance(&mut self, received: Vec<u8>) -> Option<Result<Step<T>, E>> {
        let work = self.work.as_mut()?;
        self.line.0.arrived.set(Some(received));
        let polled = work.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        if let Poll::Ready(result) = polled {
            self.work = None;
            return Some(result.map(Step::Done));
        }
        // The work waits for nothing but the line.
        self.line.0.asked.take().map(|transfer| Ok(Step::Transfer(transfer)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_goes_on_with_what_was_received() {
        let mut talk: Conversation<Vec<u8>, ()> = Conversation::new(async |line: Line| {
            let first = line.transfer(Zeroizing::new(vec![1]), 8).await;
            let second = line.transfer(Zeroizing::new(first), 9).await;
            Ok(second)
        });
        let Some(Ok(Step::Transfer(first))) = talk.advance(Vec::new()) else { panic!() };
        assert_eq!((first.send.as_slice(), first.receive), (&[1][..], 8));
        let Some(Ok(Step::Transfer(second))) = talk.advance(vec![2]) else { panic!() };
        assert_eq!((second.send.as_slice(), second.receive), (&[2][..], 9));
        let Some(Ok(Step::Done(done))) = talk.advance(vec![3]) else { panic!() };
        assert_eq!(done, [3]);
        assert!(talk.advance(vec![4]).is_none());
    }
}
