//! What a page asks of a card, from its reset to its end: each time anew, so that nothing of one task is left for the next.

use super::channel::{Carrier, Channel};
use super::found::Found;
use super::key::KeyAlgorithm;
use super::pin::{CardPin, PinTries};
use super::pkcs15::{self, Place};
use super::{CardError, atr, piv};
use crate::bridge::ccid::{Reader, ReaderInterface};
use crate::bridge::line::{Conversation, Line, Step};

/// The most values of one task: each may need the PIN again.
const REQUESTS: usize = 100;

/// A certificate whose key signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardCertificate {
    /// DER.
    pub certificate: Vec<u8>,
    /// What the key can do, the best first.
    pub algorithms: Vec<KeyAlgorithm>,
    /// Name of the key on the card.
    pub label: String,
    /// Tries that its PIN has.
    pub tries: PinTries,
}

/// What is to be signed.
#[derive(Debug)]
pub struct SignOrder {
    /// The certificate, DER, as the card gave it.
    pub certificate: Vec<u8>,
    /// Algorithms and digests, one for each value.
    pub requests: Vec<(KeyAlgorithm, Vec<u8>)>,
    /// The PIN. It is tried once.
    pub pin: CardPin,
    /// Whether somebody agreed to use the last try.
    pub final_try: bool,
}

/// What came out of a task.
#[derive(Debug, PartialEq, Eq)]
pub enum CardResult {
    /// Certificates, the best first.
    Certificates(Vec<CardCertificate>),
    /// Values, in the order of the requests: RSA in the octets of the key, ECDSA as r and s one after the other.
    Values(Vec<Vec<u8>>),
}

/// A task with the card in a reader. It is carried on by [`CardTask::advance`].
///
/// ```
/// use kyso::bridge::card::CardTask;
/// use kyso::bridge::ccid::{Endpoint, Level, ReaderInterface};
/// use kyso::bridge::Step;
///
/// let endpoint = Endpoint { number: 1, packet: 64 };
/// let reader = ReaderInterface {
///     configuration: 1,
///     interface: 0,
///     alternate: 0,
///     is_protected: false,
///     output: endpoint,
///     input: endpoint,
///     level: Level::ExtendedApdu,
///     message: 3072,
/// };
/// let mut task = CardTask::certificates(reader);
/// let Ok(Step::Transfer(first)) = task.advance(Vec::new()) else { return };
/// // PC_to_RDR_GetSlotStatus: is there a card?
/// assert_eq!((first.send.first(), first.receive), (Some(&0x65), 64));
/// ```
pub struct CardTask(Conversation<CardResult, CardError>);

impl CardTask {
    /// Reads the certificates.
    pub fn certificates(reader: ReaderInterface) -> Self {
        Self(Conversation::new(async move |line| with_card(line, reader, None).await))
    }

    /// Signs.
    pub fn sign(reader: ReaderInterface, order: SignOrder) -> Self {
        Self(Conversation::new(async move |line| with_card(line, reader, Some(order)).await))
    }

    /// Goes on with what was received; with nothing to begin.
    ///
    /// # Errors
    /// [`CardError`]. The task has ended then.
    pub fn advance(&mut self, received: Vec<u8>) -> Result<Step<CardResult>, CardError> {
        self.0.advance(received).unwrap_or(Err(CardError::Ended))
    }
}

/// Switches the card on, works, and switches it off, whatever came of the work: the card forgets the PIN.
async fn with_card(line: Line, interface: ReaderInterface, order: Option<SignOrder>) -> Result<CardResult, CardError> {
    let mut reader = Reader::new(line, interface);
    let atr = reader.power_on().await?;
    let extended = reader.takes_extended() && atr::takes_extended(&atr);
    let mut channel = Channel { carrier: reader, extended };
    let result = work(&mut channel, order).await;
    let off = channel.carrier.power_off().await;
    match (result, off) {
        // A reader that fails at the end has made its values all the same.
        (Ok(result), _) => Ok(result),
        (Err(error), _) => Err(error),
    }
}

async fn work<C: Carrier>(channel: &mut Channel<C>, order: Option<SignOrder>) -> Result<CardResult, CardError> {
    if piv::select(channel).await? {
        let found = piv::certificates(channel).await?;
        return match order {
            None => Ok(CardResult::Certificates(listed(found, piv::tries(channel).await?))),
            Some(order) => sign_by_piv(channel, found, order).await,
        };
    }
    let Some(application) = pkcs15::select(channel).await? else { return Err(CardError::NoApplication) };
    let found = pkcs15::certificates(channel, application).await?;
    match order {
        None => {
            let mut all = Vec::new();
            for one in found {
                let tries = pkcs15::tries(channel, &one.place).await?;
                all.extend(listed(vec![one], tries));
            }
            Ok(CardResult::Certificates(all))
        }
        Some(order) => sign_by_pkcs15(channel, found, order).await,
    }
}

fn listed<P>(found: Vec<Found<P>>, tries: PinTries) -> Vec<CardCertificate> {
    let entry = |Found { certificate, key, label, .. }| CardCertificate {
        certificate,
        algorithms: key.algorithms(),
        label,
        tries,
    };
    found.into_iter().map(entry).collect()
}

/// The key of the certificate, once it is known that it can do what is asked: a PIN is not spent on what cannot be.
fn chosen<P>(found: Vec<Found<P>>, order: &SignOrder) -> Result<Found<P>, CardError> {
    let mut matching = found.into_iter().filter(|one| one.certificate == order.certificate);
    let one = matching.next().ok_or(CardError::CertificateUnknown)?;
    if order.requests.is_empty() || order.requests.len() > REQUESTS {
        return Err(CardError::TooLong { what: "the list of what is to be signed" });
    }
    for (algorithm, digest) in &order.requests {
        one.key.padded_input(*algorithm, digest)?;
    }
    Ok(one)
}

/// Whether the PIN may be tried.
fn may_try(tries: PinTries, final_try: bool) -> Result<(), CardError> {
    match tries {
        PinTries::Locked => Err(CardError::PinLocked),
        PinTries::Left(1) if !final_try => Err(CardError::PinFinalTry),
        PinTries::Left(_) | PinTries::Unknown => Ok(()),
    }
}

async fn sign_by_piv<C: Carrier>(
    channel: &mut Channel<C>,
    found: Vec<Found<u8>>,
    order: SignOrder,
) -> Result<CardResult, CardError> {
    let one = chosen(found, &order)?;
    may_try(piv::tries(channel).await?, order.final_try)?;
    let mut values = Vec::new();
    for (algorithm, digest) in &order.requests {
        if values.is_empty() || piv::wants_pin_each_time(one.place) {
            piv::verify(channel, &order.pin).await?;
        }
        values.push(piv::sign(channel, one.place, one.key, (*algorithm, digest)).await?);
    }
    Ok(CardResult::Values(values))
}

async fn sign_by_pkcs15<C: Carrier>(
    channel: &mut Channel<C>,
    found: Vec<Found<Place>>,
    order: SignOrder,
) -> Result<CardResult, CardError> {
    let one = chosen(found, &order)?;
    may_try(pkcs15::tries(channel, &one.place).await?, order.final_try)?;
    pkcs15::verify(channel, &one.place, &order.pin).await?;
    let mut values = Vec::new();
    for (algorithm, digest) in &order.requests {
        values.push(pkcs15::sign(channel, &one.place, one.key, (*algorithm, digest)).await?);
    }
    Ok(CardResult::Values(values))
}

/// The work of a task with a card whose answers come from a function: for tests and fuzzing, without a reader.
#[cfg(test)]
pub(super) fn scripted(
    answer: impl FnMut(&[u8]) -> Vec<u8>,
    order: Option<SignOrder>,
    extended: bool,
) -> Result<CardResult, CardError> {
    struct Script<F>(F);

    impl<F: FnMut(&[u8]) -> Vec<u8>> Carrier for Script<F> {
        async fn carry(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
            Ok((self.0)(command))
        }
    }

    let mut channel = Channel { carrier: Script(answer), extended };
    let mut work = core::pin::pin!(work(&mut channel, order));
    let mut context = core::task::Context::from_waker(core::task::Waker::noop());
    match work.as_mut().poll(&mut context) {
        core::task::Poll::Ready(result) => result,
        // Nothing in it waits.
        core::task::Poll::Pending => Err(CardError::Ended),
    }
}
