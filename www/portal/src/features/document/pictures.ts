import type { DrawnDocument, Report } from "kyso";
import { signedStates } from "kyso";
import type { App } from "../../state/app.ts";
import { fill, h } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { icon } from "../../ui/icons.ts";
import { pictureTexts, type PictureTexts } from "../../i18n/pictures.ts";
import { joined, type Rect } from "./places.ts";
import { renderer } from "./renderer.ts";
import { sheetOf, type Sheet } from "./seen.ts";

type Difference = NonNullable<Report["document"]["pictures"]>["differing"][number];

/** Most pages that are shown side by side; the findings name the others. */
const MOST = 4;
/** Most places of a page that are shown enlarged. */
const MOST_PLACES = 3;

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
          list.append(pair(page, words.placeSigned(page, since), before.part(place), words.placeNow(page), after.part(place)));
        }
      }
      const whole = (sheet: Sheet | undefined): HTMLElement => sheet?.whole(places, words.picture(page)) ?? h("p", { class: "picture-missing" }, words.missing);
      list.append(pair(page, words.signed(page, since), whole(before), words.now(page), whole(after)));
    }
  } catch (error) {
    console.info(error);
    fill(list, h("p", {}, words.failed));
  } finally {
    opened.forEach((document) => document.close());
  }
}

function pair(page: number, signed: string, before: HTMLElement, now: string, after: HTMLElement): HTMLElement {
  const figure = (caption: string, picture: HTMLElement): HTMLElement => h("figure", {}, h("figcaption", {}, caption), picture);
  return h("div", { class: "picture-pair", "data-page": String(page) }, figure(signed, before), figure(now, after));
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
