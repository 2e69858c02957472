"""Updates that are allowed after a signature, and what of them has room for bytes that nobody lists."""

from dataclasses import dataclass

import base as b
import sign
from changes import Changes, annotation, in_form, look, on_page
from pdf import Obj, dic, stream

ALWAYS = (0, 1, 2, 3)
FILLING = (0, 2, 3)
NOTES = (0, 3)


@dataclass(frozen=True)
class Carrier:
    """`make` takes the document, free numbers and the bytes to hide. Where `levels` allow it, it must pass by itself."""

    make: object
    levels: tuple = ALWAYS
    # Whether it has room for hidden bytes.
    room: bool = True
    # Signed by: nobody, "agency", "unit".
    signer: str = ""


def metadata(doc, new, hidden: bytes) -> Changes:
    inside = b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'/>\n"
    return Changes({b.METADATA: doc.objects[b.METADATA].but(data=inside + hidden + b"<?xpacket end='w'?>")})


def security_store(doc, new, hidden: bytes) -> Changes:
    """Certificates and a list; hidden bytes lie behind the list's own."""
    certificate, crl, store = new(), new(), new()
    list_ = (sign.PKI / "root-2026-11.crl").read_bytes()
    return Changes({
        certificate: stream(sign.certificate("state-ca").dump()),
        crl: stream(list_ + hidden),
        store: dic(Type="/DSS", Certs=f"[{certificate} 0 R]", CRLs=f"[{crl} 0 R]"),
        b.CATALOG: doc.objects[b.CATALOG].but(DSS=f"{store} 0 R"),
    })


def information(doc, new, hidden: bytes) -> Changes:
    number = new()
    return Changes({number: dic(Title=f"(letter {_string(hidden)})")}, trailer={"Info": f"{number} 0 R"})


def _string(hidden: bytes) -> str:
    """In a literal string, where content draws nothing of it."""
    return hidden.decode("latin-1").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _unseen(hidden: bytes) -> str:
    """As a property of marked content."""
    return f"/X <</A({_string(hidden)})>> BDC EMC\n" if hidden else ""


def note(doc, new, hidden: bytes) -> Changes:
    made = annotation("Text", "1 1 0 rg 0 0 20 20 re f\n" + _unseen(hidden), rect="[175 60 195 80]", flags="4", Contents="(a note)")
    changes = made(doc, new)
    return Changes({n: o.but(BBox="[0 0 20 20]") if o.data is not None else o for n, o in changes.objects.items()})


def fill(doc, new, hidden: bytes) -> Changes:
    number = new()
    box = doc.objects[b.EMPTY].entries["Rect"]
    picture = look(doc, "BT /F1 10 Tf 2 5 Td (ok) Tj ET\n" + _unseen(hidden), "[0 0 80 16]")
    if box != "[100 20 180 36]":
        picture = look(doc, "BT /F1 6 Tf 2 1 Td (ok) Tj ET", "[0 0 280 35]")
    return Changes({number: picture, b.EMPTY: doc.objects[b.EMPTY].but(V="(ok)", AP=f"<</N {number} 0 R>>")})


def signed(entries: dict, name: str):
    def make(doc, new, hidden: bytes) -> Changes:
        value, _ = new(), new()
        return Changes(b.signature_objects(doc, value, name, entries))
    return make


def signed_picture(rect: str, content: str, box: str, name: str = "visible"):
    """A second signature with a picture."""
    def make(doc, new, hidden: bytes) -> Changes:
        value, field_, looks = new(), new(), new()
        made = b.signature_objects(doc, value, name, b.APPROVAL)
        made[field_] = made[field_].but(Rect=rect, AP=f"<</N {looks} 0 R>>", F="4")
        made[looks] = look(doc, content, box)
        return Changes(made)
    return make


def stamped_picture(doc, new, hidden: bytes) -> Changes:
    """A document time-stamp with a picture over the amount."""
    value, field_, looks = new(), new(), new()
    made = b.signature_objects(doc, value, "seen", b.STAMP)
    made[field_] = made[field_].but(Rect="[10 150 290 185]", AP=f"<</N {looks} 0 R>>", F="4")
    made[looks] = look(doc)
    return Changes(made)


def unseen(entries: dict, rect: str, box: str | None):
    """A signature or a time-stamp whose rectangle shows nothing, with a look that covers the page."""
    def make(doc, new, hidden: bytes) -> Changes:
        value, field_, looks = new(), new(), new()
        made = b.signature_objects(doc, value, "nowhere", entries)
        made[field_] = made[field_].but(Rect=rect, AP=f"<</N {looks} 0 R>>", F="4")
        made[looks] = look(doc).but(BBox=box)
        return Changes(made)
    return make


def empty_field(doc, new, hidden: bytes) -> Changes:
    number = new()
    field_ = dic(Type="/Annot", Subtype="/Widget", FT="/Sig", T="(invitation)", Rect="[0 0 0 0]", F="132", P=f"{b.PAGE} 0 R")
    return Changes({number: field_, **on_page(doc, number), **in_form(doc, number, SigFlags="3")})


def extensions(doc, new, hidden: bytes) -> Changes:
    return Changes({b.CATALOG: doc.objects[b.CATALOG].but(Extensions="<</ESIC<</BaseVersion/1.7/ExtensionLevel 5>>>>")})


def metadata_of_length(length):
    """Metadata whose /Length says less or more than there is."""
    def make(doc, new, hidden: bytes) -> Changes:
        made = metadata(doc, new, hidden).objects[b.METADATA]
        return Changes({b.METADATA: made.but(Length=length(len(made.data), len(hidden)))})
    return make


def sign_prepared(doc, new, hidden: bytes) -> Changes:
    """The prepared field is signed, with a picture that fills it."""
    value, looks = new(), new()
    field_ = doc.objects.get(b.PREPARED)
    if field_ is None:
        return signed(b.APPROVAL, "second")(doc, new, hidden)
    return Changes({value: Obj(sign.placeholder(b.APPROVAL)), looks: look(doc),
                    b.PREPARED: field_.but(V=f"{value} 0 R", AP=f"<</N {looks} 0 R>>"),
                    b.FIELDS: doc.objects[b.FIELDS].but(SigFlags="3")})


def padding(doc, new, hidden: bytes) -> Changes:
    """Metadata; `combine` fills it up until the file is as long as its linearization dictionary says."""
    return metadata(doc, new, hidden)


# More than 64 bits hold: some reader takes it for nothing.
BEYOND = "9" * 22
# Rectangles without extent, or out of sight, and the box of the look.
NOWHERE = {
    "point": ("[0 0 0 0]", None), "line": ("[10 150 290 150]", None), "boxname": ("[0 0 0 0]", "/None"), "boxed": ("[10 150 290 150]", "[0 0 280 35]"),
    "boxempty": ("[0 0 0 0]", "[0 0 0 0]"), "far": (f"[{BEYOND} 60 {BEYOND} 75]", "[0 0 280 35]"),
}

CARRIERS = {
    "nothing": Carrier(lambda doc, new, hidden: Changes(), room=False),
    "metadata": Carrier(metadata),
    "store": Carrier(security_store),
    "information": Carrier(information),
    "rewritten": Carrier(lambda doc, new, hidden: Changes({b.UNUSED: doc.objects[b.UNUSED].but(Kept="(still nothing)")}), room=False, levels=(0, 2, 3)),
    "freed": Carrier(lambda doc, new, hidden: Changes(freed=(b.UNUSED,)), room=False, levels=()),
    "extensions": Carrier(extensions, room=False),
    "field": Carrier(empty_field, (0,), room=False),
    "fill": Carrier(fill, FILLING),
    "note": Carrier(note, NOTES),
    "signature": Carrier(signed(b.APPROVAL, "second"), FILLING, room=False, signer="agency"),
    "stamp": Carrier(signed(b.STAMP, "stamp"), room=False, signer="unit"),
    "picture": Carrier(signed_picture("[215 20 285 50]", "0 0 1 RG 2 2 66 26 re S", "[0 0 70 30]"), FILLING, room=False, signer="agency"),
    "pictureover": Carrier(signed_picture("[10 150 290 185]", "1 g 0 0 290 40 re f 0 g BT /F1 18 Tf 10 10 Td (Pay 999 USD to Mallory) Tj ET", "[0 0 280 35]"), (), room=False, signer="agency"),
    "stampover": Carrier(stamped_picture, (), room=False, signer="unit"),
    **{f"stamp{name}": Carrier(unseen(b.STAMP, rect, box), (), room=False, signer="unit") for name, (rect, box) in NOWHERE.items()},
    **{f"sign{name}": Carrier(unseen(b.APPROVAL, rect, box), (), room=False, signer="agency") for name, (rect, box) in NOWHERE.items()},
    "signprepared": Carrier(sign_prepared, (), room=False, signer="agency"),
    "metadatashort": Carrier(metadata_of_length(lambda size, hidden: str(size - hidden - 21)), ()),
    "metadatalong": Carrier(metadata_of_length(lambda size, hidden: str(size + 12)), ()),
    "metadatazero": Carrier(metadata_of_length(lambda size, hidden: "0"), ()),
    "metadatalengthless": Carrier(metadata_of_length(lambda size, hidden: "null"), ()),
    "padding": Carrier(padding, levels=()),
}
