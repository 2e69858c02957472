//! The signature dictionary (ISO 32000-2 §12.8.1, Table 255).

use super::object::{Entries, PdfValue};
use super::request::{FieldLock, Form, Request};
use super::time::pdf_date;
use crate::pdf::ObjectId;

/// Everything but `ByteRange` and `Contents`.
pub(super) fn entries(request: &Request, lock: Option<&FieldLock>, catalog: ObjectId) -> Entries {
    let (kind, sub_filter) = match request.form {
        Form::DocumentTimestamp => ("DocTimeStamp", "ETSI.RFC3161"),
        Form::Adbe => ("Sig", "adbe.pkcs7.detached"),
        _ => ("Sig", "ETSI.CAdES.detached"),
    };
    let mut entries = Entries::new()
        .with("Type", PdfValue::name(kind))
        .with("Filter", PdfValue::name("Adobe.PPKLite"))
        .with("SubFilter", PdfValue::name(sub_filter));
    if request.form == Form::DocumentTimestamp {
        return entries;
    }
    entries.set("M", PdfValue::text(&pdf_date(request.time)));
    let stated = [
        ("Name", &request.name),
        ("Reason", &request.reason),
        ("Location", &request.location),
        ("ContactInfo", &request.contact),
    ];
    for (key, text) in stated {
        if let Some(text) = text {
            entries.set(key, PdfValue::text(text));
        }
    }
    let references: Vec<PdfValue> =
        [request.certify.map(permissions), lock.map(|lock| fields(lock, catalog))].into_iter().flatten().collect();
    if !references.is_empty() {
        entries.set("Reference", references);
    }
    entries
}

/// A signature reference dictionary (ISO 32000-2 Table 256).
fn reference(method: &str, parameters: Entries) -> Entries {
    Entries::new()
        .with("Type", PdfValue::name("SigRef"))
        .with("TransformMethod", PdfValue::name(method))
        .with("TransformParams", parameters)
}

fn parameters() -> Entries {
    Entries::new().with("Type", PdfValue::name("TransformParams")).with("V", PdfValue::name("1.2"))
}

/// DocMDP (ISO 32000-2 §12.8.2.2, Table 257).
fn permissions(permissions: u8) -> PdfValue {
    reference("DocMDP", parameters().with("P", i64::from(permissions))).into()
}

/// FieldMDP (ISO 32000-2 §12.8.2.4, Table 259).
fn fields(lock: &FieldLock, catalog: ObjectId) -> PdfValue {
    let parameters = lock_entries(lock, parameters());
    reference("FieldMDP", parameters).with("Data", catalog).into()
}

/// `Action` and `Fields`.
fn lock_entries(lock: &FieldLock, entries: Entries) -> Entries {
    let (action, names) = match lock {
        FieldLock::All => return entries.with("Action", PdfValue::name("All")),
        FieldLock::Include(names) => ("Include", names),
        FieldLock::Exclude(names) => ("Exclude", names),
    };
    let names: Vec<PdfValue> = names.iter().map(|name| PdfValue::text(name)).collect();
    entries.with("Action", PdfValue::name(action)).with("Fields", names)
}
