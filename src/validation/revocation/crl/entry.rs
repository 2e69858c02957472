//! One entry of revokedCertificates (RFC 5280 §5.1.2.6, §5.3).

use super::tlv::{self, Tlv};
use crate::asn1::{Budget, Reader, Rules, generalized_time, time};
use crate::base::time::Timestamp;
use crate::validation::revocation::{ReasonCode, Revocation};
use const_oid::db::rfc5280 as oid;

// Octets, because an entry is compared as encoded in the list.
/// reasonCode (§5.3.1).
const REASON: &[u8] = oid::ID_CE_CRL_REASONS.as_bytes();
/// holdInstructionCode (RFC 3280 §5.3.2, no longer in RFC 5280). It asks for nothing that is not done here.
const HOLD_INSTRUCTION: &[u8] = oid::ID_CE_HOLD_INSTRUCTION_CODE.as_bytes();
/// invalidityDate (§5.3.2).
const INVALIDITY_DATE: &[u8] = oid::ID_CE_INVALIDITY_DATE.as_bytes();
/// certificateIssuer (§5.3.3).
const CERTIFICATE_ISSUER: &[u8] = oid::ID_CE_CERTIFICATE_ISSUER.as_bytes();
/// What nearly every entry has: extensions with a reasonCode alone; the value follows.
const ONLY_REASON: &[u8] = &[0x30, 0x0A, 0x06, 0x03, 0x55, 0x1D, 0x15, 0x04, 0x03, 0x0A, 0x01];

/// An entry as encoded.
///
/// ```text
/// revokedCertificates SEQUENCE OF SEQUENCE {
///   userCertificate CertificateSerialNumber, revocationDate Time, crlEntryExtensions Extensions OPTIONAL }
/// ```
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    /// Serial number in its shortest form.
    pub(crate) serial: &'a [u8],
    /// The revocation date and what follows.
    date: &'a [u8],
    /// Content of the extensions.
    extensions: &'a [u8],
}

/// Values of the extensions of an entry.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct EntryExtensions<'a> {
    reason: Option<&'a [u8]>,
    invalidity_date: Option<&'a [u8]>,
    hold_instruction: Option<&'a [u8]>,
    /// Value of certificateIssuer, if this entry has one.
    pub(crate) certificate_issuer: Option<&'a [u8]>,
    /// Content of the identifier of a critical extension that is not processed.
    pub(crate) unknown_critical: Option<&'a [u8]>,
}

impl<'a> Entry<'a> {
    /// From the content of the entry's SEQUENCE; `None` where it is not one.
    #[inline]
    pub(crate) fn read(content: &'a [u8], extensions_allowed: bool) -> Option<Self> {
        let serial = Tlv::expect(content, tlv::INTEGER)?;
        let date = Tlv::read(serial.rest)?;
        if serial.content.is_empty() || !matches!(date.tag, tlv::UTC_TIME | tlv::GENERALIZED_TIME) {
            return None;
        }
        let mut entry = Self { serial: tlv::minimal(serial.content), date: serial.rest, extensions: &[] };
        if !date.rest.is_empty() {
            // crlEntryExtensions need version 2 (§5.1.2.6), and are not empty (§5.1).
            let list = Tlv::expect(date.rest, tlv::SEQUENCE)?;
            if !extensions_allowed || !list.rest.is_empty() || list.content.is_empty() {
                return None;
            }
            entry.extensions = list.content;
        }
        Some(entry)
    }

    /// Whether the entry has no extension but perhaps a reasonCode, so that nothing in it concerns other entries.
    #[inline]
    pub(crate) fn is_plain(&self) -> bool {
        self.extensions.is_empty() || (self.extensions.len() == 12 && self.extensions.starts_with(ONLY_REASON))
    }

    /// The extensions; `None` where they cannot be read.
    pub(crate) fn extensions(&self) -> Option<EntryExtensions<'a>> {
        EntryExtensions::read_each(self.extensions)
    }

    /// What the entry says; `None` where a value cannot be read.
    pub(crate) fn revocation(&self) -> Option<Revocation> {
        let budget = &mut Budget::new(&crate::base::limits::Limits::default());
        let element = Reader::new(self.date, Rules::Ber).next(budget).ok()??;
        let mut revocation = Revocation::new(time(&element, budget).ok()?, None);
        let extensions = self.extensions()?;
        if let Some(value) = extensions.reason {
            revocation.reason = Some(reason(value)?);
        }
        if let Some(value) = extensions.invalidity_date {
            revocation.invalidity_date = Some(date(value)?);
        }
        Some(revocation)
    }
}

impl<'a> EntryExtensions<'a> {
    fn read_each(content: &'a [u8]) -> Option<Self> {
        let mut found = Self::default();
        let mut rest = content;
        // Ends: every round takes an element off.
        while !rest.is_empty() {
            let extension = Tlv::expect(rest, tlv::SEQUENCE)?;
            rest = extension.rest;
            found.take(extension.content)?;
        }
        Some(found)
    }

    /// One Extension. The same one twice would be two readings, so the entry is refused.
    fn take(&mut self, content: &'a [u8]) -> Option<()> {
        let id = Tlv::expect(content, tlv::OID)?;
        let (critical, rest) = match Tlv::expect(id.rest, tlv::BOOLEAN) {
            Some(flag) => (flag.content.first().filter(|_| flag.content.len() == 1)? != &0, flag.rest),
            None => (false, id.rest),
        };
        let value = Tlv::expect(rest, tlv::OCTET_STRING).filter(|v| v.rest.is_empty())?.content;
        let place = match id.content {
            REASON => &mut self.reason,
            INVALIDITY_DATE => &mut self.invalidity_date,
            CERTIFICATE_ISSUER => &mut self.certificate_issuer,
            HOLD_INSTRUCTION => &mut self.hold_instruction,
            unknown => {
                if critical {
                    self.unknown_critical = Some(unknown);
                }
                return Some(());
            }
        };
        place.replace(value).is_none().then_some(())
    }
}

/// The value of reasonCode, as also found in single responses.
pub(crate) fn reason(value: &[u8]) -> Option<ReasonCode> {
    match Tlv::expect(value, 0x0A)? {
        Tlv { content: [number], rest: [], .. } => Some(ReasonCode::from_number(*number)),
        _ => None,
    }
}

/// The value of invalidityDate, a GeneralizedTime.
pub(crate) fn date(value: &[u8]) -> Option<Timestamp> {
    let budget = &mut Budget::new(&crate::base::limits::Limits::default());
    let mut reader = Reader::new(value, Rules::Ber);
    let element = reader.next(budget).ok()??;
    reader.finish().ok()?;
    generalized_time(&element, budget).ok()
}
