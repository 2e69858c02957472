//! What the trust in a root is limited to: purposes and a period. A signature, a time-stamp and an answer about a status are three things,
//! and a root that is trusted for one says nothing of the others.

/// What a root can be trusted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TrustPurpose {
    /// Signatures on documents.
    Signer,
    /// Time-stamps.
    TimeStamp,
    /// Status: responders and issuers of lists that are not the issuer itself.
    Status,
}

impl TrustPurpose {
    const ALL: [Self; 3] = [Self::Signer, Self::TimeStamp, Self::Status];

    /// The word in trust files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Signer => "signer",
            Self::TimeStamp => "time-stamp",
            Self::Status => "ocsp",
        }
    }
}

/// The purposes that a root is trusted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purposes([bool; 3]);

impl Purposes {
    /// Every purpose.
    pub const ALL: Self = Self([true; 3]);

    /// From the words of trust files; `None` if one is unknown or repeated, or there is none.
    pub(super) fn read(words: &[String]) -> Option<Self> {
        let count = |purpose: TrustPurpose| words.iter().filter(|word| *word == purpose.word()).count();
        let counts = TrustPurpose::ALL.map(count);
        let plain = !words.is_empty() && counts.iter().all(|n| *n <= 1) && counts.iter().sum::<usize>() == words.len();
        plain.then(|| Self(counts.map(|n| n == 1)))
    }

    /// Whether this is one of them.
    pub fn has(self, purpose: TrustPurpose) -> bool {
        self.0.iter().zip(TrustPurpose::ALL).any(|(there, own)| *there && own == purpose)
    }

    /// The words, for the digest over trust data.
    pub(super) fn words(self) -> String {
        let there = TrustPurpose::ALL.into_iter().filter(|purpose| self.has(*purpose));
        there.map(TrustPurpose::word).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Option<Purposes> {
        Purposes::read(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_purpose_is_one_of_three_words() {
        assert_eq!(read(&["signer", "time-stamp", "ocsp"]), Some(Purposes::ALL));
        for wrong in [&[][..], &["Signer"], &["signer", "signer"], &["crl"], &[""]] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
        let signer = read(&["signer"]).unwrap();
        assert!(signer.has(TrustPurpose::Signer) && !signer.has(TrustPurpose::TimeStamp));
    }
}
