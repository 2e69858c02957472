import { signedStates, type DrawnDocument, type Report } from "kyso";
import type { App } from "../../state/app.ts";
import type { Entry } from "../../state/entry.ts";
import { h, hosted, type Part } from "../../ui/dom.ts";
import type { PictureTexts } from "../../i18n/pictures.ts";
import type { Rect } from "./places.ts";
import { renderer } from "./renderer.ts";
import { sheetOf } from "./seen.ts";

/** Most places of a page that are shown enlarged. */
const MOST_PLACES = 3;

/** A page to be drawn as it was signed and as it is now, with the places where it differs. */
export interface Wanted {
  readonly page: number;
  /** The revision that was signed. */
  readonly since: number;
  readonly places: readonly Rect[];
}

/** A place or a page, as signed and as it is now. */
interface Pair {
  readonly page: number;
  readonly since: number;
  /** Whether it is the part of a page around one place. */
  readonly isPlace: boolean;
  readonly signed: HTMLElement | undefined;
  readonly now: HTMLElement | undefined;
}

/** What was drawn so far. */
export interface Drawn {
  readonly pairs: Pair[];
  isDone: boolean;
  isFailed: boolean;
}

/** Draws pages in both states, each from exactly its bytes; the page is drawn anew as they come. */
export function drawPairs(app: App, entry: Entry, report: Report, wanted: readonly Wanted[]): Drawn {
  const drawn: Drawn = { pairs: [], isDone: false, isFailed: false };
  void add(app, entry, report, wanted, drawn);
  return drawn;
}

async function add(app: App, entry: Entry, report: Report, wanted: readonly Wanted[], drawn: Drawn): Promise<void> {
  const opened = new Map<number | "now", DrawnDocument>();
  try {
    for (const { page, since, places } of wanted) {
      const state = signedStates(report).find(({ revision }) => revision === since);
      const open = async (name: number | "now"): Promise<DrawnDocument | undefined> => {
        const bytes = name === "now" ? entry.file : state && (await app.revisionOf(entry, state.id));
        const document = opened.get(name) ?? (bytes && (await renderer.open(bytes, entry.password)));
        if (document) {
          opened.set(name, document);
        }
        return document;
      };
      const [before, after] = [await sheetOf(open(since), page), await sheetOf(open("now"), page)];
      for (const place of places.slice(0, MOST_PLACES)) {
        if (before && after) {
          drawn.pairs.push({ page, since, isPlace: true, signed: before.part(place), now: after.part(place) });
        }
      }
      drawn.pairs.push({ page, since, isPlace: false, signed: before?.whole(places), now: after?.whole(places) });
      app.redraw();
    }
  } catch (error) {
    console.info(error);
    drawn.isFailed = true;
  } finally {
    opened.forEach((document) => document.close());
    drawn.isDone = true;
    app.redraw();
  }
}

/** The pictures side by side. */
export function pairsPart({ pairs, isFailed }: Drawn, words: PictureTexts): Part {
  return h("div", { class: "picture-pairs" }, isFailed && h("p", {}, words.failed), ...pairs.map((pair) => pairPart(pair, words)));
}

function pairPart({ page, since, isPlace, signed, now }: Pair, words: PictureTexts): Part {
  const figure = (caption: string, picture: HTMLElement | undefined): Part => {
    if (!isPlace) {
      picture?.setAttribute("aria-label", words.picture(page));
    }
    return h("figure", {}, h("figcaption", {}, caption), picture ? hosted(picture) : h("p", { class: "picture-missing" }, words.missing));
  };
  return h(
    "div",
    { class: "picture-pair", "data-page": String(page) },
    figure(isPlace ? words.placeSigned(page, since) : words.signed(page, since), signed),
    figure(isPlace ? words.placeNow(page) : words.now(page), now),
  );
}
