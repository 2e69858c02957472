import type { DrawnDocument, Report } from "kyso";
import { signedStates } from "kyso";
import type { App } from "../../state/app.ts";
import { h, hosted, type Content, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { icon } from "../../ui/icons.ts";
import { pictureTexts, type PictureTexts } from "../../i18n/pictures.ts";
import { joined, type Rect } from "./places.ts";
import { renderer } from "./renderer.ts";
import { sheetOf } from "./seen.ts";

type Difference = NonNullable<Report["document"]["pictures"]>["differing"][number];

/** Most pages that are shown side by side; the findings name the others. */
const MOST = 4;
/** Most places of a page that are shown enlarged. */
const MOST_PLACES = 3;

/** A place or a page, as signed and as it is now. */
interface Pair {
  readonly page: number;
  readonly since: number;
  /** Whether it is the part of a page around one place. */
  readonly isPlace: boolean;
  readonly signed: HTMLElement | undefined;
  readonly now: HTMLElement | undefined;
}

/** What was drawn for one report. */
interface Drawn {
  readonly pairs: Pair[];
  isFailed: boolean;
}

const known = new WeakMap<Report, Drawn>();

/** The pages that differ, as signed beside as they are now, each with frames around what differs. */
export function pictures(app: App, entry: Entry, report: Report): Content {
  const differing = report.document.pictures?.differing ?? [];
  if (differing.length === 0) {
    return null;
  }
  const words = pictureTexts(app.language);
  const drawn = known.get(report) ?? draw(app, entry, report, differing);
  return h(
    "section",
    { key: "pictures", class: "panel pictures tone-warn", id: "pictures", "aria-labelledby": "pictures-title" },
    h("h3", { id: "pictures-title", class: "card-title" }, icon("eye"), h("span", {}, words.title)),
    h("p", { class: "quiet small" }, words.text),
    h("div", { class: "picture-pairs" }, drawn.isFailed && h("p", {}, words.failed), ...drawn.pairs.map((pair) => pairOf(pair, words))),
  );
}

function draw(app: App, entry: Entry, report: Report, differing: readonly Difference[]): Drawn {
  const drawn: Drawn = { pairs: [], isFailed: false };
  known.set(report, drawn);
  void add(app, entry, report, differing, drawn);
  return drawn;
}

async function add(app: App, entry: Entry, report: Report, differing: readonly Difference[], drawn: Drawn): Promise<void> {
  const opened = new Map<number | "now", DrawnDocument>();
  try {
    for (const [{ page, since }, places] of pairsOf(differing)) {
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
    app.redraw();
  } finally {
    opened.forEach((document) => document.close());
  }
}

function pairOf({ page, since, isPlace, signed, now }: Pair, words: PictureTexts): Part {
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

/** Each page once for each signed state, with all places where it differs. */
function pairsOf(differing: readonly Difference[]): readonly (readonly [Difference, readonly Rect[]])[] {
  const pairs = new Map<string, [Difference, Difference["rects"]]>();
  for (const one of differing) {
    const key = `${one.page} ${one.since}`;
    const known = pairs.get(key);
    pairs.set(key, [one, [...(known?.[1] ?? []), ...one.rects]]);
  }
  return [...pairs.values()].slice(0, MOST).map(([one, rects]) => [one, joined(rects)]);
}
