//! Files of the application (ISO 7816-4, 7.1.1 and 7.2.3).

use super::super::apdu::Command;
use super::super::channel::{Carrier, Channel};
use super::super::gzip::CERTIFICATE;
use crate::bridge::card::CardError;

/// Identifiers of the application: that of ISO 7816-15 with its own prefix, and that of PKCS #15 before it.
const APPLICATIONS: [&[u8]; 2] = [
    &[0xA0, 0x00, 0x00, 0x00, 0x63, 0x50, 0x4B, 0x43, 0x53, 0x2D, 0x31, 0x35],
    // E8 28 BD 08 0F and the issuer's prefix of tokens in use here.
    &[0xE8, 0x28, 0xBD, 0x08, 0x0F, 0x01, 0x4E, 0x58, 0x50, 0x30],
];

/// The longest file that is read.
const FILE: usize = CERTIFICATE;
/// Octets that READ BINARY is asked for at a time.
const AT_A_TIME: usize = 256;

/// An application that was found.
pub(in crate::bridge::card) type Application = &'static [u8];

/// Where a file, or a part of it, is (ISO 7816-15, 8.2.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    /// File identifiers, two octets each.
    pub(super) path: Vec<u8>,
    /// Where the object begins in it, and how long it is.
    pub(super) part: Option<(usize, usize)>,
}

impl Path {
    /// EF.ODF (ISO 7816-15, 7.5.2).
    pub(super) const ODF: FixedPath = FixedPath([0x50, 0x31]);
    /// EF.TokenInfo.
    pub(super) const TOKEN_INFO: FixedPath = FixedPath([0x50, 0x32]);
}

/// A file with a fixed identifier.
pub(super) struct FixedPath([u8; 2]);

/// Where to read.
pub(super) trait Readable {
    /// File identifiers.
    fn identifiers(&self) -> &[u8];
    /// The part of the file.
    fn part(&self) -> Option<(usize, usize)>;
}

impl Readable for FixedPath {
    fn identifiers(&self) -> &[u8] {
        &self.0
    }

    fn part(&self) -> Option<(usize, usize)> {
        None
    }
}

impl Readable for Path {
    fn identifiers(&self) -> &[u8] {
        &self.path
    }

    fn part(&self) -> Option<(usize, usize)> {
        self.part
    }
}

/// The first of the applications that the card has.
pub(super) async fn find<C: Carrier>(channel: &mut Channel<C>) -> Result<Option<Application>, CardError> {
    for application in APPLICATIONS {
        if select_application(channel, application).await?.is_ok() {
            return Ok(Some(application));
        }
    }
    Ok(None)
}

async fn select_application<C: Carrier>(
    channel: &mut Channel<C>,
    application: Application,
) -> Result<Result<(), u16>, CardError> {
    select(channel, [0x04, 0x0C], application).await
}

/// SELECT; without the file's description if the card allows that.
async fn select<C: Carrier>(
    channel: &mut Channel<C>,
    [p1, p2]: [u8; 2],
    name: &[u8],
) -> Result<Result<(), u16>, CardError> {
    let first = channel.ask(&Command::telling("SELECT", [0xA4, p1, p2], name)).await?.status;
    let status = match first {
        0x6A86 | 0x6B00 => channel.ask(&Command::asking("SELECT", [0xA4, p1, 0x00], name)).await?.status,
        status => status,
    };
    Ok(if status == 0x9000 { Ok(()) } else { Err(status) })
}

/// Reads a file, or the part of it that holds the object.
pub(super) async fn read<C: Carrier>(
    channel: &mut Channel<C>,
    application: Application,
    path: &impl Readable,
) -> Result<Vec<u8>, CardError> {
    let refused = |status| CardError::Refused { command: "SELECT", status };
    // Relative paths begin in the application, wherever the last file was.
    select_application(channel, application).await?.map_err(refused)?;
    let identifiers = path.identifiers();
    let (p1, name) = match identifiers {
        [0x3F, 0x00, rest @ ..] if !rest.is_empty() => (0x08, rest),
        [_, _] => (0x02, identifiers),
        _ => (0x09, identifiers),
    };
    select(channel, [p1, 0x0C], name).await?.map_err(refused)?;
    let (start, length) = path.part().unwrap_or((0, FILE));
    if length > FILE {
        return Err(CardError::TooLong { what: "a file" });
    }
    read_binary(channel, start, length, path.part().is_some()).await
}

/// READ BINARY until the end of the file or of the part.
async fn read_binary<C: Carrier>(
    channel: &mut Channel<C>,
    start: usize,
    length: usize,
    must_be_whole: bool,
) -> Result<Vec<u8>, CardError> {
    let mut all = Vec::new();
    while all.len() < length {
        // Bit 8 of P1 would make it a short identifier.
        let offset = u16::try_from(start.saturating_add(all.len())).ok().filter(|offset| *offset < 0x8000);
        let [high, low] = offset.ok_or(CardError::TooLong { what: "a file" })?.to_be_bytes();
        let response = channel.ask(&Command::asking("READ BINARY", [0xB0, high, low], &[])).await?;
        let is_last = match response.status {
            0x9000 => response.data.len() < AT_A_TIME,
            // The end of the file, or behind it.
            0x6282 | 0x6B00 => true,
            status => return Err(CardError::Refused { command: "READ BINARY", status }),
        };
        all.extend_from_slice(&response.data);
        if is_last {
            break;
        }
    }
    if must_be_whole && all.len() < length {
        return Err(CardError::Malformed { what: "a file" });
    }
    all.truncate(length);
    Ok(all)
}
