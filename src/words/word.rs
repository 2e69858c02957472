//! Keys of headlines, labels and other fixed words.

/// The words of one language.
macro_rules! table {
    ($($key:ident: $word:literal;)+) => {
        pub(in crate::words) fn word(key: Word) -> &'static str {
            match key {
                $(Word::$key => $word),+
            }
        }
    };
}

pub(super) use table;

macro_rules! word_keys {
    ($($key:ident),+ $(,)?) => {
        /// Fixed words of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Word { $($key),+ }

        impl Word {
            #[cfg(test)]
            pub(crate) const ALL: &'static [Word] = &[$(Word::$key),+];
        }
    };
}

word_keys! {
    HeadlineTimestampValid, SentenceTimestampValid, NextTimestampValid, HeadlineValid, HeadlineMaybeIncomplete, HeadlineIncomplete, HeadlineWrongOrder, HeadlineMaybeWrongOrder, SentenceMaybeWrongOrder, HeadlineGround, SentenceMaybeIncomplete, SentenceGround, HeadlineInvalid, HeadlineIndeterminate, HeadlineUnsigned,
    HeadlineUserRoot, SentenceUserRoot, NextUserRoot, HeadlineBrokenOff, HeadlineSignatureLost, HeadlineStatusUnknown, HeadlineIssuerMissing,
    HeadlineUntrustedRoot, HeadlineNotCovered, HeadlineChanged, HeadlineBroken, HeadlineForged, HeadlineRevoked, HeadlineRevokedOpen,
    HeadlineExpired, HeadlineContentMissing, HeadlinePicturesDiffer, HeadlineNotSupported, HeadlinePolicy, HeadlineNotVerified,
    HeadlineAmbiguous, SentenceUnitStatusUnknown, SentenceIssuerStatusUnknown,
    SummaryContent, SummaryWho, SummaryStatus, StatusSince, StatusExpired, StatusNoPath, StatusSignerUnknown, StatusIssuerUnknown,
    StatusUnitUnknown, BasisStampedShort, BasisClaimedShort, ActTimes, ActPerhaps, ActNumber, ActSeal, ActAnnex,
    AndMore, SharedTitle, ByTheRules, SlipTitle, Decision, DecisionAccept, DecisionReturn, DecisionGround,
    SentenceValid, SentenceUnsigned, SentenceUnsignedOrphans, SentenceUnsignedBrokenOff, SentenceIntactStatusUnknown, SentenceIntactIssuerMissing, SentenceUntrustedRoot,
    SentenceNotCovered, SentenceChanged, SentenceBrokenByHandling, SentenceForgedOrCorrupt, SentenceRevoked, SentenceExpired, SentenceIncomplete,
    SentenceNotSupported, SentencePolicy, SentenceContentMissing, NextContentMissing, SentenceNotVerified, NextNotVerified,
    SentenceAmbiguous, NextAmbiguous,
    SentencePicturesDiffer, NextPicturesDiffer, PicturesCompared,
    NextValid, NextUnsigned, NextIntactStatusUnknown, NextIntactIssuerMissing, NextUntrustedRoot, NextNotCovered, NextChanged, NextBroken,
    NextForged, NextRevoked, NextExpired, NextIncomplete, NextNotSupported, NextPolicy,
    DocumentTitle, DocumentUnchanged, DocumentJustified, DocumentUnjustified, DocumentCannotTell, DocumentNotVerified,
    DocumentAmbiguous, DocumentNothingSigned,
    Revisions, SignatureCount, TimestampCount, FileName, FileSize, FileDigest,
    SignatureTitle, TimestampTitle, Orphans, SignaturesAddedBy, SignaturesAdded, SignaturesAddedMeaning, Others,
    VerdictPassed, VerdictFailed, VerdictIndeterminate,
    Signer, Organization, Nature, NaturePerson, NatureAgency, NatureSoftware, NatureUncertain, Issuer, SigningTime,
    BasisProven, BasisStamped, BasisReceived, BasisClaimed, BasisNone, ClaimedTime, TimestampTime, TimestampUnit,
    Integrity, IntegrityGood, IntegrityChanged, IntegrityValueWrong, IntegrityUnknown, CoversWholeFile, CoversRevision, CoversPart,
    Path, PathComplete, PathTo, PathBroken, DomainOfficialDuty, DomainPublic, DomainUserAdded, CertificatePeriod, CertificateAtTime, CertificateInPeriod,
    CertificateOutOfPeriod, CertificatePeriodUnknown, CertificateTimeNotProven, CertificateInPeriodNow, Status, StatusUnknown, StatusNotAsked,
    StatusGood,
    StatusRevoked,
    StatusHeld,
    Visible, VisibleYes, VisibleNo, Page, StatedReason, StatedLocation, StatedContact, StatedName, StatedTime,
    Field, SubFilter, Kind, StepsTitle, KindApproval, KindCertification, Serial, Fingerprint, Algorithm, ByteRange, Indication, Certificate, Level,
    Engine, PolicyUsed, TrustUsed, CheckedAt, UserTrust, UserDistrust, SignedTrust, AskedOnline, FetchReceived, FetchUnreachable, FetchRefused, FetchWrongContent, FetchTooLarge, FetchNotAllowed, WantIssuer, WantCrl, WantOcsp, WantContent,
    CounterSignatureTitle, CounterSigns, ContentDigest, ContentSize, MailPart,
    ContentDescription, MimeType, Commitments, SignaturePolicy, SignaturePolicyImplied, LevelCades, NextLevelLacks, ProvableUntil, ProvableNote,
    Unnamed, None_, ToolNote,
    LawTitle, DocumentKind, SenderKind, SenderUnsaid, KindInferred, SignaturesNeeded, SigningOrder, SigningActs, SignatureFields, ValueLeft, PrintedCopy, ProvisionsInForce, ProvisionsReadOn, Authority, AuthorityUnknown, PrintedBeside, PrintedName, PrintedCut, PrintedBasis, ReturnTitle, ReturnGround, ReturnSentence, RegulationIssued, RegulationDated, RegulationDraft, DocumentNumber, Sender, ReturnReasons, ReturnAsk, StatusEvidenceUsed, ReceivedBy, Receiver, OwnWords, ReceiptTitle, ReceiptGround, ReceiptSentence, ReceiptAt, ReceiptNote, CheckOutcome, DossierTitle, DossierMain, DossierFiles, DossierSkipped, DossierResult, NotKnown, DossierStateMain, PrintTitle, EvidenceMissing, ChecksInDetail, Check, CheckResult, Clause, RestsOn, EvidenceMet, EvidenceKind, EvidenceName, EvidenceOrigin, ProofsStated, ProofTime, Remarks, AboutCheck, EvidenceCertificate, EvidenceCrl, EvidenceOcsp, ResultPassed, ResultWarned, ResultFailed, ResultUnknown, ResultNotDone, BlockFormat, BlockIdentification, BlockCryptography, BlockTime, BlockCertificate, BlockAcceptance, BlockAfter, RestsOnFile, RestsOnSignedBytes, RestsOnCertificate, RestsOnTrustAnchor, RestsOnStatus, RestsOnTimeStamp, RestsOnCaller, RestsOnPolicy, SameBytes, ComparisonIncomplete,
}
