//! One entry of revokedCertificates (RFC 5280 §5.1.2.6, §5.3).

use super::tlv::{self, Tlv};
use super::{ReasonCode, Revocation};
use crate::asn1::{Budget, Reader, Rules, generalized_time, time};
use crate::time::Timestamp;

/// reasonCode (§5.3.1): 2.5.29.21.
const REASON: &[u8] = &[0x55, 0x1D, 0x15];
/// holdInstructionCode (RFC 3280 §5.3.2, no longer in RFC 5280): 2.5.29.23. It asks for nothing that is not done here.
const HOLD_INSTRUCTION: &[u8] = &[0x55, 0x1D, 0x17];
/// invalidityDate (§5.3.2): 2.5.29.24.
const INVALIDITY_DATE: &[u8] = &[0x55, 0x1D, 0x18];
/// certificateIssuer (§5.3.3): 2.5.29.29.
const CERTIFICATE_ISSUER: &[u8] = &[0x55, 0x1D, 0x1D];
/// What nearly every entry has: extensions with a reasonCode alone; the value follows.
const ONLY_REASON: &[u8] = &[0x30, 0x0A, 0x06, 0x03, 0x55, 0x1D, 0x15, 0x04, 0x03, 0x0A, 0x01];

/// An entry as it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    /// Serial number in its shortest form.
    pub(super) serial: &'a [u8],
    date: Tlv<'a>,
    date_raw: &'a [u8],
    pub(super) extensions: EntryExtensions<'a>,
}

/// Values of the extensions of an entry.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct EntryExtensions<'a> {
    reason: Option<&'a [u8]>,
    invalidity_date: Option<&'a [u8]>,
    hold_instruction: Option<&'a [u8]>,
    /// Value of certificateIssuer, if this entry has one.
    pub(super) certificate_issuer: Option<&'a [u8]>,
    /// Content of the identifier of a critical extension that is not processed.
    pub(super) unknown_critical: Option<&'a [u8]>,
}

impl<'a> Entry<'a> {
    /// From the content of the entry's SEQUENCE; `None` where it is not one.
    #[inline]
    pub(super) fn read(content: &'a [u8], extensions_allowed: bool) -> Option<Self> {
        let serial = Tlv::expect(content, tlv::INTEGER).filter(|s| !s.content.is_empty())?;
        let date = Tlv::read(serial.rest).filter(|d| matches!(d.tag, tlv::UTC_TIME | tlv::GENERALIZED_TIME))?;
        let extensions = if date.rest.is_empty() {
            EntryExtensions::default()
        } else {
            // crlEntryExtensions need version 2 (§5.1.2.6).
            let list = Tlv::expect(date.rest, tlv::SEQUENCE).filter(|l| extensions_allowed && l.rest.is_empty())?;
            EntryExtensions::read(list.content)?
        };
        Some(Self { serial: tlv::minimal(serial.content), date, date_raw: serial.rest, extensions })
    }

    /// What the entry says; `None` where a value cannot be read.
    pub(super) fn revocation(&self) -> Option<Revocation> {
        let budget = &mut Budget::new(&crate::Limits::default());
        let raw = self.date_raw.get(..self.date_raw.len().checked_sub(self.date.rest.len())?)?;
        let element = Reader::new(raw, Rules::Ber).next(budget).ok()??;
        let mut revocation = Revocation::new(time(&element, budget).ok()?.at, None);
        if let Some(value) = self.extensions.reason {
            revocation.reason = Some(reason(value)?);
        }
        if let Some(value) = self.extensions.invalidity_date {
            revocation.invalidity_date = Some(date(value)?);
        }
        Some(revocation)
    }
}

impl<'a> EntryExtensions<'a> {
    #[inline]
    fn read(content: &'a [u8]) -> Option<Self> {
        if content.len() == 12 && content.starts_with(ONLY_REASON) {
            return Some(Self { reason: content.get(9..), ..Self::default() });
        }
        Self::read_each(content)
    }

    fn read_each(content: &'a [u8]) -> Option<Self> {
        let mut found = Self::default();
        let mut rest = content;
        if rest.is_empty() {
            return None;
        }
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
        let oid = Tlv::expect(content, tlv::OID)?;
        let (critical, rest) = match Tlv::expect(oid.rest, tlv::BOOLEAN) {
            Some(flag) => (flag.content.first().filter(|_| flag.content.len() == 1)? != &0, flag.rest),
            None => (false, oid.rest),
        };
        let value = Tlv::expect(rest, tlv::OCTET_STRING).filter(|v| v.rest.is_empty())?.content;
        let place = match oid.content {
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
pub(super) fn reason(value: &[u8]) -> Option<ReasonCode> {
    match Tlv::expect(value, 0x0A)? {
        Tlv { content: [number], rest: [], .. } => Some(ReasonCode::from_number(*number)),
        _ => None,
    }
}

/// The value of invalidityDate, a GeneralizedTime.
pub(super) fn date(value: &[u8]) -> Option<Timestamp> {
    let budget = &mut Budget::new(&crate::Limits::default());
    let mut reader = Reader::new(value, Rules::Ber);
    let element = reader.next(budget).ok()??;
    reader.finish().ok()?;
    generalized_time(&element, budget).ok().map(|i| i.at)
}
