//! Values of the keys of a dictionary, references followed.

use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, PdfString};
use crate::pdf::syntax::text::{decode_text, name_text};
use std::rc::Rc;

impl View<'_, '_> {
    /// The value of a key, references followed; null if there is none.
    ///
    /// # Errors
    /// As [`View::get`].
    pub fn value(&self, dictionary: &Dictionary, key: &str) -> Result<Object, Error> {
        dictionary.get(key).map_or_else(|| Ok(Object::null()), |value| self.resolve(value))
    }

    /// The dictionary (or stream dictionary) of a key.
    ///
    /// # Errors
    /// As [`View::get`].
    pub fn dictionary(&self, dictionary: &Dictionary, key: &str) -> Result<Option<Dictionary>, Error> {
        Ok(self.value(dictionary, key)?.as_dictionary().cloned())
    }

    /// The array of a key.
    ///
    /// # Errors
    /// As [`View::get`].
    pub fn array(&self, dictionary: &Dictionary, key: &str) -> Result<Option<Rc<[Object]>>, Error> {
        Ok(self.value(dictionary, key)?.as_array().cloned())
    }

    /// The string of a key.
    ///
    /// # Errors
    /// As [`View::get`].
    pub fn string(&self, dictionary: &Dictionary, key: &str) -> Result<Option<PdfString>, Error> {
        Ok(self.value(dictionary, key)?.as_string().cloned())
    }

    /// The text string of a key.
    ///
    /// # Errors
    /// As [`View::get`].
    pub fn text(&self, dictionary: &Dictionary, key: &str) -> Result<Option<String>, Error> {
        Ok(self.string(dictionary, key)?.map(|string| decode_text(&string.bytes)))
    }

    /// The name of a key, as text.
    ///
    /// # Errors
    /// As [`View::get`].
    pub fn name(&self, dictionary: &Dictionary, key: &str) -> Result<Option<String>, Error> {
        Ok(self.value(dictionary, key)?.as_name().map(name_text))
    }
}
