//! The pictures of later signatures (ISO 32000-2 §12.8.2.2, §12.7.5.5). A later signature vouches for its own mark, and a mark is
//! no licence to repaint the page: one that is larger than a seal with its signer block can need, that lies over other content
//! than the pictures of signatures, or that cannot be bounded, is told and left to a person.
//!
//! By Appendix I to Decree 30/2020/NĐ-CP the picture of an agency's signature is its seal in its real size (36 to 42 mm across),
//! red, on transparent ground, over about a third of the signer's picture; the signer's is blue on transparent ground, between
//! title and name. Both lie in the signer block, half as wide as the text (210 mm less 30 mm and 15 mm of margin, halved) and no
//! higher than 50 mm. Coloured ink on transparent ground therefore may lie over the text of the block.

use super::appearance::is_bounded;
use super::change::{Change, ChangeKind};
use super::field::has_area;
use super::painted::{self, Box4, Kind, area, overlap};
use super::step::{Step, Which};
use crate::base::error::Error;
use crate::pdf::syntax::object::{Dictionary, Object};

/// Points in a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;
/// Size of the signer block: half the width of the text, 50 mm high. Marks of another shape may have the same area.
const BLOCK: f64 = 82.5 * 50.0 * MILLIMETRE * MILLIMETRE;
/// Size of a seal, the largest in use with some room around it. Only so much ink may lie over text.
const SEAL: f64 = 60.0 * 60.0 * MILLIMETRE * MILLIMETRE;
/// Size of a number or a date that a clerk puts into the blanks of a heading (Article 15 of the Decree: 8.5 mm by 7.1 mm in real
/// files). The text around the blanks is as near as that.
const ENTRY: f64 = 20.0 * 10.0 * MILLIMETRE * MILLIMETRE;

/// Lists the picture of a new signature, if it may show more than a signature.
pub(crate) fn list(
    step: &Step<'_, '_, '_>,
    signature: &Change,
    number: u32,
    widget: &Dictionary,
    rect: Option<Box4>,
    page: Option<u32>,
) -> Result<(), Error> {
    let Some(rect) = rect.filter(|rect| has_area(Some(*rect))) else { return Ok(()) };
    // A list of annotations may be that of several pages: the picture is shown on each of them.
    let known = step.annotations(Which::New)?;
    judge_on(step, signature, number, widget, rect, page)?;
    for other in known.pages_of(number).iter().filter(|other| Some(**other) != page) {
        judge_on(step, signature, number, widget, rect, Some(*other))?;
    }
    Ok(())
}

/// Lists the picture as it is on one page.
fn judge_on(
    step: &Step<'_, '_, '_>,
    signature: &Change,
    number: u32,
    widget: &Dictionary,
    rect: Box4,
    page: Option<u32>,
) -> Result<(), Error> {
    if let Some(why) = doubt(step, number, widget, rect, page)? {
        let mut change = Change::new(ChangeKind::SignaturePicture, signature.level).object(signature.object);
        change = change.field(signature.field.as_deref()).page(page).rect(Some(rect)).detail(why);
        change.signature = signature.signature;
        change.open = true;
        step.list(change);
    }
    Ok(())
}

/// Why a picture is left to a person.
fn doubt(
    step: &Step<'_, '_, '_>,
    number: u32,
    widget: &Dictionary,
    rect: Box4,
    page: Option<u32>,
) -> Result<Option<&'static str>, Error> {
    let view = step.new_view();
    if view.value(widget, "AP")?.is_null() {
        // No viewer draws a signature field without an appearance.
        return Ok(None);
    }
    if !is_bounded(view, step.work(), number, widget)? {
        return Ok(Some("appearance"));
    }
    if area(rect) > BLOCK {
        return Ok(Some("size"));
    }
    let page = step.pages.iter().find(|(_, at)| Some(**at) == page).map(|(number, _)| *number);
    let Some(page) = page else { return Ok(Some("beneath")) };
    let painted = step.painted(page)?;
    let Some(beneath) = painted.as_ref() else { return Ok(Some("beneath")) };
    // The pictures of earlier signatures may be covered: the seal lies over the signer's.
    let beneath: Vec<Box4> = beneath
        .iter()
        .filter(|one| one.owner != Some(number) && one.kind != Kind::Signature && overlap(one.area, rect))
        .map(|one| one.area)
        .collect();
    if beneath.is_empty() {
        return Ok(None);
    }
    let marks = marks(step, widget, rect)?;
    let covers = marks.iter().any(|(kind, mark)| {
        let over = beneath.iter().any(|one| overlap(*one, *mark));
        let light = match kind {
            Kind::Veil => area(rect) <= SEAL,
            Kind::Text | Kind::Line => area(rect) <= ENTRY,
            _ => false,
        };
        over && !light
    });
    Ok(covers.then_some("beneath"))
}

/// What the normal appearances paint, seen on the page (§12.5.5, Algorithm 8).
fn marks(step: &Step<'_, '_, '_>, widget: &Dictionary, rect: Box4) -> Result<Vec<(Kind, Box4)>, Error> {
    let view = step.new_view();
    let mut marks = Vec::new();
    let Some(appearances) = view.dictionary(widget, "AP")? else { return Ok(marks) };
    for entry in appearances.entries() {
        let one = view.resolve(&entry.value)?;
        let states = one.as_plain_dictionary().map(|states| states.entries().iter().map(|state| state.value.clone()));
        for state in states.map_or_else(|| vec![one.clone()], Iterator::collect) {
            let state: Object = view.resolve(&state)?;
            let Some(stream) = state.as_stream() else { return Ok(vec![(Kind::Unknown, rect)]) };
            match painted::appearance(view, step.work(), stream, Some(rect))? {
                Some(shown) => {
                    let own = shown.boxes.into_iter();
                    marks.extend(own.map(|(kind, own)| (kind, placed(own, shown.bounds, rect))));
                }
                None => return Ok(vec![(Kind::Unknown, rect)]),
            }
        }
    }
    Ok(marks)
}

/// A box of an appearance, moved with its bounds into the rectangle.
fn placed([x0, y0, x1, y1]: Box4, bounds: Box4, rect: Box4) -> Box4 {
    let [bx0, by0, bx1, by1] = bounds;
    let [rx0, ry0, rx1, ry1] = rect;
    let (across, up) = ((rx1 - rx0) / (bx1 - bx0), (ry1 - ry0) / (by1 - by0));
    let (x, y) = (|x: f64| rx0 + (x - bx0) * across, |y: f64| ry0 + (y - by0) * up);
    [x(x0), y(y0), x(x1), y(y1)]
}
