//! Which form fields a signature locks (ISO 32000-2 §12.8.2.4, §12.7.5.5).

use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::signature::{FieldNames, REFERENCES, SignatureField, field_names};
use crate::pdf::syntax::object::Dictionary;

/// One set of locked fields (Table 236, Table 259).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    /// Every field.
    All,
    /// These fields and all below them.
    Include(Vec<String>),
    /// Every field but these and all below them.
    Exclude(Vec<String>),
}

impl Lock {
    fn new(action: &str, names: Vec<String>) -> Self {
        match action {
            "Include" => Self::Include(names),
            "Exclude" => Self::Exclude(names),
            // What is none of the three allows nothing.
            _ => Self::All,
        }
    }

    /// Whether a field may no longer change. One without a name can neither be included nor excluded: nobody knows whether it was
    /// meant.
    pub(crate) fn covers(&self, field: Option<&str>) -> bool {
        let Some(field) = field else { return true };
        match self {
            Self::All => true,
            // A change of a field is a change of all below it, because they inherit.
            Self::Include(names) => names.iter().any(|name| below(name, field) || below(field, name)),
            Self::Exclude(names) => !names.iter().any(|name| below(name, field)),
        }
    }
}

/// Whether a full field name is `name` or one below it: whole components count, not the beginning of one.
fn below(name: &str, field: &str) -> bool {
    field.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What a signature forbids later revisions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Restrictions {
    pub(crate) locks: Vec<Lock>,
    /// `P` of the field's lock dictionary (Table 236).
    pub(crate) permissions: Option<u8>,
}

/// Reads what a signature and its field forbid: the `FieldMDP` of the signature, and the `Lock` of the field as it was signed.
pub(crate) fn restrictions(view: View<'_, '_>, field: &SignatureField) -> Result<Restrictions, Error> {
    let mut found = Restrictions::default();
    for reference in field.references.iter().filter(|reference| reference.method == "FieldMDP") {
        let action = reference.action.as_deref().filter(|_| !reference.unread).unwrap_or_default();
        found.locks.push(Lock::new(action, reference.fields.clone()));
    }
    if field.references.len() >= REFERENCES {
        // What stands behind those that were read may forbid anything.
        found.locks.push(Lock::All);
        found.permissions = Some(1);
    }
    let Some(id) = field.field else { return Ok(found) };
    let Some(object) = view.get(id)? else { return Ok(found) };
    let mut dictionary = object.object.as_dictionary().cloned();
    // The lock stands in the field; a widget that is a kid of it names it as its parent.
    for _ in 0..view.document().limits.tree_depth.max(1) {
        let Some(node) = dictionary else { break };
        match view.value(&node, "Lock")? {
            lock if lock.is_null() => {}
            lock => {
                match lock.as_plain_dictionary() {
                    Some(lock) => read_lock(view, lock, &mut found)?,
                    None => found.locks.push(Lock::All),
                }
                break;
            }
        }
        dictionary = view.dictionary(&node, "Parent")?;
    }
    Ok(found)
}

/// Whether a signature forbids that the field of this name is signed: it locks the field, or forbids every change.
#[cfg(feature = "sign")]
pub(crate) fn locks_field(view: View<'_, '_>, field: &SignatureField, name: &str) -> Result<bool, Error> {
    let found = restrictions(view, field)?;
    Ok(found.permissions == Some(1) || found.locks.iter().any(|lock| lock.covers(Some(name))))
}

fn read_lock(view: View<'_, '_>, lock: &Dictionary, found: &mut Restrictions) -> Result<(), Error> {
    let action = view.name(lock, "Action")?.unwrap_or_default();
    let FieldNames { names, unread } = field_names(view, lock)?;
    found.locks.push(Lock::new(if unread { "" } else { &action }, names));
    if let Some(permissions) = view.value(lock, "P")?.as_integer() {
        found.permissions = Some(if permissions == 2 || permissions == 3 {
            permissions.unsigned_abs().try_into().unwrap_or(1)
        } else {
            1
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_by_whole_components() {
        let lock = Lock::Include(vec!["person.name".into()]);
        assert!(lock.covers(Some("person.name")));
        assert!(lock.covers(Some("person.name.first")));
        assert!(lock.covers(Some("person")), "a change of the parent is inherited");
        assert!(!lock.covers(Some("person.names")));
        assert!(!lock.covers(Some("person.age")));
        assert!(lock.covers(None));
        let lock = Lock::Exclude(vec!["note".into()]);
        assert!(!lock.covers(Some("note.text")));
        assert!(lock.covers(Some("notes")));
        assert!(lock.covers(None));
        assert!(Lock::new("Bogus", Vec::new()).covers(Some("x")));
    }
}
