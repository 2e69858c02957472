import { h } from "../element/dom.js";
import type { DrawnDocument, DrawnPage, PictureRenderer } from "../pictures/renderer.js";
import type { SignatureLook, SignaturePreview } from "./contract.js";
import type { SignerTexts } from "./texts.js";

/** Where something lies on a page, in millimetres from the left and from the top. */
type Box = readonly [left: number, top: number, width: number, height: number];

/** How far one press of an arrow key moves, in millimetres; with Shift, and without. */
const STEPS = [5, 1] as const;
/** Pixels across a page: sharp on common screens, and not more than a phone can hold. */
const ACROSS = 1100;

/** The page with the picture of the signature in its place. It moves within the limits of the rule, by pointer and by keys. */
export class Placement {
  readonly element: HTMLElement;
  readonly #preview: SignaturePreview;
  readonly #words: SignerTexts;
  readonly #box: HTMLElement;
  readonly #said: HTMLElement;
  #page: DrawnPage | undefined;
  #place: Box;

  constructor(preview: SignaturePreview, words: SignerTexts) {
    this.#preview = preview;
    this.#words = words;
    this.#place = preview.picture;
    this.#said = h("p", { class: "quiet", role: "status", "aria-live": "polite" });
    this.#box = h("div", {
      part: "placement-box",
      class: "box",
      tabindex: "0",
      role: "application",
      "aria-label": words.box,
      "aria-describedby": "place-hint",
      keydown: (event) => this.#pressed(event as KeyboardEvent),
      pointerdown: (event) => this.#held(event as PointerEvent),
    });
    const [width, height] = preview.pageSize;
    const limits = h("div", { class: "limits" });
    put(limits, preview.limits, preview.pageSize);
    const sheet = h("div", { part: "placement-page", class: "sheet" }, limits, this.#box);
    sheet.style.aspectRatio = `${width} / ${height}`;
    const reset = h("button", { type: "button", class: "quiet", click: () => this.#move(preview.picture) }, words.reset);
    this.element = h("div", { class: "placement" }, h("p", { class: "quiet" }, words.page(preview.page)), sheet, h("div", { class: "row" }, this.#said, reset));
    this.#show();
  }

  /** Draws the page, and the picture over it, with what draws documents. */
  async draw(file: Blob, renderer: PictureRenderer | undefined): Promise<boolean> {
    const opened = await renderer?.open(file, undefined).catch(() => undefined);
    const picture = await renderer?.open(this.#preview.document, undefined).catch(() => undefined);
    const sheet = this.#box.parentElement;
    if (!opened || !picture || !sheet) {
      picture?.close();
      opened?.close();
      return false;
    }
    this.#page = await opened.page(this.#preview.page);
    sheet.prepend(await canvasOf(this.#page));
    this.#box.append(await this.#pictureOf(picture));
    return true;
  }

  /** The place as a request takes it; nothing where it was not moved. */
  get look(): Pick<SignatureLook, "page" | "rectangle"> {
    const { picture, page, rectangle } = this.#preview;
    const [right, down] = [this.#place[0] - picture[0], this.#place[1] - picture[1]];
    if (Math.abs(right) < 0.01 && Math.abs(down) < 0.01) {
      return {};
    }
    // The page may be turned or begin elsewhere: the way is measured where the page is drawn.
    const [x, y] = this.#inUserSpace(right, down);
    const [left, bottom, far, top] = rectangle;
    return { page, rectangle: [left + x, bottom + y, far + x, top + y] };
  }

  #inUserSpace(right: number, down: number): readonly [number, number] {
    const points = 72 / 25.4;
    if (!this.#page) {
      return [right * points, -down * points];
    }
    const scale = this.#page.width / this.#preview.pageSize[0];
    const [fromX, fromY] = this.#page.toUserSpace(0, 0, 1);
    const [toX, toY] = this.#page.toUserSpace(right * scale, down * scale, 1);
    return [toX - fromX, toY - fromY];
  }

  /** What the preview draws, without the rest of its page. */
  async #pictureOf(document: DrawnDocument): Promise<HTMLCanvasElement> {
    const page = await document.page(1);
    const whole = await canvasOf(page);
    const [left, top, width, height] = this.#preview.picture;
    const scale = whole.width / this.#preview.pageSize[0];
    const part = h("canvas");
    part.width = Math.max(1, Math.round(width * scale));
    part.height = Math.max(1, Math.round(height * scale));
    part.getContext("2d")?.drawImage(whole, left * scale, top * scale, width * scale, height * scale, 0, 0, part.width, part.height);
    document.close();
    return part;
  }

  #pressed(event: KeyboardEvent): void {
    const step = event.shiftKey ? STEPS[0] : STEPS[1];
    const ways: Record<string, readonly [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const way = Object.hasOwn(ways, event.key) ? ways[event.key] : undefined;
    if (way) {
      event.preventDefault();
      const [left, top, width, height] = this.#place;
      this.#move([left + way[0], top + way[1], width, height]);
    }
  }

  #held(event: PointerEvent): void {
    const sheet = this.#box.parentElement?.getBoundingClientRect();
    if (!sheet || event.button !== 0) {
      return;
    }
    event.preventDefault();
    this.#box.focus();
    this.#box.setPointerCapture(event.pointerId);
    const [left, top, width, height] = this.#place;
    const millimetres = this.#preview.pageSize[0] / sheet.width;
    const moved = ({ clientX, clientY }: PointerEvent): void =>
      this.#move([left + (clientX - event.clientX) * millimetres, top + (clientY - event.clientY) * millimetres, width, height]);
    const done = new AbortController();
    this.#box.addEventListener("pointermove", moved, { signal: done.signal });
    for (const end of ["pointerup", "pointercancel"] as const) {
      this.#box.addEventListener(end, () => done.abort(), { signal: done.signal });
    }
  }

  /** Moves as far as the limits let it. */
  #move([left, top, width, height]: Box): void {
    const [limitLeft, limitTop, limitWidth, limitHeight] = this.#preview.limits;
    const within = (value: number, least: number, room: number): number => Math.min(Math.max(value, least), Math.max(least, least + room));
    this.#place = [within(left, limitLeft, limitWidth - width), within(top, limitTop, limitHeight - height), width, height];
    this.#show();
  }

  #show(): void {
    put(this.#box, this.#place, this.#preview.pageSize);
    this.#said.textContent = this.#words.moved(Math.round(this.#place[0]), Math.round(this.#place[1]));
  }
}

async function canvasOf(page: DrawnPage): Promise<HTMLCanvasElement> {
  const { width, height, data } = await page.draw(Math.min(3, ACROSS / page.width));
  const canvas = h("canvas", { "aria-hidden": "true" });
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas;
}

/** Lays an element over a part of its sheet, whatever the sheet's size. */
function put(element: HTMLElement, [left, top, width, height]: Box, [pageWidth, pageHeight]: readonly [number, number]): void {
  const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;
  Object.assign(element.style, {
    left: percent(left, pageWidth),
    top: percent(top, pageHeight),
    width: percent(width, pageWidth),
    height: percent(height, pageHeight),
  });
}
