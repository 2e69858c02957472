//! What an authority published: bytes that were checked, and how long they may be given out.

use crate::base::time::Timestamp;
use crate::crypto::sha256;
use crate::evidence::Kind;
use hyper::body::Bytes;

/// How long after a failure, or after an answer that was over already, the authority is asked again, in seconds.
const AGAIN: i64 = 60;
/// How long a response without nextUpdate is given out, in seconds: newer information is there at any time (RFC 6960 §4.2.2.1).
const UNDATED: i64 = 60;

/// Content of an answer, as its kind is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) bytes: Bytes,
    pub(super) media: Media,
    /// When it was issued.
    pub(super) this_update: Option<Timestamp>,
    /// When the next one is due at the latest.
    pub(super) next_update: Option<Timestamp>,
    /// CRLNumber.
    pub(super) number: Option<String>,
    /// What it follows in: only answers of one series are older or newer than each other. None where no known authority vouches for it.
    pub(super) series: Option<[u8; 32]>,
}

/// In which form the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    /// RFC 2585 §4.2.
    Crl,
    /// RFC 6960 appendix C.2.
    Ocsp,
    /// RFC 2585 §4.1.
    Certificate,
    /// Several certificates as PEM (RFC 8555 §9.1).
    Certificates,
}

impl Media {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Crl => "application/pkix-crl",
            Self::Ocsp => "application/ocsp-response",
            Self::Certificate => "application/pkix-cert",
            Self::Certificates => "application/pem-certificate-chain",
        }
    }

    /// Whether it is what an authority says of its certificates, and no certificate.
    pub(super) fn is_status(self) -> bool {
        matches!(self, Self::Crl | Self::Ocsp)
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        [Self::Crl, Self::Ocsp, Self::Certificate, Self::Certificates].into_iter().find(|media| media.name() == name)
    }
}

/// How long objects are given out before their authority is asked again, in seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lifetimes {
    pub(super) list: i64,
    pub(super) response: i64,
    pub(super) certificate: i64,
}

impl Lifetimes {
    fn of(self, kind: Kind) -> i64 {
        match kind {
            Kind::Crl | Kind::Shard | Kind::Record => self.list,
            Kind::Ocsp => self.response,
            Kind::Certificate => self.certificate,
        }
    }
}

/// An answer that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Object {
    pub(super) kind: Kind,
    pub(super) content: Content,
    pub(super) sha256: [u8; 32],
    /// Its entity tag.
    pub(super) tag: String,
    /// When the authority was asked last.
    pub(super) asked: Timestamp,
}

impl Object {
    pub(super) fn new(kind: Kind, content: Content, asked: Timestamp) -> Self {
        let sha256 = sha256(&content.bytes);
        Self { kind, content, sha256, tag: format!("\"{}\"", hex::encode(sha256)), asked }
    }

    pub(super) fn len(&self) -> u64 {
        u64::try_from(self.content.bytes.len()).unwrap_or(u64::MAX)
    }

    /// Whether a newer one was due already.
    pub(super) fn is_over(&self, now: Timestamp) -> bool {
        self.content.next_update.is_some_and(|next| next <= now)
    }

    /// Seconds for which it may be given out without asking again; 0 where the authority is to be asked now.
    pub(super) fn fresh_for(&self, now: Timestamp, lifetimes: Lifetimes) -> i64 {
        if now < self.asked {
            // The clock was set back: what it said when the authority was asked is worth nothing.
            return 0;
        }
        let undated = self.kind == Kind::Ocsp && self.content.next_update.is_none();
        let most = if undated { UNDATED } else { lifetimes.of(self.kind) };
        let until = match self.content.next_update {
            Some(next) if next <= self.asked => self.asked.plus(AGAIN.min(most)),
            Some(next) => next.min(self.asked.plus(most)),
            None => self.asked.plus(most),
        };
        until.unix().saturating_sub(now.unix()).max(0)
    }

    /// Whether it stays where another answer to the same question came. Lists go forward only. Whoever sits between the relay and an
    /// authority can give it the newer list of somebody else: that must not keep the right one out.
    pub(super) fn outranks(&self, other: &Self, now: Timestamp) -> bool {
        match (self.content.series, other.content.series) {
            (Some(own), Some(others)) if own == others => self.is_newer_than(other),
            // Not comparable: what a known authority said before stays as long as it is good.
            (Some(_), _) => !self.is_over(now),
            (None, _) => false,
        }
    }

    fn is_newer_than(&self, other: &Self) -> bool {
        let number = |object: &Self| object.content.number.as_ref().map(|number| (number.len(), number.clone()));
        let by_number = number(self).zip(number(other)).is_some_and(|(own, other)| own > other);
        by_number || self.content.this_update > other.content.this_update
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{at, object};
    use super::*;

    const LIVES: Lifetimes = Lifetimes { list: 3600, response: 600, certificate: 86_400 };

    #[test]
    fn an_object_is_given_out_no_longer_than_it_says_itself() {
        let list = object(Kind::Crl, 0, Some(5000), 1000);
        assert_eq!(list.fresh_for(at(1000), LIVES), 3600);
        assert_eq!(list.fresh_for(at(4600), LIVES), 0);
        assert_eq!(object(Kind::Crl, 0, Some(2000), 1000).fresh_for(at(1400), LIVES), 600);
        assert_eq!(object(Kind::Ocsp, 0, None, 1000).fresh_for(at(1000), LIVES), 60);
        assert_eq!(object(Kind::Certificate, 0, None, 1000).fresh_for(at(1000), LIVES), 86_400);
        // Over when it came: asked again soon, not at every request.
        assert_eq!(object(Kind::Crl, 0, Some(500), 1000).fresh_for(at(1001), LIVES), 59);
        // A clock that was set back.
        assert_eq!(list.fresh_for(at(999), LIVES), 0);
    }

    #[test]
    fn lists_go_forward_by_time_and_by_number() {
        let old = object(Kind::Crl, 10, None, 0);
        let mut new = object(Kind::Crl, 20, None, 0);
        let outranks = |one: &Object, other: &Object| one.outranks(other, at(30));
        assert!(outranks(&new, &old) && !outranks(&old, &new) && !outranks(&new, &new.clone()));
        let mut numbered = old.clone();
        numbered.content.number = Some("10".to_owned());
        new.content.number = Some("9".to_owned());
        assert!(outranks(&numbered, &new), "10 is more than 9");
    }

    #[test]
    fn the_list_of_another_keeps_nobody_out() {
        let own = object(Kind::Crl, 10, Some(100), 0);
        let mut others = object(Kind::Crl, 90, Some(900), 0);
        others.content.series = Some([2; 32]);
        let mut unknown = object(Kind::Ocsp, 90, Some(900), 0);
        unknown.content.series = None;
        // What is good stays, and what is over gives way.
        for foreign in [&others, &unknown] {
            assert!(own.outranks(foreign, at(99)) && !own.outranks(foreign, at(100)));
        }
        // What got in by being there first goes as soon as it is over, or at once where nobody known said it.
        assert!(others.outranks(&own, at(99)) && !others.outranks(&own, at(900)));
        assert!(!unknown.outranks(&own, at(20)) && !unknown.outranks(&unknown.clone(), at(20)));
    }
}
