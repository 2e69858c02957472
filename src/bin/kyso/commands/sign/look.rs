//! How the signature looks and where (Decree 30/2020, Phụ lục I): found from the page, or in the rectangle that a person chose.

use super::Failure;
use super::output::{Draft, place};
use super::request::role;
use super::system_font::times_new_roman;
use crate::arguments::{LookOptions, SignAs, SignCopy, SignOptions};
use crate::file_source;
use crate::setup::Setup;
use kyso::Input;
use kyso::sign::appearance::display::CopyForm;
use kyso::sign::appearance::placement::Fonts;
use kyso::sign::appearance::{Typeface, preview as seen};
use kyso::sign::{Look, LookError, Placement, Wanted};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the signatures of a file show, and what.
pub(super) fn placements(
    input: &Input<'_>,
    signer: Option<&[u8]>,
    options: &SignOptions,
    setup: &Setup,
) -> Result<Vec<Placement>, Failure> {
    let files = Files::read(options)?;
    files.look(options, setup)?.placements(input, signer, &setup.limits).map_err(failure)
}

/// Writes what would be seen: a page as PDF for each picture, and what there is to know of them as JSON.
pub(super) fn preview(file: &Path, folder: &Path, options: &SignOptions, setup: &Setup) -> Result<PathBuf, Failure> {
    let source = file_source::open(file)?;
    let input = Input { source: source.as_ref(), detached: None, password: setup.password.as_deref() };
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut list = Vec::new();
    let files = Files::read(options)?;
    let proposals = files.look(options, setup)?.proposals(&input, None, &setup.limits).map_err(failure)?;
    for (number, proposal) in (1_u32..).zip(proposals) {
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

/// The files that the options name.
struct Files {
    image: Option<Vec<u8>>,
    font: Option<Vec<u8>>,
}

impl Files {
    /// An image is of a person or of an agency; the other roles show none.
    fn read(options: &SignOptions) -> Result<Self, Failure> {
        let file = |path: Option<&PathBuf>| path.map(|path| read(path)).transpose();
        let shows_image = matches!(options.role, SignAs::Person | SignAs::Agency);
        let image = options.look.image.as_ref().filter(|_| shows_image);
        // The block of a copy or an annex is in Times New Roman (Phụ lục I): the system's own, where none is named.
        let shows_block = matches!(options.role, SignAs::Copy | SignAs::Annex);
        let own = || times_new_roman().filter(|_| shows_block);
        Ok(Self { image: file(image)?, font: file(options.look.font.as_ref())?.or_else(own) })
    }

    /// How the signatures look.
    fn look<'s>(&'s self, options: &'s SignOptions, setup: &Setup) -> Result<Look<'s>, Failure> {
        let own = &options.look;
        let mut fonts = Fonts::default();
        match self.font.as_deref().map(Typeface::read) {
            Some(Ok(font)) => fonts.upright = font,
            // That of the system was not asked for.
            Some(Err(error)) if own.font.is_some() => return Err(failure(error.into())),
            Some(Err(_)) | None => {}
        }
        let wanted = Wanted {
            image: self.image.as_deref(),
            seal_size: own.seal_size,
            copy: own.copy_form.map(form).zip(own.agency_name.as_deref()),
            document_number: own.document_number.as_deref(),
            number: own.number,
            date: own.date,
            page: options.page,
            rectangle: rectangle(own)?,
            field: options.at_field.as_deref(),
        };
        Ok(Look { role: role(options.role), wanted, time: setup.now, fonts })
    }
}

fn form(form: SignCopy) -> CopyForm {
    match form {
        SignCopy::SaoY => CopyForm::Full,
        SignCopy::SaoLuc => CopyForm::OfACopy,
        SignCopy::TrichSao => CopyForm::Extract,
    }
}

fn failure(error: LookError) -> Failure {
    match error {
        LookError::Document(error) => error.into(),
        LookError::Appearance(error) => Failure::said("sign-no-place", |language| error.words(language)),
    }
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
