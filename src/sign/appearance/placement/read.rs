//! Reads the pages: their boxes (ISO 32000-2 §14.11.2), their turn, their text, and the fields of signatures on them.

use super::area::{Area, height, ordered, shared, width};
use super::lines::{Run, lines};
use super::sheet::{Sheet, Sheets};
use crate::base::error::Error;
use crate::pdf::changes::Work;
use crate::pdf::compare::pages::{self, Page};
use crate::pdf::signature::find_signatures;
use crate::pdf::{View, page_text};
use std::collections::BTreeMap;

/// A4, for pages that state no box.
const A4: Area = [0.0, 0.0, 595.276, 841.89];
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
        for (number, page) in (1..).zip(&pages::read(view, &work)?) {
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
        for sheet in &mut sheets {
            sheet.lines = lines(runs.remove(&sheet.number).unwrap_or_default());
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
    let media = rectangle(view, page, "MediaBox")?.unwrap_or(A4);
    let seen = match rectangle(view, page, "CropBox")? {
        Some(crop) if shared(crop, media) > 0.0 => {
            [crop[0].max(media[0]), crop[1].max(media[1]), crop[2].min(media[2]), crop[3].min(media[3])]
        }
        _ => media,
    };
    let turn = view.resolve(&page.value("Rotate"))?.as_integer().unwrap_or(0).rem_euclid(360);
    let unit = view.resolve(&page.value("UserUnit"))?.as_number().filter(|unit| (0.01..=1000.0).contains(unit));
    Ok(Sheet {
        number,
        seen,
        turn: u16::try_from(turn).ok().filter(|turn| turn % 90 == 0).unwrap_or(0),
        unit: unit.unwrap_or(1.0),
        lines: Vec::new(),
        signed: Vec::new(),
    })
}

fn rectangle(view: View<'_, '_>, page: &Page, key: &str) -> Result<Option<Area>, Error> {
    let value = view.resolve(&page.value(key))?;
    let mut numbers = Vec::new();
    for number in value.as_array().iter().flat_map(|array| array.iter()).take(4) {
        numbers.extend(view.resolve(number)?.as_number().filter(|number| number.is_finite()));
    }
    let area = <Area>::try_from(numbers).ok().map(ordered);
    Ok(area.filter(|area| width(*area) > 0.0 && height(*area) > 0.0))
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
