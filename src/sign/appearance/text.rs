//! Lines of text as a picture: black, upright, one under the other, each beginning at the left.

use super::Picture;
use super::error::AppearanceError;
use super::measure::{decimal, rounded};
use super::typeface::{Glyphs, Typeface, embed};
use crate::sign::{Entries, PdfValue};

/// Most lines.
const LINES: usize = 12;
/// Most characters of a line.
const LENGTH: usize = 200;
/// From one base line to the next, in parts of the size.
const LEADING: f64 = 1.15;

/// The lines in this size. A line that is wider than `most` is broken between words.
pub(super) fn picture(
    lines: &[String],
    typeface: Typeface<'_>,
    size: f64,
    most: f64,
) -> Result<Picture, AppearanceError> {
    let mut glyphs = Glyphs::new(typeface)?;
    let mut broken = Vec::new();
    for line in lines {
        let clean = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if clean.is_empty() || clean.chars().count() > LENGTH || clean.chars().any(char::is_control) {
            return Err(AppearanceError::Text);
        }
        broken.extend(wrapped(&mut glyphs, &clean, most / size)?);
    }
    if broken.is_empty() || broken.len() > LINES {
        return Err(AppearanceError::Text);
    }
    // Only what is shown is numbered: words were tried in several places, but none in vain.
    let (above, below) = glyphs.height();
    let (mut width, mut text) = (0.0_f64, String::new());
    let count = u32::try_from(broken.len()).map_or(0.0, f64::from);
    let height = (above + below + LEADING * (count - 1.0)) * size;
    let mut base = height - above * size;
    for line in &broken {
        let shaped = glyphs.shape(line)?;
        width = width.max(shaped.width * size);
        text.push_str(&format!("1 0 0 1 0 {} Tm\n<{}> Tj\n", decimal(base), shaped.codes));
        base -= LEADING * size;
    }
    Ok(Picture {
        width: rounded(width),
        height: rounded(height),
        content: format!("q\nBT\n0 g\n/F {} Tf\n{text}ET\nQ", decimal(size)).into_bytes(),
        resources: Entries::new().with("Font", Entries::new().with("F", PdfValue::Part(0))),
        parts: embed(&glyphs, 0)?,
    })
}

/// A line broken between words, where it is wider than `most`. A word that is wider by itself is left whole.
fn wrapped(glyphs: &mut Glyphs<'_>, line: &str, most: f64) -> Result<Vec<String>, AppearanceError> {
    let (mut lines, mut current): (Vec<String>, String) = (Vec::new(), String::new());
    for word in line.split(' ') {
        let longer = if current.is_empty() { word.to_owned() } else { format!("{current} {word}") };
        if !current.is_empty() && glyphs.shape(&longer)?.width > most {
            lines.push(core::mem::replace(&mut current, word.to_owned()));
        } else {
            current = longer;
        }
    }
    lines.push(current);
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&str], most: f64) -> Result<Picture, AppearanceError> {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        picture(&lines, Typeface::upright(), 10.0, most)
    }

    #[test]
    fn text_has_the_widths_of_the_font() {
        // Ten digits of half the size each.
        let one = of(&["0123456789"], 500.0).unwrap();
        assert!((one.width - 50.0).abs() < 0.01 && (one.height - 11.07).abs() < 0.05, "{} {}", one.width, one.height);
        let two = of(&["0123456789", "Ủy ban nhân dân"], 500.0).unwrap();
        assert!((two.height - one.height - 11.5).abs() < 0.001);
        let content = String::from_utf8(two.content).unwrap();
        assert!(content.contains("0 g\n/F 10 Tf") && content.matches(" Tj").count() == 2, "{content}");
        // Letters that are composed of two characters are the same letter.
        assert_eq!(of(&["U\u{309}y ban"], 500.0), of(&["Ủy ban"], 500.0));
    }

    #[test]
    fn long_lines_are_broken_between_words() {
        let broken = of(&["Ủy ban nhân dân xã Mẫu, tỉnh Mẫu"], 80.0).unwrap();
        assert!(broken.width <= 80.0 && broken.height > 20.0);
        assert_eq!(of(&[""], 80.0).unwrap_err(), AppearanceError::Text);
        assert_eq!(of(&["漢"], 80.0).unwrap_err(), AppearanceError::LetterMissing { letter: '漢' });
        assert_eq!(of(&["a"; 13], 80.0).unwrap_err(), AppearanceError::Text);
    }

    #[test]
    fn a_font_is_a_small_subset_and_its_objects_lead_to_each_other() {
        let picture = of(&["Thời gian ký: 2026-11-22T09:05:00+07:00"], 500.0).unwrap();
        let sizes: Vec<usize> = picture
            .parts
            .iter()
            .map(|part| {
                let mut out = Vec::new();
                part.write(&mut out);
                out.len()
            })
            .collect();
        assert_eq!(picture.parts.len(), 5);
        assert!(sizes.iter().sum::<usize>() < 20_000, "{sizes:?}");
    }
}
