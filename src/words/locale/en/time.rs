//! English: time and time-stamps.

use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, local_param};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    let t = |name: &str| local_param(f, name);
    Some(match f.code {
        Code::TimestampVerified => Text::remark(
            format!("Time-stamp of {}", t("time")),
            format!("The time-stamp fits the signature; it was made by “{}”.", p("unit")),
        ),
        Code::TimestampImprintDiffers => Text::new(
            "The time-stamp does not fit the signature",
            "It speaks of other data and proves nothing about this signature.",
            "Do not rely on this time-stamp.",
        ),
        Code::TimestampNotVerified => Text::new(
            "The time-stamp is not valid",
            format!("The signature of the time-stamp unit is wrong or cannot be checked ({}).", p("reason")),
            "Do not rely on this time-stamp.",
        ),
        Code::TimestampMalformed => Text::new(
            "The time-stamp cannot be read",
            format!("Its data are damaged ({}).", p("reason")),
            "Do not rely on this time-stamp.",
        ),
        Code::TimestampUnitPurpose => Text::new(
            "The certificate of the time-stamp unit has another purpose",
            format!("It must be for time-stamps only ({}).", p("reason")),
            "Do not rely on this time-stamp.",
        ),
        Code::TimestampUntrusted => Text::new(
            "The time-stamp does not come from a trusted unit",
            format!("The certificate of “{}” leads to no trusted root ({}).", p("unit"), p("reason")),
            "Do not rely on this time-stamp.",
        ),
        Code::ArchiveIndexUnmatched => Text::new(
            "An archive time-stamp names objects that are not there",
            format!(
                "The archive time-stamp of {} lists {} objects (certificates, lists or attributes) that the file does not hold.",
                t("time"),
                p("count")
            ),
            "Such an index is invalid: this time-stamp proves nothing.",
        ),
        Code::TimestampAccuracyWide => Text::new(
            "The time-stamp leaves its time open",
            format!(
                "It states {} with an accuracy of {} seconds, so it proves no more than that the data existed at {}.",
                t("time"),
                p("seconds"),
                t("latest")
            ),
            "Hold the later time against the validity and any revocation of the certificate.",
        ),
        Code::TimestampNotConforming => Text::new(
            "The time-stamp breaks the rules for its content",
            format!("RFC 3161 asks for other content ({}), so nothing is concluded from it.", p("reason")),
            "Do not rely on this time-stamp.",
        ),
        Code::TimestampUnitMissing => Text::new(
            "The certificate of the time-stamp unit is missing",
            format!(
                "The time-stamp names a certificate (issued by “{}”, serial number {}) that is not there.",
                p("issuer"),
                p("serial")
            ),
            "Add the certificate of the time-stamp unit and check again.",
        ),
        Code::TimestampOrder => Text::new(
            "The order of the time-stamps contradicts itself",
            format!(
                "A time-stamp states {}, later than {}, by when what it stands on is proven to have existed.",
                t("time"),
                t("existed")
            ),
            "Do not rely on this time-stamp for the time of signing.",
        ),
        Code::TimestampUnitStatusUnknown => Text::new(
            "The status of the time-stamp unit could not be checked",
            format!(
                "The time-stamp is right and leads to a known root, but whether the certificate of “{}” was revoked is not known.",
                p("unit")
            ),
            "Add the revocation list (CRL) if the time of signing must be certain.",
        ),
        Code::TimeOnlyClaimed => Text::new(
            "The time of signing is only claimed by the signer",
            "There is no time-stamp that can be relied on; the time comes from the signer's computer and proves nothing by itself.",
            "If the time matters, compare it with the receipt time in the document system.",
        ),
        Code::TimeAbsent => Text::new(
            "The signature names no time",
            "There is neither a time-stamp that can be relied on nor a claimed time.",
            "Use the receipt time in the document system.",
        ),
        Code::ClaimedTimeSevenHours => Text::new(
            "The claimed time is off by exactly seven hours",
            format!(
                "The signing program wrote Vietnamese time as if it were UTC: claimed {}, compared with {}. A known fault of signing programs, not a sign of forgery.",
                t("claimed"),
                t("compared")
            ),
            "Use the time of the time-stamp; never order signatures by the claimed time.",
        ),
        Code::ClaimedTimeFuture => Text::new(
            "The time in the signature is later than the time of the check",
            format!("The signature says {}, but the time of the check is {}.", t("claimed"), t("now")),
            "Check the clock of this machine; if it is right, ask the signer.",
        ),
        Code::ClaimedTimeDiffers => Text::new(
            "Two times stated for the signature are far apart",
            format!(
                "The time in the signature is {}; the time-stamp, or else the time in the file, says {}.",
                t("claimed"),
                t("compared")
            ),
            "Rely on a time-stamp where there is one.",
        ),
        _ => return None,
    })
}
