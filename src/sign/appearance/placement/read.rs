//! Reads the pages: their boxes (ISO 32000-2 §14.11.2), their turn, their text, what is drawn, and the fields of signatures on them.

use super::area::{Area, height, ordered, shared, width};
use super::lines::{Run, lines};
use super::sheet::{Sheet, Sheets};
use super::signer_block;
use crate::base::error::Error;
use crate::pdf::changes::Work;
use crate::pdf::changes::painted::{self, Kind};
use crate::pdf::compare::pages::{self, Page};
use crate::pdf::page_view::PageView;
use crate::pdf::signature::find_signatures;
use crate::pdf::{View, page_text};
use std::collections::BTreeMap;

/// What is thinner, in points, and long is a rule.
const RULE: f64 = 3.0;
/// What covers more of the page is its ground, or a scan.
const GROUND: f64 = 0.4;
/// Runs of text that are kept of a page.
const RUNS: usize = 20_000;

impl Sheets {
    /// Reads the pages of a revision.
    ///
    /// # Errors
    /// [`Error::Source`], and [`Error::OverLimit`] when there are more pages than are allowed.
    pub fn read(view: View<'_, '_>) -> Result<Self, Error> {
        let document = view.document();
        let work = Work::new(document.limits.change_work);
        let mut sheets = Vec::new();
        let all = pages::read(view, &work)?;
        for (number, page) in (1..).zip(&all) {
            sheets.push(empty_sheet(view, page, number)?);
        }
        let mut runs: BTreeMap<u32, Vec<Run>> = BTreeMap::new();
        page_text::read_letters(view, &mut |run| {
            let own = runs.entry(run.page).or_default();
            let sheet = usize::try_from(run.page).ok().and_then(|page| sheets.get(page.checked_sub(1)?));
            if own.len() < RUNS {
                own.extend(sheet.and_then(|sheet| shown(sheet, run)));
            }
            true
        })?;
        for (sheet, page) in sheets.iter_mut().zip(&all) {
            sheet.lines = lines(runs.remove(&sheet.number).unwrap_or_default());
            // Where signatures go: the first page, and those with a title.
            if sheet.number == 1 || signer_block::has_title(sheet) {
                sheet.drawn = drawn(view, &work, page, sheet)?;
            }
        }
        let signatures = find_signatures(document, &document.limits)?;
        for widget in signatures.fields.iter().filter(|field| !field.removed_later).flat_map(|field| &field.widgets) {
            let sheet = widget.page.and_then(|page| sheets.iter_mut().find(|sheet| sheet.number == page));
            if let (Some(sheet), Some(rectangle), false) = (sheet, widget.rect, widget.hidden) {
                let area = sheet.shown(ordered(rectangle));
                sheet.signed.push(area);
            }
        }
        Ok(Self { sheets })
    }
}

fn empty_sheet(view: View<'_, '_>, page: &Page, number: u32) -> Result<Sheet, Error> {
    let seen = PageView::new(view, |key| Ok(page.value(key)))?;
    Ok(Sheet { number, view: seen, lines: Vec::new(), signed: Vec::new(), drawn: Vec::new() })
}

/// Pictures and filled areas of a page, as they are seen. Not what covers the better part of the page, as a scan or a ground does, nor
/// rules, which lie under ink on paper, too. Annotations are left out: fields that wait for a signature are among them.
fn drawn(view: View<'_, '_>, work: &Work, page: &Page, sheet: &Sheet) -> Result<Vec<Area>, Error> {
    let Some(id) = page.id else { return Ok(Vec::new()) };
    let boxes = match painted::boxes(view, work, id.number) {
        Ok(boxes) => boxes.unwrap_or_default(),
        // A page that costs too much is one of whose drawing nothing is known.
        Err(Error::OverLimit { .. }) => Vec::new(),
        Err(error) => return Err(error),
    };
    let [across, up] = sheet.size();
    let is_thing = |area: &Area| {
        let (short, long) = (width(*area).min(height(*area)), width(*area).max(height(*area)));
        let is_rule = short < RULE && long > short * 8.0;
        short > 0.0 && !is_rule && shared(*area, [0.0, 0.0, across, up]) < across * up * GROUND
    };
    let own = boxes.into_iter().filter(|painted| painted.owner.is_none());
    let things = own.filter(|painted| matches!(painted.kind, Kind::Picture | Kind::Veil | Kind::Area));
    Ok(things.map(|painted| sheet.shown(painted.area)).filter(is_thing).take(RUNS).collect())
}

/// A run as it is seen, if it is written from left to right and has a place.
fn shown(sheet: &Sheet, run: &page_text::Run<'_>) -> Option<Run> {
    let area = sheet.shown(run.area);
    let count = run.text.chars().count();
    let is_upright = count <= 1 || width(area) >= height(area) * 0.4;
    if !is_upright || !area.iter().all(|value| value.is_finite()) || height(area) <= 0.0 {
        return None;
    }
    let ends = run.steps.iter().copied().skip(1).chain([1.0]);
    let letters =
        run.text.chars().zip(run.steps.iter().copied().zip(ends)).map(|(letter, (from, to))| (letter, from, to));
    Some(Run { area, letters: letters.collect() })
}
