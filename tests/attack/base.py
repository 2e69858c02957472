"""Signed documents to attack: small, and with something of everything that a later revision could turn."""

from dataclasses import dataclass, field, replace
from functools import cache

import sign
from pdf import Obj, Section, Spelling, Written, dic, packed, stream, token, write

# Numbers of the objects that attacks name.
CATALOG, PAGES, PAGE, PAGE_TWO, RESOURCES, FONT, TYPE_3, FORM, IMAGE, GRAPHICS = range(1, 11)
TEXT, DRAWING, TEXT_TWO, PATTERN, LAYER, GLYPH, FIELDS, FILLED, EMPTY, CHECK = range(11, 21)
PREPARED, LINK, NOTE, METADATA, NOTE_LOOK, VALUE_LOOK, ON, OFF, LAYERS, RESOURCES_TWO = range(21, 31)
UNUSED, OTHER_FONT, TURNED = 31, 32, 33
FIRST_FREE = 40

AMOUNT = "BT /F1 18 Tf 20 160 Td (Pay 100 USD to Alice) Tj ET\n"
FORGED = "BT /F1 18 Tf 20 160 Td (Pay 999 USD to Mallory) Tj ET\n"


def drawing() -> str:
    """What the second content stream of the first page paints."""
    return (
        "q 1 0 0 1 20 100 cm /Fm0 Do Q\nq 30 0 0 30 200 100 cm /Im0 Do Q\n"
        "BT /F3 12 Tf 20 80 Td (aa) Tj ET\n"
        "q /Pattern cs /P0 scn 120 100 40 30 re f Q\nq /GS0 gs 0 0 1 rg 250 100 20 20 re f Q\n"
        "/OC /L0 BDC BT /F1 10 Tf 20 50 Td (void) Tj ET EMC\n"
    )


def objects() -> dict:
    """The objects of the first revision, without signature."""
    helvetica = "/Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
    look = {"Type": "/XObject", "Subtype": "/Form", "Resources": f"<</Font<</F1 {FONT} 0 R>>>>"}
    value = "/Tx BMC BT /F1 10 Tf 2 5 Td (100) Tj ET EMC"
    return {
        CATALOG: dic(
            Type="/Catalog", Pages=f"{PAGES} 0 R", AcroForm=f"{FIELDS} 0 R", Metadata=f"{METADATA} 0 R",
            OCProperties=f"{LAYERS} 0 R",
        ),
        PAGES: dic(Type="/Pages", Kids=f"[{PAGE} 0 R {PAGE_TWO} 0 R]", Count="2", MediaBox="[0 0 300 200]",
                   Resources=f"{RESOURCES_TWO} 0 R"),
        PAGE: dic(Type="/Page", Parent=f"{PAGES} 0 R", Contents=f"[{TEXT} 0 R {DRAWING} 0 R]",
                  Resources=f"{RESOURCES} 0 R",
                  Annots=f"[{FILLED} 0 R {EMPTY} 0 R {CHECK} 0 R {LINK} 0 R {NOTE} 0 R]"),
        PAGE_TWO: dic(Type="/Page", Parent=f"{PAGES} 0 R", Contents=f"{TEXT_TWO} 0 R", Rotate="0"),
        RESOURCES: dic(
            Font=f"<</F1 {FONT} 0 R/F3 {TYPE_3} 0 R>>", XObject=f"<</Fm0 {FORM} 0 R/Im0 {IMAGE} 0 R>>",
            ExtGState=f"<</GS0 {GRAPHICS} 0 R>>", Pattern=f"<</P0 {PATTERN} 0 R>>", Properties=f"<</L0 {LAYER} 0 R>>",
        ),
        RESOURCES_TWO: dic(Font=f"<</F1 {FONT} 0 R>>"),
        FONT: token(f"<<{helvetica}>>"),
        TYPE_3: dic(Type="/Font", Subtype="/Type3", FontBBox="[0 0 1000 1000]", FontMatrix="[0.001 0 0 0.001 0 0]",
                    CharProcs=f"<</a {GLYPH} 0 R>>", Encoding="<</Type/Encoding/Differences[97/a]>>", FirstChar="97",
                    LastChar="97", Widths="[1000]", Resources="<<>>"),
        GLYPH: stream("1000 0 0 0 1000 1000 d1 100 100 700 700 re f"),
        FORM: stream("BT /F1 12 Tf 0 4 Td (terms) Tj ET", BBox="[0 0 80 20]", **look),
        IMAGE: stream(bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0]), Type="/XObject", Subtype="/Image",
                      Width="2", Height="2", BitsPerComponent="8", ColorSpace="/DeviceRGB"),
        GRAPHICS: dic(Type="/ExtGState", ca="1"),
        TEXT: stream(AMOUNT),
        DRAWING: stream(drawing()),
        TEXT_TWO: stream("BT /F1 18 Tf 20 160 Td (Second page) Tj ET\n"),
        PATTERN: stream("1 0 0 rg 0 0 4 4 re f", Type="/Pattern", PatternType="1", PaintType="1", TilingType="1",
                        BBox="[0 0 8 8]", XStep="8", YStep="8", Resources="<<>>"),
        LAYER: dic(Type="/OCG", Name="(void)"),
        LAYERS: dic(OCGs=f"[{LAYER} 0 R]", D=f"<</Order[{LAYER} 0 R]/OFF[{LAYER} 0 R]>>"),
        FIELDS: dic(Fields=f"[{FILLED} 0 R {EMPTY} 0 R {CHECK} 0 R]", DR=f"<</Font<</F1 {FONT} 0 R>>>>",
                    DA="(/F1 10 Tf 0 g)"),
        FILLED: dic(Type="/Annot", Subtype="/Widget", FT="/Tx", T="(amount)", V="(100)", Rect="[20 20 80 36]", F="4",
                    P=f"{PAGE} 0 R", AP=f"<</N {VALUE_LOOK} 0 R>>", DA="(/F1 10 Tf 0 g)"),
        EMPTY: dic(Type="/Annot", Subtype="/Widget", FT="/Tx", T="(note)", Rect="[100 20 180 36]", F="4",
                   P=f"{PAGE} 0 R", DA="(/F1 10 Tf 0 g)"),
        CHECK: dic(Type="/Annot", Subtype="/Widget", FT="/Btn", T="(agree)", V="/Off", AS="/Off", F="4",
                   Rect="[190 20 206 36]", P=f"{PAGE} 0 R", AP=f"<</N<</Yes {ON} 0 R/Off {OFF} 0 R>>>>"),
        LINK: dic(Type="/Annot", Subtype="/Link", Rect="[20 60 60 72]", Border="[0 0 0]", A="<</S/URI/URI(https://kyso.test)>>"),
        NOTE: dic(Type="/Annot", Subtype="/Text", Rect="[270 170 290 190]", F="28", Contents="(seen)", AP=f"<</N {NOTE_LOOK} 0 R>>"),
        METADATA: stream("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'/><?xpacket end='w'?>",
                         Type="/Metadata", Subtype="/XML"),
        NOTE_LOOK: stream("1 1 0 rg 0 0 20 20 re f", BBox="[0 0 20 20]", **look),
        VALUE_LOOK: stream(value, BBox="[0 0 60 16]", **look),
        ON: stream("1 0 0 RG 2 2 12 12 re S", BBox="[0 0 16 16]", **look),
        OFF: stream("", BBox="[0 0 16 16]", **look),
        UNUSED: dic(Kept="(nothing draws this)"),
        OTHER_FONT: token("<</Type/Font/Subtype/Type1/BaseFont/Symbol>>"),
    }


@dataclass
class Document:
    """A signed file and what an update builds on."""

    key: str
    written: Written
    objects: dict
    # Permissions of the certification, 0 without one.
    level: int
    form: str
    signatures: int = 1
    root: int = CATALOG
    extra: dict = field(default_factory=dict)

    def number(self, step: int = 0) -> int:
        """A number that is not used yet."""
        return self.written.size + step


def signature_objects(document: Document, number: int, name: str, entries: dict, certify: int = 0) -> dict:
    """The objects of a new signature field without a picture, listed in the form and on the page."""
    value, field_ = number, number + 1
    seen = document.objects
    if certify:
        permissions = f"<</Type/TransformParams/P {certify}/V/1.2>>"
        entries = {**entries, "Reference": f"[<</Type/SigRef/TransformMethod/DocMDP/TransformParams {permissions}>>]"}
    added = {
        value: Obj(sign.placeholder(entries)),
        field_: dic(Type="/Annot", Subtype="/Widget", FT="/Sig", T=f"({name})", V=f"{value} 0 R", Rect="[0 0 0 0]",
                    F="132", P=f"{PAGE} 0 R"),
        PAGE: seen[PAGE].but(Annots=extended(seen[PAGE].entries["Annots"], field_)),
        FIELDS: seen[FIELDS].but(Fields=extended(seen[FIELDS].entries["Fields"], field_), SigFlags="3"),
    }
    if certify:
        added[CATALOG] = seen[CATALOG].but(Perms=f"<</DocMDP {value} 0 R>>")
    return added


def extended(array: str, number: int) -> str:
    """An array with one more reference."""
    return array.rstrip().removesuffix("]") + f" {number} 0 R]"


APPROVAL = {"Type": "/Sig", "Filter": "/Adobe.PPKLite", "SubFilter": "/ETSI.CAdES.detached", "M": "(D:20260302091500+07'00')"}
STAMP = {"Type": "/DocTimeStamp", "Filter": "/Adobe.PPKLite", "SubFilter": "/ETSI.RFC3161"}
PERSON = lambda data: sign.signature("person", data)
AGENCY = lambda data: sign.signature("agency", data)
UNIT = lambda data: sign.timestamp("tsu", data)


def add_signature(document: Document, name: str, stamp: bool, form: str | None = None) -> Document:
    """One more revision with a signature of the agency, or a time-stamp."""
    added = signature_objects(document, document.number(), name, STAMP if stamp else APPROVAL)
    written = write(document.written, Section(added, form or document.form), document.root)
    written = replace(written, data=sign.fill(written.data, UNIT if stamp else AGENCY))
    return replace(document, written=written, objects={**document.objects, **added}, signatures=document.signatures + 1)


@cache
def make(level: int, signatures: int, form: str, variety: str = "plain") -> Document:
    """A document with that many signatures, certified at a level unless it is 0."""
    from varieties import VARIETIES

    shape = VARIETIES[variety](objects())
    key = f"{'P%d' % level if level else 'A'}-{signatures}-{form}-{variety}"
    draft = Document(key, Written(b"", 0, FIRST_FREE), shape.objects, level, form, extra=shape.extra)
    everything = {**shape.objects, **signature_objects(draft, FIRST_FREE, "first", APPROVAL, level)}
    spelling = Spelling(headers=shape.headers)
    # The first trailer leads to nothing before it, whatever a planned beginning holds.
    trailer = {**({"Prev": None} if shape.before else {}), **shape.trailer}
    section = Section(everything, form, trailer, unlisted=shape.unlisted, spelling=spelling)
    if form == "hybrid":
        section.hidden[UNUSED] = section.objects.pop(UNUSED)
    written = write(shape.before, section, CATALOG)
    written = replace(written, data=sign.fill(written.data, PERSON, shape.cut))
    document = replace(draft, written=written, objects=everything)
    for number in range(1, signatures):
        # A certification at level 1 allows nothing but time-stamps.
        document = add_signature(document, f"later{number}", stamp=level == 1 or number == 2)
    return document
