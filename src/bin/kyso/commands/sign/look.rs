//! How the signature looks and where (Decree 30/2020, Phụ lục I): found from the page, or in the rectangle that a person chose.

use super::Failure;
use super::output::{Draft, place};
use crate::arguments::{LookOptions, SignAs, SignCopy, SignOptions};
use crate::file_source;
use crate::setup::Setup;
use kyso::pdf::Document;
use kyso::sign::Placement;
use kyso::sign::appearance::display::CopyForm;
use kyso::sign::appearance::placement::{Case, Fonts, Proposal, Sheets, at, propose};
use kyso::sign::appearance::{AppearanceError, Image, Typeface, preview as seen};
use kyso::{Input, Timestamp};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the signatures of a file show, and what: one place, unless a clerk fills several blanks. Without an image, or the words of a
/// block, it shows nothing.
pub(super) fn placements(
    input: &Input<'_>,
    signer: Option<&str>,
    options: &SignOptions,
    setup: &Setup,
) -> Result<Vec<Placement>, Failure> {
    let found = proposals(input, signer, options, setup)?;
    if found.is_empty() {
        return Ok(vec![Placement { page: options.page.unwrap_or(1), ..Placement::default() }]);
    }
    Ok(found.into_iter().map(|proposal| proposal.placement).collect())
}

/// Writes what would be seen: a page as PDF for each picture, and what there is to know of them as JSON.
pub(super) fn preview(file: &Path, folder: &Path, options: &SignOptions, setup: &Setup) -> Result<PathBuf, Failure> {
    let source = file_source::open(file)?;
    let input = Input { source: source.as_ref(), detached: None, password: setup.password.as_deref() };
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut list = Vec::new();
    for (number, proposal) in (1_u32..).zip(proposals(&input, None, options, setup)?) {
        let shown = seen(&proposal);
        let page = format!("{name}.preview-{number}.pdf");
        let page_place = place(&folder.join(&page), file, None)?;
        Draft::write(&page_place, None, &shown.document)?.publish()?;
        list.push(serde_json::json!({ "file": page, "preview": shown }));
    }
    let listing = place(&folder.join(format!("{name}.preview.json")), file, None)?;
    let text = serde_json::to_vec_pretty(&list);
    let text = text.map_err(|error| Failure::new("sign-output-failed", error.to_string()))?;
    Draft::write(&listing, None, &text)?.publish()?;
    Ok(listing)
}

fn proposals(
    input: &Input<'_>,
    signer: Option<&str>,
    options: &SignOptions,
    setup: &Setup,
) -> Result<Vec<Proposal>, Failure> {
    let Some(case) = case(options, signer, setup.now)?.filter(|_| options.at_field.is_none()) else {
        return Ok(Vec::new());
    };
    let document = Document::open(input.source, input.password, &setup.limits)?;
    let sheets = Sheets::read(document.newest())?;
    let font = options.look.font.as_deref().map(read).transpose()?;
    let mut fonts = Fonts::default();
    if let Some(font) = &font {
        fonts = Fonts { upright: Typeface::read(font).map_err(failure)?, ..fonts };
    }
    match rectangle(&options.look)? {
        Some(rectangle) => {
            let page = options.page.and_then(|page| u32::try_from(page).ok()).unwrap_or(1);
            Ok(vec![at(&sheets, page, rectangle, case, fonts).map_err(failure)?])
        }
        None => propose(&sheets, case, fonts).map_err(failure),
    }
}

fn failure(error: AppearanceError) -> Failure {
    Failure::said("sign-no-place", |language| error.words(language))
}

/// The case of display, if the options give what it shows.
fn case<'s>(options: &'s SignOptions, signer: Option<&'s str>, time: Timestamp) -> Result<Option<Case<'s>>, Failure> {
    let look = &options.look;
    Ok(match options.role {
        SignAs::Person => image(look)?.map(|image| Case::Person { image, name: signer }),
        SignAs::Agency => image(look)?.map(|image| Case::Agency { image, millimetres: look.seal_size }),
        SignAs::Copy => look.copy_form.zip(look.agency_name.as_deref()).map(|(form, agency)| {
            let form = match form {
                SignCopy::SaoY => CopyForm::Full,
                SignCopy::SaoLuc => CopyForm::OfACopy,
                SignCopy::TrichSao => CopyForm::Extract,
            };
            Case::Copy { form, agency, time }
        }),
        SignAs::Annex => look.document_number.as_deref().map(|number| Case::Annex { number, time }),
        SignAs::Number => look.number.map(|number| Case::Number { number, date: look.date }),
    })
}

fn image(look: &LookOptions) -> Result<Option<Image>, Failure> {
    let Some(path) = &look.image else { return Ok(None) };
    let bytes = read(path)?;
    Image::read(&bytes).map(Some).map_err(failure)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::new("sign-no-place", format!("{}: {error}", path.display())))
}

fn rectangle(look: &LookOptions) -> Result<Option<[f64; 4]>, Failure> {
    let Some(text) = &look.rect else { return Ok(None) };
    let numbers: Option<Vec<f64>> = text.split(',').map(|number| number.trim().parse().ok()).collect();
    let rectangle = numbers.and_then(|numbers| <[f64; 4]>::try_from(numbers).ok());
    rectangle.map(Some).ok_or_else(|| Failure::new("sign-bad-rectangle", ""))
}
