//! One object of a policy file: every name known, each once.

use super::{Json, PolicyError, PolicyFault};

/// An object whose names have been checked.
pub(super) struct Record<'a> {
    entries: &'a [(String, Json)],
    place: String,
}

impl<'a> Record<'a> {
    /// Refuses names that are none of `known`, and names that are there twice.
    pub(super) fn of(json: &'a Json, place: &str, known: &[&str]) -> Result<Self, PolicyError> {
        let Json::Record(entries) = json else { return Err(wrong_type(place, "an object", json)) };
        let record = Self { entries, place: place.to_owned() };
        for (index, (name, _)) in entries.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                return Err(PolicyError::new(PolicyFault::NameUnknown, record.at(name), known.join(", ")));
            }
            if entries.iter().take(index).any(|(earlier, _)| earlier == name) {
                return Err(PolicyError::new(PolicyFault::Repeated, record.at(name), ""));
            }
        }
        Ok(record)
    }

    /// The place of a value, for messages.
    pub(super) fn at(&self, name: &str) -> String {
        if self.place.is_empty() { name.to_owned() } else { format!("{}.{name}", self.place) }
    }

    /// A value, if it is there.
    pub(super) fn value(&self, name: &str) -> Option<&'a Json> {
        self.entries.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// A text that must be there.
    pub(super) fn text(&self, name: &str) -> Result<&'a str, PolicyError> {
        let found = self.value(name).ok_or_else(|| PolicyError::new(PolicyFault::Missing, self.at(name), ""))?;
        as_text(found, &self.at(name))
    }

    /// Puts the word of a closed list into place, if there is one.
    pub(super) fn word<T>(&self, name: &str, words: &[(&'static str, T)], into: &mut T) -> Result<(), PolicyError>
    where
        T: Copy,
    {
        let Some(value) = self.value(name) else { return Ok(()) };
        let text = as_text(value, &self.at(name))?;
        let found = words.iter().find(|(word, _)| *word == text);
        let all = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        *into = found.ok_or_else(|| PolicyError::new(PolicyFault::ValueWrong, self.at(name), all()))?.1;
        Ok(())
    }

    /// Puts seconds into place, if there are any: from 0 to a hundred years.
    pub(super) fn seconds(&self, name: &str, into: &mut i64) -> Result<(), PolicyError> {
        const MOST: i64 = 3_155_760_000;
        let Some(value) = self.value(name) else { return Ok(()) };
        match value {
            Json::Number(number) if (0..=MOST).contains(number) => *into = *number,
            Json::Number(_) => {
                return Err(PolicyError::new(PolicyFault::ValueWrong, self.at(name), format!("0 to {MOST}")));
            }
            other => return Err(wrong_type(&self.at(name), "a number", other)),
        }
        Ok(())
    }

    /// The same, where `null` means that there is no such rule.
    pub(super) fn seconds_or_none(&self, name: &str, into: &mut Option<i64>) -> Result<(), PolicyError> {
        match self.value(name) {
            None => Ok(()),
            Some(Json::Null) => {
                *into = None;
                Ok(())
            }
            Some(_) => {
                let mut seconds = 0;
                self.seconds(name, &mut seconds)?;
                *into = Some(seconds);
                Ok(())
            }
        }
    }

    /// Puts a flag into place, if there is one.
    pub(super) fn flag(&self, name: &str, into: &mut bool) -> Result<(), PolicyError> {
        match self.value(name) {
            None => Ok(()),
            Some(Json::Flag(flag)) => {
                *into = *flag;
                Ok(())
            }
            Some(other) => Err(wrong_type(&self.at(name), "true or false", other)),
        }
    }

    /// The elements of an array with their places; none where it is absent.
    pub(super) fn list(&self, name: &str) -> Result<Vec<(String, &'a Json)>, PolicyError> {
        let place = self.at(name);
        match self.value(name) {
            None => Ok(Vec::new()),
            Some(Json::List(elements)) => {
                Ok(elements.iter().enumerate().map(|(index, e)| (format!("{place}[{index}]"), e)).collect())
            }
            Some(other) => Err(wrong_type(&place, "an array", other)),
        }
    }
}

pub(super) fn wrong_type(place: &str, wanted: &str, found: &Json) -> PolicyError {
    PolicyError::new(PolicyFault::TypeWrong, place, format!("{wanted} is wanted, not {}", found.kind()))
}

fn as_text<'a>(value: &'a Json, place: &str) -> Result<&'a str, PolicyError> {
    match value {
        Json::Text(text) => Ok(text),
        other => Err(wrong_type(place, "a text", other)),
    }
}
