//! External objects (ISO 32000-2 §8.8): images and forms, and the resources that name them.

use super::data::decode;
use super::interpreter::{Painter, UNIT};
use super::kind::Kind;
use super::state::{Role, Run};
use crate::base::error::Error;
use crate::pdf::content::geometry::{Box4, IDENTITY, Matrix, grown, shared, through, times};
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, Stream};
use crate::pdf::syntax::text::name_text;
use std::rc::Rc;

impl Painter<'_, '_, '_> {
    /// A named resource (§7.8.3). `None` if there is none of that name, or two.
    pub(super) fn resource(&self, run: &Run, category: &str, name: &[u8]) -> Result<Option<Object>, Error> {
        Ok(match self.resource_as_named(run, category, name)? {
            Some(value) => Some(self.view.resolve(&value)?).filter(|value| !value.is_null()),
            None => None,
        })
    }

    /// The same, a reference not followed.
    pub(super) fn resource_as_named(&self, run: &Run, category: &str, name: &[u8]) -> Result<Option<Object>, Error> {
        let name = name_text(name);
        let Some(resources) = run.resources.as_ref().filter(|list| list.count(category) == 1) else { return Ok(None) };
        let list = self.view.dictionary(resources, category)?;
        Ok(list.filter(|list| list.count(&name) == 1).and_then(|list| list.get(&name).cloned()))
    }

    /// External objects (§8.8).
    pub(super) fn object(&mut self, name: &[u8], run: &mut Run) -> Result<(), Error> {
        let object = self.resource(run, "XObject", name)?;
        let Some(stream) = object.as_ref().and_then(Object::as_stream) else {
            self.cover(run);
            return Ok(());
        };
        match self.view.name(&stream.dictionary, "Subtype")?.as_deref() {
            // A picture of another file (`F`, Table 5) may be another one tomorrow.
            Some("Image") if stream.dictionary.has("F") => {
                self.broken |= self.is_appearance;
                self.cover(run);
            }
            Some("Image") => {
                let veil = self.is_appearance && super::veil::is_veil(self.view, stream)?;
                self.paint(run, if veil { Kind::Veil } else { Kind::Picture }, through(run.state.ctm, UNIT));
            }
            // Content of another file (§8.10.4), or of another language.
            Some("Form") if !stream.dictionary.has("Ref") && !stream.dictionary.has("Subtype2") => {
                self.form(stream, run)?
            }
            _ => self.cover(run),
        }
        Ok(())
    }

    /// A form, clipped to its box (§8.10.1).
    pub(super) fn form(&mut self, form: &Stream, run: &mut Run) -> Result<(), Error> {
        let (Some(place), Some(data)) = (form_place(self.view, &form.dictionary)?, self.data(form)?) else {
            self.cover(run);
            return Ok(());
        };
        let own = self.view.dictionary(&form.dictionary, "Resources")?;
        let resources = own.or_else(|| run.resources.clone());
        let mut state = run.state.clone();
        state.ctm = times(place.matrix, state.ctm);
        let bounds = grown(through(state.ctm, place.bounds), 1.0);
        state.clip = state.clip.and_then(|clip| shared(clip, bounds));
        self.run(&data, resources.as_ref(), state, Role::Form, run.deeper())
    }

    /// The data of a stream. `None` if they cannot be read.
    pub(super) fn data(&mut self, stream: &Stream) -> Result<Option<Rc<[u8]>>, Error> {
        if let Some(known) = self.streams.get(&stream.id) {
            return Ok(known.clone());
        }
        let data = decode(self.view, stream)?.map(Rc::from);
        self.streams.insert(stream.id, data.clone());
        Ok(data)
    }
}

/// Where a form lies in the space it is drawn in.
pub(crate) struct FormPlace {
    pub(crate) matrix: Matrix,
    pub(crate) bounds: Box4,
}

/// `BBox` and `Matrix` of a form (Table 93). `None` if they are not there, or not what they must be.
pub(crate) fn form_place(view: View<'_, '_>, form: &Dictionary) -> Result<Option<FormPlace>, Error> {
    // A key twice has two meanings.
    if form.count("BBox") != 1 || form.count("Matrix") > 1 {
        return Ok(None);
    }
    let Some([x0, y0, x1, y1]) = crate::pdf::font::extent::four(view, form, "BBox")? else { return Ok(None) };
    let matrix = match form.get("Matrix") {
        None => Some(IDENTITY),
        Some(_) => {
            crate::pdf::font::extent::numbers(view, form, "Matrix", 6)?.and_then(|numbers| numbers.try_into().ok())
        }
    };
    let bounds = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
    Ok(matrix.map(|matrix| FormPlace { matrix, bounds }))
}
