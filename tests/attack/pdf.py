"""PDF objects and sections written as they are asked for, sound or not: a library would tidy up."""

import zlib
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Obj:
    """One object: a dictionary of tokens, with data if it is a stream, or any other token."""

    entries: dict
    data: bytes | None = None
    token: bytes | None = None

    def but(self, data=None, **entries):
        """The same with other entries; `None` takes one away."""
        merged = {**self.entries, **entries}
        kept = {key: value for key, value in merged.items() if value is not None}
        return replace(self, entries=kept, data=self.data if data is None else data)

    def dictionary(self) -> bytes:
        """The entries as written."""
        inside = "".join(f"/{key} {value}" for key, value in self.entries.items())
        return b"<<" + inside.encode("latin-1") + b">>"

    def body(self) -> bytes:
        """What stands between `obj` and `endobj`."""
        if self.token is not None:
            return self.token
        if self.data is None:
            return self.dictionary()
        head = self if "Length" in self.entries else self.but(Length=str(len(self.data)))
        return head.dictionary() + b"\nstream\n" + self.data + b"\nendstream"


def dic(**entries) -> Obj:
    """A dictionary."""
    return Obj(entries)


def stream(data: bytes | str, **entries) -> Obj:
    """A stream, stored as it is."""
    return Obj(entries, data.encode("latin-1") if isinstance(data, str) else data)


def token(text: str) -> Obj:
    """Any other object."""
    return Obj({}, None, text.encode("latin-1"))


def packed(data: bytes | str, **entries) -> Obj:
    """A stream under Flate."""
    raw = data.encode("latin-1") if isinstance(data, str) else data
    return stream(zlib.compress(raw, 9), Filter="/FlateDecode", **entries)


def indirect(number: int, obj: Obj, header: bytes | None = None, end: bytes = b"endobj") -> bytes:
    """An object with its header and its end, which may be spelled otherwise."""
    return (header or b"%d 0 obj" % number) + b"\n" + obj.body() + b"\n" + end + b"\n"


@dataclass
class Spelling:
    """Where a section is written otherwise than ISO 32000-2 §7.5 says. Each hook takes what would be written."""

    startxref: object = lambda offset: b"%d" % offset
    # The keyword line and its end.
    keyword: bytes = b"startxref\n"
    ending: bytes = b"\n%%EOF\n"
    before_section: bytes = b""
    # Entries as (number, type, second, third).
    rows: object = lambda rows: rows
    # The encoded rows of a stream, the lines of a table.
    raw: object = lambda data: data
    widths: tuple = (1, 4, 2)
    index: object = lambda index: index
    table: object = lambda text: text
    trailer: object = lambda entries: entries
    headers: dict = field(default_factory=dict)
    stream_header: bytes | None = None
    # How objects end.
    endobj: bytes = b"endobj"


@dataclass
class Section:
    """What one revision writes."""

    objects: dict
    form: str = "table"
    trailer: dict = field(default_factory=dict)
    freed: tuple = ()
    # Bytes that no section lists, before the section and behind the end.
    unlisted: bytes = b""
    tail: bytes = b""
    # Objects that only /XRefStm lists (hybrid).
    hidden: dict = field(default_factory=dict)
    hidden_free: tuple = ()
    spelling: Spelling = field(default_factory=Spelling)
    # The file that it is written behind.
    behind: bytes = b""


@dataclass
class Written:
    """The file after a section, and what the next one builds on."""

    data: bytes
    startxref: int
    size: int


def write(before: Written | None, section: Section, root: int) -> Written:
    """Writes the section behind what is there."""
    out = bytearray(before.data if before else b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    size = max([before.size if before else 1, *(n + 1 for n in {**section.objects, **section.hidden})])
    packing = section.form == "objstm"
    inside = {n: o for n, o in section.objects.items() if packing and _packable(n, o, section)}
    rows = [(0, 0, 0, 65535)] if before is None or section.trailer.get("Prev", "") is None else []
    rows += [(number, 0, 0, 1) for number in section.freed]
    for number, obj in section.objects.items():
        if number not in inside:
            rows.append((number, 1, len(out), 0))
            out += indirect(number, obj, section.spelling.headers.get(number), section.spelling.endobj)
    if inside:
        container, size = size, size + 1
        rows += [(number, 2, container, index) for index, number in enumerate(inside)]
        rows.append((container, 1, len(out), 0))
        out += indirect(container, object_stream(inside))
    out += section.unlisted
    trailer = {"Root": f"{root} 0 R", **({"Prev": str(before.startxref)} if before else {}), **section.trailer}
    trailer = {key: value for key, value in trailer.items() if value is not None}
    how = section.spelling
    if section.form in ("stream", "objstm"):
        number, size = size, size + 1
        out += how.before_section
        at = len(out)
        rows.append((number, 1, at, 0))
        out += indirect(number, xref_stream(rows, size, trailer, how), how.stream_header)
    else:
        if section.form == "hybrid":
            size = _hybrid(out, section, size, trailer)
        out += how.before_section
        at = len(out)
        out += xref_table(rows, size, trailer, how)
    out += how.keyword + how.startxref(at) + how.ending + section.tail
    return Written(bytes(out), at, size)


def _packable(number: int, obj: Obj, section: Section) -> bool:
    # A signature lies in the open; an object whose header is spelled otherwise has to have one.
    return obj.data is None and "ByteRange" not in obj.entries and number not in section.spelling.headers


def _hybrid(out: bytearray, section: Section, size: int, trailer: dict) -> int:
    """The objects that only new readers find, and the stream that lists them (§7.5.8.4)."""
    rows = [(number, 0, 0, 1) for number in section.hidden_free]
    for number, obj in section.hidden.items():
        rows.append((number, 1, len(out), 0))
        out += indirect(number, obj)
    trailer["XRefStm"] = str(len(out))
    rows.append((size, 1, len(out), 0))
    out += indirect(size, xref_stream(rows, size + 1, {}, Spelling()))
    return size + 1


def object_stream(objects) -> Obj:
    """An object stream of these (§7.5.7), given as a dictionary or as pairs."""
    places, bodies = "", b""
    for number, obj in objects.items() if isinstance(objects, dict) else objects:
        places += f"{number} {len(bodies)} "
        bodies += obj.body() + b" "
    first = places.encode()
    data = zlib.compress(first + bodies, 9)
    return Obj({"Type": "/ObjStm", "N": str(len(objects)), "First": str(len(first)), "Filter": "/FlateDecode"}, data)


def _runs(numbers: list) -> list:
    runs = []
    for number in numbers:
        if runs and number == runs[-1][0] + runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([number, 1])
    return runs


def xref_stream(rows: list, size: int, trailer: dict, how: Spelling) -> Obj:
    """A cross-reference stream (§7.5.8)."""
    rows = how.rows(sorted(rows, key=lambda row: row[0]))
    index = how.index([n for run in _runs([row[0] for row in rows]) for n in run])
    def cell(value, width):
        return (value & ((1 << (8 * width)) - 1)).to_bytes(width, "big") if width else b""
    data = b"".join(b"".join(cell(v, w) for v, w in zip(row[1:], how.widths)) for row in rows)
    data = zlib.compress(how.raw(data), 9)
    entries = {
        "Type": "/XRef",
        "Size": str(size),
        "W": "[" + " ".join(map(str, how.widths)) + "]",
        "Index": "[" + " ".join(map(str, index)) + "]",
        "Filter": "/FlateDecode",
        **trailer,
    }
    return Obj(how.trailer(entries), data)


def xref_table(rows: list, size: int, trailer: dict, how: Spelling) -> bytes:
    """A cross-reference table with its trailer (§7.5.4, §7.5.5)."""
    rows = how.rows(sorted(rows, key=lambda row: row[0]))
    text, at = b"xref\n", 0
    for start, count in _runs([row[0] for row in rows]) or [(0, 0)]:
        text += b"%d %d\n" % (start, count)
        for _, kind, second, third in rows[at : at + count]:
            letter = b"n" if kind == 1 else b"f"
            text += b"%010d %05d %s \n" % (second, third, letter)
        at += count
    entries = how.trailer({"Size": str(size), **trailer})
    return how.table(text) + b"trailer\n" + Obj(entries).dictionary() + b"\n"
