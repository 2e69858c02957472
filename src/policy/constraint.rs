//! Constraints: what happens to a signature that fails a check (EN 319 102-1 §5.1.4.1, §5.2.8).
//!
//! A constraint has the name of the check it governs, as shown in reports. Checks that all others depend on (digest, value,
//! byte range, path) are hard: no policy lowers them below FAIL.

use core::fmt;
use serde::{Deserialize, Serialize, Serializer};

/// The consequence of a failed check, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum Level {
    /// The check is not made; its findings remain in the report.
    Ignore,
    /// The check counts as met; its findings are listed with it.
    Info,
    /// The check counts as met, and is marked.
    Warn,
    /// The signature does not pass.
    Fail,
}

impl Level {
    /// All of them, weakest first.
    pub const ALL: [Self; 4] = [Self::Ignore, Self::Info, Self::Warn, Self::Fail];

    /// The word in policy files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ignore => "IGNORE",
            Self::Info => "INFO",
            Self::Warn => "WARN",
            Self::Fail => "FAIL",
        }
    }

    /// From the word in policy files.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == word)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

macro_rules! constraints {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal, $builtin:ident, $weakest:ident, $clause:literal;)+) => {
        /// A constraint, named by its check.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Constraint {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Constraint {
            /// Every constraint, in the order of this table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name of the check that it governs.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The level of the built-in policy.
            pub fn builtin(self) -> Level {
                match self { $(Self::$variant => Level::$builtin),+ }
            }

            /// The weakest level that a policy may set; `FAIL` makes it hard.
            pub fn weakest(self) -> Level {
                match self { $(Self::$variant => Level::$weakest),+ }
            }

            /// Document and clause of the check.
            pub fn clause(self) -> &'static str {
                match self { $(Self::$variant => $clause),+ }
            }

            /// The requirement, as in this table, for the auditors' page.
            #[cfg(feature = "schema")]
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+)),+ }
            }
        }
    };
}

constraints! {
    // --- format (EN 319 102-1 §5.2.2) -----------------------------------------------------------------------------------
    /// The container holds together: byte range, `/Contents`, no crossing of signatures.
    Container = "container", Fail, Fail, "ISO 32000-2 §12.8.1; EN 319 142-1 §6.3";
    /// The form leads to the signature's field.
    FieldInForm = "field-in-form", Fail, Fail, "ISO 32000-2 §12.7.3";
    /// Field and dictionary can be read in one way only.
    FieldOneReading = "field-one-reading", Fail, Fail, "ISO 32000-2 §12.8.1";
    /// The signature format is supported.
    MessageForm = "message-form", Fail, Fail, "ISO 32000-2 §12.8.1; EN 319 142-1 §6.3";
    /// The message can be read.
    MessageReadable = "message-readable", Fail, Fail, "RFC 5652 §5; EN 319 102-1 §5.2.2";
    /// Only zeros follow the message in `/Contents`. Cost of IGNORE: data hidden there goes unmarked. Nobody signed it, and it
    /// changes no signed byte.
    PaddingZero = "padding-zero", Warn, Ignore, "ISO 32000-2 §12.8.1; EN 319 142-1 §6.3";
    /// There is exactly one SignerInfo where one is required.
    OneSigner = "one-signer", Fail, Fail, "ISO 32000-2 §12.8.1; EN 319 142-1 §6.3";
    /// A detached signature has no content inside.
    ContentPlace = "content-place", Fail, Fail, "ISO 32000-2 §12.8.1; EN 319 142-1 §6.3";
    /// Unsigned attributes can be read. Cost of IGNORE: an unreadable time-stamp goes unmarked.
    UnsignedAttributesReadable = "unsigned-attributes-readable", Warn, Ignore, "RFC 5652 §5; EN 319 102-1 §5.2.2";
    /// A content time-stamp can be read.
    ContentTimestampReadable = "content-time-stamp-readable", Fail, Fail, "EN 319 122-1 §5; EN 319 102-1 §5.2.2";

    // --- identification (§5.2.3) ----------------------------------------------------------------------------------------
    /// The certificate that the signature names is available.
    CertificatePresent = "certificate-present", Fail, Fail, "EN 319 102-1 §5.2.3";
    /// A signing-certificate attribute binds the certificate. The level governs its absence; one that names another certificate
    /// always fails. Cost of IGNORE: another certificate with the same key can replace it unmarked.
    CertificateBound = "certificate-bound", Warn, Ignore, "RFC 5035 §5.4";

    // --- cryptography (§5.2.7) ------------------------------------------------------------------------------------------
    /// The digest could be compared.
    Digest = "digest", Fail, Fail, "EN 319 102-1 §5.2.7; RFC 5652 §5.4, §5.6";
    /// The digest over the byte ranges is the content (`adbe.pkcs7.sha1`).
    ByteRangeDigest = "byte-range-digest", Fail, Fail, "EN 319 102-1 §5.2.7; RFC 5652 §5.4, §5.6";
    /// The signed bytes are available.
    SignedData = "signed-data", Fail, Fail, "EN 319 102-1 §5.2.7.4";
    /// The signed attributes that a signature needs are there, each once.
    SignedAttributes = "signed-attributes", Fail, Fail, "RFC 5652 §5.3, §11";
    /// The digest of the signed bytes equals the signed digest.
    MessageDigest = "message-digest", Fail, Fail, "EN 319 102-1 §5.2.7; RFC 5652 §5.4, §5.6";
    /// The value was made by the key of the certificate.
    SignatureValue = "signature-value", Fail, Fail, "EN 319 102-1 §5.2.7; RFC 5652 §5.4, §5.6";
    /// The content is not a set of signed attributes.
    ContentOneReading = "content-one-reading", Fail, Fail, "RFC 5652 §5.4";
    /// The algorithm is supported.
    Algorithm = "algorithm", Fail, Fail, "EN 319 102-1 §5.2.7; RFC 5652 §5.4, §5.6";

    // --- time (§5.4, §5.5) ----------------------------------------------------------------------------------------------
    /// Each time-stamp over the signature validates. FAIL: one that does not validate keeps the signature from passing, although
    /// it proves nothing either way.
    SignatureTimestamp = "signature-time-stamp", Warn, Ignore, "EN 319 102-1 §5.5.4; RFC 3161 §2.4.2";
    /// Each time-stamp over the content validates; it is a lower bound of the signing time.
    ContentTimestamp = "content-time-stamp", Warn, Ignore, "EN 319 122-1 §5.2.8; EN 319 102-1 §5.5.4";
    /// Each archive time-stamp validates.
    ArchiveTimestamp = "archive-time-stamp", Warn, Ignore, "EN 319 122-1 §5.5; EN 319 102-1 §5.6.3.4";
    /// The time-stamps do not contradict each other.
    TimestampOrder = "time-stamp-order", Fail, Fail, "EN 319 102-1 §5.5.4";
    /// No time-stamp over the signature is broken.
    TimestampNotBroken = "time-stamp-not-broken", Fail, Fail, "EN 319 102-1 §5.2.8.4.1; RFC 3161 §2.4.2";
    /// Somebody other than the signer vouches for the time. FAIL: a signature without time-stamp or receipt does not pass.
    TimeVouchedFor = "time-vouched-for", Warn, Info, "EN 319 102-1 §5.2.5";

    // --- certificate (§5.2.6) -------------------------------------------------------------------------------------------
    /// The path is accepted.
    Path = "path", Fail, Fail, "RFC 5280 §6.1; EN 319 102-1 §5.2.6";
    /// No certificate in the path was revoked or suspended. `revocation`, not a level, decides about unknown statuses.
    Status = "status", Fail, Fail, "Nghị định 68/2024/NĐ-CP Điều 31.2; EN 319 102-1 §5.2.6";
    /// The path is accepted at the proven time, not only at the stamped time.
    AcceptedAtProvenTime = "accepted-at-proven-time", Fail, Fail, "EN 319 102-1 §5.5.4";
    /// No time-stamp proves that the signature was made outside its certificate's validity period.
    SignedInTime = "signed-in-time", Fail, Fail, "EN 319 102-1 §5.5.4";
    /// No time-stamp proves that the signature was made after its certificate was revoked.
    SignedBeforeRevocation = "signed-before-revocation", Fail, Fail, "EN 319 102-1 §5.5.4";
    /// The path is valid now, or was proven valid when it counted.
    InForceNow = "in-force-now", Fail, Fail, "EN 319 102-1 §5.6.2";
    /// Certificates follow the rules for issuers that no path rule depends on. FAIL would reject such a path, as the letter of the
    /// profile demands; today's authorities break it in serial numbers and critical flags.
    CertificateProfile = "certificate-profile", Info, Info, "RFC 5280 §4";
    /// Names appear on a screen as they are written.
    NamesReadAsWritten = "names-read-as-written", Fail, Fail, "RFC 5280 §7.1; RFC 3454 §5.8, §6";

    /// If the extended key usage of the signer's certificate is critical, it includes signing documents. Cost of WARN: a key issued
    /// for something else, a server or a time-stamp unit, can sign documents.
    KeyPurpose = "key-purpose", Fail, Warn, "RFC 5280 §4.2.1.12";

    // --- acceptance (§5.2.8) --------------------------------------------------------------------------------------------
    /// Digests and keys were reliable at the proven time. Cost of WARN: whoever can find SHA-1 collisions has another document
    /// signed with the same signature.
    Algorithms = "algorithms", Fail, Warn, "EN 319 102-1 §5.2.8.4.2; ETSI TS 119 312";
    /// Digests and keys were reliable at some time.
    AlgorithmsKnown = "algorithms-known", Fail, Fail, "EN 319 102-1 §5.2.8.4.2; ETSI TS 119 312";
    /// The signature policy is known or implied. FAIL: a signature with an unknown policy does not pass. An unreadable policy
    /// identifier fails under any policy.
    SignaturePolicy = "signature-policy", Warn, Ignore, "EN 319 102-1 §5.2.4.4; EN 319 122-1 §5.2.9";
    /// Message and signature algorithm name the same digest.
    AlgorithmsAgree = "algorithms-agree", Fail, Fail, "RFC 5652 §5.3";
    /// The digest of an EdDSA signature is the one its standard requires. IGNORE costs nothing that is signed.
    DigestBesideEddsa = "digest-beside-eddsa", Warn, Ignore, "RFC 8419 §3.1";
    /// The algorithms are those that the signer repeats in the signed attributes.
    AlgorithmsProtected = "algorithms-protected", Fail, Fail, "RFC 6211 §3.1";
}

impl Constraint {
    /// The constraint of a check.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|constraint| constraint.name() == name)
    }

    /// Whether no policy can weaken it.
    pub fn is_hard(self) -> bool {
        self.weakest() == Level::Fail
    }
}

/// The levels of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Levels other than the built-in ones. A weaker level than a constraint allows counts as that weakest one.
    set: Vec<(Constraint, Level)>,
}

impl Constraints {
    /// The level of a constraint.
    pub fn level(&self, constraint: Constraint) -> Level {
        let set = self.set.iter().find(|(known, _)| *known == constraint).map(|(_, level)| *level);
        set.unwrap_or(constraint.builtin()).max(constraint.weakest())
    }

    /// Sets a level. Returns `false` and changes nothing if that is weaker than the constraint allows.
    pub fn set(&mut self, constraint: Constraint, level: Level) -> bool {
        if level < constraint.weakest() {
            return false;
        }
        self.set.retain(|(known, _)| *known != constraint);
        if level != constraint.builtin() {
            self.set.push((constraint, level));
        }
        true
    }
}

/// One record of the file form.
#[derive(Serialize)]
struct Record {
    check: &'static str,
    level: Level,
}

/// Every constraint with its level, in the order of the table: the canonical form uses no defaults.
impl Serialize for Constraints {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(Constraint::ALL.iter().map(|c| Record { check: c.name(), level: self.level(*c) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_again_and_levels_ordered() {
        for constraint in Constraint::ALL {
            assert_eq!(Constraint::named(constraint.name()), Some(*constraint));
            assert!(constraint.weakest() <= constraint.builtin(), "{}", constraint.name());
        }
        assert!(Level::Ignore < Level::Info && Level::Info < Level::Warn && Level::Warn < Level::Fail);
    }

    #[test]
    fn a_hard_check_stays_hard() {
        let mut constraints = Constraints::default();
        for constraint in Constraint::ALL.iter().filter(|c| c.is_hard()) {
            for level in [Level::Ignore, Level::Info, Level::Warn] {
                assert!(!constraints.set(*constraint, level));
                assert_eq!(constraints.level(*constraint), Level::Fail);
            }
        }
        assert_eq!(constraints, Constraints::default());
        assert!(constraints.set(Constraint::PaddingZero, Level::Fail));
        assert_eq!(constraints.level(Constraint::PaddingZero), Level::Fail);
    }
}
