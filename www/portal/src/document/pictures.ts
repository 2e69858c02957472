import type { DrawnDocument, Report } from "kyso";
import { signedStates } from "kyso";
import type { App } from "../app.ts";
import { fill, h } from "../dom.ts";
import type { Entry } from "../entry.ts";
import { icon } from "../icons.ts";
import { pictureTexts, type PictureTexts } from "../texts/pictures.ts";
import { renderer } from "./renderer.ts";

type Difference = NonNullable<Report["document"]["pictures"]>["differing"][number];

/** Most pages that are shown side by side; the findings name the others. */
const MOST = 4;
/** Pixels of a unit of user space. */
const SCALE = 1.2;

const kept = new WeakMap<Report, { readonly language: string; readonly element: HTMLElement }>();

/** The pages that differ, as signed beside as they are now, each with frames around what differs. */
export function pictures(app: App, entry: Entry, report: Report): HTMLElement | null {
  const differing = report.document.pictures?.differing ?? [];
  if (differing.length === 0) {
    return null;
  }
  const known = kept.get(report);
  if (known?.language === app.language) {
    return known.element;
  }
  const words = pictureTexts(app.language);
  const list = h("div", { class: "picture-pairs" });
  const element = h(
    "section",
    { class: "panel pictures tone-warn", id: "pictures", "aria-labelledby": "pictures-title" },
    h("h3", { id: "pictures-title", class: "card-title" }, icon("eye"), h("span", {}, words.title)),
    h("p", { class: "quiet small" }, words.text),
    list,
  );
  kept.set(report, { language: app.language, element });
  void show(app, entry, report, differing, list, words);
  return element;
}

async function show(app: App, entry: Entry, report: Report, differing: readonly Difference[], list: HTMLElement, words: PictureTexts): Promise<void> {
  const opened = new Map<number | "now", DrawnDocument>();
  try {
    for (const [key, places] of pairsOf(differing)) {
      const { page, since } = key;
      const state = signedStates(report).find(({ revision }) => revision === since);
      const open = async (name: number | "now"): Promise<DrawnDocument | undefined> => {
        const bytes = name === "now" ? entry.file : state && (await app.revisionOf(entry, state.id));
        const document = opened.get(name) ?? (bytes && (await renderer.open(bytes, entry.password)));
        if (document) {
          opened.set(name, document);
        }
        return document;
      };
      const [before, after] = [await sheet(open(since), page, places, words), await sheet(open("now"), page, places, words)];
      list.append(
        h(
          "div",
          { class: "picture-pair", "data-page": String(page) },
          h("figure", {}, h("figcaption", {}, words.signed(page, since)), before),
          h("figure", {}, h("figcaption", {}, words.now(page)), after),
        ),
      );
    }
  } catch (error) {
    console.info(error);
    fill(list, h("p", {}, words.failed));
  } finally {
    opened.forEach((document) => document.close());
  }
}

/** Each page once for each signed state, with all places where it differs. */
function pairsOf(differing: readonly Difference[]): readonly (readonly [Difference, Difference["rects"]])[] {
  const pairs = new Map<string, [Difference, Difference["rects"]]>();
  for (const one of differing) {
    const key = `${one.page} ${one.since}`;
    const known = pairs.get(key);
    pairs.set(key, [one, [...(known?.[1] ?? []), ...one.rects]]);
  }
  return [...pairs.values()].slice(0, MOST);
}

/** One picture; a page that is not there, or cannot be drawn, is said to be so. */
async function sheet(opening: Promise<DrawnDocument | undefined>, number: number, places: Difference["rects"], words: PictureTexts): Promise<HTMLElement> {
  const document = await opening.catch(() => undefined);
  const page = document && number <= document.pages ? await document.page(number).catch(() => undefined) : undefined;
  const picture = await page?.draw(SCALE).catch(() => undefined);
  if (!page || !picture) {
    return h("p", { class: "picture-missing" }, words.missing);
  }
  const canvas = h("canvas", { role: "img", "aria-label": words.picture(number) });
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext("2d");
  context?.putImageData(new ImageData(new Uint8ClampedArray(picture.data), picture.width, picture.height), 0, 0);
  if (context) {
    context.strokeStyle = "#a02820";
    context.lineWidth = 3;
    for (const rect of places) {
      frame(context, rect, page.toUserSpace, picture);
    }
  }
  return canvas;
}

/** The renderer tells user space of pixels; a frame needs it the other way round, and pages may be turned. */
function frame(
  context: CanvasRenderingContext2D,
  [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[],
  toUserSpace: (x: number, y: number, scale: number) => readonly [number, number],
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const [originX, originY] = toUserSpace(0, 0, SCALE);
  const [rightX, rightY] = toUserSpace(width, 0, SCALE);
  const [downX, downY] = toUserSpace(0, height, SCALE);
  const [ax, ay, bx, by] = [(rightX - originX) / width, (rightY - originY) / width, (downX - originX) / height, (downY - originY) / height];
  const whole = ax * by - bx * ay;
  const pixel = (x: number, y: number): [number, number] => {
    const [dx, dy] = [x - originX, y - originY];
    return [(dx * by - dy * bx) / whole, (dy * ax - dx * ay) / whole];
  };
  const [[left, top], [right, bottom]] = [pixel(x0, y0), pixel(x1, y1)];
  context.strokeRect(Math.min(left, right) - 3, Math.min(top, bottom) - 3, Math.abs(right - left) + 6, Math.abs(bottom - top) + 6);
}
