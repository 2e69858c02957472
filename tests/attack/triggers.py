"""Oddities of the last section that make a reader rebuild, skip or switch: each takes the section, spelled as it should be."""

import random
import re
from dataclasses import dataclass

from pdf import Section

TABLE, STREAM = ("table", "hybrid"), ("stream", "objstm")
BOTH = TABLE + STREAM


@dataclass(frozen=True)
class Trigger:
    apply: object
    forms: tuple = BOTH


def spelled(**hooks):
    """Other hooks of the spelling."""
    def apply(section: Section):
        for name, hook in hooks.items():
            setattr(section.spelling, name, hook)
    return apply


def offset(text):
    """What stands for the number behind `startxref`."""
    return Trigger(spelled(startxref=text))


def tail(data: bytes) -> Trigger:
    """Bytes behind the end."""
    def apply(section: Section):
        section.tail += data
    return Trigger(apply)


def rows(change, forms=STREAM) -> Trigger:
    return Trigger(spelled(rows=change), forms)


def entries(forms=BOTH, **more) -> Trigger:
    """Other entries of the trailer."""
    return Trigger(spelled(trailer=lambda known: {k: v for k, v in {**known, **more}.items() if v is not None}), forms)


def keyword(word: bytes) -> Trigger:
    return Trigger(spelled(keyword=word))


def lines(change) -> Trigger:
    """The table's text, up to the trailer."""
    return Trigger(spelled(table=change), TABLE)


def _first_entry(text: bytes, change) -> bytes:
    """The table with its first line of an entry in use written otherwise."""
    out = text.split(b"\n")
    for at, line in enumerate(out):
        if line.endswith((b" n ", b" f ")):
            out[at] = change(line)
            break
    return b"\n".join(out)


def _subsection(text: bytes, change) -> bytes:
    """The table with the first subsection's numbers changed."""
    out = text.split(b"\n")
    out[1] = change(*map(int, out[1].split()))
    return b"\n".join(out)


def _end(known: list) -> int:
    """The highest number listed; tables of nothing have none."""
    return known[-1][0] if known else 0


def _start(known: list) -> int:
    return known[0][0] if known else 0


def _last(known: list, change) -> list:
    return known[:-1] + [change(row) for row in known[-1:]]


def _shift(by: int):
    return lambda known: [(n, k, s + by if k == 1 else s, t) for n, k, s, t in known]


def _prev(which: int):
    """/Prev leads to another section than the last one."""
    def apply(section: Section):
        places = [int(n) for n in re.findall(rb"startxref\n(\d+)", section.behind)]
        section.trailer["Prev"] = str(places[which]) if places else "0"
    return Trigger(apply)


def ends(word: bytes) -> Trigger:
    """Objects end otherwise."""
    return Trigger(spelled(endobj=word))


TRIGGERS = {
    "none": Trigger(lambda section: None),
    # --- startxref
    "startxref-comment": offset(lambda n: b"%% x\n%d" % n),
    "startxref-comment-after": offset(lambda n: b"%d %% x" % n),
    "startxref-plus": offset(lambda n: b"+%d" % n),
    "startxref-minus": offset(lambda n: b"-%d" % n),
    "startxref-zeros": offset(lambda n: b"%020d" % n),
    "startxref-zeros-many": offset(lambda n: b"%060d" % n),
    "startxref-real": offset(lambda n: b"%d.0" % n),
    "startxref-two": offset(lambda n: b"%d 0" % n),
    "startxref-split": offset(lambda n: b"%d\n%d" % (n // 10, n % 10)),
    "startxref-nothing": offset(lambda n: b""),
    "startxref-zero": offset(lambda n: b"0"),
    "startxref-early": offset(lambda n: b"%d" % (n - 1)),
    "startxref-late": offset(lambda n: b"%d" % (n + 1)),
    "startxref-five-late": offset(lambda n: b"%d" % (n + 5)),
    "startxref-far": offset(lambda n: b"%d" % (n + 100_000)),
    "startxref-wrapped": offset(lambda n: b"%d" % (n + (1 << 32))),
    "startxref-wrapped-64": offset(lambda n: b"%d" % (n + (1 << 64))),
    "startxref-hex": offset(lambda n: b"<%x>" % n),
    "startxref-letters": offset(lambda n: b"%dabc" % n),
    "startxref-object": offset(lambda n: b"%d 0 R" % n),
    "startxref-blank-lines": keyword(b"startxref\n\n\n   \n"),
    "startxref-same-line": keyword(b"startxref "),
    "startxref-no-space": keyword(b"startxref"),
    "startxref-cr": keyword(b"startxref\r"),
    "startxref-null": keyword(b"startxref\0\n"),
    "startxref-form-feed": keyword(b"startxref\x0c"),
    "startxref-capital": keyword(b"STARTXREF\n"),
    "startxref-missing": keyword(b""),
    "startxref-before": keyword(b"startxref\n0\n%%EOF\nstartxref\n"),
    "startxref-glued": keyword(b"xstartxref\n"),
    "startxref-in-comment": keyword(b"%startxref\n"),
    # --- the end
    "eof-missing": Trigger(spelled(ending=b"\n")),
    "eof-cut": Trigger(spelled(ending=b"\n%%EO")),
    "eof-glued": Trigger(spelled(ending=b"%%EOF\n")),
    "eof-blank": Trigger(spelled(ending=b"\n %%EOF\n")),
    "eof-more": Trigger(spelled(ending=b"\n%%EOFx\n")),
    "eof-twice": Trigger(spelled(ending=b"\n%%EOF\n%%EOF\n")),
    "eof-comment": Trigger(spelled(ending=b"\n% x\n%%EOF\n")),
    "tail-word": tail(b"garbage\n"),
    "tail-blanks": tail(b" \n" * 40),
    "tail-blanks-many": tail(b" " * 1500),
    "tail-many": tail(b"garbage \n" * 300),
    "tail-nulls": tail(b"\0" * 2000),
    "tail-comment": tail(b"% nothing\n"),
    "tail-comment-many": tail(b"% nothing\n" * 200),
    "tail-startxref": tail(b"startxref\n0\n%%EOF\n"),
    "tail-startxref-junk": tail(b"startxref\nabc\n%%EOF\n"),
    "tail-startxref-high": tail(b"startxref\n99999999\n%%EOF\n"),
    "tail-keyword": tail(b"startxref\n"),
    "tail-xref": tail(b"xref\n0 0\ntrailer\n<<>>\n"),
    "tail-trailer": tail(b"trailer\n<</Size 1>>\nstartxref\n1\n%%EOF\n"),
    "tail-header": tail(b"%PDF-1.4\n"),
    "tail-endobj": tail(b"endobj\nendstream\n"),
    # --- before the section
    "before-word": Trigger(spelled(before_section=b"garbage\n")),
    "before-comment": Trigger(spelled(before_section=b"% xref\n")),
    "before-keyword": Trigger(spelled(before_section=b"xref\n")),
    "before-endobj": Trigger(spelled(before_section=b"endobj\n")),
    "before-header": Trigger(spelled(before_section=b"%PDF-1.4\n")),
    "before-trailer": Trigger(spelled(before_section=b"trailer\n<</Size 3>>\n")),
    "before-eof": Trigger(spelled(before_section=b"%%EOF\n")),
    "before-startxref": Trigger(spelled(before_section=b"startxref\n0\n%%EOF\n")),
    # --- the trailer
    "size-small": entries(Size="5"),
    "size-zero": entries(Size="0"),
    "size-large": entries(Size="9999"),
    "size-huge": entries(Size="99999999999"),
    "size-real": entries(Size="50.0"),
    "size-missing": entries(Size=None),
    "size-negative": entries(Size="-50"),
    "prev-real": Trigger(spelled(trailer=lambda e: {**e, "Prev": e.get("Prev", "0") + ".0"})),
    "prev-string": Trigger(spelled(trailer=lambda e: {**e, "Prev": f"({e.get('Prev', 0)})"})),
    "prev-array": Trigger(spelled(trailer=lambda e: {**e, "Prev": f"[{e.get('Prev', 0)}]"})),
    "prev-plus": Trigger(spelled(trailer=lambda e: {**e, "Prev": f"+{e.get('Prev', 0)}"})),
    "prev-early": Trigger(spelled(trailer=lambda e: {**e, "Prev": str(int(e.get("Prev", 1)) - 1)})),
    "prev-late": Trigger(spelled(trailer=lambda e: {**e, "Prev": str(int(e.get("Prev", 1)) + 2)})),
    "prev-zero": entries(Prev="0"),
    "prev-missing": entries(Prev=None),
    "prev-reference": Trigger(spelled(trailer=lambda e: {**e, "Prev": f"{e.get('Prev', 0)} 0 R"})),
    "prev-wrapped": Trigger(spelled(trailer=lambda e: {**e, "Prev": str(int(e.get("Prev", 0)) + (1 << 32))})),
    "prev-twice": Trigger(spelled(trailer=lambda e: {**e, " /Prev": "0"})),
    "root-twice": Trigger(spelled(trailer=lambda e: {**e, " /Root": "2 0 R"})),
    "root-twice-first": Trigger(spelled(trailer=lambda e: {"Root": "2 0 R", " /Root": e["Root"], **{k: v for k, v in e.items() if k != "Root"}})),
    "root-missing": entries(Root=None),
    "root-generation": entries(Root="1 7 R"),
    "xrefstm-none": entries(TABLE, XRefStm="0"),
    "xrefstm-far": entries(TABLE, XRefStm="99999999"),
    "xrefstm-comment": entries(TABLE, XRefStm="15"),
    "trailer-comment": Trigger(spelled(trailer=lambda e: {"A%x\n": "1", **e}), TABLE),
    "trailer-keyword-glued": lines(lambda t: t.rstrip(b"\n") + b" "),
    "trailer-two": lines(lambda t: t + b"trailer\n<</Size 3>>\n"),
    "trailer-other-first": lines(lambda t: t + b"trailer\n<</Size 90/Root 2 0 R>>\n"),
    "prev-first": _prev(0),
    # --- objects
    "endobj-missing": ends(b""),
    "endobj-more": ends(b"endobjx"),
    "endobj-split": ends(b"end obj"),
    "endobj-twice": ends(b"endobj\nendobj"),
    "endobj-word": ends(b"endobj garbage"),
    "endobj-comment": ends(b"%endobj\nendobj"),
    "endobj-before-word": ends(b"garbage endobj"),
    "endobj-stream": ends(b"endstream\nendobj"),
    # --- tables
    "table-subsection-shifted": lines(lambda t: _subsection(t, lambda a, n: b"%d %d" % (a + 1, n))),
    "table-subsection-lower": lines(lambda t: _subsection(t, lambda a, n: b"%d %d" % (max(a - 1, 0), n))),
    "table-count-more": lines(lambda t: _subsection(t, lambda a, n: b"%d %d" % (a, n + 1))),
    "table-count-fewer": lines(lambda t: _subsection(t, lambda a, n: b"%d %d" % (a, n - 1))),
    "table-count-zero": lines(lambda t: _subsection(t, lambda a, n: b"%d 0" % a)),
    "table-count-plus": lines(lambda t: _subsection(t, lambda a, n: b"%d +%d" % (a, n))),
    "table-count-huge": lines(lambda t: _subsection(t, lambda a, n: b"%d 99999999" % a)),
    "table-subsection-comment": lines(lambda t: _subsection(t, lambda a, n: b"%d %d %% x" % (a, n))),
    "table-subsection-empty": lines(lambda t: t.replace(b"xref\n", b"xref\n0 0\n", 1)),
    "table-subsection-zeros": lines(lambda t: _subsection(t, lambda a, n: b"%010d %010d" % (a, n))),
    "table-line-short": lines(lambda t: _first_entry(t, lambda e: e.rstrip())),
    "table-line-long": lines(lambda t: _first_entry(t, lambda e: e + b" ")),
    "table-lines-cr": lines(lambda t: t.replace(b" n \n", b" n\r\n")),
    "table-lines-short": lines(lambda t: t.replace(b" n \n", b" n\n")),
    "table-line-letter": lines(lambda t: _first_entry(t, lambda e: e.replace(b" n ", b" x "))),
    "table-line-capital": lines(lambda t: _first_entry(t, lambda e: e.replace(b" n ", b" N "))),
    "table-line-plus": lines(lambda t: _first_entry(t, lambda e: b"+" + e[1:])),
    "table-line-tab": lines(lambda t: _first_entry(t, lambda e: e.replace(b" ", b"\t", 1))),
    "table-line-comment": lines(lambda t: t.replace(b"trailer", b"% x\ntrailer") if b"trailer" in t else t + b"% x\n"),
    "table-line-empty": lines(lambda t: t + b"\n\n"),
    "table-keyword-blank": lines(lambda t: t.replace(b"xref\n", b"xref \n", 1)),
    "table-keyword-comment": lines(lambda t: t.replace(b"xref\n", b"xref % x\n", 1)),
    "table-keyword-glued": lines(lambda t: t.replace(b"xref\n", b"xref ", 1)),
    "table-keyword-more": lines(lambda t: t.replace(b"xref\n", b"xrefs\n", 1)),
    "table-keyword-before": lines(lambda t: b" " + t),
    "table-generation": lines(lambda t: _first_entry(t, lambda e: e.replace(b" 00000 n", b" 00001 n"))),
    "table-generation-high": lines(lambda t: _first_entry(t, lambda e: e.replace(b" 00000 n", b" 65535 n"))),
    # --- rows of either form
    "rows-early": rows(_shift(-1), BOTH),
    "rows-late": rows(_shift(1), BOTH),
    "rows-two-late": rows(_shift(2), BOTH),
    "rows-last-wrong": rows(lambda k: _last(k, lambda r: (r[0], r[1], r[2] + 7, r[3])), BOTH),
    "rows-last-far": rows(lambda k: _last(k, lambda r: (r[0], r[1], 9_000_000, r[3])), BOTH),
    "rows-zero-used": rows(lambda k: [(0, 1, 15, 0), *k], BOTH),
    "rows-zero-free": rows(lambda k: [(0, 0, 0, 65535), *k], BOTH),
    "rows-zero-odd": rows(lambda k: [(0, 0, 7, 0), *k], BOTH),
    "rows-beyond": rows(lambda k: [*k, (_end(k) + 40, 1, 15, 0)], BOTH),
    "rows-twice": rows(lambda k: [*k[:1], *k], BOTH),
    "rows-free-unknown": rows(lambda k: [*k, (_end(k) + 1, 0, 3, 7)], BOTH),
    "rows-missing": rows(lambda k: k[1:] if len(k) > 1 else k, BOTH),
    "rows-free-text": rows(lambda k: sorted([*k, (11, 0, 0, 1)]), BOTH),
    "rows-very-far": rows(lambda k: [*k, (8_388_609, 0, 0, 0)], BOTH),
    "rows-very-far-used": rows(lambda k: [*k, (8_388_609, 1, 15, 0)], BOTH),
    "rows-offset-zero": rows(lambda k: [*k, (_end(k) + 1, 1, 0, 0)], BOTH),
    "rows-offset-one": rows(lambda k: [*k, (_end(k) + 1, 1, 1, 0)], BOTH),
    "rows-generation-one": rows(lambda k: [(n, t, s, g + 1 if t == 1 else g) for n, t, s, g in k], BOTH),
    # --- cross-reference streams
    "type-3": rows(lambda k: [*k, (_end(k) + 1, 3, 0, 0)]),
    "type-3-first": rows(lambda k: [(_start(k) - 1, 3, 0, 0), *k] if _start(k) else k),
    "type-255": rows(lambda k: [*k, (_end(k) + 1, 255, 0, 0)]),
    "type-3-own": rows(lambda k: _last(k, lambda r: (r[0], 3, r[2], r[3]))),
    "type-own-missing": rows(lambda k: k[:-1] if len(k) > 1 else k),
    "type-2-nowhere": rows(lambda k: [*k, (_end(k) + 1, 2, 9999, 0)]),
    "type-2-self": rows(lambda k: [*k, (_end(k) + 1, 2, _end(k), 0)]),
    "type-2-index": rows(lambda k: [*k, (_end(k) + 1, 2, 3, 60000)]),
    "records-few": Trigger(spelled(raw=lambda d: d[:-3]), STREAM),
    "records-few-row": Trigger(spelled(raw=lambda d: d[:-7]), STREAM),
    "records-many": Trigger(spelled(raw=lambda d: d + b"\1\0\0\0\0\0\0"), STREAM),
    "records-many-odd": Trigger(spelled(raw=lambda d: d + b"\1\0"), STREAM),
    "index-more": Trigger(spelled(index=lambda i: [*i[:-1], i[-1] + 1]), STREAM),
    "index-fewer": Trigger(spelled(index=lambda i: [*i[:-1], i[-1] - 1]), STREAM),
    "index-odd": Trigger(spelled(index=lambda i: [*i, 90]), STREAM),
    "index-negative": Trigger(spelled(index=lambda i: [*i, -5, 1]), STREAM),
    "index-real": Trigger(spelled(index=lambda i: [f"{n}.0" for n in i]), STREAM),
    "index-again": Trigger(spelled(index=lambda i: [*i, *i], raw=lambda d: d + d), STREAM),
    "index-huge": Trigger(spelled(index=lambda i: [*i, 4294967290, 20]), STREAM),
    "index-empty": Trigger(spelled(index=lambda i: []), STREAM),
    "index-missing": entries(STREAM, Index=None),
    "widths-eight": Trigger(spelled(widths=(1, 8, 2)), STREAM),
    "widths-no-type": Trigger(spelled(widths=(0, 4, 2)), STREAM),
    "widths-no-third": Trigger(spelled(widths=(1, 4, 0)), STREAM),
    "widths-wide-type": Trigger(spelled(widths=(4, 4, 4)), STREAM),
    "widths-four": Trigger(spelled(trailer=lambda e: {**e, "W": "[1 4 2 0]"}), STREAM),
    "widths-real": Trigger(spelled(trailer=lambda e: {**e, "W": "[1.0 4.0 2.0]"}), STREAM),
    "widths-twice": Trigger(spelled(trailer=lambda e: {**e, " /W": "[1 2 1]"}), STREAM),
    "type-missing": entries(STREAM, Type=None),
    "type-other": entries(STREAM, Type="/ObjStm"),
    "type-escape": entries(STREAM, Type="/XR#65f"),
    "stream-length": entries(STREAM, Length="5"),
    "stream-length-real": Trigger(spelled(trailer=lambda e: {**e, "Length": "999.0"}), STREAM),
    "stream-parms": entries(STREAM, DecodeParms="<</Predictor 12/Columns 7>>"),
    "stream-filter-array": entries(STREAM, Filter="[/FlateDecode]"),
    "stream-encrypt": entries(STREAM, Encrypt="null"),
    "stream-header": Trigger(spelled(stream_header=b"9999 0 obj"), STREAM),
    "stream-header-plus": Trigger(spelled(stream_header=b"+77 0 obj"), STREAM),
    "stream-header-generation": Trigger(spelled(stream_header=b"77 5 obj"), STREAM),
}


def chosen(rng: random.Random, form: str) -> str:
    """One that goes with the form."""
    return rng.choice([name for name, trigger in TRIGGERS.items() if form in trigger.forms])
