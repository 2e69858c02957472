//! A connection whose other end takes what it is sent. One that takes nothing would hold its place for ever.
#![allow(clippy::disallowed_types, reason = "a server writes to its clients")]

use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use core::time::Duration;
use std::io;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

/// A connection that ends where the other side has taken nothing for a while.
pub(super) struct Patient {
    stream: TcpStream,
    patience: Duration,
    /// Since when it takes nothing.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    pub(super) fn new(stream: TcpStream, patience: Duration) -> Self {
        Self { stream, patience, waiting: None }
    }

    /// What became of writing; an end where that has waited too long.
    fn in_time<T>(&mut self, context: &mut Context<'_>, result: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if result.is_ready() {
            self.waiting = None;
            return result;
        }
        let patience = self.patience;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(patience)));
        ready!(waiting.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Patient {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.in_time(context, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.in_time(context, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use tokio::io::AsyncWriteExt;

    /// Writes much to a client that reads, or does not.
    fn written(reads: bool) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let mut client = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            let reader = std::thread::spawn(move || {
                let mut all = Vec::new();
                if reads {
                    client.read_to_end(&mut all).map(|_| ())
                } else {
                    std::thread::park_timeout(Duration::from_secs(20));
                    Ok(())
                }
            });
            // Who reads may be held up by everything else that the machine does.
            let patience = if reads { Duration::from_secs(60) } else { Duration::from_millis(300) };
            let mut patient = Patient::new(listener.accept().await.unwrap().0, patience);
            let result = patient.write_all(&vec![7; 64 << 20]).await;
            drop(patient);
            reader.thread().unpark();
            reader.join().unwrap().unwrap();
            result
        })
    }

    #[test]
    fn who_takes_nothing_is_let_go_and_who_takes_it_is_not() {
        assert!(written(true).is_ok());
        assert_eq!(written(false).unwrap_err().kind(), io::ErrorKind::TimedOut);
    }
}
