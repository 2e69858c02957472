//! What the answer to reset says of the card (ISO 7816-3, 8.2; ISO 7816-4, 8.1.1).

/// Whether the card says in its historical characters that it takes extended lengths (ISO 7816-4, 8.1.1.2.7). A card that says nothing is
/// not asked to.
pub(super) fn takes_extended(atr: &[u8]) -> bool {
    historical(atr).and_then(capabilities).is_some_and(|[_, _, third]| third & 0x40 != 0)
}

/// The historical characters.
fn historical(atr: &[u8]) -> Option<&[u8]> {
    let &[_, t0, ref rest @ ..] = atr else { return None };
    let (mut rest, mut interfaces) = (rest, t0 >> 4);
    // Each TDi says which characters follow; an ATR has at most 32 of them.
    for _ in 0..8 {
        let before_td = usize::try_from((interfaces & 0x07).count_ones()).ok()?;
        rest = rest.get(before_td..)?;
        if interfaces & 0x08 == 0 {
            break;
        }
        let (td, others) = rest.split_first()?;
        (rest, interfaces) = (others, td >> 4);
    }
    rest.get(..usize::from(t0 & 0x0F))
}

/// The three octets of the card's capabilities, in compact TLV.
fn capabilities(historical: &[u8]) -> Option<[u8; 3]> {
    // Category 00 has three octets of status behind the objects, category 80 none.
    let mut rest = match historical {
        [0x00, objects @ .., _, _, _] => objects,
        [0x80, objects @ ..] => objects,
        _ => return None,
    };
    while let Some((header, others)) = rest.split_first() {
        let (value, behind) = others.split_at_checked(usize::from(header & 0x0F))?;
        if *header == 0x73 {
            return value.try_into().ok();
        }
        rest = behind;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extended_lengths_are_only_taken_from_cards_that_say_so() {
        let atr = |text: &str| takes_extended(&hex::decode(text).unwrap());
        // A YubiKey 5: category 80, capabilities 73 with extended lengths.
        assert!(atr("3bfd1300008131fe158073c021c057597562694b657940"));
        // The default card of vpcd.
        assert!(!atr("3b951381018073ff01000b"));
        // A card that says nothing, and broken ones.
        for text in ["3b800181", "3b", "", "3bff", "3b8fffffffffffffffffffff", "3b057380"] {
            assert!(!atr(text), "{text}");
        }
    }
}
