//! What attacks are made of: content painted over, byte ranges moved, fields and annotations slipped in.

use crate::pdf::updates::{Base, last, overwrite};

pub(super) const FORGED: &str = "BT /F1 24 Tf 72 500 Td (95.000.000) Tj ET";

pub(super) const FAKE: &str =
    "/V<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 10 20 30]/Contents<3003020101>>>";

/// A form XObject that paints over the whole page.
pub(super) fn paint(update: crate::pdf::updates::Update<'_>, number: u32) -> crate::pdf::updates::Update<'_> {
    update.stream(number, "/Type/XObject/Subtype/Form/BBox[0 0 600 850]/Resources<<>>", b"1 1 1 rg 0 0 600 850 re f")
}

/// Where `ByteRange` of the last signature stands that is no time-stamp.
pub(super) fn signature_at(base: &Base) -> Option<usize> {
    let mut end = base.bytes.len();
    loop {
        let at = last(&base.bytes[..end], b"/ByteRange")?;
        let from = last(&base.bytes[..at], b" obj")?;
        let to = at + base.bytes[at..].windows(6).position(|window| window == b"endobj")?;
        if last(&base.bytes[from..to], b"ETSI.RFC3161").is_none() {
            return Some(at);
        }
        end = from;
    }
}

pub(super) fn in_signature(base: &Base, what: &[u8], with: &[u8]) -> Option<Vec<u8>> {
    let at = signature_at(base)?;
    overwrite(&base.bytes, at.saturating_sub(30_000).max(last(&base.bytes[..at], b" obj")?), what, with)
}

/// Sets the numbers of the last `ByteRange` to others, within the room they have.
pub(super) fn byte_range(base: &Base, numbers: &str) -> Option<Vec<u8>> {
    let at = signature_at(base)? + 10;
    let open = at + base.bytes[at..].iter().position(|b| *b == b'[')?;
    let close = open + base.bytes[open..].iter().position(|b| *b == b']')?;
    if numbers.len() > close - open - 1 {
        return None;
    }
    let mut bytes = base.bytes.clone();
    bytes[open + 1..close].fill(b' ');
    bytes[open + 1..open + 1 + numbers.len()].copy_from_slice(numbers.as_bytes());
    Some(bytes)
}

pub(super) fn numbers(base: &Base) -> Option<[usize; 4]> {
    let at = signature_at(base)? + 10;
    let text = String::from_utf8_lossy(&base.bytes[at..at + 80]).replace(['[', ']'], " ");
    let list: Vec<usize> = text.split_whitespace().map_while(|n| n.parse().ok()).take(4).collect();
    list.try_into().ok()
}

pub(super) fn contents(base: &Base, fill: u8) -> Option<Vec<u8>> {
    let [_, first, second, _] = numbers(base)?;
    let mut bytes = base.bytes.clone();
    bytes[first + 1..second - 1].fill(fill);
    Some(bytes)
}

/// Moves what follows the signature away and puts other content in between (signature wrapping).
pub(super) fn wrap(base: &Base, keep_range: bool) -> Option<Vec<u8>> {
    let [_, first, second, length] = numbers(base)?;
    let head = &base.bytes[..second];
    let tail = &base.bytes[second..(second + length).min(base.bytes.len())];
    let inserted = format!(
        "\n{} 0 obj\n<</Length {}>>\nstream\n{FORGED}\nendstream\nendobj\n",
        base.contents.number,
        FORGED.len()
    );
    let mut bytes = [head, inserted.as_bytes(), tail].concat();
    if keep_range {
        return Some(bytes);
    }
    let moved = second + inserted.len();
    let text = format!("0 {first} {moved} {length}");
    let at = signature_at(base)? + 10;
    let open = at + bytes[at..].iter().position(|b| *b == b'[')?;
    let close = open + bytes[open..].iter().position(|b| *b == b']')?;
    if text.len() > close - open - 1 {
        return None;
    }
    bytes[open + 1..close].fill(b' ');
    bytes[open + 1..open + 1 + text.len()].copy_from_slice(text.as_bytes());
    Some(bytes)
}

/// Adds an annotation, given by its entries, to the first page.
pub(super) fn annotate(base: &Base, entries: &str, appearance: bool) -> Option<Vec<u8>> {
    let mut update = base.update();
    let (number, form) = (update.number(), update.number());
    let page = format!("{} 0 R", base.page.number);
    let look = if appearance { format!("/AP<</N {form} 0 R>>") } else { String::new() };
    let update = update.object(number, format!("<</Type/Annot/P {page}/F 4{look}{entries}>>"));
    let update = if appearance { paint(update, form) } else { update };
    Some(update.page(&[("Annots", &base.annots_with(number))]).table())
}

/// Adds a signature field with the given entries, listed in the form and on the page.
pub(super) fn sneak(base: &Base, entries: &str, appearance: bool) -> Option<Vec<u8>> {
    let mut update = base.update();
    let (number, form) = (update.number(), update.number());
    let look = if appearance { format!("/AP<</N {form} 0 R>>") } else { String::new() };
    let field = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Sneaky)/F 132/P {} 0 R/Rect[0 0 600 850]{look}{entries}>>",
        base.page.number
    );
    let update = update.object(number, field);
    let update = if appearance { paint(update, form) } else { update };
    let update = update.page(&[("Annots", &base.annots_with(number))]);
    Some(update.form(&[("Fields", &base.fields_with(number))]).table())
}

pub(super) fn replace_contents(base: &Base) -> crate::pdf::updates::Update<'_> {
    base.update().stream(base.contents.number, "", FORGED.as_bytes())
}
