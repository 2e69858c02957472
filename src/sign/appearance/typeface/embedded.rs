//! A subset of a font as PDF objects (ISO 32000-2 §9.7, §9.9): a composite font whose codes are the numbers of its glyphs.

use super::Glyphs;
use crate::crypto::sha256;
use crate::sign::appearance::error::AppearanceError;
use crate::sign::appearance::measure::rounded;
use crate::sign::{Entries, PdfValue};
use ttf_parser::{Face, name_id};

/// The parts of a font. The first is the font; `first` is the index that it will have.
pub(crate) fn embed(glyphs: &Glyphs<'_>, first: usize) -> Result<Vec<PdfValue>, AppearanceError> {
    let part = |offset: usize| PdfValue::Part(first.saturating_add(offset));
    let file = subsetter::subset(glyphs.data, 0, &glyphs.mapper).map_err(|_| AppearanceError::FontUnreadable)?;
    let name = format!("{}+{}", tag(&file), name(&glyphs.face));
    let font = Entries::new()
        .with("Type", PdfValue::name("Font"))
        .with("Subtype", PdfValue::name("Type0"))
        .with("BaseFont", PdfValue::name(&name))
        .with("Encoding", PdfValue::name("Identity-H"))
        .with("DescendantFonts", vec![part(1)])
        .with("ToUnicode", part(4));
    let system = Entries::new()
        .with("Registry", PdfValue::text("Adobe"))
        .with("Ordering", PdfValue::text("Identity"))
        .with("Supplement", 0);
    let descendant = Entries::new()
        .with("Type", PdfValue::name("Font"))
        .with("Subtype", PdfValue::name("CIDFontType2"))
        .with("BaseFont", PdfValue::name(&name))
        .with("CIDSystemInfo", system)
        .with("FontDescriptor", part(2))
        .with("CIDToGIDMap", PdfValue::name("Identity"))
        .with("DW", 0)
        .with("W", widths(glyphs));
    let length = i64::try_from(file.len()).unwrap_or(i64::MAX);
    let program = Entries::new().with("Filter", PdfValue::name("FlateDecode")).with("Length1", length);
    let data = miniz_oxide::deflate::compress_to_vec_zlib(&file, 9);
    Ok(vec![
        font.into(),
        descendant.into(),
        descriptor(&glyphs.face, &name).with("FontFile2", part(3)).into(),
        PdfValue::Stream(program, data),
        PdfValue::Stream(Entries::new(), to_unicode(glyphs)),
    ])
}

/// Six letters that name a subset (§9.9.2): the same for the same glyphs.
fn tag(file: &[u8]) -> String {
    sha256(file).iter().take(6).map(|byte| char::from(b'A'.saturating_add(byte % 26))).collect()
}

/// The PostScript name.
fn name(face: &Face<'_>) -> String {
    let names = face.names();
    let found =
        names.into_iter().filter(|name| name.name_id == name_id::POST_SCRIPT_NAME).find_map(|name| name.to_string());
    let name: String =
        found.unwrap_or_default().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect();
    if name.is_empty() { "Font".to_owned() } else { name }
}

/// Thousandths of the size.
fn thousandths(parts: f64) -> PdfValue {
    PdfValue::Real(rounded(parts * 1000.0))
}

/// `W`: the numbers begin with 1 and have no gaps.
fn widths(glyphs: &Glyphs<'_>) -> Vec<PdfValue> {
    let widths: Vec<PdfValue> = glyphs.used.values().map(|(_, width)| thousandths(*width)).collect();
    vec![PdfValue::Integer(1), widths.into()]
}

/// §9.8, Tables 120 and 121.
fn descriptor(face: &Face<'_>, name: &str) -> Entries {
    const SERIF: i64 = 1 << 1;
    const SYMBOLIC: i64 = 1 << 2;
    const ITALIC: i64 = 1 << 6;
    let em = f64::from(face.units_per_em());
    let part = |units: i16| thousandths(f64::from(units) / em);
    let whole = face.global_bounding_box();
    let bounds = [whole.x_min, whole.y_min, whole.x_max, whole.y_max].map(part);
    let capitals = face.capital_height().unwrap_or_else(|| face.ascender());
    let slanted = if face.is_italic() { ITALIC } else { 0 };
    Entries::new()
        .with("Type", PdfValue::name("FontDescriptor"))
        .with("FontName", PdfValue::name(name))
        .with("Flags", SERIF | SYMBOLIC | slanted)
        .with("FontBBox", bounds.to_vec())
        .with("ItalicAngle", PdfValue::Real(rounded(f64::from(face.italic_angle()))))
        .with("Ascent", part(face.ascender()))
        .with("Descent", part(face.descender()))
        .with("CapHeight", part(capitals))
        .with("StemV", 80)
}

/// §9.10.3: what is searched and copied is what is shown.
fn to_unicode(glyphs: &Glyphs<'_>) -> Vec<u8> {
    const MOST: usize = 100;
    let mut map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) \
        /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n\
        endcodespacerange\n"
        .to_owned();
    let lines: Vec<String> = glyphs.used.iter().map(|(number, (letter, _))| entry(*number, *letter)).collect();
    for some in lines.chunks(MOST) {
        map.push_str(&format!("{} beginbfchar\n{}endbfchar\n", some.len(), some.concat()));
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
    map.into_bytes()
}

fn entry(number: u16, letter: char) -> String {
    let mut units = [0; 2];
    let units: String = letter.encode_utf16(&mut units).iter().map(|unit| format!("{unit:04X}")).collect();
    format!("<{number:04X}> <{units}>\n")
}
