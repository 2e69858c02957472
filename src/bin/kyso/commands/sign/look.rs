//! How the signature looks and where (Decree 30/2020, Phụ lục I): found from the page, or in the rectangle that a person chose.

use super::Failure;
use crate::arguments::{LookOptions, SignAs, SignCopy, SignOptions};
use kyso::pdf::Document;
use kyso::sign::Placement;
use kyso::sign::appearance::display::CopyForm;
use kyso::sign::appearance::placement::{Case, Fonts, Sheets, at, propose};
use kyso::sign::appearance::{AppearanceError, Image};
use kyso::{Input, Limits, Timestamp};
use std::fs;

/// Where the signature shows, and what. Without an image, or the words of a block, it shows nothing.
pub(super) fn placement(
    input: &Input<'_>,
    options: &SignOptions,
    time: Timestamp,
    limits: &Limits,
) -> Result<Placement, Failure> {
    let Some(case) = case(options, time)? else {
        return Ok(Placement { page: options.page.unwrap_or(1), ..Placement::default() });
    };
    let document = Document::open(input.source, input.password, limits)?;
    let sheets = Sheets::read(document.newest())?;
    let fonts = Fonts::default();
    let proposal = match rectangle(&options.look)? {
        Some(rectangle) => {
            let page = options.page.and_then(|page| u32::try_from(page).ok()).unwrap_or(1);
            at(&sheets, page, rectangle, case, fonts).map_err(failure)?
        }
        None => {
            let all = propose(&sheets, case, fonts).map_err(failure)?;
            all.into_iter().next().ok_or_else(|| Failure::new("sign-no-place", ""))?
        }
    };
    Ok(proposal.placement)
}

fn failure(error: AppearanceError) -> Failure {
    Failure::said("sign-no-place", |language| error.words(language))
}

/// The case of display, if the options give what it shows.
fn case(options: &SignOptions, time: Timestamp) -> Result<Option<Case<'_>>, Failure> {
    let look = &options.look;
    Ok(match options.role {
        SignAs::Person => image(look)?.map(|image| Case::Person { image, name: None }),
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
        // Each blank is a signature of its own; the clerk's, which shows nothing, is one.
        SignAs::Number => None,
    })
}

fn image(look: &LookOptions) -> Result<Option<Image>, Failure> {
    let Some(path) = &look.image else { return Ok(None) };
    let bytes =
        fs::read(path).map_err(|error| Failure::new("sign-no-place", format!("{}: {error}", path.display())))?;
    Image::read(&bytes).map(Some).map_err(failure)
}

fn rectangle(look: &LookOptions) -> Result<Option<[f64; 4]>, Failure> {
    let Some(text) = &look.rect else { return Ok(None) };
    let numbers: Option<Vec<f64>> = text.split(',').map(|number| number.trim().parse().ok()).collect();
    let rectangle = numbers.and_then(|numbers| <[f64; 4]>::try_from(numbers).ok());
    rectangle.map(Some).ok_or_else(|| Failure::new("sign-bad-rectangle", ""))
}
