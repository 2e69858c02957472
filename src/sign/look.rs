//! What a signature shows, from what a person asks for to its places on the pages (Decree 30/2020, Phụ lục I).

use super::appearance::display::CopyForm;
use super::appearance::placement::{Case, Fonts, Proposal, Sheets, at, in_field, propose};
use super::appearance::{AppearanceError, Image, Sought};
use super::{Placement, Role, SignError, field_place};
use crate::base::error::Error;
use crate::base::input::Input;
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::pdf::Document;
use crate::x509::Certificate;

/// What a person asks to be shown.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    /// The file of an image: of the signature, or of the seal.
    pub image: Option<&'a [u8]>,
    /// Width of the seal in millimetres, where the image does not say it.
    pub seal_size: Option<f64>,
    /// Form of a copy, and the body that makes it.
    pub copy: Option<(CopyForm, &'a str)>,
    /// Number and symbol of the document that an annex belongs to.
    pub document_number: Option<&'a str>,
    /// The clerk's number.
    pub number: Option<u32>,
    /// The clerk's day and month.
    pub date: Option<(u8, u8)>,
    /// Number of the page, from 1.
    pub page: Option<usize>,
    /// A rectangle in the user space of the page, in the place of the one that is found.
    pub rectangle: Option<[f64; 4]>,
    /// The full name of a field of the document that takes the picture, in its own rectangle.
    pub field: Option<&'a str>,
}

/// How the signatures of one act look.
#[derive(Clone, Debug)]
pub struct Look<'a> {
    /// As whom somebody signs: the role decides what is shown.
    pub role: Role,
    /// What is asked for.
    pub wanted: Wanted<'a>,
    /// The time of signing, which blocks of text name.
    pub time: Timestamp,
    /// Fonts of text.
    pub fonts: Fonts<'a>,
}

/// Why there are no places.
#[derive(Clone, Debug, PartialEq)]
pub enum LookError {
    /// The document cannot be read.
    Document(SignError),
    /// There is no picture, or no place for it.
    Appearance(AppearanceError),
}

impl From<Error> for LookError {
    fn from(error: Error) -> Self {
        Self::Document(error.into())
    }
}

impl From<AppearanceError> for LookError {
    fn from(error: AppearanceError) -> Self {
        Self::Appearance(error)
    }
}

impl Look<'_> {
    /// Where the signatures of a document show, and what: one place, unless a clerk fills several blanks. Without an image, or the words
    /// of a block, it shows nothing. The name in the certificate tells one signer's block from another's.
    ///
    /// # Errors
    /// [`LookError`].
    pub fn placements(
        &self,
        input: &Input<'_>,
        signer: Option<&[u8]>,
        limits: &Limits,
    ) -> Result<Vec<Placement>, LookError> {
        let certificate = signer.and_then(|der| Certificate::parse(der, limits).ok());
        let name = certificate.and_then(|certificate| certificate.subject.common_name());
        let found = self.proposals(input, name.as_deref(), limits)?;
        if found.is_empty() {
            return Ok(vec![Placement { page: self.wanted.page.unwrap_or(1), ..Placement::default() }]);
        }
        Ok(found.into_iter().map(|proposal| proposal.placement).collect())
    }

    /// The same as proposals that a person may move; none where nothing is shown.
    ///
    /// # Errors
    /// [`LookError`].
    pub fn proposals(
        &self,
        input: &Input<'_>,
        signer: Option<&str>,
        limits: &Limits,
    ) -> Result<Vec<Proposal>, LookError> {
        let Some(case) = self.case(signer)? else { return Ok(Vec::new()) };
        let document = Document::open(input.source, input.password, limits)?;
        let sheets = Sheets::read(document.newest())?;
        let found = match (self.wanted.field, self.wanted.rectangle) {
            (Some(field), _) => {
                let place = field_place(input, field, limits).map_err(LookError::Document)?;
                let (page, rectangle) = place.ok_or(AppearanceError::NotFound { sought: Sought::Field })?;
                vec![in_field(&sheets, page, rectangle, case, self.fonts)?]
            }
            (None, Some(rectangle)) => {
                let page = self.wanted.page.and_then(|page| u32::try_from(page).ok()).unwrap_or(1);
                vec![at(&sheets, page, rectangle, case, self.fonts)?]
            }
            (None, None) => propose(&sheets, case, self.fonts)?,
        };
        Ok(found)
    }

    /// The case of display, if there is something to show.
    fn case<'s>(&'s self, signer: Option<&'s str>) -> Result<Option<Case<'s>>, AppearanceError> {
        let wanted = &self.wanted;
        let image = || wanted.image.map(Image::read).transpose();
        Ok(match self.role {
            Role::Person => image()?.map(|image| Case::Person { image, name: signer }),
            Role::Agency => image()?.map(|image| Case::Agency { image, millimetres: wanted.seal_size }),
            Role::Copy => wanted.copy.map(|(form, agency)| Case::Copy { form, agency, time: self.time }),
            Role::Annex => wanted.document_number.map(|number| Case::Annex { number, time: self.time }),
            Role::Number => wanted.number.map(|number| Case::Number { number, date: wanted.date }),
        })
    }
}
