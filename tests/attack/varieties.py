"""What a signer who plans an attack may prepare in the document that is signed."""

import base64
import zlib
from dataclasses import dataclass, field

import base as b
from pdf import Obj, Spelling, Written, dic, indirect, packed, stream, token, xref_table


@dataclass
class Shape:
    """The first revision before it is signed."""

    objects: dict
    headers: dict = field(default_factory=dict)
    unlisted: bytes = b""
    before: Written | None = None
    trailer: dict = field(default_factory=dict)
    # Bytes at the end that the signature leaves out.
    cut: int = 0
    extra: dict = field(default_factory=dict)


def _with(objects: dict, number: int, **entries) -> Shape:
    return Shape({**objects, number: objects[number].but(**entries)})


def _data(objects: dict, number: int, obj: Obj) -> Shape:
    return Shape({**objects, number: obj})


def ascii85(text: str) -> bytes:
    """As /ASCII85Decode takes it."""
    return base64.a85encode(text.encode()) + b"~>"


def run_length(text: str) -> bytes:
    """As /RunLengthDecode takes it."""
    raw = text.encode()
    return b"".join(bytes([len(p) - 1]) + p for p in (raw[i : i + 100] for i in range(0, len(raw), 100))) + b"\x80"


def _two_filters(objects: dict) -> Shape:
    data = zlib.compress(b.AMOUNT.encode()).hex().encode() + b">"
    parms = "[null <</Predictor 1>>]"
    return _data(objects, b.TEXT, stream(data, Filter="[/ASCIIHexDecode /FlateDecode]", DecodeParms=parms))


def _predictor(objects: dict) -> Shape:
    rows = b.AMOUNT.encode().ljust(60)
    data = zlib.compress(b"".join(b"\0" + rows[i : i + 10] for i in range(0, 60, 10)))
    return _data(objects, b.TEXT, stream(data, Filter="/FlateDecode", DecodeParms="<</Predictor 15/Columns 10>>"))


def _linear(objects: dict) -> Shape:
    """A second document behind a linearization dictionary that an update of the right length makes true (Annex F)."""
    length = 60_000
    other = {
        90: dic(Linearized="1", L=str(length), H="[400 50]", O="93", E="2000", N="1", T="1500"),
        91: dic(Type="/Catalog", Pages="92 0 R"),
        92: dic(Type="/Pages", Kids="[93 0 R]", Count="1", MediaBox="[0 0 300 200]"),
        93: dic(Type="/Page", Parent="92 0 R", Contents="94 0 R", Resources="<</Font<</F1 95 0 R>>>>"),
        94: stream(b.FORGED),
        95: objects[b.FONT],
    }
    # The first-page section stands right behind the dictionary, before what it lists.
    head = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    first, offsets = indirect(90, other[90]), {90: len(head)}
    rows, at = lambda: [(n, 1, offsets.get(n, 0), 0) for n in other], len(head) + len(first)
    section = lambda: xref_table(rows(), 96, {"Root": "91 0 R"}, Spelling()) + b"startxref\n0\n%%EOF\n"
    data = b""
    for number in list(other)[1:]:
        offsets[number] = at + len(section()) + len(data)
        data += indirect(number, other[number])
    before = Written(head + first + section() + data, at, 96)
    return Shape(objects, before=before, extra={"linear": length})


def _old_twin(objects: dict) -> Shape:
    return Shape(objects, unlisted=indirect(b.TEXT, stream(b.FORGED)))


def _twin_in_stream(objects: dict) -> Shape:
    inside = stream(b"\n" + indirect(b.TEXT, stream(b.FORGED)), Type="/EmbeddedFile")
    return Shape({**objects, 39: inside})


def _need_appearances(objects: dict) -> Shape:
    other = objects[b.FILLED].but(V="(999)")
    return Shape({**objects, b.FILLED: other, b.FIELDS: objects[b.FIELDS].but(NeedAppearances="true")})


def _drawn_by_form(objects: dict) -> Shape:
    """A field with a value and no appearance, which readers draw by the defaults of the form, of which it has none."""
    shown = objects[b.EMPTY].but(V="(100)", DA="(/Z 10 Tf 0 g)")
    form = objects[b.FIELDS].but(DA=None, DR=None)
    return Shape({**objects, b.EMPTY: shown, b.FIELDS: form})


def _drawn_by_default(objects: dict) -> Shape:
    """The same, without a default of its own."""
    shape = _drawn_by_form(objects)
    return Shape({**shape.objects, b.EMPTY: shape.objects[b.EMPTY].but(DA=None)})


def _field_over(objects: dict) -> Shape:
    return _with(objects, b.EMPTY, Rect="[10 150 290 185]", P=None)


def _check_over(objects: dict) -> Shape:
    yes = objects[b.ON].but(data=f"1 g 0 0 280 35 re f 0 g {b.FORGED.replace('20 160 Td', '10 10 Td')}".encode(), BBox="[0 0 280 35]")
    return Shape({**objects, b.CHECK: objects[b.CHECK].but(Rect="[10 150 290 185]"), b.ON: yes})


# Content that some reader lets out of its box.
PAINT = " 1 0 0 rg 0 0 300 200 re f"
OUT = {
    "plain": "Q Q Q" + PAINT,
    "operands": "0 Q 0 Q 0 Q" + PAINT,
    "constant": "null Q null Q null Q" + PAINT,
    "glued": "QQQ" + PAINT,
    "behind": "0 0 1 1 re fQ 0 0 1 1 re fQ" + PAINT,
    "unknown": "BX frobQ frobQ EX" + PAINT,
    "layer": "/OC /L0 BDC",
    "replaced": "/Span <</ActualText(999)>> BDC",
}
GROUP, MEMBER, OTHER = 37, 38, 39


def _group(objects: dict) -> Shape:
    """Two fields below one."""
    def member(name: str, left: int):
        return dic(Type="/Annot", Subtype="/Widget", Parent=f"{GROUP} 0 R", T=f"({name})", Rect=f"[{left} 120 {left + 60} 136]",
                   F="4", P=f"{b.PAGE} 0 R")
    page, form = objects[b.PAGE], objects[b.FIELDS]
    annots = b.extended(b.extended(page.entries["Annots"], MEMBER), OTHER)
    return Shape({
        **objects,
        GROUP: dic(T="(group)", FT="/Tx", Kids=f"[{MEMBER} 0 R {OTHER} 0 R]", DA="(/F1 10 Tf 0 g)"),
        MEMBER: member("a", 110),
        OTHER: member("b", 180),
        b.PAGE: page.but(Annots=annots),
        b.FIELDS: form.but(Fields=b.extended(form.entries["Fields"], GROUP)),
    })


def _check_breaks_out(content: str):
    """A state that nobody sees before the box is ticked."""
    return lambda objects: Shape({**objects, b.ON: objects[b.ON].but(data=content.encode())})


def _prepared(rect: str):
    def shape(objects: dict) -> Shape:
        field_ = dic(Type="/Annot", Subtype="/Widget", FT="/Sig", T="(prepared)", Rect=rect, F="4", P=f"{b.PAGE} 0 R")
        page = objects[b.PAGE].but(Annots=b.extended(objects[b.PAGE].entries["Annots"], b.PREPARED))
        form = objects[b.FIELDS].but(Fields=b.extended(objects[b.FIELDS].entries["Fields"], b.PREPARED))
        return Shape({**objects, b.PREPARED: field_, b.PAGE: page, b.FIELDS: form})
    return shape


def _indirect_arrays(objects: dict) -> Shape:
    page = objects[b.PAGE]
    moved = {35: token(page.entries["Annots"]), 36: token(page.entries["Contents"])}
    return Shape({**objects, b.PAGE: page.but(Contents="36 0 R"), **moved})


def _inner_node(objects: dict) -> Shape:
    inner = dic(Type="/Pages", Parent=f"{b.PAGES} 0 R", Kids=f"[{b.PAGE} 0 R]", Count="1", Rotate="0")
    pages = objects[b.PAGES].but(Kids=f"[35 0 R {b.PAGE_TWO} 0 R]")
    return Shape({**objects, 35: inner, b.PAGES: pages, b.PAGE: objects[b.PAGE].but(Parent="35 0 R")})


def _shared_look(objects: dict) -> Shape:
    return _with(objects, b.NOTE, AP=f"<</N {b.FORM} 0 R>>")


def _note_draws_for_page(objects: dict) -> Shape:
    xobjects = f"<</Fm0 {b.FORM} 0 R/Im0 {b.IMAGE} 0 R/Fm1 {b.VALUE_LOOK} 0 R>>"
    more = objects[b.DRAWING].but(data=objects[b.DRAWING].data + b"q 1 0 0 1 200 40 cm /Fm1 Do Q\n")
    return Shape({**objects, b.RESOURCES: objects[b.RESOURCES].but(XObject=xobjects), b.DRAWING: more})


def _pattern_text(objects: dict) -> Shape:
    return _data(objects, b.TEXT, stream("/Pattern cs /P0 scn " + b.AMOUNT))


def _font_by_state(objects: dict) -> Shape:
    text = stream("BT /GS0 gs 20 160 Td (Pay 100 USD to Alice) Tj ET\n")
    return Shape({**objects, b.TEXT: text, b.GRAPHICS: objects[b.GRAPHICS].but(Font=f"[{b.FONT} 0 R 18]")})


def _length_reference(objects: dict) -> Shape:
    text = objects[b.TEXT]
    return Shape({**objects, b.TEXT: text.but(Length="37 0 R"), 37: token(str(len(text.data)))})


def _shared(key: str):
    """One object in two roles: content of the page, and what an update may add or change."""
    def shape(objects: dict) -> Shape:
        catalog = objects[b.CATALOG]
        match key:
            case "metadata":
                return Shape({**objects, b.CATALOG: catalog.but(Metadata=f"{b.TEXT} 0 R")})
            case "information":
                return Shape(objects, trailer={"Info": f"{b.RESOURCES} 0 R"})
            case "fontinformation":
                return Shape(objects, trailer={"Info": f"{b.FONT} 0 R"})
            case "store":
                store = dic(Type="/DSS", CRLs=f"[{b.TEXT} 0 R]")
                return Shape({**objects, 37: store, b.CATALOG: catalog.but(DSS="37 0 R")})
            case "storeresources":
                return Shape({**objects, b.CATALOG: catalog.but(DSS=f"{b.RESOURCES} 0 R")})
            case "extensions":
                return Shape({**objects, b.CATALOG: catalog.but(Extensions=f"{b.RESOURCES} 0 R")})
            case "formresources":
                form = objects[b.FIELDS].but(DR=f"{b.RESOURCES} 0 R")
                return Shape({**objects, b.FIELDS: form})
    return shape


def _dangling(key: str):
    """References to numbers that the first update will use: what they lead to is not signed."""
    later = " ".join(f"{number} 0 R" for number in range(42, 56))
    def shape(objects: dict) -> Shape:
        page, resources = objects[b.PAGE], objects[b.RESOURCES]
        match key:
            case "contents":
                return Shape({**objects, b.PAGE: page.but(Contents=page.entries["Contents"].replace("]", f" {later}]"))})
            case "annots":
                return Shape({**objects, b.PAGE: page.but(Annots=page.entries["Annots"].replace("]", f" {later}]"))})
            case "forms":
                named = "".join(f"/Fm{n} {n} 0 R" for n in range(42, 56))
                drawn = "".join(f"q 1 0 0 1 20 150 cm /Fm{n} Do Q\n" for n in range(42, 56)).encode()
                more = objects[b.DRAWING].but(data=objects[b.DRAWING].data + drawn)
                known = resources.entries["XObject"].replace(">>", named + ">>")
                return Shape({**objects, b.RESOURCES: resources.but(XObject=known), b.DRAWING: more})
            case "fields":
                form = objects[b.FIELDS]
                return Shape({**objects, b.FIELDS: form.but(Fields=form.entries["Fields"].replace("]", f" {later}]"))})
            case "metadata":
                return Shape({**objects, b.CATALOG: objects[b.CATALOG].but(Metadata="45 0 R")})
    return shape


def _short_range(cut: int):
    """The signature leaves out the last bytes of its revision."""
    return lambda objects: Shape(objects, cut=cut)


def _overlapping(objects: dict) -> Shape:
    return _with(objects, b.NOTE, Rect="[20 20 60 36]", F="4")


VARIETIES = {
    "plain": Shape,
    "ascii85": lambda o: _data(o, b.TEXT, stream(ascii85(b.AMOUNT), Filter="/ASCII85Decode")),
    "asciihex": lambda o: _data(o, b.TEXT, stream(b.AMOUNT.encode().hex() + ">", Filter="/ASCIIHexDecode")),
    "runlength": lambda o: _data(o, b.TEXT, stream(run_length(b.AMOUNT), Filter="/RunLengthDecode")),
    "flate": lambda o: _data(o, b.TEXT, packed(b.AMOUNT)),
    "twofilters": _two_filters,
    "predictor": _predictor,
    "plusheader": lambda o: Shape(o, headers={b.FORM: b"+%d 0 obj" % b.FORM}),
    "zeroheader": lambda o: Shape(o, headers={b.FORM: b"00%d 0 obj" % b.FORM}),
    "genheader": lambda o: Shape(o, headers={b.FORM: b"%d 00000 obj" % b.FORM}),
    "commentheader": lambda o: Shape(o, headers={b.FORM: b"%d %%x\n0 obj" % b.FORM}),
    "linesheader": lambda o: Shape(o, headers={b.FORM: b"%d\n0\nobj" % b.FORM}),
    "linear": _linear,
    "oldtwin": _old_twin,
    "twininstream": _twin_in_stream,
    "needappearances": _need_appearances,
    "drawnbyform": _drawn_by_form,
    "drawnbydefault": _drawn_by_default,
    "fieldover": _field_over,
    "checkover": _check_over,
    "prepared": _prepared("[200 20 280 50]"),
    "preparedover": _prepared("[10 150 290 185]"),
    "notepage": lambda o: _with(o, b.PAGE, Subtype="/Text", Rect="[0 0 0 0]"),
    "widgetpage": lambda o: _with(o, b.PAGE, Subtype="/Widget", FT="/Sig", T="(page)", Rect="[0 0 0 0]"),
    "metadatacontents": lambda o: _with(o, b.TEXT, Type="/Metadata", Subtype="/XML"),
    "indirectarrays": _indirect_arrays,
    "innernode": _inner_node,
    "sharedlook": _shared_look,
    "fieldlook": _note_draws_for_page,
    "patterntext": _pattern_text,
    "fontbystate": _font_by_state,
    "lengthreference": _length_reference,
    **{f"shared{key}": _shared(key) for key in ("metadata", "information", "fontinformation", "store", "storeresources", "extensions", "formresources")},
    **{f"dangling{key}": _dangling(key) for key in ("contents", "annots", "forms", "fields", "metadata")},
    "overlapping": _overlapping,
    "group": _group,
    **{f"check{name}": _check_breaks_out(content) for name, content in OUT.items()},
    "sizesmall": lambda o: Shape(o, trailer={"Size": "12"}),
    "sizelarge": lambda o: Shape(o, trailer={"Size": "900"}),
    **{f"rangeshort{cut}": _short_range(cut) for cut in (1, 6, 12, 30)},
}
