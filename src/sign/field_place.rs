//! Where a field of the document shows that waits for its signature.

use super::SignError;
use super::outline::{Adding, Outline};
use crate::base::input::Input;
use crate::base::limits::Limits;
use crate::verify::open;

/// Number of the page, from 1, and the rectangle in its user space. `None` for a field that shows nothing: without a rectangle that has
/// an area, or on no page.
///
/// # Errors
/// [`SignError::NoSuchField`], and what forbids reading the document.
pub fn field_place(input: &Input<'_>, name: &str, limits: &Limits) -> Result<Option<(u32, [f64; 4])>, SignError> {
    let document = open(input, limits)?;
    let outline = Outline::read(&document, Adding::Evidence, limits)?;
    let found = outline.fields.iter().find(|field| field.name.as_deref() == Some(name));
    let field = found.ok_or_else(|| SignError::NoSuchField { field: name.to_owned() })?;
    let Some((id, rectangle)) = field.widgets.first().and_then(|widget| Some((widget.id?, widget.rect?))) else {
        return Ok(None);
    };
    let [left, bottom, right, top] = rectangle;
    if (right - left).abs() <= 0.0 || (top - bottom).abs() <= 0.0 {
        return Ok(None);
    }
    for (number, page) in (1..).zip(&outline.pages) {
        let annotations = outline.view.array(&page.dictionary, "Annots")?;
        if annotations.iter().flat_map(|list| list.iter()).any(|annotation| annotation.as_reference() == Some(id)) {
            return Ok(Some((number, rectangle)));
        }
    }
    Ok(None)
}
