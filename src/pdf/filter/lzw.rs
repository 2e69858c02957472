//! `LZWDecode` (ISO 32000-2 §7.4.4).

use super::error::FilterError;

const CLEAR: usize = 256;
const END: usize = 257;
const FIRST_FREE: usize = 258;
const SHORTEST: u32 = 9;
const LONGEST: u32 = 12;

/// Decodes; `early_change` is the parameter of that name, 1 unless the file says otherwise.
pub(crate) fn decode(data: &[u8], early_change: bool, limit: usize) -> Result<Vec<u8>, FilterError> {
    let mut bits = Bits { rest: data, held: 0, count: 0 };
    let mut table = Table { strings: Vec::new(), width: SHORTEST, early: usize::from(early_change) };
    let mut out = Vec::new();
    let mut previous: Option<Piece> = None;
    loop {
        match bits.take(table.width).ok_or(FilterError::Broken)? {
            END => return Ok(out),
            CLEAR => {
                table.clear();
                previous = None;
            }
            code => {
                if let Some(previous) = previous {
                    table.add(previous);
                }
                previous = Some(write(code, &table, &mut out)?);
            }
        }
        if out.len() > limit {
            return Err(FilterError::TooLarge);
        }
    }
}

/// Writes the string of a code and says where it lies.
fn write(code: usize, table: &Table, out: &mut Vec<u8>) -> Result<Piece, FilterError> {
    let start = out.len();
    if let Ok(octet) = u8::try_from(code) {
        out.push(octet);
        return Ok(Piece { start, length: 1 });
    }
    let place = code.checked_sub(FIRST_FREE).and_then(|place| table.strings.get(place));
    let string = *place.ok_or(FilterError::Broken)?;
    // One by one: the last octet of the newest string is the first of what is being written.
    for at in (string.start..).take(string.length) {
        let octet = *out.get(at).ok_or(FilterError::Broken)?;
        out.push(octet);
    }
    Ok(Piece { start, length: string.length })
}

/// A string as a part of the output.
#[derive(Clone, Copy)]
struct Piece {
    start: usize,
    length: usize,
}

/// The strings of the codes from [`FIRST_FREE`] on, and how many bits a code has now.
struct Table {
    strings: Vec<Piece>,
    width: u32,
    early: usize,
}

impl Table {
    fn clear(&mut self) {
        self.strings.clear();
        self.width = SHORTEST;
    }

    /// Adds the string that was written before, with the octet that follows it.
    fn add(&mut self, before: Piece) {
        let next = self.strings.len().saturating_add(FIRST_FREE);
        if next >= 1 << LONGEST {
            return;
        }
        self.strings.push(Piece { start: before.start, length: before.length.saturating_add(1) });
        if self.width < LONGEST && next.saturating_add(1).saturating_add(self.early) >= 1 << self.width {
            self.width = self.width.saturating_add(1);
        }
    }
}

/// Codes, high bits first.
struct Bits<'a> {
    rest: &'a [u8],
    held: u32,
    count: u32,
}

impl Bits<'_> {
    fn take(&mut self, width: u32) -> Option<usize> {
        while self.count < width {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            self.held = (self.held << 8 | u32::from(*first)) & 0x00FF_FFFF;
            self.count = self.count.saturating_add(8);
        }
        self.count = self.count.saturating_sub(width);
        let code = (self.held >> self.count) & ((1 << width) - 1);
        usize::try_from(code).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weezl::{BitOrder, decode::Configuration, encode};

    #[test]
    fn decodes_the_example_of_the_standard() {
        let data = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(decode(&data, true, 100).unwrap(), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert_eq!(decode(&data, true, 5), Err(FilterError::TooLarge));
        assert_eq!(decode(&data[..4], true, 100), Err(FilterError::Broken));
    }

    fn octets(count: usize, kinds: u64, state: &mut u64) -> Vec<u8> {
        let next = |_| {
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u8::try_from((*state >> 33) % kinds).unwrap()
        };
        (0..count).map(next).collect()
    }

    #[test]
    fn reads_what_another_program_wrote() {
        let mut state = 3;
        for count in [0, 1, 2, 3, 250, 254, 255, 256, 500, 765, 1100, 3000, 3839, 4000, 9000, 40_000] {
            for kinds in [1, 2, 7, 256] {
                let plain = octets(count, kinds, &mut state);
                let early = encode::Encoder::with_tiff_size_switch(BitOrder::Msb, 8).encode(&plain).unwrap();
                assert_eq!(decode(&early, true, 50_000).unwrap(), plain, "{count} of {kinds}, early");
                let late = encode::Encoder::new(BitOrder::Msb, 8).encode(&plain).unwrap();
                assert_eq!(decode(&late, false, 50_000).unwrap(), plain, "{count} of {kinds}");
            }
        }
    }

    #[test]
    fn takes_of_broken_data_no_more_than_another_reader() {
        let mut state = 5;
        for round in 0..2_000 {
            let mut data =
                encode::Encoder::with_tiff_size_switch(BitOrder::Msb, 8).encode(&octets(900, 5, &mut state)).unwrap();
            let place = usize::try_from(state >> 33).unwrap() % data.len();
            data[place] ^= 1 << (round % 8);
            let theirs = Configuration::with_tiff_size_switch(BitOrder::Msb, 8).build().decode(&data);
            if let Ok(ours) = decode(&data, true, 1 << 20) {
                assert_eq!(theirs.ok(), Some(ours), "octet {place} of round {round}");
            }
        }
    }
}
