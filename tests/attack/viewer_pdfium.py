"""What PDFium shows of the files named on standard input, one answer a line."""

import base64
import json
import sys
import zlib

import pypdfium2 as pdfium

MOST_PAGES = 4


def words(page, number: int) -> list:
    """The page's words with their places."""
    text = page.get_textpage()
    out = []
    for index in range(min(text.count_rects(), 2000)):
        box = text.get_rect(index)
        out += [[number, word, *box] for word in text.get_text_bounded(*box).split()]
    return out


def shown(path: str) -> dict:
    document = pdfium.PdfDocument(path)
    try:
        document.init_forms()
        pages, seen = [], []
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            bitmap = page.render(scale=1, rev_byteorder=True, may_draw_forms=True).to_numpy()
            pixels = bitmap[:, :, :3].tobytes()
            pages.append({
                "size": [bitmap.shape[1], bitmap.shape[0]],
                "box": list(page.get_bbox()),
                "rotation": page.get_rotation(),
                "pixels": base64.b64encode(zlib.compress(pixels, 1)).decode(),
            })
            seen += words(page, number + 1)
        return {"count": len(document), "pages": pages, "words": seen}
    finally:
        document.close()


for line in sys.stdin:
    try:
        answer = shown(line.rstrip("\n"))
    except Exception as error:  # noqa: BLE001  (whatever stops the viewer is its answer)
        answer = {"error": f"{type(error).__name__}: {error}"[:200]}
    print(json.dumps(answer), flush=True)
