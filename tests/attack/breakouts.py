"""Looks that some reader lets out of their box: a state restored too often takes the clip away with it (ISO 32000-2 §8.4.2), marked
content that does not end goes on in what is drawn later (§14.6.1)."""

import base as b
from changes import Changes, on_page
from pdf import dic, stream
from varieties import GROUP, OUT

LAYERS = f"<</L0 {b.LAYER} 0 R>>"
BOX = {"Type": "/XObject", "Subtype": "/Form", "BBox": "[0 0 40 15]"}
CELL = {"Type": "/Pattern", "PatternType": "1", "PaintType": "1", "TilingType": "1", "BBox": "[0 0 300 300]",
        "XStep": "300", "YStep": "300", "Resources": "<<>>"}
GLYPH = ("<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a {} 0 R>>"
         "/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]/Resources<<>>>>")


def _look(kind: str, content: str, inner: int) -> dict:
    """The look itself, under no number yet, and what it draws with."""
    match kind:
        case "look":
            return {None: stream(content, **BOX, Resources=f"<</Properties{LAYERS}>>")}
        case "form":
            return {None: stream("/I Do", **BOX, Resources=f"<</XObject<</I {inner} 0 R>>>>"), inner: stream(content, **BOX)}
        case "cell":
            look = stream("/Pattern cs /P scn 0 0 40 15 re f", **BOX, Resources=f"<</Pattern<</P {inner} 0 R>>>>")
            return {None: look, inner: stream(content, **CELL)}
        case "glyph":
            font = GLYPH.format(inner)
            return {None: stream("BT /T 10 Tf (a) Tj ET", **BOX, Resources=f"<</Font<</T {font}>>>>"),
                    inner: stream("1000 0 d0 " + content)}
        case "mask":
            state = f"<</SMask<</S/Luminosity/G {inner} 0 R>>>>"
            group = "<</S/Transparency/CS/DeviceGray>>"
            return {None: stream("/G gs 0 0 40 15 re f", **BOX, Resources=f"<</ExtGState<</G {state}>>>>"),
                    inner: stream(content, **BOX, Group=group)}


def filled(kind: str, content: str):
    """An empty field is filled in with it."""
    def change(doc, new):
        looks, inner = new(), new()
        made = _look(kind, content, inner)
        made[looks] = made.pop(None)
        return Changes({**made, b.EMPTY: doc.objects[b.EMPTY].but(V="(ok)", AP=f"<</N {looks} 0 R>>")})
    return change


def stamped(kind: str, content: str):
    """A stamp on free space is drawn with it."""
    def change(doc, new):
        number, looks, inner = new(), new(), new()
        made = _look(kind, content, inner)
        made[looks] = made.pop(None)
        stamp = dic(Type="/Annot", Subtype="/Stamp", Rect="[200 60 240 75]", F="4", P=f"{b.PAGE} 0 R", AP=f"<</N {looks} 0 R>>")
        return Changes({**made, number: stamp, **on_page(doc, number)})
    return change


def group_value(doc, new) -> Changes:
    """A field that has fields below it is given a value, which they inherit."""
    if GROUP not in doc.objects:
        return None
    return Changes({GROUP: doc.objects[GROUP].but(V="(999)")})


BREAKOUTS = {
    **{f"out-{how}-{name}-{kind}": make(kind, content)
       for how, make in (("filled", filled), ("stamp", stamped))
       for name, content in OUT.items()
       for kind in ("look", "form", "cell", "glyph", "mask")},
    "group-value": group_value,
}
