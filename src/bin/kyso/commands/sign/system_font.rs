//! Times New Roman as the system has it. Phụ lục I of Decree 30/2020 names it for the block of copies and annexes, and it may not be given
//! away with a program.

use std::fs;

/// Where systems keep it: Windows, macOS, and what Debian and Fedora install from the web.
const PLACES: [&str; 6] = [
    r"C:\Windows\Fonts\times.ttf",
    "/System/Library/Fonts/Supplemental/Times New Roman.ttf",
    "/Library/Fonts/Times New Roman.ttf",
    "/usr/share/fonts/truetype/msttcorefonts/Times_New_Roman.ttf",
    "/usr/share/fonts/truetype/msttcorefonts/times.ttf",
    "/usr/share/fonts/msttcore/times.ttf",
];

/// The font file, if one is there.
pub(super) fn times_new_roman() -> Option<Vec<u8>> {
    PLACES.iter().find_map(|place| fs::read(place).ok())
}
