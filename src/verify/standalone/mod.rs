//! Signatures outside PDF: a CMS with or without its content, a time-stamp, a signed mail. The same process judges
//! them, and the result is the same report.

mod cms;
mod content;
mod gathered;
mod item;
mod judge;
mod line_ends;
mod mail;

use super::form::{Armour, Cms};
use super::two_forms;
use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::cms::MessageFact;
use gathered::Gathered;

pub(super) use judge::report;

/// A file with one CMS or one time-stamp.
pub(super) fn from_cms(cms: &Cms, detached: Option<&dyn Source>, limits: &Limits) -> Result<Gathered, Error> {
    let mut gathered = Gathered { format: "cms", ..Gathered::default() };
    cms::read(&cms.der, detached, limits, &mut gathered)?;
    match cms.armour {
        Armour::None => gathered.opened_as(two_forms::outside(&cms.der, &gathered.content_spans)),
        Armour::Alone => {}
        Armour::Beside => {
            gathered.facts.push(MessageFact::TextBesideArmour);
            gathered.uncovered = true;
        }
    }
    Ok(gathered)
}

/// A mail.
pub(super) fn from_mail(bytes: &[u8], detached: Option<&dyn Source>, limits: &Limits) -> Result<Gathered, Error> {
    if detached.is_some() {
        return Err(Error::Context { reason: "a mail carries its content, detached content has no place".to_owned() });
    }
    let mut gathered = Gathered { format: "smime", ..Gathered::default() };
    mail::read(bytes, limits, &mut gathered)?;
    Ok(gathered)
}
