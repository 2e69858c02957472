"""Three viewers that nobody here wrote, asked for the pictures and the text of a file; answers are kept by the file's digest."""

import base64
import hashlib
import json
import re
import selectors
import sqlite3
import subprocess
import sys
import tempfile
import zlib
from html import unescape
from pathlib import Path

import pypdfium2

HERE = Path(__file__).parent
WWW = HERE.parent.parent / "www"
PATIENCE_S = 60
MOST_PAGES = 4


class Worker:
    """A viewer in a process of its own, started again when it hangs or breaks."""

    def __init__(self, name: str, version: str, command: list):
        self.name, self.version, self._command, self.process = name, version, command, None

    def ask(self, path: Path) -> dict:
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            self.process.stdin.write(f"{path}\n".encode())
            self.process.stdin.flush()
            with selectors.DefaultSelector() as ready:
                ready.register(self.process.stdout, selectors.EVENT_READ)
                line = self.process.stdout.readline() if ready.select(PATIENCE_S) else b""
        except OSError:
            line = b""
        if not line:
            self.close()
            return {"error": "hangs or breaks"}
        return json.loads(line)

    def close(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


class Poppler:
    """Poppler's own programs, a process for each question."""

    name = "poppler"

    def __init__(self):
        told = subprocess.run(["pdftoppm", "-v"], capture_output=True, text=True).stderr
        self.version = told.split()[2] if len(told.split()) > 2 else "?"

    def ask(self, path: Path) -> dict:
        with tempfile.TemporaryDirectory() as folder:
            try:
                drawn = self._run("pdftoppm", "-cropbox", "-r", "72", "-l", str(MOST_PAGES), path, Path(folder) / "p")
                text = self._run("pdftotext", "-bbox", "-l", str(MOST_PAGES), path, "-")
            except subprocess.TimeoutExpired:
                return {"error": "hangs"}
            pictures = sorted(Path(folder).iterdir(), key=lambda file: int(re.findall(r"\d+", file.stem)[-1]))
            if not pictures:
                return {"error": drawn.stderr.decode("utf-8", "replace")[:200] or "shows nothing"}
            pages = [_portable(file.read_bytes()) for file in pictures]
        return {"count": len(pages), "pages": pages, "words": _boxes(text.stdout.decode("utf-8", "replace"), pages)}

    @staticmethod
    def _run(*command):
        return subprocess.run([str(part) for part in command], capture_output=True, timeout=PATIENCE_S)

    def close(self):
        pass


def _portable(data: bytes) -> dict:
    _, width, height, _, rest = re.match(rb"(P6)\s+(\d+)\s+(\d+)\s+(\d+)\s", data).groups() + (None,)
    start = re.match(rb"P6\s+\d+\s+\d+\s+\d+\s", data).end()
    return {"size": [int(width), int(height)], "pixels": base64.b64encode(zlib.compress(data[start:], 1)).decode()}


def _boxes(text: str, pages: list) -> list:
    words, number = [], 0
    for match in re.finditer(r'<page |<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', text):
        if match[1] is None:
            number += 1
            continue
        x0, y0, x1, y1 = map(float, match.groups()[:4])
        height = pages[number - 1]["size"][1] if number <= len(pages) else 0
        words.append([number, unescape(match[5]), x0, height - y1, x1, height - y0])
    return words


def all_three() -> list:
    """The viewers with their versions."""
    package = json.loads((WWW / "node_modules/pdfjs-dist/package.json").read_text())
    return [
        Worker("pdf.js", package["version"], ["node", str(HERE / "viewer_pdfjs.mjs"), str(WWW)]),
        Poppler(),
        Worker("PDFium", pypdfium2.PDFIUM_INFO.version, [sys.executable, str(HERE / "viewer_pdfium.py")]),
    ]


class Asked:
    """The viewers with what they have answered before."""

    def __init__(self, folder: Path):
        folder.mkdir(parents=True, exist_ok=True)
        self.viewers = all_three()
        self._known = sqlite3.connect(folder / "answers.sqlite", timeout=60)
        self._known.execute("CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer BLOB)")

    def ask(self, viewer, data: bytes) -> dict:
        """What a viewer shows of these bytes."""
        key = self._key(viewer, data)
        found = self._known.execute("SELECT answer FROM answers WHERE key = ?", (key,)).fetchone()
        if found:
            return json.loads(zlib.decompress(found[0]))
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            answer = viewer.ask(Path(file.name))
        packed = zlib.compress(json.dumps(answer).encode(), 6)
        with self._known:
            self._known.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, packed))
        return answer

    def forget(self, viewer, data: bytes):
        """What a viewer said of these bytes, and whatever it remembers of files before."""
        viewer.close()
        key = self._key(viewer, data)
        with self._known:
            self._known.execute("DELETE FROM answers WHERE key = ?", (key,))

    @staticmethod
    def _key(viewer, data: bytes) -> str:
        return f"{viewer.name} {viewer.version} {hashlib.sha256(data).hexdigest()}"

    def close(self):
        for viewer in self.viewers:
            viewer.close()
        self._known.close()
