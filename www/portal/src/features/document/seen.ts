import type { DrawnDocument, DrawnPage } from "kyso";
import { element } from "../../ui/dom.ts";
import type { Rect } from "./places.ts";

/** Pixels of a unit of user space, where a page is not too large for it: small print is read on a phone. */
const SCALE = 2;
const MOST_PIXELS = 4 << 20;
/** What is shown around a place, and the least width and height of the part, in units of user space. */
const AROUND = 18;
const LEAST = [220, 60] as const;
/** Between a place and its frame, which must not lie over what it marks, in pixels. */
const ROOM = 6;

/** A page as it is drawn, to be shown whole or in part. */
export interface Sheet {
  /** The page with frames around places. */
  whole(places: readonly Rect[]): HTMLElement;
  /** The part of it around a place, without a frame. */
  part(place: Rect): HTMLElement;
}

/** Draws a page; `undefined` where it is not there or cannot be drawn. */
export async function sheetOf(opening: Promise<DrawnDocument | undefined>, number: number): Promise<Sheet | undefined> {
  const document = await opening.catch(() => undefined);
  const page = document && number <= document.pages ? await document.page(number).catch(() => undefined) : undefined;
  const scale = page && Math.min(SCALE, Math.sqrt(MOST_PIXELS / Math.max(1, page.width * page.height)));
  const picture = scale && (await page.draw(scale).catch(() => undefined));
  if (!page || !picture) {
    return undefined;
  }
  const drawn = element("canvas");
  drawn.width = picture.width;
  drawn.height = picture.height;
  drawn.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(picture.data), picture.width, picture.height), 0, 0);
  const toPixels = pixelsOf(page, scale, picture);
  return {
    whole: (places) => framed(drawn, places.map(toPixels)),
    part: (place) => cut(drawn, toPixels(place), scale),
  };
}

/** A copy of the page with frames. */
function framed(drawn: HTMLCanvasElement, places: readonly Rect[]): HTMLElement {
  const canvas = element("canvas", { role: "img" });
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  const context = canvas.getContext("2d");
  if (context) {
    context.drawImage(drawn, 0, 0);
    context.strokeStyle = "#a02820";
    context.lineWidth = 4;
    for (const [left, top, right, bottom] of places) {
      context.strokeRect(left - ROOM, top - ROOM, right - left + 2 * ROOM, bottom - top + 2 * ROOM);
    }
  }
  return canvas;
}

/** The part of a page around a place. */
function cut(drawn: HTMLCanvasElement, [left, top, right, bottom]: Rect, scale: number): HTMLElement {
  const [width, height] = [
    Math.min(drawn.width, Math.max(LEAST[0] * scale, right - left + 2 * AROUND * scale)),
    Math.min(drawn.height, Math.max(LEAST[1] * scale, bottom - top + 2 * AROUND * scale)),
  ];
  const within = (middle: number, length: number, whole: number): number => Math.max(0, Math.min(whole - length, middle - length / 2));
  const [x, y] = [within((left + right) / 2, width, drawn.width), within((top + bottom) / 2, height, drawn.height)];
  const canvas = element("canvas", { class: "picture-part", "aria-hidden": "true" });
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  canvas.getContext("2d")?.drawImage(drawn, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The renderer tells user space of pixels; a frame needs it the other way round, and pages may be turned. */
function pixelsOf(page: DrawnPage, scale: number, { width, height }: { readonly width: number; readonly height: number }): (rect: Rect) => Rect {
  const [originX, originY] = page.toUserSpace(0, 0, scale);
  const [rightX, rightY] = page.toUserSpace(width, 0, scale);
  const [downX, downY] = page.toUserSpace(0, height, scale);
  const [ax, ay, bx, by] = [(rightX - originX) / width, (rightY - originY) / width, (downX - originX) / height, (downY - originY) / height];
  const whole = ax * by - bx * ay;
  const pixel = (x: number, y: number): [number, number] => {
    const [dx, dy] = [x - originX, y - originY];
    return [(dx * by - dy * bx) / whole, (dy * ax - dx * ay) / whole];
  };
  return ([x0, y0, x1, y1]) => {
    const [[left, top], [right, bottom]] = [pixel(x0, y0), pixel(x1, y1)];
    return [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)];
  };
}
