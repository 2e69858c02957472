import { foreign, h, icon, plain } from "../element/dom.js";
import type { Mark } from "./marks.js";
import type { OpenDocument, PageOfPdfJs, ViewportOfPdfJs } from "./library.js";
import type { Texts } from "./texts.js";

/** Most pixels of one page: a canvas that a phone cannot hold stays blank. */
const MOST_PIXELS = 8 << 20;
/** Finer than this no eye sees on paper-sized pages. */
const FINEST = 2;
/** From this width on, in pixels, a frame has room for a name and what was found. */
const ROOMY = 110;

/** One page: the picture that pdf.js draws, its text for those who listen or copy, and the frames of signatures over both. */
export class Sheet {
  readonly element: HTMLElement;
  readonly number: number;
  readonly #open: OpenDocument;
  readonly #choose: (id: number) => void;
  #words: Texts;
  #marks: readonly Mark[] = [];
  #frames: HTMLElement[] = [];
  #viewport: ViewportOfPdfJs | undefined;
  #width = 0;
  #ratio = Math.SQRT2;
  #drawnAt = 0;
  #stop: (() => void) | undefined;

  constructor(open: OpenDocument, number: number, words: Texts, choose: (id: number) => void) {
    this.#open = open;
    this.number = number;
    this.#words = words;
    this.#choose = choose;
    this.element = h("section", { class: "sheet", part: "page", "data-page": String(number) });
    this.#name();
  }

  /** Gives the page its width, and a height by the proportions known so far. */
  size(width: number): void {
    this.#width = width;
    this.element.style.width = `${width}px`;
    this.element.style.height = `${Math.round(width * this.#ratio)}px`;
  }

  /** Puts other frames over the page, in the words of a language. */
  mark(marks: readonly Mark[], words: Texts): void {
    this.#marks = marks;
    this.#words = words;
    this.#name();
    this.#frame();
  }

  /** Draws the page, unless it stands there at this size. */
  async show(): Promise<void> {
    if (this.#drawnAt === this.#width) {
      return;
    }
    this.hide();
    this.#drawnAt = this.#width;
    let isStopped = false;
    this.#stop = () => (isStopped = true);
    try {
      const page = await this.#open.pages.getPage(this.number);
      if (!isStopped) {
        await this.#draw(page);
      }
    } catch (error) {
      // What was stopped has been told so: another drawing may stand here by now.
      if (!isStopped && this.#drawnAt > 0) {
        console.info(error);
        this.element.replaceChildren(h("p", { class: "failed" }, this.#words.pageFailed));
      }
    }
  }

  /** Gives the memory of the picture back. */
  hide(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#drawnAt = 0;
    this.#viewport = undefined;
    const canvas = this.element.querySelector("canvas");
    if (canvas) {
      canvas.width = 0;
      canvas.height = 0;
    }
    delete this.element.dataset["drawn"];
    this.element.replaceChildren();
  }

  #name(): void {
    this.element.setAttribute("aria-label", this.#words.page(this.number, this.#open.pages.numPages));
  }

  async #draw(page: PageOfPdfJs): Promise<void> {
    const plainSize = page.getViewport({ scale: 1 });
    this.#ratio = plainSize.height / plainSize.width;
    this.size(this.#width);
    const scale = this.#width / plainSize.width;
    const viewport = page.getViewport({ scale });
    const fine = Math.min(FINEST, devicePixelRatio, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
    const drawn = page.getViewport({ scale: scale * fine });
    const canvas = h("canvas", { "aria-hidden": "true" });
    canvas.width = Math.max(1, Math.floor(drawn.width));
    canvas.height = Math.max(1, Math.floor(drawn.height));
    const text = h("div", { class: "text" });
    text.style.setProperty("--total-scale-factor", String(scale));
    this.element.replaceChildren(canvas, text);
    this.#viewport = viewport;
    this.#frame();
    const picture = page.render({ canvas, viewport: drawn });
    const letters = new this.#open.library.TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport } as never);
    let isStopped = false;
    this.#stop = () => {
      isStopped = true;
      picture.cancel();
      letters.cancel();
    };
    await Promise.all([picture.promise.catch((error: unknown) => unlessStopped(isStopped, error)), letters.render().catch(() => undefined)]);
    if (!isStopped) {
      this.element.dataset["drawn"] = "";
      page.cleanup();
    }
  }

  #frame(): void {
    this.#frames.forEach((frame) => frame.remove());
    const viewport = this.#viewport;
    this.#frames = viewport ? this.#marks.map((mark) => this.#frameOf(mark, viewport)) : [];
    this.element.append(...this.#frames);
  }

  /** The frame itself says whose it is and what was found: a picture of a seal beside it says what it likes. */
  #frameOf({ id, tone, title, verdict, rect }: Mark, viewport: ViewportOfPdfJs): HTMLElement {
    const full = plain(`${title}: ${verdict}`);
    const frame = h("button", {
      type: "button",
      part: "mark",
      class: `mark tone-${tone}`,
      "data-signature": String(id),
      "aria-label": full,
      title: full,
      click: () => this.#choose(id),
    });
    const width = place(frame, rect, viewport);
    // Frames of a person and of the agency lie side by side: their names do not cover one another.
    frame.classList.toggle("low", id % 2 === 0);
    frame.append(h("span", { class: "label", "aria-hidden": "true" }, icon(tone), foreign(width >= ROOMY ? full : this.#words.signature(id))));
    return frame;
  }
}

function unlessStopped(isStopped: boolean, error: unknown): void {
  if (!isStopped) {
    throw error;
  }
}

/** Sets a frame over the rectangle, no further than the page reaches; gives its width in pixels. */
function place(frame: HTMLElement, [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[], viewport: ViewportOfPdfJs): number {
  const [ax = 0, ay = 0] = viewport.convertToViewportPoint(x1, y1);
  const [bx = 0, by = 0] = viewport.convertToViewportPoint(x2, y2);
  const share = (value: number, whole: number): number => Math.max(0, Math.min(100, (value / whole) * 100));
  const left = share(Math.min(ax, bx), viewport.width);
  const top = share(Math.min(ay, by), viewport.height);
  const width = share(Math.max(ax, bx), viewport.width) - left;
  frame.style.left = `${left}%`;
  frame.style.top = `${top}%`;
  frame.style.width = `${width}%`;
  frame.style.height = `${share(Math.max(ay, by), viewport.height) - top}%`;
  frame.classList.toggle("high", top < 8);
  frame.classList.toggle("right", left > 50);
  return (width / 100) * viewport.width;
}
