"""Signs files of every kind in every way, so that every pair of values meets, and lets four programs judge each file.

The files are made from the fixtures by qpdf and pikepdf, and by signing with kyso itself; keys lie on tokens of SoftHSM2; `openssl ts`
stamps the time on the day of the fixtures. A file must be judged good by kyso, pyHanko (integrity and difference analysis), pdfsig and
`qpdf --check`, and a PDF/A file must be one still (pdfa.py); what the document forbids must be refused with the code that says so.

    matrix.py KYSO [--files N] [--seed N] [--keep DIR] [--pairs FILE]
"""

import argparse
import itertools
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pdfa
import pikepdf
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

ROOT = Path(__file__).resolve().parents[2]
PDF = ROOT / "tests/fixtures/pdf"
PKI = ROOT / "tests/fixtures/pki"
NOW = "2026-11-22T02:05:00Z"
MODULES = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"]

FACTORS = {
    "structure": ["table", "stream", "hybrid", "linearized", "object-streams"],
    "version": ["1.7", "2.0"],
    "conformance": ["none", "PDF/A-2b", "PDF/A-3b"],
    "page": ["plain", "rotated", "crop-box"],
    "form": ["none", "existing-field", "need-appearances", "shared-widgets", "indirect-arrays"],
    "earlier": ["0", "1", "5", "20"],
    "restricted": ["no", "P1", "P2", "P3", "locked"],
    "look": ["nothing", "picture"],
    "sub-filter": ["pades", "adbe"],
    "key": ["rsa-2048", "rsa-3072", "rsa-4096", "pss-3072", "p-256", "p-384"],
    "digest": ["SHA-256", "SHA-384", "SHA-512"],
    "level": ["B-B", "B-T", "B-LT", "B-LTA"],
}
# What is shown, by role; a picture goes into the rectangle of the field, or into this one.
RECT = [300, 100, 420, 160]
PICTURES = {
    "person": ["--image", str(ROOT / "tests/fixtures/drafts/signature.png")],
    "copy": ["--copy-form", "sao-y", "--agency-name", "Ủy ban nhân dân tỉnh Thử Nghiệm"],
    "annex": ["--document-number", "27/QĐ-UBND"],
}
KEYS = {
    "rsa-2048": ("agency", ["--as", "copy"]),
    "rsa-3072": ("person", []),
    "rsa-4096": ("person-4096", []),
    "pss-3072": ("person-pss", ["--pss"]),
    "p-256": ("person-p256", []),
    "p-384": ("agency-p384", ["--as", "annex"]),
}


class World:
    """The token, the authority, and what everything is judged with."""

    def __init__(self, kyso: Path, folder: Path):
        self.kyso, self.folder = kyso, folder
        self.module = next(path for path in MODULES if Path(path).exists())
        (folder / "tokens").mkdir()
        self.settings = folder / "softhsm2.conf"
        self.settings.write_text(f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n")
        (folder / "pin").write_text("246810\n")
        self._tool("--init-token", "--free", "--label", "kyso", "--pin", "246810", "--so-pin", "135791")
        self._mint()
        for number, (name, _) in enumerate(KEYS.values(), 1):
            self._import(name, number)
        self.url = self._authority()

    def _tool(self, *words: str) -> None:
        subprocess.run(["softhsm2-util", *words], env={"SOFTHSM2_CONF": str(self.settings), "PATH": "/usr/bin:/bin"}, check=True, capture_output=True)

    def _mint(self) -> None:
        """A certificate with a key of 4096 bits, as the fixtures have none: that of the person with another key."""
        key, request, made = (self.folder / name for name in ("person-4096.pem", "request.pem", "person-4096.crt"))
        subject = "/C=VN/O=ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM/OU=Sở Ví dụ/CN=Nguyễn Thị Ví Dụ"
        run = lambda *words: subprocess.run(["openssl", *words], check=True, capture_output=True)
        run("req", "-new", "-newkey", "rsa:4096", "-nodes", "-keyout", str(key), "-out", str(request), "-utf8", "-subj", subject)
        extensions = self.folder / "extensions"
        extensions.write_text("keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\nauthorityKeyIdentifier=keyid\n")
        subprocess.run(
            ["faketime", "-f", "@2026-11-21 00:00:00", "openssl", "x509", "-req", "-in", str(request), "-CA", str(PKI / "state-ca.crt"),
             "-CAkey", str(PKI / "keys/state-ca.pem"), "-set_serial", "0x4096", "-days", "365", "-sha256", "-extfile", str(extensions), "-out", str(made)],
            check=True, capture_output=True)

    def certificate(self, name: str) -> Path:
        own = self.folder / f"{name}.crt"
        return own if own.exists() else PKI / f"{name}.crt"

    def _import(self, name: str, number: int) -> None:
        own = self.folder / f"{name}.pem"
        source, plain = own if own.exists() else PKI / f"keys/{name}.pem", self.folder / "plain.pem"
        subprocess.run(["openssl", "pkcs8", "-topk8", "-nocrypt", "-in", str(source), "-out", str(plain)], check=True, capture_output=True)
        self._tool("--import", str(plain), "--token", "kyso", "--label", name, "--id", f"{number:02X}", "--pin", "246810")
        plain.unlink()

    def _authority(self) -> str:
        folder = self.folder / "tsa"
        folder.mkdir()
        (folder / "serial").write_text("01\n")
        (folder / "tsa.cnf").write_text(
            f"[own]\nserial = {folder}/serial\ndefault_policy = 1.2.3.4.1\ndigests = sha256, sha384, sha512\nsigner_digest = sha256\n")

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                (folder / "query").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
                subprocess.run(
                    ["faketime", "-f", "@2026-11-22 02:04:58", "openssl", "ts", "-reply", "-section", "own", "-config", str(folder / "tsa.cnf"),
                     "-queryfile", str(folder / "query"), "-signer", str(PKI / "tsu.crt"), "-inkey", str(PKI / "keys/tsu.pem"), "-out", str(folder / "reply")],
                    check=True, capture_output=True, env={"TZ": "UTC", "PATH": "/usr/bin:/bin"})
                body = (folder / "reply").read_bytes()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    def judging(self) -> list[str]:
        words = ["--no-builtin-trust", "--trust", str(PKI / "root.crt"), "--at", NOW, "--lang", "en"]
        for name in ["state-ca.crt", "ec-ca.crt", "state-ca-2026-11.crl", "ec-ca-2026-11.crl", "root-2026-11.crl"]:
            words += ["--evidence", str(PKI / name)]
        return words

    def sign(self, source: Path, out: Path, key: str, more: list[str]) -> str | None:
        """Signs; the code of the refusal, if it was refused."""
        name, own = KEYS[key]
        words = [str(self.kyso), "sign", "--pkcs11", self.module, "--token", "kyso", "--key", name, "--pin-file", str(self.folder / "pin")]
        words += ["--cert", str(self.certificate(name)), "-o", str(out), *self.judging(), *own, *more, str(source)]
        done = subprocess.run(words, env={"SOFTHSM2_CONF": str(self.settings), "PATH": "/usr/bin:/bin", "LC_ALL": "C"}, capture_output=True, text=True)
        if done.returncode == 0:
            return None
        found = re.search(r"\[([a-z-]+)\]", done.stderr)
        return f"{found.group(1) if found else 'no code'}: {done.stderr.strip()}"


def base(world: World, case: dict) -> Path:
    """The file before anybody has signed it."""
    name = "-".join(case[factor] for factor in ["structure", "version", "page", "form", "conformance"]).replace("/", "")
    made = world.folder / f"base-{name}.pdf"
    if made.exists():
        return made
    source = PDF / "unsigned.pdf"
    with pikepdf.open(source) as pdf:
        page = pdf.pages[0]
        if case["page"] == "rotated":
            page.Rotate = 90
        if case["page"] == "crop-box":
            left, bottom, right, top = (float(x) for x in page.mediabox)
            page.CropBox = [left + 20, bottom + 30, right - 20, top - 30]
        form(pdf, page, case["form"])
        if case["conformance"] != "none":
            pdfa.convert(pdf, int(case["conformance"][6]))
        modes = {"table": "disable", "hybrid": "disable", "stream": "disable", "linearized": "preserve", "object-streams": "generate"}
        mode = getattr(pikepdf.ObjectStreamMode, modes[case["structure"]])
        pdf.save(made, object_stream_mode=mode, linearize=case["structure"] == "linearized", force_version=case["version"], deterministic_id=True)
    if case["structure"] == "stream":
        streamed(made)
    if case["structure"] == "hybrid":
        hybrid(made)
    return made


def form(pdf: pikepdf.Pdf, page, kind: str) -> None:
    """The form that the document has before."""
    if kind == "none":
        return
    name = pikepdf.Name

    def widget(**more):
        return pdf.make_indirect(pikepdf.Dictionary(Type=name.Annot, Subtype=name.Widget, F=4, P=page.obj, **more))

    text = widget(FT=name.Tx, T="note", V="", Rect=[300, 20, 400, 40], DA="/Helv 10 Tf 0 g")
    fields, annotations = [text], [text]
    if kind == "existing-field":
        empty = widget(FT=name.Sig, T="Waiting", Rect=RECT)
        fields.append(empty)
        annotations.append(empty)
    if kind == "shared-widgets":
        parent = pdf.make_indirect(pikepdf.Dictionary(FT=name.Tx, T="twice", V="a", DA="/Helv 10 Tf 0 g"))
        kids = [widget(Parent=parent, Rect=[300, y, 400, y + 20]) for y in (50, 80)]
        parent.Kids = pikepdf.Array(kids)
        fields.append(parent)
        annotations += kids
    form = pikepdf.Dictionary(Fields=pikepdf.Array(fields), DR=pikepdf.Dictionary(), DA="/Helv 10 Tf 0 g")
    if kind == "need-appearances":
        form.NeedAppearances = True
    old = list(page.obj.get("/Annots", []))
    page.obj.Annots = pikepdf.Array(old + annotations)
    if kind == "indirect-arrays":
        form.Fields = pdf.make_indirect(form.Fields)
        page.obj.Annots = pdf.make_indirect(page.obj.Annots)
        form = pdf.make_indirect(form)
    pdf.Root.AcroForm = form


def sections(data: bytes) -> tuple[dict[int, int], bytes, int]:
    """The table of a file with one: offsets by number, the trailer's entries, where the table begins."""
    start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    table, trailer = data[start:].split(b"trailer", 1)
    rows = table.split(b"\n", 2)[2]
    offsets = {}
    for number in range(len(rows) // 20):
        row = rows[number * 20 : number * 20 + 20]
        if row[17:18] == b"n":
            offsets[number] = int(row[:10])
    entries = trailer[trailer.index(b"<<") + 2 : trailer.rindex(b">>")]
    return offsets, entries, start


def stream_of(offsets: dict[int, int], entries: bytes, number: int, at: int) -> bytes:
    """A cross-reference stream for these objects and itself."""
    offsets = {**offsets, number: at}
    entries = re.sub(rb"/Size \d+", b"", entries)
    index = b" ".join(b"%d 1" % n for n in sorted(offsets))
    data = b"".join(bytes([1]) + offsets[n].to_bytes(4, "big") + b"\0\0" for n in sorted(offsets))
    head = b"%d 0 obj\n<< /Type /XRef /W [1 4 2] /Index [%s] /Size %d %s /Length %d >>\nstream\n" % (
        number, index, number + 1, entries.strip(), len(data))
    return head + data + b"\nendstream\nendobj\n"


def streamed(path: Path) -> None:
    """A cross-reference stream in the place of the table."""
    data = path.read_bytes()
    offsets, entries, start = sections(data)
    number = max(offsets) + 1
    path.write_bytes(data[:start] + stream_of(offsets, entries, number, start) + b"startxref\n%d\n%%%%EOF\n" % start)


def hybrid(path: Path) -> None:
    """A table that names a stream beside it (ISO 32000-2 §7.5.8.4)."""
    data = path.read_bytes()
    offsets, entries, start = sections(data)
    number = max(offsets) + 1
    stream = stream_of({}, entries, number, start)
    table = data[start : data.index(b"trailer", start)]
    at = start + len(stream)
    trailer = b"trailer << %s /XRefStm %d >>\nstartxref\n%d\n%%%%EOF\n" % (entries.strip(), start, at)
    path.write_bytes(data[:start] + stream + table + trailer)


def prepared(world: World, case: dict) -> tuple[Path, int]:
    """The file as it comes to be signed: with the earlier signatures, the first of which restricts."""
    path, count = base(world, case), int(case["earlier"])
    restricted = case["restricted"]
    if restricted != "no":
        count = max(count, 1)
    for number in range(count):
        first = number == 0 and restricted != "no"
        name = f"{path.stem}+{restricted if first else 's'}.pdf"
        out = world.folder / name
        if not out.exists():
            more = []
            if first:
                more = ["--lock", "all"] if restricted == "locked" else ["--certify", restricted[1]]
            elif restricted in ("P1", "locked"):
                # Nothing more may be signed; the case is one of refusal with one signature.
                return path, number
            refused = world.sign(path, out, "rsa-3072", more)
            if refused:
                raise AssertionError(f"{path.name}: {refused}")
        path = out
    return path, count


def pairs(cases: list[dict]) -> set:
    found = set()
    for case in cases:
        found |= set(itertools.combinations(sorted(case.items()), 2))
    return found


def cases(files: int, draw: random.Random) -> list[dict]:
    """Every pair of values meets at least once; then others until there are enough."""
    every = {frozenset(pair) for a, b in itertools.combinations(FACTORS, 2)
             for pair in itertools.product(((a, x) for x in FACTORS[a]), ((b, y) for y in FACTORS[b]))}
    left, chosen = set(every), []
    while left:
        best, gain = None, -1
        for _ in range(40):
            seed = dict(draw.choice(sorted(tuple(sorted(pair)) for pair in left)))
            case = {factor: seed.get(factor, draw.choice(values)) for factor, values in FACTORS.items()}
            new = sum(frozenset(pair) in left for pair in itertools.combinations(case.items(), 2))
            if new > gain:
                best, gain = case, new
        chosen.append(best)
        left -= {frozenset(pair) for pair in itertools.combinations(best.items(), 2)}
    while len(chosen) < files:
        chosen.append({factor: draw.choice(values) for factor, values in FACTORS.items()})
    return chosen


EXPECTED = {"P1": "sign-certified", "locked": "sign-field-locked"}


def shown(case: dict) -> list[str]:
    """The options of what is shown."""
    if case["look"] == "nothing":
        return []
    own = KEYS[case["key"]][1]
    words = list(PICTURES[own[own.index("--as") + 1] if "--as" in own else "person"])
    if case["form"] != "existing-field":
        words += ["--page", "1", "--rect", ",".join(map(str, RECT))]
    return words


def judge(world: World, source: Path, out: Path, count: int, case: dict) -> list[str]:
    """What speaks against a file."""
    level = case["level"]
    against = [] if case["conformance"] == "none" else [f"PDF/A {line}" for line in pdfa.against(source, out)]
    kyso = subprocess.run([str(world.kyso), "verify", *world.judging(), str(out)], capture_output=True, text=True)
    if kyso.returncode != 0:
        against.append(f"kyso: {kyso.stdout}")
    qpdf = subprocess.run(["qpdf", "--check", str(out)], capture_output=True, text=True)
    if qpdf.returncode != 0:
        against.append(f"qpdf: {qpdf.stdout} {qpdf.stderr}")
    pdfsig = subprocess.run(["pdfsig", "-nocert", str(out)], capture_output=True, text=True).stdout
    # It does not verify document time-stamps, and says so.
    stamps = pdfsig.count("Signature has not yet been verified.")
    if (pdfsig.count("Signature Validation: Signature is Valid."), stamps) != (count, int(level == "B-LTA")):
        against.append(f"pdfsig: not {count}: {pdfsig}")
    against += pyhanko(world, out, count)
    return against


def pyhanko(world: World, out: Path, count: int) -> list[str]:
    roots = [load_cert_from_pemder(str(PKI / "root.crt"))]
    others = [load_cert_from_pemder(str(PKI / name)) for name in ("state-ca.crt", "ec-ca.crt")]
    context = lambda: ValidationContext(trust_roots=roots, other_certs=others, allow_fetching=False)
    against = []
    with out.open("rb") as file:
        reader = PdfFileReader(file, strict=False)
        found = reader.embedded_regular_signatures
        if len(found) != count:
            against.append(f"pyhanko: {len(found)} signatures, not {count}")
        for embedded in found:
            status = validate_pdf_signature(embedded, context())
            level = status.modification_level
            if not (status.intact and status.valid and status.docmdp_ok is not False) or (level is not None and level.name == "OTHER"):
                against.append(f"pyhanko: {embedded.field_name}: {status.summary()} {level}")
        for embedded in reader.embedded_timestamp_signatures:
            status = validate_pdf_timestamp(embedded, context())
            if not (status.intact and status.valid):
                against.append(f"pyhanko: time-stamp {embedded.field_name}: {status.summary()}")
    return against


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("kyso", type=Path)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--pairs", type=Path, help="file for the list of the pairs that met")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kyso-matrix-"))
    world = World(options.kyso.resolve(), folder)
    chosen = cases(options.files, random.Random(options.seed))
    wrong, signed, refused = [], 0, 0
    for number, case in enumerate(chosen):
        label = " ".join(f"{factor}={value}" for factor, value in case.items())
        try:
            source, count = prepared(world, case)
            out = folder / f"signed-{number:03}.pdf"
            more = ["--form", case["sub-filter"], "--digest", case["digest"], "--level", case["level"], "--tsa", world.url, *shown(case)]
            if case["form"] == "existing-field":
                more += ["--at-field", "Waiting"]
            answer = world.sign(source, out, case["key"], more)
            expected = EXPECTED.get(case["restricted"])
            if expected:
                refused += 1
                against = [] if (answer or "").startswith(expected) and not out.exists() else [f"not refused with {expected}: {answer}"]
            elif answer:
                against = [f"refused: {answer}"]
            else:
                signed += 1
                against = judge(world, source, out, count + 1, case)
        except Exception as error:  # one case must not hide the others
            against = [f"{type(error).__name__}: {error}"]
        print(f"{number:03} {'WRONG' if against else 'good'} {label}", flush=True)
        for line in against:
            print(f"    {line}", flush=True)
        if against:
            wrong.append(number)
            if options.keep and (folder / f"signed-{number:03}.pdf").exists():
                options.keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(folder / f"signed-{number:03}.pdf", options.keep)
    shutil.rmtree(folder)
    if options.pairs:
        options.pairs.write_text("".join(f"{a}={x} {b}={y}\n" for (a, x), (b, y) in sorted(pairs(chosen))))
    print(f"{len(chosen)} files, {len(pairs(chosen))} pairs of values: {signed} signed and judged by four programs, {refused} refused as they should be, {len(wrong)} wrong: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
