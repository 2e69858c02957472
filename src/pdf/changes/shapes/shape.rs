//! What the value of a key may be, and which keys a dictionary may have.

use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};
use crate::pdf::syntax::text::name_text;

/// Most points of one list.
pub(crate) const POINTS: usize = 10_000;

/// What the value of a key may be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Whatever another rule makes of it.
    Judged,
    /// One of these names.
    Name(&'static [&'static str]),
    /// Any name: it chooses nothing that is shown.
    AnyName,
    /// An integer with no other bits than these.
    Bits(i64),
    /// An integer.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// `false`.
    False,
    /// A number.
    Number,
    /// An array of so many numbers, at least and at most.
    Numbers(usize, usize),
    /// A string.
    Text,
    /// A string, or a stream of text (§7.9.3).
    LongText,
    /// A reference to an object.
    Reference,
    /// An array of names or strings.
    Words,
    /// A dictionary of this role, direct or by reference.
    Dictionary(&'static Role),
}

/// One role: its name, the tables of ISO 32000-2 behind it, and its keys.
#[derive(Debug)]
pub struct Role {
    /// What it is.
    pub name: &'static str,
    /// Where the standard describes it.
    pub clause: &'static str,
    /// Keys it shares with another role.
    pub base: Option<&'static Role>,
    /// Keys with the shapes of their values.
    pub keys: &'static [(&'static str, Shape)],
    /// Keys that it must have.
    pub needs: &'static [&'static str],
}

impl Role {
    fn shape(&self, key: &str) -> Option<Shape> {
        let own = self.keys.iter().find(|(known, _)| *known == key).map(|(_, shape)| *shape);
        own.or_else(|| self.base.and_then(|base| base.shape(key)))
    }

    /// The shape of a key that two revisions give other values, if the role has it.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.shape(key).is_some()
    }

    fn missing(&self, dictionary: &Dictionary) -> Option<&'static str> {
        let own = self.needs.iter().find(|key| !dictionary.has(key)).copied();
        own.or_else(|| self.base.and_then(|base| base.missing(dictionary)))
    }

    /// The first key that the role does not have, that has another value than it may, or that is missing. `None`: it fits.
    pub(crate) fn misfit(&self, view: View<'_, '_>, dictionary: &Dictionary) -> Result<Option<String>, Error> {
        for entry in dictionary.entries() {
            let key = name_text(&entry.key);
            // A key twice has two meanings.
            let fits = match self.shape(&key).filter(|_| dictionary.count(&key) == 1) {
                Some(shape) => shape.fits(view, &entry.value)?,
                None => false,
            };
            if !fits {
                return Ok(Some(key));
            }
        }
        Ok(self.missing(dictionary).map(str::to_owned))
    }

    /// Whether the value of one key is as the role has it.
    pub(crate) fn fits(&self, view: View<'_, '_>, key: &str, value: &Object) -> Result<bool, Error> {
        self.shape(key).map_or(Ok(false), |shape| shape.fits(view, value))
    }
}

impl Shape {
    pub(crate) fn fits(self, view: View<'_, '_>, value: &Object) -> Result<bool, Error> {
        if let Self::Reference = self {
            return Ok(value.as_reference().is_some());
        }
        let value = view.resolve(value)?;
        Ok(match self {
            Self::Judged => true,
            Self::Reference => false,
            Self::Name(allowed) => {
                value.as_name().is_some_and(|name| allowed.iter().any(|allowed| allowed.as_bytes() == name))
            }
            Self::AnyName => value.as_name().is_some(),
            Self::Bits(allowed) => value.as_integer().is_some_and(|bits| bits >= 0 && bits & !allowed == 0),
            Self::Integer => value.as_integer().is_some(),
            Self::Boolean => value.as_boolean().is_some(),
            Self::False => value.as_boolean() == Some(false),
            Self::Number => value.as_number().is_some_and(f64::is_finite),
            Self::Numbers(least, most) => numbers(view, &value, least, most)?,
            Self::Text => value.as_string().is_some_and(|text| !text.malformed),
            Self::LongText => value.as_string().is_some() || value.as_stream().is_some(),
            Self::Words => words(view, &value)?,
            Self::Dictionary(role) => match value.as_plain_dictionary() {
                Some(dictionary) => role.misfit(view, dictionary)?.is_none(),
                None => false,
            },
        })
    }
}

fn numbers(view: View<'_, '_>, value: &Object, least: usize, most: usize) -> Result<bool, Error> {
    let Some(array) = value.as_array().filter(|array| (least..=most).contains(&array.len())) else { return Ok(false) };
    for number in array.iter() {
        if !view.resolve(number)?.as_number().is_some_and(f64::is_finite) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn words(view: View<'_, '_>, value: &Object) -> Result<bool, Error> {
    let Some(array) = value.as_array().filter(|array| array.len() <= POINTS) else { return Ok(false) };
    for word in array.iter() {
        let word = view.resolve(word)?;
        if word.as_name().is_none() && word.as_string().is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}
