//! The signer's block (Phụ lục I, phần I, mục II.7): title above, printed name below, both centred on each other, and between them the
//! room for the signature (ô 7a, 7b, 7c).

use super::area::{Area, around, height, middle, shared, width};
use super::lines::Piece;
use super::sheet::{Sheet, Sheets};
use crate::base::nfc::nfc;
use crate::sign::appearance::measure::points;

/// How far the middle of a name may be from that of its title.
const ASIDE: f64 = 45.0;
/// Least and most room between title and name, in millimetres.
const LEAST: f64 = 8.0;
const MOST: f64 = 70.0;
/// Room above a name that is not printed, in millimetres: four lines.
const UNNAMED: f64 = 25.0;
/// Half of the text between the margins of Phụ lục I, in millimetres: a block is no wider.
const COLUMN: f64 = 82.5;
/// Least width of a signature, in millimetres.
const LEAST_WIDTH: f64 = 20.0;
/// Room left free beside text.
const APART: f64 = 1.5;
/// From one line of a title to the next, in sizes of its letters.
const LEADING: f64 = 2.0;

/// Words that titles end or begin with. A line that has one, or a form of signing, is a title for sure.
const TITLES: [&str; 22] = [
    "CHỦ TỊCH",
    "GIÁM ĐỐC",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "THỦ TƯỚNG",
    "CỤC TRƯỞNG",
    "VỤ TRƯỞNG",
    "CHÁNH",
    "TRƯỞNG PHÒNG",
    "TRƯỞNG BAN",
    "HIỆU TRƯỞNG",
    "TỔNG CỤC TRƯỞNG",
    "VIỆN TRƯỞNG",
    "CHI CỤC TRƯỞNG",
    "ĐỘI TRƯỞNG",
    "BÍ THƯ",
    "THỐNG ĐỐC",
    "TỔNG KIỂM TOÁN",
    "TỔNG THANH TRA",
    "CHỦ NHIỆM",
    "TRƯỞNG",
    "PHÓ",
];
const FORMS: [&str; 8] = ["TM.", "T/M", "KT.", "K/T", "TL.", "T/L", "TUQ.", "Q."];

/// A block with the room between its title and its name.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) page: u32,
    /// The lines of form and title, from top to bottom.
    pub(super) title: Vec<Piece>,
    pub(super) name: Option<Piece>,
    /// Where the signature may be.
    pub(super) room: Area,
    /// How sure it is that this is the signer's block of the document.
    rank: u32,
}

impl Block {
    /// What is printed of the block: ink may touch it, as a seal does on paper.
    pub(super) fn owned(&self) -> impl Iterator<Item = Area> {
        self.title.iter().chain(&self.name).map(|piece| piece.area)
    }

    /// Whether something printed belongs to the block.
    pub(super) fn owns(&self, area: Area) -> bool {
        self.owned().any(|own| own == area)
    }

    /// The title in one line.
    pub(super) fn title_text(&self) -> String {
        self.title.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The signer's block: that with the signer's name if there is one, else the surest.
pub(super) fn find(sheets: &Sheets, signer: Option<&str>) -> Option<Block> {
    let mut best: Option<Block> = None;
    for mut block in sheets.sheets.iter().flat_map(blocks) {
        let is_signer = |signer: &str| block.name.as_ref().is_some_and(|name| ends_with_name(&name.text, signer));
        if signer.is_some_and(is_signer) {
            block.rank = block.rank.saturating_add(16);
        }
        // Of two that are alike the later: what is quoted or annexed comes with its own heading.
        if best.as_ref().is_none_or(|best| block.rank >= best.rank) {
            best = Some(block);
        }
    }
    best
}

fn blocks(sheet: &Sheet) -> Vec<Block> {
    let pieces: Vec<Piece> = sheet.lines.iter().flat_map(super::lines::Line::pieces).collect();
    let recipients = pieces.iter().find(|piece| piece.text.starts_with("Nơi nhận"));
    let named = pieces.iter().filter(|piece| is_name(&piece.text)).filter_map(|name| block(sheet, &pieces, name));
    let mut found: Vec<Block> = named.collect();
    // Without a name, only the recipients beside it tell a signer's title from one in a heading.
    if let Some(recipients) = recipients.filter(|_| found.is_empty()) {
        let titles = pieces.iter().filter(|piece| is_title(&piece.text) && is_known(&piece.text));
        let blocks = titles.filter_map(|title| unnamed(sheet, &pieces, title));
        found.extend(blocks.filter(|block| is_level(block, recipients)));
    }
    for block in &mut found {
        let level = recipients.is_some_and(|recipients| is_level(block, recipients));
        let known = block.title.iter().any(|piece| is_known(&piece.text));
        let right = middle(block.room).0 > sheet.size()[0] / 2.0;
        block.rank =
            u32::from(level) * 8 + u32::from(known) * 4 + u32::from(right) * 2 + u32::from(block.name.is_some());
    }
    found.retain(|block| block.title.iter().any(|piece| is_known(&piece.text)) || block.rank >= 8);
    found
}

/// "Nơi nhận" is level with the first line of form and title (mục II.9.d).
fn is_level(block: &Block, recipients: &Piece) -> bool {
    const APART: f64 = 30.0;
    block.title.first().is_some_and(|first| (recipients.area[1] - first.area[1]).abs() < APART)
}

/// The block over a printed name.
fn block(sheet: &Sheet, pieces: &[Piece], name: &Piece) -> Option<Block> {
    let above = pieces.iter().filter(|piece| piece.area[1] > name.area[1] && is_in_column(piece, name));
    let nearest = above.min_by(|a, b| a.area[1].total_cmp(&b.area[1]))?;
    let gap = nearest.area[1] - name.area[3];
    if !is_title(&nearest.text) || !(points(LEAST)..=points(MOST)).contains(&gap) {
        return None;
    }
    let centred = (middle(nearest.area).0 - middle(name.area).0).abs() <= ASIDE;
    if !centred {
        return None;
    }
    let room = room(sheet, pieces, middle(name.area).0, [name.area[3], nearest.area[1]]);
    Some(Block { page: sheet.number, title: title(pieces, nearest), name: Some(name.clone()), room, rank: 0 })
}

/// The block under a title without a name: drafts leave it out at times.
fn unnamed(sheet: &Sheet, pieces: &[Piece], last: &Piece) -> Option<Block> {
    let below = pieces.iter().filter(|piece| piece.area[3] < last.area[3] && is_in_column(piece, last));
    let floor = below.map(|piece| piece.area[3]).fold(points(15.0), f64::max);
    let bottom = floor.max(last.area[1] - points(UNNAMED));
    if last.area[1] - bottom < points(LEAST) {
        return None;
    }
    let room = room(sheet, pieces, middle(last.area).0, [bottom, last.area[1]]);
    Some(Block { page: sheet.number, title: title(pieces, last), name: None, room, rank: 0 })
}

/// Whether a piece is above or below another.
fn is_in_column(piece: &Piece, other: &Piece) -> bool {
    piece.area[0] < other.area[2] && other.area[0] < piece.area[2]
}

/// The lines of a title, from the last one up.
fn title(pieces: &[Piece], last: &Piece) -> Vec<Piece> {
    let mut lines = vec![last.clone()];
    for _ in 0..5 {
        let Some(first) = lines.first() else { break };
        let size = first.area[3] - first.area[1];
        let is_next = |piece: &&Piece| {
            let rise = piece.area[1] - first.area[1];
            is_title(&piece.text)
                && rise > size * 0.5
                && rise <= size * LEADING
                && (middle(piece.area).0 - middle(first.area).0).abs() <= ASIDE
        };
        let Some(next) = pieces.iter().find(is_next) else { break };
        lines.insert(0, next.clone());
    }
    lines
}

/// The room about a middle and between two heights, as wide as nothing else is there.
fn room(sheet: &Sheet, pieces: &[Piece], centre: f64, [bottom, top]: [f64; 2]) -> Area {
    let half = points(COLUMN) / 2.0;
    let edge = points(8.0);
    let mut half = half.min(centre - edge).min(sheet.size()[0] - edge - centre);
    let beside = pieces.iter().filter(|piece| piece.area[1] < top && piece.area[3] > bottom);
    for piece in beside.filter(|piece| piece.area[1] < top - 0.5 && piece.area[3] > bottom + 0.5) {
        let away = if piece.area[2] <= centre { centre - piece.area[2] } else { piece.area[0] - centre };
        half = half.min((away - APART).max(0.0));
    }
    clear_of(&sheet.drawn, [centre - half, bottom + APART, centre + half, top - APART])
}

/// The room without what is drawn in it: narrower about its middle if that leaves a signature's width, else lower or higher.
fn clear_of(drawn: &[Area], room: Area) -> Area {
    let mut room = room;
    for thing in drawn {
        if shared(*thing, room) <= 0.0 {
            continue;
        }
        let centre = middle(room).0;
        let away = if thing[2] <= centre { centre - thing[2] } else { thing[0] - centre };
        let half = (away - APART).max(0.0);
        let (above, below) = (room[3] - thing[3] - APART, thing[1] - APART - room[1]);
        if half * 2.0 >= points(LEAST_WIDTH) || above.max(below) < points(LEAST) {
            room = [centre - half, room[1], centre + half, room[3]];
        } else if above >= below {
            room[1] = thing[3] + APART;
        } else {
            room[3] = thing[1] - APART;
        }
    }
    room
}

/// Whether a page has a line that is a title for sure.
pub(super) fn has_title(sheet: &Sheet) -> bool {
    sheet.lines.iter().flat_map(super::lines::Line::pieces).any(|piece| is_title(&piece.text) && is_known(&piece.text))
}

/// Capitals, at least two, and nothing that is small.
fn is_title(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.clone().all(|c| !c.is_lowercase()) && !text.contains(':')
}

fn is_known(text: &str) -> bool {
    let text = nfc(text);
    FORMS.iter().any(|form| text.starts_with(form)) || TITLES.iter().any(|title| text.contains(title))
}

/// Two to seven words of letters, each beginning with a capital, not all in capitals. A rank or a degree may come before.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || "'.".contains(c))
    };
    (2..=7).contains(&words.len()) && words.iter().all(is_word) && text.chars().any(char::is_lowercase)
}

/// Whether what is printed is a name, or ends with it behind a rank.
fn ends_with_name(printed: &str, name: &str) -> bool {
    let plain =
        |text: &str| -> Vec<String> { nfc(text).to_lowercase().split_whitespace().map(str::to_owned).collect() };
    let (printed, name) = (plain(printed), plain(name));
    !name.is_empty() && printed.ends_with(&name)
}

/// The whole block, for what lies around it.
pub(super) fn bounds(block: &Block) -> Area {
    block.owned().fold(block.room, around)
}

/// Whether there is room for a signature at all.
pub(super) fn has_room(block: &Block) -> bool {
    width(block.room) >= points(LEAST_WIDTH) && height(block.room) > 0.0
}
