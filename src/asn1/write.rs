//! Writing DER: for the few structures that are made here, and are read by others.

/// One element with a low tag number and definite length.
pub(crate) fn write(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len().to_be_bytes();
    let length = length.iter().copied().skip_while(|octet| *octet == 0).collect::<Vec<u8>>();
    let mut der = vec![tag];
    match length.as_slice() {
        [] => der.push(0),
        [short @ ..=0x7F] => der.push(*short),
        long => {
            der.push(0x80 | u8::try_from(long.len()).unwrap_or(u8::MAX));
            der.extend(long);
        }
    }
    der.extend(content);
    der
}
