//! Why a relay did not bring what it was asked for. The codes are part of its interface: they stay as they are.

use crate::evidence::FetchOutcome;

/// Why a relay did not answer a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The question cannot be read, or is not in the one form that is taken.
    Malformed,
    /// The address is not on the operator's list.
    NotListed,
    /// The address is on the list, but leads to where nobody may be asked: to a private address, or on to another that is not listed.
    NotAllowed,
    /// This client asked too often.
    TooManyRequests,
    /// As many questions are waiting as may.
    QueueFull,
    /// The host did not answer a short while ago and is left alone for now.
    HostResting,
    /// The host did not answer.
    Unreachable,
    /// The host answered that it has nothing to give.
    Refused,
    /// The host gave something else than was asked for.
    WrongContent,
    /// The list is not signed by an authority of the trust file, or the response not by whom it names.
    SignatureWrong,
    /// The response is about another certificate.
    OtherAnswer,
    /// The answer is larger than its kind may be.
    TooLarge,
    /// The relay failed.
    Internal,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Malformed,
        Self::NotListed,
        Self::NotAllowed,
        Self::TooManyRequests,
        Self::QueueFull,
        Self::HostResting,
        Self::Unreachable,
        Self::Refused,
        Self::WrongContent,
        Self::SignatureWrong,
        Self::OtherAnswer,
        Self::TooLarge,
        Self::Internal,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "request-malformed",
            Self::NotListed => "address-not-listed",
            Self::NotAllowed => "address-not-allowed",
            Self::TooManyRequests => "too-many-requests",
            Self::QueueFull => "queue-full",
            Self::HostResting => "host-resting",
            Self::Unreachable => "host-unreachable",
            Self::Refused => "host-refused",
            Self::WrongContent => "wrong-content",
            Self::SignatureWrong => "signature-wrong",
            Self::OtherAnswer => "other-answer",
            Self::TooLarge => "too-large",
            Self::Internal => "internal-error",
        }
    }

    /// The refusal of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| refusal.code() == code)
    }

    /// What it is to a report.
    pub fn outcome(self) -> FetchOutcome {
        match self {
            Self::NotListed | Self::NotAllowed => FetchOutcome::NotAllowed,
            Self::TooManyRequests | Self::QueueFull | Self::HostResting | Self::Unreachable | Self::Internal => {
                FetchOutcome::Unreachable
            }
            Self::Malformed | Self::Refused => FetchOutcome::Refused,
            Self::WrongContent | Self::SignatureWrong | Self::OtherAnswer => FetchOutcome::WrongContent,
            Self::TooLarge => FetchOutcome::TooLarge,
        }
    }

    /// What a question that failed is to the relay's client.
    pub fn of(outcome: FetchOutcome) -> Self {
        match outcome {
            FetchOutcome::Unreachable => Self::Unreachable,
            FetchOutcome::Refused => Self::Refused,
            FetchOutcome::Received | FetchOutcome::WrongContent => Self::WrongContent,
            FetchOutcome::TooLarge => Self::TooLarge,
            FetchOutcome::NotAllowed => Self::NotAllowed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_that_of_one_refusal() {
        for refusal in Refusal::ALL {
            assert_eq!(Refusal::parse(refusal.code()), Some(refusal));
            assert_ne!(refusal.outcome(), FetchOutcome::Received);
        }
        assert_eq!(Refusal::parse("received"), None);
    }
}
