//! Commands to a card, with what its transport needs besides: chains, GET RESPONSE, and the length that the card asks for.

use super::CardError;
use super::apdu::{Command, Response};
use crate::bridge::ccid::Reader;

/// The most octets of an answer over all its parts.
const ANSWER: usize = 65_536;
/// The most parts. Cards give up to 256 octets at a time.
const PARTS: usize = 512;

/// What carries one APDU there and back.
pub(super) trait Carrier {
    /// Carries it.
    async fn carry(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError>;
}

impl Carrier for Reader {
    async fn carry(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        Ok(self.exchange(command).await?)
    }
}

/// A card.
pub(super) struct Channel<C> {
    pub(super) carrier: C,
    /// Whether reader and card both take extended APDUs.
    pub(super) extended: bool,
}

impl<C: Carrier> Channel<C> {
    /// Sends a command, and returns all of its answer with the last status, whatever that is.
    pub(super) async fn ask(&mut self, command: &Command) -> Result<Response, CardError> {
        let first = match command.extended() {
            // A short command is understood by every card.
            Some(apdu) if self.extended && !command.is_short() => self.once(&apdu).await?,
            _ => self.chained(command).await?,
        };
        self.complete(command, first).await
    }

    /// Sends a command that must succeed, and returns its data.
    pub(super) async fn run(&mut self, command: &Command) -> Result<Vec<u8>, CardError> {
        match self.ask(command).await? {
            Response { data, status: 0x9000 } => Ok(data),
            Response { status, .. } => Err(CardError::Refused { command: command.name, status }),
        }
    }

    async fn once(&mut self, apdu: &[u8]) -> Result<Response, CardError> {
        Response::read(&self.carrier.carry(apdu).await?)
    }

    /// ISO 7816-4, 5.3.3: every command of a chain but the last is answered with 9000 and nothing else.
    async fn chained(&mut self, command: &Command) -> Result<Response, CardError> {
        let mut parts = command.short(0).into_iter().peekable();
        while let Some(part) = parts.next() {
            let response = self.once(&part).await?;
            if parts.peek().is_none() {
                return self.right_length(command, response).await;
            }
            match response {
                Response { ref data, status: 0x9000 } if data.is_empty() => {}
                Response { status: 0x9000, .. } => {
                    return Err(CardError::Malformed { what: "the answer within a chain" });
                }
                Response { status, .. } => return Err(CardError::Refused { command: command.name, status }),
            }
        }
        Err(CardError::Malformed { what: "a command" })
    }

    /// ISO 7816-4, 5.3.4: 6CXX says which `Le` is right; the command is sent once more with it. A chain is sent from its beginning.
    async fn right_length(&mut self, command: &Command, response: Response) -> Result<Response, CardError> {
        let [sw1, length] = response.status.to_be_bytes();
        if sw1 != 0x6C || !command.is_short() {
            return Ok(response);
        }
        match command.short(length).first() {
            Some(apdu) => self.once(apdu).await,
            None => Ok(response),
        }
    }

    /// ISO 7816-4, 5.3.4: 61XX says how much more there is.
    async fn complete(&mut self, command: &Command, first: Response) -> Result<Response, CardError> {
        let Response { mut data, mut status } = first;
        for _ in 0..PARTS {
            if data.len() > ANSWER {
                break;
            }
            let [0x61, length] = status.to_be_bytes() else { return Ok(Response { data, status }) };
            let part = self.once(&Command::get_response(length)).await?;
            if part.data.is_empty() && part.status >> 8 == 0x61 {
                return Err(CardError::Malformed { what: "a part of an answer" });
            }
            data.extend_from_slice(&part.data);
            status = part.status;
        }
        Err(CardError::TooLong { what: command.name })
    }
}
