//! Content that can change its own look (ISO 32000-2 §12.6, §8.11.4, §7.3.8.2): scripts, actions that run by themselves, parts
//! loaded from elsewhere, layers that switch by themselves, dynamic forms, media.
//!
//! A signature covers such content as it covers everything else; what it shows is not fixed by that. One quick look at every
//! object of a revision finds the candidates, and only those are parsed.

use crate::base::error::Error;
use crate::base::sort;
use crate::pdf::document::view::View;
use crate::pdf::document::xref::Entry;
use crate::pdf::syntax::bytes::Account;
use crate::pdf::syntax::lexer::{LexError, Lexer, Skipped, decode_name};
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId, Stream};
use crate::pdf::syntax::parser;
use crate::pdf::syntax::text::name_text;
use std::collections::{BTreeMap, BTreeSet};

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActiveKind {
    /// JavaScript (§12.6.4.17).
    Script,
    /// Starts a program or opens another file (§12.6.4.6, §12.6.4.3).
    Launch,
    /// Leads to an address (§12.6.4.8).
    Link,
    /// Sends form data or replaces them (§12.7.6).
    Submit,
    /// Runs by itself when something is opened, closed, shown, saved or printed (§12.6.3).
    OnOpen,
    /// Data of a stream that stand outside the file (§7.3.8.2).
    External,
    /// Layers that switch by themselves (§8.11.4.4), or by an action.
    Layers,
    /// An XFA form.
    Xfa,
    /// Attached files (§7.11.4).
    EmbeddedFiles,
    /// Sound, video, three-dimensional content (§13).
    Media,
    /// Fonts whose glyphs are not in the file (§9.9): the reader chooses them.
    Fonts,
}

/// Content of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActiveContent {
    /// How many there are.
    pub count: usize,
    /// Events and triggers, where the kind has them.
    pub details: BTreeSet<String>,
}

/// Names that make an object worth parsing.
const MARKS: [&[u8]; 27] = [
    b"JavaScript",
    b"JS",
    b"Launch",
    b"GoToR",
    b"GoToE",
    b"URI",
    b"SubmitForm",
    b"ImportData",
    b"OpenAction",
    b"AA",
    b"XFA",
    b"EF",
    b"AS",
    b"SetOCGState",
    b"Rendition",
    b"Movie",
    b"Sound",
    b"RichMedia",
    b"RichMediaExecute",
    b"Screen",
    b"3D",
    b"FFilter",
    b"Trans",
    b"Thread",
    b"GoTo3DView",
    b"F",
    b"BaseFont",
];

/// Triggers of Tables 196 to 199 that need no deed of the reader.
const BY_ITSELF: [&str; 11] = ["O", "C", "PO", "PC", "PV", "PI", "WC", "WS", "DS", "WP", "DP"];

/// Looks at all objects of a revision. What cannot be looked at within the limits is left out.
///
/// # Errors
/// [`Error::Source`].
pub fn find_active_content(view: &View<'_, '_>) -> Result<BTreeMap<ActiveKind, ActiveContent>, Error> {
    let mut found = BTreeMap::new();
    for id in candidates(view)? {
        let object = match view.get(id) {
            Ok(Some(object)) => object,
            Ok(None) | Err(Error::OverLimit { .. }) => continue,
            Err(error) => return Err(error),
        };
        match read(view, &object.object, &mut found) {
            Ok(()) | Err(Error::OverLimit { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// Objects that hold one of the names.
fn candidates(view: &View<'_, '_>) -> Result<Vec<ObjectId>, Error> {
    let document = view.document();
    let limits = &document.limits;
    let mut places: Vec<(u64, ObjectId)> = Vec::new();
    let mut compressed: Vec<(u32, u32, u32)> = Vec::new();
    for row in document.index.rows() {
        if view.defined_in(row.number) != usize::try_from(row.revision).ok() {
            continue;
        }
        match row.entry {
            Entry::InUse { offset, generation } => places.push((offset, ObjectId::new(row.number, generation))),
            Entry::Compressed { stream, index } => compressed.push((stream, index, row.number)),
            Entry::Free { .. } => {}
        }
    }
    sort::sort(&mut places);
    sort::sort(&mut compressed);
    let mut found = Vec::new();
    for (offset, id) in places.into_iter().filter(|(offset, _)| *offset < document.len()) {
        let answer = document.bytes.parse(offset, limits.object_bytes, Account::Searching, |lexer| {
            let begins = parser::object_header(lexer)?.is_some();
            Ok(begins && has_mark(lexer, limits.object_depth)?)
        });
        match answer {
            Ok(Ok(true)) => found.push(id),
            Ok(_) => {}
            Err(Error::OverLimit { .. }) => return Ok(found),
            Err(error) => return Err(error),
        }
    }
    for (stream, index, number) in compressed {
        // What judging the signatures takes comes first.
        if document.decode.left() < document.limits.decoded_bytes / 8 {
            break;
        }
        let container = match view.object_stream(stream) {
            Ok(Some((container, _))) => container,
            Ok(None) => continue,
            Err(Error::OverLimit { .. }) => break,
            Err(error) => return Err(error),
        };
        let place = usize::try_from(index).ok().and_then(|index| container.header.objects.get(index));
        let Some((_, start)) = place.filter(|(held, _)| *held == number) else { continue };
        if has_mark(&mut Lexer::new(container.tail(*start), 0, true), limits.object_depth) == Ok(true) {
            found.push(ObjectId::new(number, 0));
        }
    }
    Ok(found)
}

fn has_mark(lexer: &mut Lexer<'_>, depth: usize) -> Result<bool, LexError> {
    let mut open = 0usize;
    loop {
        match lexer.skip_token()? {
            Skipped::DictionaryOpen | Skipped::ArrayOpen => {
                if open >= depth {
                    return Err(LexError::TooDeep { offset: lexer.offset() });
                }
                open = open.saturating_add(1);
            }
            Skipped::DictionaryClose | Skipped::ArrayClose => open = open.saturating_sub(1),
            Skipped::Name(name) => {
                if MARKS.contains(&name) || name.contains(&b'#') && MARKS.contains(&decode_name(name).0.as_slice()) {
                    return Ok(true);
                }
            }
            Skipped::Word(b"endobj" | b"stream" | b"obj" | b"endstream") | Skipped::End => return Ok(false),
            Skipped::Word(_) | Skipped::String => {}
        }
        if open == 0 {
            return Ok(false);
        }
    }
}

type Found = BTreeMap<ActiveKind, ActiveContent>;

// The parser has bounded the nesting.
fn read(view: &View<'_, '_>, object: &Object, found: &mut Found) -> Result<(), Error> {
    if let Some(stream) = object.as_stream() {
        external(stream, found);
    }
    if let Some(dictionary) = object.as_dictionary() {
        of_dictionary(view, dictionary, found)?;
        for entry in dictionary.entries() {
            read(view, &entry.value, found)?;
        }
    } else if let Some(array) = object.as_array() {
        for element in array.iter() {
            read(view, element, found)?;
        }
    }
    Ok(())
}

fn add(found: &mut Found, kind: ActiveKind, detail: Option<&str>) {
    let content = found.entry(kind).or_default();
    content.count = content.count.saturating_add(1);
    if content.details.len() < 16 {
        content.details.extend(detail.map(str::to_owned));
    }
}

/// "F … The file containing the stream data" (Table 5).
fn external(stream: &Stream, found: &mut Found) {
    if stream.dictionary.get("F").is_some_and(|file| !file.is_null()) {
        add(found, ActiveKind::External, None);
    }
}

fn of_dictionary(view: &View<'_, '_>, dictionary: &Dictionary, found: &mut Found) -> Result<(), Error> {
    if let Some(kind) = dictionary.get("S").and_then(Object::as_name).and_then(|name| of_action(name, dictionary)) {
        add(found, kind, None);
    }
    let annotation = dictionary.get("Subtype").and_then(Object::as_name);
    if matches!(annotation, Some(b"RichMedia" | b"Screen" | b"Movie" | b"Sound" | b"3D")) && dictionary.has("Rect") {
        add(found, ActiveKind::Media, None);
    }
    if let Some(font) = font_of_reader(view, dictionary)? {
        add(found, ActiveKind::Fonts, Some(&font));
    }
    if dictionary.has("EF") && !view.value(dictionary, "EF")?.is_null() {
        add(found, ActiveKind::EmbeddedFiles, None);
    }
    if !view.value(dictionary, "XFA")?.is_null() {
        add(found, ActiveKind::Xfa, None);
    }
    if let Some(action) = view.dictionary(dictionary, "OpenAction")? {
        // Going to a page of the document shows nothing that is not there.
        if view.value(&action, "S")?.as_name() != Some(b"GoTo") || action.has("Next") {
            add(found, ActiveKind::OnOpen, Some("OpenAction"));
        }
    }
    if let Some(triggers) = view.dictionary(dictionary, "AA")? {
        let is_field = dictionary.has("FT") || dictionary.has("T");
        for entry in triggers.entries() {
            let key = name_text(&entry.key);
            // `C` of a field is the order of calculation (Table 199), of a page its closing.
            if BY_ITSELF.contains(&key.as_str()) && !(is_field && key == "C") {
                add(found, ActiveKind::OnOpen, Some(&key));
            }
        }
    }
    layers(view, dictionary, found)
}

/// The name of a font without a program (§9.8.1: `FontFile`, `FontFile2`, `FontFile3`). Readers have fonts of their own for
/// the standard 14 and for any other, and what these draw for a code is theirs to say.
fn font_of_reader(view: &View<'_, '_>, dictionary: &Dictionary) -> Result<Option<String>, Error> {
    let subtype = dictionary.get("Subtype").and_then(Object::as_name);
    let simple = matches!(subtype, Some(b"Type1" | b"MMType1" | b"TrueType" | b"CIDFontType0" | b"CIDFontType2"));
    if !simple || !dictionary.has("BaseFont") {
        return Ok(None);
    }
    if let Some(descriptor) = view.dictionary(dictionary, "FontDescriptor")? {
        for key in ["FontFile", "FontFile2", "FontFile3"] {
            if view.value(&descriptor, key)?.as_stream().is_some() {
                return Ok(None);
            }
        }
    }
    let name = view.name(dictionary, "BaseFont")?.unwrap_or_default();
    let plain = !name.is_empty() && name.len() <= 60 && name.bytes().all(|byte| byte.is_ascii_graphic());
    Ok(Some(if plain { name } else { "?".to_owned() }))
}

fn of_action(name: &[u8], dictionary: &Dictionary) -> Option<ActiveKind> {
    Some(match name {
        b"JavaScript" if dictionary.has("JS") => ActiveKind::Script,
        // A rendition may carry a script as well.
        b"Rendition" if dictionary.has("JS") => ActiveKind::Script,
        b"Launch" | b"GoToR" | b"GoToE" => ActiveKind::Launch,
        b"URI" if dictionary.has("URI") => ActiveKind::Link,
        b"SubmitForm" | b"ImportData" => ActiveKind::Submit,
        b"SetOCGState" => ActiveKind::Layers,
        b"Rendition" | b"Movie" | b"Sound" | b"RichMediaExecute" | b"GoTo3DView" => ActiveKind::Media,
        _ => return None,
    })
}

/// `AS` of a configuration: "usage application dictionaries" that switch layers by events such as viewing and printing.
fn layers(view: &View<'_, '_>, dictionary: &Dictionary, found: &mut Found) -> Result<(), Error> {
    let Some(usages) = view.array(dictionary, "AS")? else { return Ok(()) };
    for usage in usages.iter().take(100) {
        let usage = view.resolve(usage)?;
        let Some(usage) = usage.as_dictionary() else { continue };
        let groups = view.array(usage, "OCGs")?;
        let categories = view.array(usage, "Category")?;
        let any = |array: &Option<std::rc::Rc<[Object]>>| array.as_ref().is_some_and(|array| !array.is_empty());
        if any(&groups) && any(&categories) {
            let event = view.name(usage, "Event")?;
            add(found, ActiveKind::Layers, event.as_deref());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_are_told_by_names() {
        let look = |text: &[u8]| has_mark(&mut Lexer::new(text, 0, true), 16);
        assert_eq!(look(b"<</A<</S/JavaScript/JS(x)>>>>"), Ok(true));
        assert_eq!(look(b"<</A<</S/Java#53cript/J#53(x)>>>>"), Ok(true));
        assert_eq!(look(b"<</Type/Font/Name(JavaScript)>>"), Ok(false));
        assert!(look(&vec![b'['; 100_000]).is_err());
    }
}
