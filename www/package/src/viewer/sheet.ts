import { foreign, h, icon, plain } from "../element/dom.js";
import { place, planned, ROOMY } from "../painting.js";
import type { Mark } from "./marks.js";
import type { OpenDocument, PageOfPdfJs, ViewportOfPdfJs } from "./library.js";
import type { Texts } from "./texts.js";

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
    const { scale, ratio, viewport, drawn, canvas } = planned(page, this.#width);
    this.#ratio = ratio;
    this.size(this.#width);
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
    this.#frames = viewport ? this.#marks.map((mark) => (mark.id === undefined ? this.#changeOf(mark, viewport) : this.#frameOf(mark, mark.id, viewport))) : [];
    this.element.append(...this.#frames);
  }

  /** What was changed after a signature. */
  #changeOf({ tone, title, rect }: Mark, viewport: ViewportOfPdfJs): HTMLElement {
    const words = plain(title === "" ? this.#words.change : title);
    const frame = h("div", { role: "note", part: "change", class: `mark change tone-${tone}`, "aria-label": words, title: words });
    placeFrame(frame, rect, viewport);
    frame.append(h("span", { class: "label", "aria-hidden": "true" }, icon(tone), foreign(words)));
    return frame;
  }

  /** The frame itself says whose it is and what was found: a picture of a seal beside it says what it likes. */
  #frameOf({ tone, title, verdict, rect }: Mark, id: number, viewport: ViewportOfPdfJs): HTMLElement {
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
    const width = placeFrame(frame, rect, viewport);
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

/** Sets a frame over the rectangle, with its label where there is room; gives the width in pixels. */
function placeFrame(frame: HTMLElement, rect: readonly number[] | undefined, viewport: ViewportOfPdfJs): number {
  const { left, top, width } = place(frame, rect, viewport);
  frame.classList.toggle("whole", rect === undefined);
  frame.classList.toggle("high", top < 8);
  frame.classList.toggle("right", left > 50);
  return width;
}
