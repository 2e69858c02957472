"""Objects written again with what one reading takes for the same meaning (ISO 32000-2 §7.3, §7.4), and others may not."""

import base as b
from changes import Changes, copied, entry, inlined, whole
from pdf import Obj, stream, token
from varieties import ascii85, run_length


def again(number: int, change):
    """The object after `change`, which takes and gives an Obj. None where the document has it in another form."""
    def made(doc, new):
        obj = change(doc.objects[number])
        return None if obj is None else Changes({number: obj})
    return made


def filtered(name: str, data):
    """The text under a filter, stored otherwise: only where the document stores it under that filter."""
    def change(obj: Obj) -> Obj | None:
        return obj.but(data=data) if obj.entries.get("Filter") == name else None
    return again(b.TEXT, change)


def parms(**entries):
    """Entries that only matter where the text has a filter."""
    return again(b.TEXT, lambda obj: obj.but(**entries) if "Filter" in obj.entries else None)


def _bits(obj: Obj) -> Obj:
    return obj.but(Filter=f"[{obj.entries['Filter']}]") if obj.entries.get("Filter", "").startswith("/") else obj.but(Filter="[]")


NOUGHTS = "0" * 320
EIGHTY_FIVE = ascii85(b.FORGED)
RETYPED = {
    # --- numbers, null, references
    "real-length": again(b.TEXT, lambda o: o.but(Length=f"{len(o.data)}.0")),
    "real-rotate": entry(b.PAGE_TWO, Rotate="0.0"),
    "real-rotate-90": entry(b.PAGE_TWO, Rotate="90.0"),
    "real-flags": entry(b.NOTE, F="28.0"),
    "real-width": entry(b.IMAGE, Width="2.0"),
    "real-bits": entry(b.IMAGE, BitsPerComponent="8.0"),
    "real-count": entry(b.PAGES, Count="2.0"),
    "real-mediabox": entry(b.PAGES, MediaBox="[0.0 0.0 300.0 200.0]"),
    "real-painttype": entry(b.PATTERN, PaintType="1.0", TilingType="1.0", PatternType="1.0"),
    "real-firstchar": entry(b.TYPE_3, FirstChar="97.0", LastChar="97.0"),
    "real-alpha": entry(b.GRAPHICS, ca="1.0"),
    "big-integer": entry(b.PAGE_TWO, Rotate="4294967296"),
    "signed-integer": entry(b.PAGES, MediaBox="[+0 +0 +300 +200]"),
    "double-sign": entry(b.PAGES, MediaBox="[--0 0 --300 200]"),
    # PDFium keeps 255 characters of a word; pdf.js divides such a number by infinity.
    "noughts-before": entry(b.PAGES, MediaBox=f"[0 0 {NOUGHTS}300 200]"),
    "noughts-before-rect": entry(b.FILLED, Rect=f"[20 {NOUGHTS}20 80 36]"),
    "noughts-before-reference": entry(b.PAGE, Contents=f"[{NOUGHTS}{b.TEXT} 0 R {b.DRAWING} 0 R]"),
    "noughts-behind": entry(b.TYPE_3, FontMatrix=f"[0.001{NOUGHTS} 0 0 0.001 0 0]"),
    "noughts-in-trailer": lambda doc, new: Changes({b.PAGES: doc.objects[b.PAGES]}, trailer={"Root": f"{NOUGHTS}{b.CATALOG} 0 R"}),
    "null-rotate": entry(b.PAGE_TWO, Rotate="null"),
    "null-resources": entry(b.PAGE_TWO, Resources="null"),
    "null-mediabox": entry(b.PAGE, MediaBox="null"),
    "null-filter": entry(b.TEXT, Filter="null"),
    "null-parms": entry(b.TEXT, DecodeParms="null"),
    "null-file": entry(b.TEXT, F="null"),
    "null-fontfile": entry(b.FORM, OC="null"),
    "null-smask": entry(b.IMAGE, SMask="null"),
    "null-matrix": entry(b.FORM, Matrix="null"),
    "null-group": entry(b.PAGE, Group="null"),
    "null-usage": entry(b.LAYERS, AS="null"),
    "null-in-array": entry(b.PAGE, Contents=f"[{b.TEXT} 0 R null {b.DRAWING} 0 R]"),
    "null-free": entry(b.PAGE, Contents=f"[{b.TEXT} 0 R 999 0 R {b.DRAWING} 0 R]"),
    "length-short": again(b.TEXT, lambda o: o.but(Length=str(len(o.data) - 20))),
    "length-long": again(b.TEXT, lambda o: o.but(Length=str(len(o.data) + 9))),
    "length-zero": again(b.TEXT, lambda o: o.but(Length="0")),
    "length-negative": again(b.TEXT, lambda o: o.but(Length="-1")),
    "length-reference": lambda doc, new: Changes({(n := new()): token(str(len(doc.objects[b.TEXT].data))), b.TEXT: doc.objects[b.TEXT].but(Length=f"{n} 0 R")}),
    "copy-font": copied(b.FONT, b.RESOURCES, "Font"),
    "copy-form": copied(b.FORM, b.RESOURCES, "XObject"),
    "copy-text": copied(b.TEXT, b.PAGE, "Contents"),
    "copy-page": copied(b.PAGE, b.PAGES, "Kids"),
    "copy-page-two": copied(b.PAGE_TWO, b.PAGES, "Kids"),
    "copy-parent": copied(b.PAGES, b.PAGE, "Parent"),
    "copy-layer-used": copied(b.LAYER, b.RESOURCES, "Properties"),
    "copy-layer-listed": copied(b.LAYER, b.LAYERS, "OCGs"),
    "copy-resources": copied(b.RESOURCES, b.PAGE, "Resources"),
    "copy-layers": copied(b.LAYERS, b.CATALOG, "OCProperties"),
    "inline-resources": inlined(b.RESOURCES, b.PAGE, "Resources"),
    "inline-page": inlined(b.PAGE, b.PAGES, "Kids"),
    "inline-form": inlined(b.FIELDS, b.CATALOG, "AcroForm"),
    "inline-layers": inlined(b.LAYERS, b.CATALOG, "OCProperties"),
    "inline-layer": inlined(b.LAYER, b.RESOURCES, "Properties"),
    "inline-pages": inlined(b.PAGES, b.CATALOG, "Pages"),
    "generation": lambda doc, new: Changes({b.PAGE: doc.objects[b.PAGE].but(Contents=f"[{b.TEXT} 1 R {b.DRAWING} 0 R]")}),
    # --- names, strings, keys
    "name-escape": entry(b.FORM, Subtype="/F#6frm"),
    "name-escape-type": entry(b.PAGE, Type="/P#61ge"),
    "name-filter-escape": again(b.TEXT, lambda o: o.but(Filter=o.entries["Filter"].replace("Decode", "D#65code")) if "Filter" in o.entries else None),
    "filter-abbreviated": again(b.TEXT, lambda o: o.but(Filter=o.entries["Filter"].replace("ASCII85Decode", "A85").replace("ASCIIHexDecode", "AHx").replace("FlateDecode", "Fl").replace("RunLengthDecode", "RL")) if "Filter" in o.entries else None),
    "key-escape": again(b.TEXT, lambda o: Obj({"Len#67th": str(len(o.data)), **o.entries}, o.data)),
    "key-twice": again(b.PAGE, lambda o: Obj({"Contents": f"{b.TEXT_TWO} 0 R", " /Contents": o.entries["Contents"], **{k: v for k, v in o.entries.items() if k != "Contents"}})),
    "key-twice-late": again(b.PAGE, lambda o: Obj({**o.entries, " /Contents": f"{b.TEXT_TWO} 0 R"})),
    "filter-twice": again(b.TEXT, lambda o: Obj({**o.entries, " /Filter": "/ASCIIHexDecode"}, o.data)),
    "string-hex": entry(b.FILLED, V="<313030>"),
    "string-octal": entry(b.FILLED, V="(\\61\\60\\60)"),
    "type-gone": entry(b.PAGE, Type=None),
    "form-type-gone": entry(b.FORM, Type=None),
    "formtype": entry(b.FORM, FormType="1"),
    # --- streams
    "filter-array": again(b.TEXT, _bits),
    "parms-array": parms(DecodeParms="[null]"),
    "parms-empty": parms(DecodeParms="<<>>"),
    "parms-one-dictionary": parms(DecodeParms="<</Predictor 1>>"),
    "parms-short-name": parms(DP="<</Predictor 15/Columns 4>>"),
    "parms-crypt": parms(DecodeParms="<</Name/Identity>>"),
    "filter-short-name": again(b.TEXT, lambda o: o.but(F="/ASCIIHexDecode")),
    "filter-crypt": again(b.TEXT, lambda o: o.but(Filter="/Crypt")),
    "filter-crypt-first": again(b.TEXT, lambda o: o.but(Filter=f"[/Crypt {o.entries['Filter']}]") if o.entries.get("Filter", "").startswith("/") else None),
    "file-named": entry(b.TEXT, F="(other.bin)"),
    "file-filter": entry(b.TEXT, FFilter="/FlateDecode"),
    "a85-prefix": filtered("/ASCII85Decode", b"<~" + ascii85(b.AMOUNT)),
    "a85-blanks": filtered("/ASCII85Decode", b"\0\n " + ascii85(b.AMOUNT)),
    "a85-after-end": filtered("/ASCII85Decode", ascii85(b.AMOUNT) + EIGHTY_FIVE),
    "a85-tilde": filtered("/ASCII85Decode", ascii85(b.AMOUNT).replace(b"~>", b"~ >") + EIGHTY_FIVE),
    "a85-bad-letter": filtered("/ASCII85Decode", ascii85(b.AMOUNT)[:20] + b"\x7f" + ascii85(b.AMOUNT)[20:]),
    "a85-two": filtered("/ASCII85Decode", ascii85(b.AMOUNT)[:-2] + EIGHTY_FIVE),
    "ahx-after-end": filtered("/ASCIIHexDecode", b.AMOUNT.encode().hex().encode() + b">" + b.FORGED.encode().hex().encode() + b">"),
    "ahx-bad-letter": filtered("/ASCIIHexDecode", b.AMOUNT.encode().hex().encode()[:30] + b"x" + b.AMOUNT.encode().hex().encode()[30:] + b">"),
    "rl-after-end": filtered("/RunLengthDecode", run_length(b.AMOUNT) + run_length(b.FORGED)),
    "rl-no-end": filtered("/RunLengthDecode", run_length(b.AMOUNT)[:-1]),
    "keyword-cr": again(b.TEXT, lambda o: token(o.body().replace(b"\nstream\n", b"\nstream\r", 1).decode("latin-1"))),
    "keyword-blank": again(b.TEXT, lambda o: token(o.body().replace(b"\nstream\n", b"\nstream \n", 1).decode("latin-1"))),
    "keyword-none": again(b.TEXT, lambda o: token(o.body().replace(b"\nstream\n", b"\nstream", 1).decode("latin-1"))),
    "keyword-end-early": again(b.TEXT, lambda o: o.but(data=o.data[:10] + b"\nendstream\n" + o.data[10:])),
    "keyword-comment": again(b.TEXT, lambda o: token(o.body().replace(b">>\nstream", b">>%x\nstream", 1).decode("latin-1"))),
}
