"""Draws the proposed pictures of signatures over the pages they are proposed for, and compares three viewers on each picture.

    python3 main.py --folder FOLDER

The folder has what the test `appearance::pictures` wrote: for each document `NAME.base.pdf`, `NAME.json` and the previews it names.
"""

import argparse
import base64
import json
import subprocess
import sys
import zlib
from pathlib import Path

import numpy
from PIL import Image, ImageDraw, ImageFilter

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "attack"))
import viewers  # noqa: E402

DPI = 110
# Pictures that are drawn together: a main document, a copy of it, an annex.
SETS = {"main": ["person", "agency", "number"], "copy": ["copy"], "annex": ["annex"]}
# Mean difference of a channel, of 255, between two viewers where either draws. Both are blurred before: viewers smooth the edges of
# strokes differently, and place, size and colour are what must agree.
BLUR = 3
MOST_MEAN = 12
# Share of what one viewer inks that the other must ink too, within a pixel.
LEAST_SHARED = 0.9


def run(*command):
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def laid_over(base: Path, previews: list[dict], folder: Path, out: Path) -> None:
    """A copy of the document with the previews over its pages."""
    current = base
    for number, one in enumerate(previews):
        step = folder / f"step{number}.pdf"
        command = ["qpdf", "--warning-exit-0", current, "--overlay", folder / one["file"], f"--to={one['preview']['page']}", "--", step]
        run(*command)
        current = step
    out.write_bytes(current.read_bytes())
    for step in folder.glob("step*.pdf"):
        step.unlink()


def drawn(document: Path, page: int, previews: list[dict]) -> Image.Image:
    """The page with the picture's rectangle in green and its limits in orange."""
    run("pdftoppm", "-cropbox", "-r", DPI, "-f", page, "-l", page, "-png", "-singlefile", document, document.with_suffix(""))
    picture = Image.open(document.with_suffix(".png")).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for one in previews:
        for key, colour in (("limits", (255, 170, 60)), ("picture", (40, 170, 80))):
            left, top, width, height = (value / 25.4 * DPI for value in one["preview"][key])
            pen.rectangle((left, top, left + width, top + height), outline=colour)
    picture.save(document.with_suffix(".png"))
    return picture


def pixels(answer: dict) -> numpy.ndarray:
    page = answer["pages"][0]
    width, height = page["size"]
    return numpy.frombuffer(zlib.decompress(base64.b64decode(page["pixels"])), numpy.uint8).reshape(height, width, 3).astype(int)


def inked(picture: numpy.ndarray, least: int) -> numpy.ndarray:
    return (255 - picture).max(axis=2) >= least


def blurred(picture: numpy.ndarray) -> numpy.ndarray:
    return numpy.asarray(Image.fromarray(picture.astype(numpy.uint8)).filter(ImageFilter.BoxBlur(BLUR))).astype(int)


def grown(mask: numpy.ndarray) -> numpy.ndarray:
    """The mask and its neighbours."""
    out = mask.copy()
    for down in (-1, 0, 1):
        for across in (-1, 0, 1):
            out |= numpy.roll(mask, (down, across), (0, 1))
    return out


def compare(file: Path, asked: list) -> list[str]:
    """How two viewers differ on one picture; nothing if they draw the same."""
    answers = [(viewer.name, viewer.ask(file)) for viewer in asked]
    faults = [f"{name}: {answer['error']}" for name, answer in answers if "error" in answer]
    if faults:
        return faults
    (first, reference), *others = [(name, pixels(answer)) for name, answer in answers]
    for name, other in others:
        height, width = min(reference.shape[0], other.shape[0]), min(reference.shape[1], other.shape[1])
        one, another = reference[:height, :width], other[:height, :width]
        soft, other_soft = blurred(one), blurred(another)
        either = inked(soft, 8) | inked(other_soft, 8)
        mean = abs(soft - other_soft)[either].mean() if either.any() else 255
        strong = inked(one, 140)
        shared = (strong & grown(inked(another, 24))).sum() / max(strong.sum(), 1)
        if mean > MOST_MEAN or shared < LEAST_SHARED:
            faults.append(f"{first} and {name}: mean {mean:.1f}, shared {shared:.2f}")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    folder = parser.parse_args().folder.resolve()
    asked = viewers.all_three()
    faults, drawings, compared = [], 0, 0
    for listing in sorted(folder.glob("*.json")):
        name = listing.stem
        found = [one for one in json.loads(listing.read_text()) if "file" in one]
        missing = {one["case"]: one["error"] for one in json.loads(listing.read_text()) if "error" in one}
        for label, cases in SETS.items():
            previews = [one for one in found if one["case"] in cases]
            for page in sorted({one["preview"]["page"] for one in previews}):
                own = [one for one in previews if one["preview"]["page"] == page]
                out = folder / f"{name}.{label}.p{page}.drawn.pdf"
                laid_over(folder / f"{name}.base.pdf", own, folder, out)
                drawn(out, page, own)
                drawings += 1
        for one in found:
            compared += 1
            faults += [f"{one['file']}: {fault}" for fault in compare(folder / one["file"], asked)]
        print(f"{name}: {len(found)} pictures" + "".join(f"; {case}: {why}" for case, why in missing.items()))
    for viewer in asked:
        viewer.close()
    versions = ", ".join(f"{viewer.name} {viewer.version}" for viewer in asked)
    print(f"{drawings} pages drawn into {folder}; {compared} pictures compared in {versions}: {len(faults)} differ")
    for fault in faults:
        print(f"  {fault}")
    return 1 if faults or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
