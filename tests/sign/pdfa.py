"""What signing may break in a PDF/A-2b or -3b file, checked by hand: veraPDF is not to be had.

    pdfa.py make SOURCE OUT PART      makes a PDF/A file of a fixture, whose fonts are embedded
    pdfa.py check BEFORE AFTER        prints what speaks against the signed file; nothing if it is PDF/A still

Each rule names its clause of ISO 19005-2 (ISO 19005-3 has the same). The checks look at what was added; that the file was PDF/A before is
the caller's word.
"""

import io
import re
import struct
import sys
from pathlib import Path

import pikepdf
from pikepdf import Name
from PIL import ImageCms

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def convert(pdf: pikepdf.Pdf, part: int) -> None:
    """Output intent, XMP, and no font that is not embedded."""
    profile = pdf.make_stream(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), N=3, Alternate=Name.DeviceRGB)
    intent = pikepdf.Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier="sRGB", Info="sRGB", DestOutputProfile=profile)
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
    pdf.Root.Metadata = pdf.make_stream(XMP.format(part=part).encode(), Type=Name.Metadata, Subtype=Name.XML)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for page in pdf.pages:
        fonts = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
        for name, font in list(fonts.items()):
            if "/FontDescriptor" not in font and "/DescendantFonts" not in font:
                del fonts[name]


def make(source: Path, out: Path, part: int) -> None:
    with pikepdf.open(source) as pdf:
        convert(pdf, part)
        pdf.save(out, deterministic_id=True)


def dictionaries(value, seen: set, path: str = ""):
    """Every dictionary and stream below a value, with the keys that lead to it."""
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)) or (isinstance(value, pikepdf.Object) and value._type_code.name in ("dictionary", "stream")):
        if value.is_indirect:
            if value.objgen in seen:
                return
            seen.add(value.objgen)
        yield path, value
        for key, item in value.items():
            if key != "/Parent" and key != "/P":
                yield from dictionaries(item, seen, path + key)
    elif isinstance(value, (pikepdf.Array, list)) or (isinstance(value, pikepdf.Object) and value._type_code.name == "array"):
        for item in value:
            yield from dictionaries(item, seen, path)


def added(before: pikepdf.Pdf, after: pikepdf.Pdf) -> list:
    """Objects that the signed file has and the other has not, and those that were written again."""
    old = {obj.objgen: obj.unparse(resolved=True) for obj in before.objects if obj is not None}
    return [obj for obj in after.objects if obj is not None and old.get(obj.objgen) != obj.unparse(resolved=True)]


def against(before: Path, after: Path) -> list[str]:
    found = []

    def rule(holds: bool, clause: str, what: str) -> None:
        if not holds:
            found.append(f"{clause}: {what}")

    old, new = before.read_bytes(), after.read_bytes()
    rule(new.startswith(old), "6.1", "what was there is not as it was")
    tail = new[len(old):]
    rule(re.search(rb"%%EOF(\r\n|\r|\n)?\Z", new) is not None, "6.1.3", "something follows the last %%EOF")
    # Without what is in strings and streams, where the words may be by chance.
    bare = re.sub(rb"stream\r?\n.*?\r?\nendstream", b"stream\nendstream", tail, flags=re.DOTALL)
    for match in re.finditer(rb"(?<![a-z])obj(.)", bare, re.DOTALL):
        rule(match.group(1) in b"\r\n", "6.1.9", "obj is not followed by a line end")
    rule(all(bare[m.start() - 1 : m.start()] in (b"\r", b"\n") and bare[m.end() : m.end() + 1] in (b"\r", b"\n") for m in re.finditer(rb"endobj", bare)),
         "6.1.9", "endobj is not on a line of its own")
    for digits in re.findall(rb"<([0-9A-Fa-f]+)>", bare):
        rule(len(digits) % 2 == 0, "6.1.6", "a string of an odd number of digits")
        rule(len(digits) // 2 <= 32767, "6.1.13", f"a string of {len(digits) // 2} bytes")
    with pikepdf.open(io.BytesIO(old)) as was, pikepdf.open(io.BytesIO(new)) as now:
        rule("/ID" in now.trailer and now.trailer.ID[0] == was.trailer.ID[0], "6.1.3", "ID")
        rule("/Encrypt" not in now.trailer, "6.1.3", "Encrypt")
        for key in ["/OutputIntents", "/Metadata"]:
            same = was.Root[key].objgen == now.Root[key].objgen if was.Root[key].is_indirect else was.Root[key].unparse() == now.Root[key].unparse()
            rule(same, "6.2.3" if key == "/OutputIntents" else "6.6.2", f"{key} is not what it was")
        rule(was.Root.Metadata.read_raw_bytes() == now.Root.Metadata.read_raw_bytes(), "6.6.2", "XMP")
        rule(not needs(now) or needs(was), "6.4.1", "NeedAppearances")
        rule("/XFA" not in now.Root.AcroForm, "6.4.2", "XFA")
        rule(not set(now.Root.get("/Perms", {}).keys()) - {"/DocMDP"}, "6.1.12", "Perms")
        for top in added(was, now):
            for path, item in dictionaries(top, set()):
                objects(item, rule)
    return found


def needs(pdf: pikepdf.Pdf) -> bool:
    return bool(pdf.Root.get("/AcroForm", pikepdf.Dictionary()).get("/NeedAppearances", False))


def objects(item, rule) -> None:
    """The rules for one dictionary."""
    kind, sub = item.get("/Type"), item.get("/Subtype")
    if sub == Name.Image:
        rule(not bool(item.get("/Interpolate", False)), "6.2.8", "an image with Interpolate")
        rule("/Alternates" not in item and "/OPI" not in item, "6.2.8", "an image with Alternates or OPI")
        rule(item.get("/ColorSpace") in (Name.DeviceRGB, Name.DeviceGray), "6.2.4.3", "a colour that the output intent does not have")
        rule(int(item.get("/BitsPerComponent", 8)) in (1, 2, 4, 8, 16), "6.2.8", "bits of a component")
    if sub == Name.Form:
        rule("/OPI" not in item and "/PS" not in item and "/Ref" not in item, "6.2.9", "a form with OPI, PS or Ref")
        rule("/Resources" in item, "6.2.2", "a form without its own resources")
        colours = set(re.findall(rb"(?<![\w/])(?:g|G|rg|RG|k|K|cs|CS|sc|scn|SC|SCN)(?![\w])", item.read_bytes()))
        rule(colours <= {b"g", b"G", b"rg", b"RG"}, "6.2.4.3", f"colours by {colours}")
    if kind == Name.ExtGState or "/BM" in item:
        rule("/TR" not in item and item.get("/BM", Name.Normal) in (Name.Normal, Name.Compatible), "6.2.5", "a graphics state")
    if kind == Name.Font:
        font(item, rule)
    if sub == Name.Widget:
        flags = int(item.get("/F", 0))
        rule(flags & 4 and not flags & (1 | 2 | 32 | 256), "6.3.2", f"flags {flags} of a widget")
        rect = [float(x) for x in item.Rect]
        empty = rect[0] == rect[2] and rect[1] == rect[3]
        rule(empty or set(item.get("/AP", {}).keys()) == {"/N"}, "6.3.3", "a widget without an appearance, or with more than one")
        rule("/A" not in item and "/AA" not in item, "6.4.1", "a widget with an action")
    if kind == Name.Sig:
        for reference in item.get("/Reference", []):
            rule(not {"/DigestLocation", "/DigestMethod", "/DigestValue"} & set(reference.keys()), "6.1.12", "a reference with a digest")
    if "/F" in item and "/FFilter" in item:
        rule(False, "6.1.7", "a stream outside of the file")
    rule("/LZWDecode" not in str(item.get("/Filter", "")), "6.1.7.2", "LZW")


def font(item, rule) -> None:
    """A composite font with its program (6.2.11)."""
    if item.get("/Subtype") == Name.Type0:
        inner = item.DescendantFonts[0]
        rule(item.Encoding == Name("/Identity-H"), "6.2.11.3.3", "an encoding")
        rule("/ToUnicode" in item, "6.2.11.7", "no ToUnicode")
        rule(inner.get("/CIDToGIDMap") == Name.Identity, "6.2.11.3.2", "CIDToGIDMap")
        rule("/FontFile2" in inner.FontDescriptor, "6.2.11.4.1", "a font that is not embedded")
        rule(re.match(r"/[A-Z]{6}\+", str(inner.BaseFont)) is not None, "6.2.11.4", "the name of a subset")
        widths(inner, rule)
    elif item.get("/Subtype") not in (Name.CIDFontType2,):
        rule("/FontDescriptor" in item and any(key in item.FontDescriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")),
             "6.2.11.4.1", f"{item.get('/BaseFont')} is not embedded")


def widths(inner, rule) -> None:
    """6.2.11.5: the widths of the dictionary and of the program (head, hhea, hmtx of TrueType) agree."""
    program = inner.FontDescriptor.FontFile2.read_bytes()
    count = struct.unpack_from(">H", program, 4)[0]
    tables = {program[at : at + 4]: struct.unpack_from(">I", program, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    em = struct.unpack_from(">H", program, tables[b"head"] + 18)[0]
    metrics = struct.unpack_from(">H", program, tables[b"hhea"] + 34)[0]
    for glyph, stated in enumerate((float(width) for width in inner.W[1]), int(inner.W[0])):
        advance = struct.unpack_from(">H", program, tables[b"hmtx"] + 4 * min(glyph, metrics - 1))[0]
        rule(abs(advance * 1000 / em - stated) <= 1, "6.2.11.5", f"glyph {glyph}: {stated}, not {advance * 1000 / em:.1f}")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
    else:
        for line in against(Path(sys.argv[2]), Path(sys.argv[3])):
            print(line)
