import { place, planned, ROOMY } from "kyso/painting";
import { element, fill, h } from "../../ui/dom.ts";
import { sealLike } from "./images.ts";
import type { Rect } from "./places.ts";
import { toneIcon } from "../../ui/icons.ts";
import type { Mark } from "./marks.ts";
import type { Opened, PdfPage, RenderTask, TextLayer, Viewport } from "./pdfjs.ts";

/** What the words on a page's sheet are. */
export interface SheetWords {
  readonly page: string;
  readonly signature: (id: number) => string;
  readonly change: string;
  readonly image: string;
  readonly failed: string;
}

/** One page: the picture that pdf.js draws, its text for those who listen or copy, and the engine's marks over both. */
export class Sheet {
  readonly element: HTMLElement;
  readonly number: number;
  readonly #opened: Opened;
  readonly #marks: readonly Mark[];
  readonly #words: SheetWords;
  readonly #go: (target: string) => void;
  /** Numbers of the signatures that a person looks at. */
  readonly #chosen: ReadonlySet<number>;
  #width = 0;
  #ratio = Math.SQRT2;
  #shown = 0;
  #stop: (() => void) | undefined;

  constructor(opened: Opened, number: number, marks: readonly Mark[], words: SheetWords, go: (target: string) => void, chosen: ReadonlySet<number>) {
    this.#opened = opened;
    this.number = number;
    this.#marks = marks;
    this.#words = words;
    this.#go = go;
    this.#chosen = chosen;
    this.element = element("section", { class: "sheet", "aria-label": words.page, "data-page": String(number) });
  }

  /** Gives the sheet its width, and a height by the proportions known so far. */
  size(width: number, ratio?: number): void {
    this.#width = width;
    this.#ratio = ratio ?? this.#ratio;
    this.element.style.width = `${width}px`;
    this.element.style.height = `${Math.round(width * this.#ratio)}px`;
  }

  /** Draws the page, unless it stands there at this size. */
  async show(): Promise<void> {
    if (this.#shown === this.#width) {
      return;
    }
    this.hide();
    this.#shown = this.#width;
    let isStopped = false;
    this.#stop = () => (isStopped = true);
    try {
      const page = await this.#opened.document.getPage(this.number);
      if (!isStopped) {
        await this.#draw(page);
      }
    } catch (error) {
      if (!isStopped) {
        console.info(error);
        this.element.replaceChildren(element("p", { class: "sheet-failed" }, this.#words.failed));
      }
    }
  }

  /** Gives the memory of the picture back. */
  hide(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#shown = 0;
    const canvas = this.element.querySelector("canvas");
    if (canvas) {
      canvas.width = 0;
      canvas.height = 0;
    }
    this.element.replaceChildren();
  }

  async #draw(page: PdfPage): Promise<void> {
    const { scale, ratio, viewport, drawn, canvas } = planned(page, this.#width);
    this.size(this.#width, ratio);
    const text = element("div", { class: "text-layer" });
    text.style.setProperty("--total-scale-factor", String(scale));
    this.element.replaceChildren(canvas, text, ...this.#marks.map((mark) => this.#mark(mark, viewport)));
    const picture = page.render({ canvas, viewport: drawn });
    const letters = new this.#opened.library.TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
    this.#stop = stopping(picture, letters);
    await Promise.all([picture.promise, letters.render().catch(() => undefined)]);
    this.element.dataset["drawn"] = "";
    await this.#images(page, viewport);
    page.cleanup();
  }

  /** Other pictures of the size of a seal are no signatures, whatever they show. */
  async #images(page: PdfPage, viewport: Viewport): Promise<void> {
    const verified = this.#marks.flatMap(({ kind, rect }) => (kind === "signature" && rect?.length === 4 ? [rect as unknown as Rect] : []));
    const painted = await page.getOperatorList().catch(() => undefined);
    if (painted === undefined || this.element.childElementCount === 0) {
      return;
    }
    for (const rect of sealLike(painted, this.#opened.library.OPS, verified)) {
      const box = element("div", { class: "mark mark-image tone-neutral", role: "note", "aria-label": this.#words.image });
      box.append(element("span", { class: "mark-label" }, this.#words.image));
      placeMark(box, rect, viewport);
      this.element.append(box);
    }
  }

  #mark(mark: Mark, viewport: Viewport): HTMLElement {
    const { kind, tone, id, label, verdict, target } = mark;
    const words = kind === "change" && label === "" ? this.#words.change : label;
    const full = verdict === "" ? words : `${words}: ${verdict}`;
    const isChosen = id !== undefined && this.#chosen.has(id);
    const box = element("button", {
      type: "button",
      class: `mark mark-${kind} tone-${tone}${isChosen ? " mark-chosen" : ""}`,
      "data-signature": id === undefined ? undefined : String(id),
      "aria-label": full,
      title: full,
    });
    box.addEventListener("click", () => this.#go(target));
    const width = placeMark(box, mark.rect, viewport);
    box.classList.toggle("mark-low", id !== undefined && id % 2 === 0);
    // The frame itself says whose it is and what was found: a picture of a seal beside it says what it likes.
    const isRoomy = id !== undefined && width >= ROOMY;
    fill(box, h("span", { class: "mark-label" }, toneIcon(tone), h("bdi", {}, id === undefined ? words : isRoomy ? full : this.#words.signature(id))));
    return box;
  }
}

/** Sets a box over the rectangle, with its label where there is room; gives the width in pixels. */
function placeMark(box: HTMLElement, rect: readonly number[] | undefined, viewport: Viewport): number {
  const { left, top, width } = place(box, rect, viewport);
  box.classList.toggle("mark-page", rect === undefined);
  box.classList.toggle("mark-high", top < 8);
  box.classList.toggle("mark-right", left > 50);
  return width;
}

function stopping(picture: RenderTask, letters: TextLayer): () => void {
  return () => {
    picture.cancel();
    letters.cancel();
  };
}
