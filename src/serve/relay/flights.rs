//! Equal questions that are under way at the same time are asked once.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

type UnderWay<T> = Mutex<HashMap<String, watch::Receiver<Option<T>>>>;

/// Questions that are under way, by name.
pub(super) struct Flights<T> {
    under_way: Arc<UnderWay<T>>,
}

impl<T: Clone + Send + Sync + 'static> Flights<T> {
    pub(super) fn new() -> Self {
        Self { under_way: Arc::default() }
    }

    /// Begins what is not under way yet. It goes on when whoever asked goes away: the next one finds the answer.
    pub(super) fn begin<F>(&self, name: &str, ask: impl FnOnce() -> F) -> Flight<T>
    where
        F: Future<Output = T> + Send + 'static,
    {
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = under_way.get(name) {
            return Flight { answer: answer.clone() };
        }
        let (sender, answer) = watch::channel(None);
        under_way.insert(name.to_owned(), answer.clone());
        let lands = Lands { name: name.to_owned(), under_way: self.under_way.clone() };
        let asking = ask();
        tokio::spawn(async move {
            let found = asking.await;
            // Before the answer is there: who comes after it must find the object or ask anew.
            drop(lands);
            let _ = sender.send(Some(found));
        });
        Flight { answer }
    }
}

/// Takes a question off the list, whatever became of it.
struct Lands<T> {
    name: String,
    under_way: Arc<UnderWay<T>>,
}

impl<T> Drop for Lands<T> {
    fn drop(&mut self) {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.name);
    }
}

/// A question that is under way.
pub(super) struct Flight<T> {
    answer: watch::Receiver<Option<T>>,
}

impl<T: Clone> Flight<T> {
    /// What became of it; `None` where asking failed.
    pub(super) async fn answer(mut self) -> Option<T> {
        self.answer.wait_for(Option::is_some).await.ok().and_then(|answer| answer.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn equal_questions_are_asked_once_and_the_next_one_anew() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let (flights, asked) = (Flights::new(), Arc::new(AtomicUsize::new(0)));
            let ask = || {
                let asked = asked.clone();
                async move {
                    tokio::time::sleep(core::time::Duration::from_millis(20)).await;
                    asked.fetch_add(1, Ordering::Relaxed)
                }
            };
            let all: Vec<_> = (0..50).map(|_| flights.begin("a", ask)).collect();
            for flight in all {
                assert_eq!(flight.answer().await, Some(0));
            }
            assert_eq!(flights.begin("a", ask).answer().await, Some(1));
            // Whoever asked went away.
            drop(flights.begin("b", ask));
            while !flights.under_way.lock().unwrap().is_empty() {
                tokio::time::sleep(core::time::Duration::from_millis(5)).await;
            }
            assert_eq!(asked.load(Ordering::Relaxed), 3);
        });
    }

    #[test]
    fn a_question_that_failed_can_be_asked_again() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let flights: Flights<u8> = Flights::new();
            assert_eq!(flights.begin("a", || async { panic!("as a test") }).answer().await, None);
            assert_eq!(flights.begin("a", || async { 1 }).answer().await, Some(1));
        });
    }
}
