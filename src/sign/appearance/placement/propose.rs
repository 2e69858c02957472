//! The proposals for each case of display.

use super::area::{Area, about, height, is_within, middle, shared, width};
use super::blanks::{self, Blank, BlankKind};
use super::proposal::{PageShown, Proposal, Reason};
use super::sheet::{Sheet, Sheets};
use super::signer_block::{self, Block};
use super::{corner, over_third};
use crate::base::time::Timestamp;
use crate::sign::appearance::display::{self, CopyForm};
use crate::sign::appearance::error::{AppearanceError, Sought};
use crate::sign::appearance::image::{Image, ImageConcern};
use crate::sign::appearance::measure::{points, rounded};
use crate::sign::appearance::typeface::Typeface;
use crate::sign::appearance::{Picture, Placement};

/// A case of display (Phụ lục I), with what is shown.
#[derive(Clone, Debug)]
pub enum Case<'a> {
    /// The competent person's signature.
    Person {
        /// The image of the signature.
        image: Image,
        /// The name in the certificate: it tells one signer's block from another's.
        name: Option<&'a str>,
    },
    /// The agency's signature on the main document.
    Agency {
        /// The image of the seal.
        image: Image,
        /// The diameter of the seal in millimetres, if the image does not say it.
        millimetres: Option<f64>,
    },
    /// The agency's signature on an electronic copy.
    Copy {
        /// The form of the copy.
        form: CopyForm,
        /// The body that made it.
        agency: &'a str,
        /// The time of signing.
        time: Timestamp,
    },
    /// The agency's signature on a separate annex.
    Annex {
        /// Number and symbol of the document that it belongs to.
        number: &'a str,
        /// The time of signing.
        time: Timestamp,
    },
    /// The clerk's number and date. Blanks that are not there, or are filled, are left out.
    Number {
        /// The number.
        number: u32,
        /// Day and month.
        date: Option<(u8, u8)>,
    },
}

/// The fonts that text is written with.
#[derive(Clone, Copy, Debug)]
pub struct Fonts<'a> {
    /// Of blocks and of the number.
    pub upright: Typeface<'a>,
    /// Of the date.
    pub italic: Typeface<'a>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Default for Fonts<'static> {
    fn default() -> Self {
        Self { upright: Typeface::upright(), italic: Typeface::italic() }
    }
}

/// Proposes the places for a case: one, or one for each blank. Each is a signature of its own, as clerks make them.
///
/// # Errors
/// Those of the images and fonts; [`AppearanceError::NotFound`] and [`AppearanceError::NoRoom`] where a person has to choose.
pub fn propose(sheets: &Sheets, case: Case<'_>, fonts: Fonts<'_>) -> Result<Vec<Proposal>, AppearanceError> {
    match case {
        Case::Person { image, name } => Ok(vec![person(sheets, image, name)?]),
        Case::Agency { image, millimetres } => Ok(vec![agency(sheets, image, millimetres)?]),
        Case::Copy { .. } | Case::Annex { .. } => Ok(vec![block(sheets, case, fonts)?]),
        Case::Number { number, date } => entries(sheets, number, date, fonts),
    }
}

/// What a case shows in a rectangle that a person chose, in the user space of the page. Signatures fit into it; seals and text keep
/// their size, seals about its middle and text from its upper left corner.
///
/// # Errors
/// Those of the images and fonts; [`AppearanceError::NoPage`].
pub fn at(
    sheets: &Sheets,
    page: u32,
    rectangle: [f64; 4],
    case: Case<'_>,
    fonts: Fonts<'_>,
) -> Result<Proposal, AppearanceError> {
    let sheet = sheets.page(page).ok_or(AppearanceError::NoPage { page })?;
    let chosen = sheet.shown(super::area::ordered(rectangle));
    let corner = |picture: &Picture| [chosen[0], chosen[3] - picture.height, chosen[0] + picture.width, chosen[3]];
    let (picture, concerns, area) = match case {
        Case::Person { image, .. } => {
            let (picture, concerns) = display::personal(image, [width(chosen), height(chosen)]);
            let area = about(middle(chosen), [picture.width, picture.height]);
            (picture, concerns, area)
        }
        Case::Agency { image, millimetres } => {
            let (picture, concerns) = display::seal(image, millimetres)?;
            let area = about(middle(chosen), [picture.width, picture.height]);
            (picture, concerns, area)
        }
        Case::Copy { .. } | Case::Annex { .. } => {
            let picture = text_block(&case, fonts)?;
            let area = corner(&picture);
            (picture, Vec::new(), area)
        }
        Case::Number { number, .. } => {
            let size = height(chosen).clamp(9.0, 14.0);
            let picture = display::entry(&display::number(number), size, fonts.upright)?;
            let area = corner(&picture);
            (picture, Vec::new(), area)
        }
    };
    let [across, up] = sheet.size();
    Ok(proposal(sheet, picture, area, [0.0, 0.0, across, up], Reason::Chosen, concerns))
}

/// The same in the rectangle of a field of the document, which stays as it is: the picture has its own size within it, and nothing is
/// stretched to fill it.
///
/// # Errors
/// As [`at`], and [`AppearanceError::NoRoom`] where the field is smaller than what it is to show.
pub fn in_field(
    sheets: &Sheets,
    page: u32,
    rectangle: [f64; 4],
    case: Case<'_>,
    fonts: Fonts<'_>,
) -> Result<Proposal, AppearanceError> {
    let mut proposal = at(sheets, page, rectangle, case, fonts)?;
    let sheet = sheets.page(page).ok_or(AppearanceError::NoPage { page })?;
    let (frame, area) = (sheet.shown(super::area::ordered(rectangle)), proposal.shown.area);
    if !is_within(area, frame) {
        return Err(AppearanceError::NoRoom { sought: Sought::Field });
    }
    let picture = proposal.placement.picture.take();
    proposal.placement.picture =
        picture.map(|own| own.framed([area[0] - frame[0], area[1] - frame[1]], [width(frame), height(frame)]));
    proposal.placement.rect = rectangle;
    proposal.shown.area = frame;
    Ok(proposal)
}

fn person(sheets: &Sheets, image: Image, name: Option<&str>) -> Result<Proposal, AppearanceError> {
    let (sheet, block) = signer(sheets, name)?;
    let (picture, concerns) = display::personal(image, [width(block.room), height(block.room)]);
    let area = about(middle(block.room), [picture.width, picture.height]);
    let title = block.title_text();
    let reason = match &block.name {
        Some(name) => Reason::BetweenTitleAndName { title, name: name.text.clone() },
        None => Reason::BelowTitle { title },
    };
    Ok(proposal(sheet, picture, area, block.room, reason, concerns))
}

/// The signer's block with its page.
fn signer<'s>(sheets: &'s Sheets, name: Option<&str>) -> Result<(&'s Sheet, Block), AppearanceError> {
    let sought = Sought::SignerBlock;
    let block = signer_block::find(sheets, name).ok_or(AppearanceError::NotFound { sought })?;
    if !signer_block::has_room(&block) {
        return Err(AppearanceError::NoRoom { sought });
    }
    let sheet = sheets.page(block.page).ok_or(AppearanceError::NotFound { sought })?;
    Ok((sheet, block))
}

fn agency(sheets: &Sheets, image: Image, millimetres: Option<f64>) -> Result<Proposal, AppearanceError> {
    let (picture, concerns) = display::seal(image, millimetres)?;
    let (sheet, block) = signer(sheets, None)?;
    // The signature that is in the block; before there is one, where its picture would be of the usual size.
    let bounds = signer_block::bounds(&block);
    let large = |area: &&Area| width(**area) >= points(12.0) && shared(**area, bounds) > 0.0;
    let most = |a: &&Area, b: &&Area| shared(**a, block.room).total_cmp(&shared(**b, block.room));
    let signed = sheet.signed.iter().filter(large).max_by(most).copied();
    let usual = || about(middle(block.room), [points(42.0).min(width(block.room)), height(block.room)]);
    let signature = signed.unwrap_or_else(usual);
    let forbidden: Vec<Area> = sheet.printed().filter(|area| !block.owns(*area)).collect();
    let found = over_third::place(signature, [picture.width, picture.height], &forbidden);
    let (area, limits) = found.ok_or(AppearanceError::NoRoom { sought: Sought::SignerBlock })?;
    let hundredths = (over_third::share(signature, area) * 100.0).round();
    let share = (0..=100).find(|share| f64::from(*share) >= hundredths).unwrap_or(100);
    let reason = Reason::OverSignature { share, signed: signed.is_some() };
    let mut proposal = proposal(sheet, picture, area, limits, reason, concerns);
    // The lines of the block itself lie beneath a seal on paper, too.
    let own = |printed: &[f64; 4]| {
        let (x, y) = middle(sheet.shown(*printed));
        block.owned().any(|[left, bottom, right, top]| (left..=right).contains(&x) && (bottom..=top).contains(&y))
    };
    proposal.keep_clear.retain(|printed| !own(printed));
    Ok(proposal)
}

fn text_block(case: &Case<'_>, fonts: Fonts<'_>) -> Result<Picture, AppearanceError> {
    match case {
        Case::Copy { form, agency, time } => display::copy_block(*form, agency, *time, fonts.upright),
        Case::Annex { number, time } => display::annex_block(number, *time, fonts.upright),
        _ => Err(AppearanceError::Text),
    }
}

fn block(sheets: &Sheets, case: Case<'_>, fonts: Fonts<'_>) -> Result<Proposal, AppearanceError> {
    let picture = text_block(&case, fonts)?;
    let sheet = sheets.page(1).ok_or(AppearanceError::NoPage { page: 1 })?;
    let found = corner::place(sheet, [picture.width, picture.height]);
    let (area, limits) = found.ok_or(AppearanceError::NoRoom { sought: Sought::Corner })?;
    Ok(proposal(sheet, picture, area, limits, Reason::Corner, Vec::new()))
}

fn entries(
    sheets: &Sheets,
    number: u32,
    date: Option<(u8, u8)>,
    fonts: Fonts<'_>,
) -> Result<Vec<Proposal>, AppearanceError> {
    let sheet = sheets.page(1).ok_or(AppearanceError::NoPage { page: 1 })?;
    let mut proposals = Vec::new();
    let is_signed = |blank: &Blank| {
        let room = [blank.left, blank.base, blank.right, blank.base + blank.size / 2.0];
        sheet.signed.iter().any(|field| shared(*field, room) > 0.0)
    };
    for blank in blanks::find(sheet).into_iter().filter(|blank| !is_signed(blank)) {
        let (text, typeface, reason) = match (blank.kind, date) {
            (BlankKind::Number, _) => (display::number(number), fonts.upright, Reason::BlankForNumber),
            (BlankKind::Day, Some((day, _))) => (display::day(day), fonts.italic, Reason::BlankForDay),
            (BlankKind::Month, Some((_, month))) => (display::month(month), fonts.italic, Reason::BlankForMonth),
            (_, None) => continue,
        };
        proposals.push(entry(sheet, blank, &text, typeface, reason)?);
    }
    if proposals.is_empty() {
        return Err(AppearanceError::NotFound { sought: Sought::Blanks });
    }
    Ok(proposals)
}

fn entry(
    sheet: &Sheet,
    blank: Blank,
    text: &str,
    typeface: Typeface<'_>,
    reason: Reason,
) -> Result<Proposal, AppearanceError> {
    let picture = display::entry(text, blank.size, typeface)?;
    let room = blank.right - blank.left;
    if picture.width > room {
        return Err(AppearanceError::NoRoom { sought: Sought::Blanks });
    }
    // The base lines agree: of the picture it is as high as its letters reach down.
    let bottom = blank.base - display::depth(blank.size, typeface)?;
    let left = blank.left + (room - picture.width) / 2.0;
    let area = [left, bottom, left + picture.width, bottom + picture.height];
    let limits = [blank.left, bottom - 2.0, blank.right, area[3] + 2.0];
    Ok(proposal(sheet, picture, area, limits, reason, Vec::new()))
}

fn proposal(
    sheet: &Sheet,
    picture: Picture,
    area: Area,
    limits: Area,
    reason: Reason,
    concerns: Vec<ImageConcern>,
) -> Proposal {
    let rect = sheet.in_user_space(area).map(rounded);
    // What the place itself touches is what it was meant to: the block for a seal, dots of a blank, whatever a person chose.
    let near = |printed: &Area| shared(*printed, limits) > 0.0 && shared(*printed, area) <= 0.0;
    let keep_clear = sheet.printed().filter(near).map(|printed| sheet.in_user_space(printed)).collect();
    let page = usize::try_from(sheet.number).unwrap_or(usize::MAX);
    Proposal {
        placement: Placement { page, rect, turn: sheet.view.turn, picture: Some(picture) },
        limits: sheet.in_user_space(limits).map(rounded),
        keep_clear,
        reason,
        concerns,
        shown: PageShown { size: sheet.size(), area, limits },
    }
}
