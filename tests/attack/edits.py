"""Small changes to bytes and to tokens, as a fuzzer makes them."""

import random
import re

TOKENS = (b"null", b"true", b"false", b"0", b"-1", b"1.0", b"65535", b"[]", b"<<>>", b"()", b"1 0 R", b"11 0 R", b"3 0 R", b"99 0 R")
NAMES = (b"/Type", b"/Annots", b"/Contents", b"/Kids", b"/Parent", b"/Resources", b"/AP", b"/N", b"/Rect", b"/F", b"/Filter", b"/Length",
         b"/Root", b"/Prev", b"/Size", b"/XRefStm", b"/Subtype", b"/MediaBox", b"/AcroForm", b"/Fields", b"/OCProperties", b"/V", b"/AS")
WORDS = (b"obj", b"endobj", b"stream", b"endstream", b"xref", b"trailer", b"startxref", b"%%EOF", b"%PDF-1.7", b"11 0 obj", b"3 0 obj", b"1 0 obj")
FORGED_OBJECT = b"\n11 0 obj\n<</Length 58>>\nstream\nBT /F1 18 Tf 20 160 Td (Pay 999 USD to Mallory) Tj ET      \nendstream\nendobj\n"


def _flip(data: bytearray, at: int, rng: random.Random):
    data[at] ^= 1 << rng.randrange(8)


def _set(data: bytearray, at: int, rng: random.Random):
    data[at] = rng.choice(b"\0\t\n\r %()/<>[]{}+-.0123456789RfnxNaAzZ~")


def _insert(data: bytearray, at: int, rng: random.Random):
    data[at:at] = rng.choice((b" ", b"\n", b"\r", b"%", b"\0", b"0", b"+", b"%x\n", FORGED_OBJECT, *TOKENS, *NAMES, *WORDS))


def _delete(data: bytearray, at: int, rng: random.Random):
    del data[at : at + rng.choice((1, 1, 2, 5, 20, 60))]


def _copy(data: bytearray, at: int, rng: random.Random):
    length, to = rng.choice((1, 8, 20, 60, 200)), rng.randrange(at, len(data) + 1)
    data[to:to] = data[at : at + length]


def _digits(data: bytearray, at: int, rng: random.Random):
    """A number nearby becomes another of the same length."""
    found = re.search(rb"\d+", bytes(data[at : at + 200]))
    if found:
        width = len(found[0])
        other = rng.choice((int(found[0]) + rng.choice((-1, 1, 10, 100)), rng.randrange(10 ** min(width, 9))))
        data[at + found.start() : at + found.end()] = b"%0*d" % (width, max(0, other) % 10**width)


def _name(data: bytearray, at: int, rng: random.Random):
    """A name nearby becomes another, filled up with blanks so that places stay."""
    found = re.search(rb"/[A-Za-z]+", bytes(data[at : at + 200]))
    fitting = [name for name in NAMES if found and len(name) <= len(found[0])]
    if fitting:
        data[at + found.start() : at + found.end()] = rng.choice(fitting).ljust(len(found[0]))


def _value(data: bytearray, at: int, rng: random.Random):
    """A token nearby becomes another, filled up likewise."""
    found = re.search(rb"\d+ 0 R|\[[^\[\]]*\]|<<[^<>]*>>|\([^()]*\)|/\w+", bytes(data[at : at + 200]))
    fitting = [token for token in TOKENS if found and len(token) <= len(found[0])]
    if fitting:
        data[at + found.start() : at + found.end()] = rng.choice(fitting).ljust(len(found[0]))


EDITS = (_flip, _set, _set, _insert, _insert, _delete, _copy, _digits, _digits, _name, _value, _value)


def mutate(data: bytes, regions: list, rng: random.Random) -> bytes:
    """One to three edits within the regions, which must not be empty; later ones first, so that places stay true."""
    out = bytearray(data)
    places = sorted((rng.randrange(*rng.choice(regions)) for _ in range(rng.choice((1, 1, 1, 2, 3)))), reverse=True)
    for at in places:
        rng.choice(EDITS)(out, min(at, len(out) - 1), rng)
    return bytes(out)


def edit_body(body: bytes, rng: random.Random) -> bytes:
    """An object's tokens with one edit; its place in the file is reckoned afterwards."""
    spots = [m.span() for m in re.finditer(rb"\d+ 0 R|\[[^\[\]]*\]|<<[^<>]*>>|\([^()]*\)|/\w+|-?\d+\.?\d*", body)]
    if not spots:
        return body
    start, end = rng.choice(spots)
    entry = rng.choice(NAMES) + b" " + rng.choice(TOKENS)
    other = rng.choice((rng.choice(TOKENS), rng.choice(NAMES), b"", body[start:end] + b" " + entry, b"%x\n" + body[start:end],
                        rng.choice([body[a:e] for a, e in spots])))
    return body[:start] + other + body[end:]
