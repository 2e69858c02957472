"""What an attack changes: each takes the document and numbers that are free, and gives objects to be written."""

from dataclasses import dataclass, field

import base as b
from pdf import Obj, dic, packed, stream, token
from varieties import ascii85, run_length


@dataclass
class Changes:
    """Objects, numbers to be freed and entries of the trailer."""

    objects: dict = field(default_factory=dict)
    freed: tuple = ()
    trailer: dict = field(default_factory=dict)

    def __or__(self, other: "Changes") -> "Changes":
        return Changes({**self.objects, **other.objects}, (*self.freed, *other.freed), {**self.trailer, **other.trailer})


def entry(number: int, **entries):
    """An object with other entries."""
    return lambda doc, new: Changes({number: doc.objects[number].but(**entries)})


def data(number: int, content, **entries):
    """A stream with other data."""
    raw = content.encode("latin-1") if isinstance(content, str) else content
    return lambda doc, new: Changes({number: doc.objects[number].but(data=raw, Filter=None, DecodeParms=None, **entries)})


def whole(number: int, obj: Obj):
    """Another object under the number."""
    return lambda doc, new: Changes({number: obj})


def freed(number: int):
    """The object is freed."""
    return lambda doc, new: Changes(freed=(number,))


def trailer(**entries):
    """Other entries of the trailer."""
    return lambda doc, new: Changes(trailer=entries)


COVER = "1 g 0 0 290 40 re f 0 g BT /F1 18 Tf 10 10 Td (Pay 999 USD to Mallory) Tj ET"
OVER = "[10 150 290 185]"


def look(doc, content: str = COVER, box: str = "[0 0 280 35]", **more) -> Obj:
    """An appearance that covers the amount."""
    return stream(content, Type="/XObject", Subtype="/Form", BBox=box, Resources=f"<</Font<</F1 {b.FONT} 0 R>>>>", **more)


def on_page(doc, number: int) -> dict:
    """The page with one more annotation."""
    page = doc.objects[b.PAGE]
    if not page.entries["Annots"].startswith("["):
        listed = int(page.entries["Annots"].split()[0])
        return {listed: token(b.extended(doc.objects[listed].token.decode(), number))}
    return {b.PAGE: page.but(Annots=b.extended(page.entries["Annots"], number))}


def in_form(doc, number: int, **entries) -> dict:
    """The form with one more field."""
    form = doc.objects[b.FIELDS]
    return {b.FIELDS: form.but(Fields=b.extended(form.entries["Fields"], number), **entries)}


def annotation(subtype: str, appearance: bool | str = False, rect: str = OVER, form: bool = False, flags: str = "4", **entries):
    """A new annotation of a subtype, with its own appearance or without."""
    def change(doc, new):
        number = new()
        entries_ = {"Type": "/Annot", "Subtype": f"/{subtype}", "Rect": rect, "F": flags, "P": f"{b.PAGE} 0 R", **entries}
        objects = {}
        if appearance:
            looks = new()
            objects[looks] = look(doc, appearance if isinstance(appearance, str) else COVER)
            entries_["AP"] = f"<</N {looks} 0 R>>"
        objects[number] = Obj({k: v for k, v in entries_.items() if v is not None})
        objects |= on_page(doc, number)
        if form:
            objects |= in_form(doc, number, SigFlags="3")
        return Changes(objects)
    return change


def copied(number: int, referrer: int, key: str, obj=None):
    """A copy of an object under a new number, which another refers to in its place."""
    def change(doc, new):
        copy = new()
        holder = doc.objects[referrer]
        value = holder.entries[key].replace(f"{number} 0 R", f"{copy} 0 R")
        return Changes({copy: obj or doc.objects[number], referrer: holder.but(**{key: value})})
    return change


def inlined(number: int, referrer: int, key: str):
    """The object itself in the place of the reference to it."""
    def change(doc, new):
        holder = doc.objects[referrer]
        value = holder.entries[key].replace(f"{number} 0 R", doc.objects[number].body().decode("latin-1"))
        return Changes({referrer: holder.but(**{key: value})})
    return change


def new_tree(doc, new) -> Changes:
    """Another page tree."""
    pages, page, text = new(), new(), new()
    return Changes({
        text: stream(b.FORGED),
        page: dic(Type="/Page", Parent=f"{pages} 0 R", Contents=f"{text} 0 R", Resources=f"{b.RESOURCES} 0 R"),
        pages: dic(Type="/Pages", Kids=f"[{page} 0 R]", Count="1", MediaBox="[0 0 300 200]"),
        b.CATALOG: doc.objects[b.CATALOG].but(Pages=f"{pages} 0 R"),
    })


def new_catalog(doc, new) -> Changes:
    """Another catalog with another page tree, named by the trailer."""
    made = new_tree(doc, new)
    root = new()
    made.objects[root] = made.objects.pop(b.CATALOG)
    return made | Changes(trailer={"Root": f"{root} 0 R"})


def page_copy(doc, new) -> Changes:
    """The page under a new number with other content."""
    page, text = new(), new()
    kids = doc.objects[b.PAGES].entries["Kids"].replace(f"{b.PAGE} 0 R", f"{page} 0 R")
    return Changes({text: stream(b.FORGED), page: doc.objects[b.PAGE].but(Contents=f"{text} 0 R"),
                    b.PAGES: doc.objects[b.PAGES].but(Kids=kids)})


def signed_prepared(doc, new) -> Changes:
    """The prepared field is given a picture, without a signature."""
    looks = new()
    if b.PREPARED not in doc.objects:
        return annotation("Widget", True, form=True, FT="/Sig", T="(late)")(doc, new)
    return Changes({looks: look(doc), b.PREPARED: doc.objects[b.PREPARED].but(AP=f"<</N {looks} 0 R>>")})


def filled(number: int, content: str, rect: str | None = None):
    """A text field is given a value and a look."""
    def change(doc, new):
        looks = new()
        more = {"Rect": rect} if rect else {}
        return Changes({looks: look(doc, content), number: doc.objects[number].but(V="(999)", AP=f"<</N {looks} 0 R>>", **more)})
    return change


def parent_copy(doc, new) -> Changes:
    """The second page under another parent whose resources make another text of it."""
    parent = new()
    copy = doc.objects[b.PAGES].but(Resources=f"<</Font<</F1 {b.OTHER_FONT} 0 R>>>>")
    return Changes({parent: copy, b.PAGE_TWO: doc.objects[b.PAGE_TWO].but(Parent=f"{parent} 0 R")})


def font_to_unicode(doc, new) -> Changes:
    """The font says that its 1 is a 9, to whoever takes text out."""
    number = new()
    table = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <31> <0039> endbfchar"
    font = doc.objects[b.FONT].body().decode().removesuffix(">>")
    return Changes({number: stream(table), b.FONT: token(f"{font}/ToUnicode {number} 0 R>>")})


def new_kid(doc, new) -> Changes:
    """A second widget of a field that was there, over the amount."""
    kid, looks = new(), new()
    widget = dic(Type="/Annot", Subtype="/Widget", Parent=f"{b.FILLED} 0 R", Rect=OVER, F="4", AP=f"<</N {looks} 0 R>>")
    return Changes({looks: look(doc), kid: widget, b.FILLED: doc.objects[b.FILLED].but(Kids=f"[{kid} 0 R]", V="(999)"), **on_page(doc, kid)})


def signature_shown(**more):
    """The first signature's own widget is given a picture or colours."""
    def change(doc, new):
        looks, field_ = new(), b.FIRST_FREE + 1
        picture = {"AP": f"<</N {looks} 0 R>>"} if not more else more
        return Changes({looks: look(doc), field_: doc.objects[field_].but(Rect=OVER, F="4", **picture)})
    return change


def listed_array(number: int, content: str):
    """An array that an object of its own holds."""
    return lambda doc, new: Changes({number: token(content)}) if number in doc.objects and doc.objects[number].token else None


PAGE_KEYS = {
    "Group": "<</S/Transparency/CS/DeviceGray/I true/K true>>", "Tabs": "/S", "ArtBox": "[0 0 10 10]", "BleedBox": "[0 0 10 10]",
    "TrimBox": "[0 0 10 10]", "PieceInfo": "<<>>", "LastModified": "(D:2026)", "Thumb": f"{b.IMAGE} 0 R", "Trans": "<</S/Wipe>>",
    "AA": "<</O<</S/JavaScript/JS(1)>>>>", "Metadata": f"{b.METADATA} 0 R", "StructParents": "0", "VP": "[]", "PZ": "2",
    "SeparationInfo": "<<>>", "TemplateInstantiated": "/a", "PresSteps": "<<>>", "OutputIntents": "[]", "Unknown": "1", "B": "[]",
}
CATALOG_KEYS = {
    "PageMode": "/UseOC", "PageLayout": "/TwoColumnLeft", "Outlines": "<<>>", "Dests": "<<>>", "Threads": "[]", "AA": "<<>>", "URI": "<</Base(x)>>",
    "StructTreeRoot": "<</Type/StructTreeRoot>>", "MarkInfo": "<</Marked true>>", "Lang": "(vi)", "OutputIntents": "[]", "PieceInfo": "<<>>",
    "Collection": "<</View/T>>", "NeedsRendering": "true", "Requirements": "[]", "Legal": "<<>>", "AF": "[]", "DPartRoot": "<<>>", "Unknown": "1",
    "ViewerPreferences": "<</ViewArea/MediaBox>>", "Perms": "<<>>", "Pages": f"{b.PAGE_TWO} 0 R", "SpiderInfo": "<<>>",
}
NOTE_KEYS = {
    "AS": "/Off", "OC": f"{b.LAYER} 0 R", "Border": "[0 0 30]", "BS": "<</W 30>>", "C": "[1 0 0]", "F": "2", "CA": "0", "ca": "0", "BM": "/Multiply",
    "MK": "<</BG[1 0 0]>>", "RD": "[5 5 5 5]", "Name": "/Key", "Subtype": "/Square", "Popup": f"{b.LINK} 0 R", "IRT": f"{b.LINK} 0 R", "Unknown": "1",
    "P": f"{b.PAGE_TWO} 0 R", "Contents": "(other)", "M": "(D:2026)", "NM": "(x)", "T": "(x)", "StructParent": "1", "AP": "<<>>", "QuadPoints": "[0 0 9 9 0 9 9 0]",
}

QUADS = "[" + "10 185 290 185 10 150 290 150 " * 20 + "]"
CHANGES = {
    # --- what pages show
    "contents": data(b.TEXT, b.FORGED),
    "contents-empty": data(b.TEXT, ""),
    "contents-freed": freed(b.TEXT),
    "contents-null": whole(b.TEXT, token("null")),
    "contents-direct": lambda doc, new: Changes({(n := new()): stream(b.FORGED), b.PAGE: doc.objects[b.PAGE].but(Contents=f"{n} 0 R")}),
    "contents-fewer": entry(b.PAGE, Contents=f"[{b.DRAWING} 0 R]"),
    "contents-order": entry(b.PAGE, Contents=f"[{b.DRAWING} 0 R {b.TEXT} 0 R]"),
    "contents-more": lambda doc, new: Changes({(n := new()): stream(b.FORGED), b.PAGE: doc.objects[b.PAGE].but(Contents=f"[{b.TEXT} 0 R {b.DRAWING} 0 R {n} 0 R]")}),
    "length-object": lambda doc, new: Changes({37: token("20")}) if "0 R" in doc.objects[b.TEXT].entries.get("Length", "") else None,
    "kids-twice": entry(b.PAGES, Kids=f"[{b.PAGE} 0 R {b.PAGE_TWO} 0 R {b.PAGE} 0 R]", Count="3"),
    "kids-null": entry(b.PAGES, Kids=f"[null {b.PAGE} 0 R {b.PAGE_TWO} 0 R]"),
    "dangling-contents": lambda doc, new: Changes({42: stream(b.FORGED)}),
    "drawing": data(b.DRAWING, b.drawing().replace("/Fm0 Do", "").replace("/Im0 Do", "")),
    "mediabox": entry(b.PAGE, MediaBox="[0 0 300 150]"),
    "cropbox": entry(b.PAGE, CropBox="[0 0 300 150]"),
    "rotate": entry(b.PAGE, Rotate="180"),
    "userunit": entry(b.PAGE, UserUnit="2"),
    "resources-empty": entry(b.PAGE, Resources="<<>>"),
    "resources-inherited": entry(b.PAGE_TWO, Resources=f"<</Font<</F1 {b.OTHER_FONT} 0 R>>>>"),
    "parent-resources": entry(b.PAGES, Resources=f"<</Font<</F1 {b.OTHER_FONT} 0 R>>>>"),
    "parent-mediabox": entry(b.PAGES, MediaBox="[0 0 200 200]"),
    "parent-rotate": entry(b.PAGES, Rotate="90"),
    "parent-copy": parent_copy,
    "kids-order": entry(b.PAGES, Kids=f"[{b.PAGE_TWO} 0 R {b.PAGE} 0 R]"),
    "kids-fewer": entry(b.PAGES, Kids=f"[{b.PAGE} 0 R]", Count="1"),
    "count": entry(b.PAGES, Count="1"),
    "page-copy": page_copy,
    "page-tree": new_tree,
    "new-catalog": new_catalog,
    # --- what content draws with
    "font": whole(b.FONT, token("<</Type/Font/Subtype/Type1/BaseFont/Symbol>>")),
    "font-differences": whole(b.FONT, token("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[48/nine/nine]>>>>")),
    "font-widths": whole(b.FONT, token("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 64/Widths[" + "2000 " * 33 + "]>>")),
    "glyph": data(b.GLYPH, "1000 0 0 0 1000 1000 d1 0 0 100 1000 re f"),
    "font-matrix": entry(b.TYPE_3, FontMatrix="[0.004 0 0 0.004 0 0]"),
    "form-data": data(b.FORM, "BT /F1 12 Tf 0 4 Td (other) Tj ET"),
    "form-matrix": entry(b.FORM, Matrix="[2 0 0 2 0 0]"),
    "form-bbox": entry(b.FORM, BBox="[0 0 1 1]"),
    "form-resources": entry(b.FORM, Resources="<<>>"),
    "form-layer": entry(b.FORM, OC=f"{b.LAYER} 0 R"),
    "image-data": data(b.IMAGE, bytes(12)),
    "image-decode": entry(b.IMAGE, Decode="[1 0 1 0 1 0]"),
    "image-width": entry(b.IMAGE, Width="1", Height="4"),
    "image-mask": entry(b.IMAGE, Mask="[0 255 0 255 0 255]"),
    "image-length": entry(b.IMAGE, Length="6"),
    "state-alpha": entry(b.GRAPHICS, ca="0"),
    "state-font": entry(b.GRAPHICS, Font=f"[{b.OTHER_FONT} 0 R 18]"),
    "state-copy": copied(b.GRAPHICS, b.RESOURCES, "ExtGState", dic(Type="/ExtGState", ca="0")),
    "pattern": data(b.PATTERN, "0 0 1 rg 0 0 8 8 re f"),
    "pattern-step": entry(b.PATTERN, XStep="40", YStep="40"),
    # --- layers
    "layers-on": entry(b.LAYERS, D=f"<</Order[{b.LAYER} 0 R]>>"),
    "layers-base": entry(b.LAYERS, D="<</BaseState/ON>>"),
    "layers-gone": entry(b.CATALOG, OCProperties=None),
    "layers-null": entry(b.CATALOG, OCProperties="null"),
    "layer-copy": copied(b.LAYER, b.RESOURCES, "Properties"),
    "layer-copied-off": copied(b.LAYER, b.LAYERS, "D"),
    "layer-inline": inlined(b.LAYER, b.RESOURCES, "Properties"),
    "layer-null": whole(b.LAYER, token("null")),
    "layer-type": entry(b.LAYER, Type="/OCMD"),
    # --- the form
    "need-appearances": entry(b.FIELDS, NeedAppearances="true"),
    "need-appearances-gone": entry(b.FIELDS, NeedAppearances=None),
    "need-appearances-null": entry(b.FIELDS, NeedAppearances="null"),
    "form-font": entry(b.FIELDS, DR=f"<</Font<</F1 {b.OTHER_FONT} 0 R>>>>"),
    "form-default": entry(b.FIELDS, DA="(/F1 40 Tf 1 0 0 rg)"),
    "form-default-light": entry(b.FIELDS, DA="(/F1 30 Tf 1 g)"),
    "form-font-named": entry(b.FIELDS, DR=f"<</Font<</F1 {b.FONT} 0 R/Z {b.OTHER_FONT} 0 R>>>>"),
    "form-aligned": entry(b.FIELDS, Q="2"),
    "field-hidden-real": entry(b.FILLED, F="2.0"),
    "form-fewer": entry(b.FIELDS, Fields="[]"),
    "form-gone": entry(b.CATALOG, AcroForm=None),
    "xfa": entry(b.FIELDS, XFA="(<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>)"),
    "value": entry(b.FILLED, V="(999)"),
    "value-look": data(b.VALUE_LOOK, "/Tx BMC BT /F1 10 Tf 2 5 Td (999) Tj ET EMC"),
    "value-filled": filled(b.FILLED, "BT /F1 10 Tf 2 5 Td (999) Tj ET"),
    "empty-filled": filled(b.EMPTY, "BT /F1 10 Tf 2 5 Td (999) Tj ET"),
    "empty-covers": filled(b.EMPTY, COVER),
    "empty-moved": filled(b.EMPTY, COVER, OVER),
    "check-set": entry(b.CHECK, AS="/Yes", V="/Yes"),
    "check-shown": entry(b.CHECK, AS="/Yes"),
    "check-look": data(b.OFF, "1 0 0 rg 0 0 16 16 re f"),
    "field-colours": entry(b.EMPTY, MK="<</BG[1 0 0]/BC[0 0 0]/CA(999)>>"),
    "field-default": entry(b.FILLED, DA="(/F1 40 Tf 1 0 0 rg)"),
    "field-no-look": entry(b.FILLED, AP=None),
    "field-hidden": entry(b.FILLED, F="2"),
    "field-moved": entry(b.FILLED, Rect="[100 100 160 116]"),
    "prepared-look": signed_prepared,
    # --- annotations that were there
    "note-moved": entry(b.NOTE, Rect=OVER),
    "note-look": data(b.NOTE_LOOK, COVER, BBox="[0 0 280 35]"),
    "note-gone": entry(b.PAGE, Annots=f"[{b.FILLED} 0 R {b.EMPTY} 0 R {b.CHECK} 0 R {b.LINK} 0 R]"),
    "note-square": entry(b.NOTE, Subtype="/Square", Rect=OVER, IC="[1 1 1]", AP=None),
    "link-border": entry(b.LINK, Border="[0 0 100]", C="[1 0 0]"),
    "link-moved": entry(b.LINK, Rect=OVER),
    "annots-order": lambda doc, new: Changes({b.PAGE: doc.objects[b.PAGE].but(Annots="[" + " ".join(f"{n} 0 R" for n in (b.NOTE, b.LINK, b.CHECK, b.EMPTY, b.FILLED)) + "]")}),
    "annots-twice": lambda doc, new: Changes({b.PAGE: doc.objects[b.PAGE].but(Annots=b.extended(doc.objects[b.PAGE].entries["Annots"], b.FILLED))}),
    "note-layer": entry(b.NOTE, OC=f"{b.LAYER} 0 R"),
    "note-state": entry(b.NOTE, AS="/Off"),
    "annots-gone": entry(b.PAGE, Annots=None),
    "annots-null": entry(b.PAGE, Annots="null"),
    # --- new annotations
    **{f"new-{subtype.lower()}-look": annotation(subtype, True) for subtype in (
        "Stamp", "Square", "FreeText", "Text", "Link", "Popup", "Watermark", "FileAttachment", "Ink", "Highlight",
        "Caret", "Redact", "Screen", "PrinterMark", "TrapNet", "3D", "Movie", "Sound", "RichMedia", "Projection", "Unknown")},
    "new-square": annotation("Square", C="[0 0 0]", IC="[1 1 1]"),
    "new-circle": annotation("Circle", C="[0 0 0]", IC="[1 1 1]"),
    "new-line": annotation("Line", L="[10 168 290 168]", C="[1 1 1]", BS="<</W 30>>"),
    "new-line-leader": annotation("Line", rect="[2 2 8 8]", L="[2 2 8 2]", LL="160", C="[0 0 0]", BS="<</W 20>>"),
    "new-ink": annotation("Ink", InkList="[[10 168 290 168]]", C="[1 1 1]", BS="<</W 30>>"),
    "new-ink-small": annotation("Ink", rect="[0 0 0 0]", InkList="[[10 168 290 168]]", C="[1 1 1]", BS="<</W 30>>"),
    "new-polygon": annotation("Polygon", Vertices="[10 150 290 150 290 185 10 185]", IC="[1 1 1]", C="[0 0 0]"),
    "new-polyline": annotation("PolyLine", Vertices="[10 168 290 168]", C="[0 0 0]", BS="<</W 30>>"),
    "new-strikeout": annotation("StrikeOut", rect="[2 2 8 8]", QuadPoints=QUADS, C="[0 0 0]"),
    "new-highlight": annotation("Highlight", QuadPoints=QUADS, C="[0 0 0]"),
    "new-underline": annotation("Underline", QuadPoints=QUADS, C="[0 0 0]"),
    "new-squiggly": annotation("Squiggly", QuadPoints=QUADS, C="[0 0 0]"),
    "new-freetext": annotation("FreeText", Contents="(Pay 999 USD)", DA="(/F1 18 Tf 0 g)", C="[1 1 1]"),
    "new-freetext-callout": annotation("FreeText", rect="[2 2 8 8]", Contents="( )", DA="(/F1 18 Tf)", CL="[5 5 290 190]", BS="<</W 20>>"),
    "new-text": annotation("Text", Contents="(9)", Name="/Note", rect="[100 150 120 170]"),
    "new-text-nozoom": annotation("Text", True, rect="[2 2 3 3]", flags="28"),
    "new-stamp-norotate": annotation("Stamp", True, rect="[2 2 22 12]", flags="20"),
    "new-stamp": annotation("Stamp", Name="/Approved"),
    "new-fileattachment": annotation("FileAttachment", Name="/PushPin"),
    "new-caret": annotation("Caret"),
    "new-link-border": annotation("Link", Border="[0 0 30]", C="[0 0 0]", A="<</S/URI/URI(https://kyso.test)>>"),
    "new-popup-open": annotation("Popup", Open="true", Parent=f"{b.NOTE} 0 R"),
    "new-stamp-free": annotation("Stamp", "1 0 0 RG 2 2 30 10 re S", rect="[200 50 240 70]"),
    "new-stamp-matrix": lambda doc, new: (lambda c: Changes({k: (o.but(Matrix="[1 0 0 1 0 1000]", BBox="[-9999 -9999 9999 9999]") if o.data else o) for k, o in c.objects.items()}))(annotation("Stamp", True, rect="[2 2 8 8]")(doc, new)),
    "new-stamp-far": annotation("Stamp", COVER, rect=f"[{'9' * 22} 150 290 185]"),
    "new-stamp-far-right": annotation("Stamp", COVER, rect=f"[10 150 {'9' * 22} 185]"),
    "new-stamp-squeezed": lambda doc, new: (lambda c: Changes({k: o.but(BBox="[0 0 200 200]") if o.data else o for k, o in c.objects.items()}))(
        annotation("Stamp", "BT /F1 18 Tf 5 5 Td (MMMMMMM) Tj ET", rect="[200 60 240 61.2]")(doc, new)),
    "new-square-wide": annotation("Square", rect="[200 60 240 75]", C="[1 0 0]", Border="[0 0 99999999999]"),
    "new-textfield": annotation("Widget", True, form=True, FT="/Tx", T="(late)", V="(999)"),
    "new-button": annotation("Widget", form=True, FT="/Btn", T="(late)", Ff="65536", MK="<</BG[1 1 1]/CA(999)>>"),
    "new-choice": annotation("Widget", True, form=True, FT="/Ch", T="(late)", V="(999)"),
    "new-sigfield": annotation("Widget", form=True, rect="[0 0 0 0]", FT="/Sig", T="(late)"),
    "new-sigfield-look": annotation("Widget", True, form=True, FT="/Sig", T="(late)"),
    "new-sigfield-colours": annotation("Widget", form=True, FT="/Sig", T="(late)", MK="<</BG[1 1 1]/BC[0 0 0]>>"),
    "new-sigfield-border": annotation("Widget", form=True, FT="/Sig", T="(late)", BS="<</W 30>>", MK="<</BC[0 0 0]>>"),
    "new-sigfield-square": annotation("Square", form=True, FT="/Sig", T="(late)", C="[0 0 0]", IC="[1 1 1]"),
    "new-sigfield-ink": annotation("Ink", form=True, rect="[0 0 0 0]", FT="/Sig", T="(late)", InkList="[[10 168 290 168]]", C="[1 1 1]", BS="<</W 30>>"),
    "new-sigfield-line": annotation("Line", form=True, rect="[0 0 0 0]", FT="/Sig", T="(late)", L="[10 168 290 168]", C="[1 1 1]", BS="<</W 30>>"),
    "new-sigfield-freetext": annotation("FreeText", form=True, FT="/Sig", T="(late)", Contents="(999)", DA="(/F1 18 Tf 0 g)", C="[1 1 1]"),
    "new-sigfield-strikeout": annotation("StrikeOut", form=True, rect="[0 0 0 0]", FT="/Sig", T="(late)", QuadPoints=QUADS, C="[0 0 0]"),
    "new-sigfield-stamp": annotation("Stamp", True, form=True, FT="/Sig", T="(late)"),
    # --- the document
    "actions": entry(b.CATALOG, OpenAction="<</S/JavaScript/JS(app.alert\\(1\\))>>"),
    "names": entry(b.CATALOG, Names="<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>"),
    "version": entry(b.CATALOG, Version="/2.0"),
    "labels": entry(b.CATALOG, PageLabels="<</Nums[0<</S/r>>]>>"),
    "trailer-id": trailer(ID="[<00><01>]"),
    "trailer-root-generation": trailer(Root=f"{b.CATALOG} 1 R"),
    "trailer-encrypt": trailer(Encrypt="<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "00" * 32 + ">>>"),
    "font-tounicode": font_to_unicode,
    "new-kid": new_kid,
    "signature-look": signature_shown(),
    "signature-colours": signature_shown(MK="<</BG[1 1 1]/BC[0 0 0]>>"),
    "signature-square": signature_shown(Subtype="/Square", IC="[1 1 1]", C="[0 0 0]"),
    "array-contents": listed_array(36, f"[{b.DRAWING} 0 R]"),
    "array-annots": listed_array(35, "[]"),
    "root-copy": lambda doc, new: Changes({(n := new()): doc.objects[b.CATALOG]}, trailer={"Root": f"{n} 0 R"}),
    **{f"page-{key.lower()}": entry(b.PAGE, **{key: value}) for key, value in PAGE_KEYS.items()},
    **{f"catalog-{key.lower()}": entry(b.CATALOG, **{key: value}) for key, value in CATALOG_KEYS.items()},
    **{f"note-{key.lower()}-key": entry(b.NOTE, **{key: value}) for key, value in NOTE_KEYS.items()},
    **{f"field-{key.lower()}-key": entry(b.FILLED, **{key: value}) for key, value in NOTE_KEYS.items() if key not in ("T", "AP")},
    **{f"link-{key.lower()}-key": entry(b.LINK, **{key: value}) for key, value in NOTE_KEYS.items()},
    "nothing": lambda doc, new: Changes(),
}
