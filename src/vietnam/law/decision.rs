//! What the person who receives a document decides. The machine finds reasons; the decision is never its own.

use super::{Reason, Refusal};
use core::fmt;

/// Longest text of a person that is taken, in bytes.
const MOST_TEXT: usize = 16_384;

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The document goes back to its sender.
    Return,
    /// The document is taken in.
    Accept,
}

impl Choice {
    /// From its word.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "return" => Self::Return,
            "accept" => Self::Accept,
            _ => return None,
        })
    }

    /// Its word in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Return => "return",
            Self::Accept => "accept",
        }
    }
}

/// A reason that a person gives, in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClerkReason {
    /// Which; `R13` is one that no machine finds.
    pub reason: Reason,
    /// Why, in the person's own words.
    pub ground: String,
}

/// Why a decision is not taken as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionError {
    /// There is no reason for returning the document.
    NoGround,
    /// The only reason is a status that could not be checked (R10), which asks for another check and is none for returning.
    StatusAlone,
    /// A reason of a person, or a decision otherwise than the machine's, without its ground in writing.
    GroundMissing,
    /// A text is longer than any that is written for a record.
    TooLong,
}

impl DecisionError {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoGround => "no-ground",
            Self::StatusAlone => "status-alone",
            Self::GroundMissing => "ground-missing",
            Self::TooLong => "text-too-long",
        }
    }
}

impl fmt::Display for DecisionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoGround => "there is no reason for returning the document",
            Self::StatusAlone => "a status that could not be checked is no reason for returning the document",
            Self::GroundMissing => "the ground is not given in writing",
            Self::TooLong => "a text is too long",
        })
    }
}

impl core::error::Error for DecisionError {}

/// Whether a document may be returned for these reasons: those that were found, and those that a person gives. A status that could
/// not be checked (R10) never counts, whoever names it (Nghị định 68/2024/NĐ-CP Điều 31.2 asks for the status, not for a return).
///
/// # Errors
/// When nothing is left that counts, or a person's reason has no ground.
pub fn may_return(found: &[Reason], given: &[ClerkReason]) -> Result<(), DecisionError> {
    for reason in given {
        written(&reason.ground)?;
    }
    let mut all = found.iter().copied().chain(given.iter().map(|g| g.reason));
    if all.clone().any(|r| r != Reason::R10) {
        Ok(())
    } else if all.next().is_some() {
        Err(DecisionError::StatusAlone)
    } else {
        Err(DecisionError::NoGround)
    }
}

/// Whether a decision is otherwise than what was found.
///
/// # Errors
/// When it is not one: see [`DecisionError`].
pub fn decided_otherwise(
    refusal: Refusal,
    found: &[Reason],
    choice: Choice,
    given: &[ClerkReason],
    ground: Option<&str>,
) -> Result<bool, DecisionError> {
    match choice {
        Choice::Return => {
            may_return(found, given)?;
            ground.map_or(Ok(()), fits)?;
            Ok(refusal != Refusal::Ground)
        }
        Choice::Accept if refusal == Refusal::NoGround => {
            ground.map_or(Ok(()), fits)?;
            Ok(false)
        }
        Choice::Accept => written(ground.unwrap_or_default()).map(|()| true),
    }
}

/// A text that says something.
fn written(text: &str) -> Result<(), DecisionError> {
    if text.trim().is_empty() {
        return Err(DecisionError::GroundMissing);
    }
    fits(text)
}

/// Whether a text is of a length that is written for a record.
///
/// # Errors
/// When it is longer.
pub fn fits(text: &str) -> Result<(), DecisionError> {
    if text.len() > MOST_TEXT { Err(DecisionError::TooLong) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(reason: Reason, ground: &str) -> Vec<ClerkReason> {
        vec![ClerkReason { reason, ground: ground.to_owned() }]
    }

    #[test]
    fn an_unknown_status_alone_returns_nothing() {
        assert_eq!(may_return(&[Reason::R10], &[]), Err(DecisionError::StatusAlone));
        assert_eq!(may_return(&[], &given(Reason::R10, "chưa tra được CRL")), Err(DecisionError::StatusAlone));
        assert_eq!(
            decided_otherwise(Refusal::CheckAgain, &[Reason::R10], Choice::Return, &[], Some("vì R10")),
            Err(DecisionError::StatusAlone)
        );
        assert_eq!(may_return(&[Reason::R8, Reason::R10], &[]), Ok(()));
        assert_eq!(may_return(&[Reason::R10], &given(Reason::R13, "gửi nhầm Sở")), Ok(()));
    }

    #[test]
    fn a_person_says_why() {
        assert_eq!(may_return(&[], &[]), Err(DecisionError::NoGround));
        assert_eq!(may_return(&[Reason::R8], &given(Reason::R13, "  ")), Err(DecisionError::GroundMissing));
        let accept = |refusal, ground| decided_otherwise(refusal, &[Reason::R8], Choice::Accept, &[], ground);
        assert_eq!(accept(Refusal::Ground, None), Err(DecisionError::GroundMissing));
        assert_eq!(accept(Refusal::CheckAgain, Some("")), Err(DecisionError::GroundMissing));
        assert_eq!(accept(Refusal::Ground, Some("đã có bản giấy")), Ok(true));
        assert_eq!(accept(Refusal::NoGround, None), Ok(false));
        assert_eq!(accept(Refusal::Ground, Some(&"a".repeat(MOST_TEXT + 1))), Err(DecisionError::TooLong));
        let back = decided_otherwise(Refusal::NoGround, &[], Choice::Return, &given(Reason::R13, "sai nơi nhận"), None);
        assert_eq!(back, Ok(true));
        assert_eq!(decided_otherwise(Refusal::Ground, &[Reason::R8], Choice::Return, &[], None), Ok(false));
    }
}
