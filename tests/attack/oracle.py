"""Whether two answers of one viewer show the same, outside the rectangles that are vouched for."""

import base64
import zlib
from collections import Counter

import numpy

# One viewer draws the same content the same way each time, so little is left to tolerate: a step of a colour channel above LEVEL,
# in more than PIXELS pixels at 72 dots per inch.
LEVEL = 24
PIXELS = 3
# Lines and letters end a little beyond their rectangle.
MARGIN = 1.5


def pixels(page: dict) -> numpy.ndarray:
    width, height = page["size"]
    raw = zlib.decompress(base64.b64decode(page["pixels"]))
    return numpy.frombuffer(raw, numpy.uint8).reshape(height, width, 3).astype(numpy.int16)


def difference(before: dict, after: dict, vouched: list) -> str | None:
    """What is shown otherwise, in words. `vouched`: page and rectangle in the page's own space."""
    if "error" in before:
        return None
    if "error" in after:
        return f"unreadable: {after['error']}"
    if before["count"] != after["count"]:
        return f"{before['count']} pages become {after['count']}"
    for number, (old, new) in enumerate(zip(before["pages"], after["pages"]), 1):
        if old["size"] != new["size"]:
            return f"page {number}: {old['size']} becomes {new['size']}"
        rects = [rect for page, rect in vouched if page == number]
        changed = numpy.abs(pixels(old) - pixels(new)).max(axis=2) > LEVEL
        for rect in rects:
            clear(changed, rect, old)
        if changed.sum() > PIXELS:
            rows, columns = numpy.nonzero(changed)
            box = columns.min(), rows.min(), columns.max(), rows.max()
            return f"page {number}: {int(changed.sum())} pixels differ within {tuple(map(int, box))}"
    lost, gained = (Counter(_outside(x["words"], vouched)) for x in (before, after))
    if lost != gained:
        return f"text: {_words(lost - gained)} becomes {_words(gained - lost)}"
    return None


def clear(changed: numpy.ndarray, rect: list, page: dict):
    """Takes a vouched rectangle out."""
    height, width = changed.shape
    x0, y0, x1, y1 = device(rect, page)
    top, bottom = max(0, int(y0 - MARGIN)), min(height, int(y1 + MARGIN) + 1)
    left, right = max(0, int(x0 - MARGIN)), min(width, int(x1 + MARGIN) + 1)
    changed[top:bottom, left:right] = False


def device(rect: list, page: dict) -> tuple:
    """A rectangle of the page in pixels from the upper left."""
    left, bottom, right, top = page.get("box") or [0, 0, *page["size"]]
    x0, y0, x1, y1 = rect[0] - left, rect[1] - bottom, rect[2] - left, rect[3] - bottom
    width, height = right - left, top - bottom
    match page.get("rotation", 0) % 360:
        case 90:
            return y0, x0, y1, x1
        case 180:
            return width - x1, y0, width - x0, y1
        case 270:
            return height - y1, width - x1, height - y0, width - x0
    return x0, height - y1, x1, height - y0


def _outside(words: list, vouched: list):
    for page, text, x0, y0, x1, y1 in words:
        x, y = ((x0 or 0) + (x1 or 0)) / 2, ((y0 or 0) + (y1 or 0)) / 2
        inside = (number == page and r[0] - 2 <= x <= r[2] + 2 and r[1] - 2 <= y <= r[3] + 2 for number, r in vouched)
        if not any(inside):
            yield page, text


def _words(counter: Counter) -> str:
    return " ".join(text for _, text in list(counter)[:12]) or "nothing"
