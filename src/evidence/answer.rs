//! What a question to the network brought.

use super::{EvidenceStore, FetchOutcome, Fetched, Kind, Origin};

impl EvidenceStore {
    /// Keeps what came of a question: the objects of the kind asked for, and that it was asked. Whether they speak of the right
    /// certificate, and who signed them, is judged like that of any other evidence. `asked` says what its answer was, unless there is
    /// content, whose outcome and size follow from it.
    pub fn take_answer(&mut self, asked: Fetched, content: Option<&[u8]>) {
        let (outcome, bytes) = match content {
            Some(content) => (self.take_content(&asked, content), u64::try_from(content.len()).unwrap_or(u64::MAX)),
            None => (asked.outcome, asked.bytes),
        };
        self.fetched.push(Fetched { outcome, bytes, ..asked });
    }

    fn take_content(&mut self, asked: &Fetched, content: &[u8]) -> FetchOutcome {
        let mut given = Self::default();
        given.add_file(content, &asked.address);
        let mut outcome = FetchOutcome::WrongContent;
        for item in given.items().iter().filter(|item| answers(item.kind, asked.kind)) {
            if asked.kind == Kind::Ocsp && is_error(&item.der) {
                outcome = FetchOutcome::Refused;
                continue;
            }
            self.add(item.kind, &item.der, Origin::Network(asked.address.clone()));
            outcome = FetchOutcome::Received;
        }
        outcome
    }
}

/// Whether a kind is what was asked for, or comes with it: a mirror gives a part of a list in place of the whole, and says since when
/// it has it.
fn answers(kind: Kind, asked: Kind) -> bool {
    kind == asked || kind == Kind::Record || (asked == Kind::Crl && matches!(kind, Kind::Shard | Kind::Certificate))
}

/// Whether a responder answered with an error: an OCSPResponse of the status alone (RFC 6960 §2.3).
fn is_error(der: &[u8]) -> bool {
    matches!(der, [0x30, 0x03, 0x0A, 0x01, 1..=6])
}
