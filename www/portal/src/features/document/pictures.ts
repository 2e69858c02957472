import type { Report } from "kyso";
import type { App } from "../../state/app.ts";
import { h, type Content } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { icon } from "../../ui/icons.ts";
import { pictureTexts } from "../../i18n/pictures.ts";
import { drawPairs, pairsPart, type Drawn, type Wanted } from "./pairs.ts";
import { joined } from "./places.ts";

type Difference = NonNullable<Report["document"]["pictures"]>["differing"][number];

/** Most pages that are shown side by side; the findings name the others. */
const MOST = 4;

const known = new WeakMap<Report, Drawn>();

/** The pages that differ, as signed beside as they are now, each with frames around what differs. */
export function pictures(app: App, entry: Entry, report: Report): Content {
  const differing = report.document.pictures?.differing ?? [];
  if (differing.length === 0) {
    return null;
  }
  const words = pictureTexts(app.language);
  const drawn = known.get(report) ?? drawPairs(app, entry, report, pagesOf(differing));
  known.set(report, drawn);
  return h(
    "section",
    { key: "pictures", class: "panel pictures tone-warn", id: "pictures", "aria-labelledby": "pictures-title" },
    h("h3", { id: "pictures-title", class: "card-title" }, icon("eye"), h("span", {}, words.title)),
    h("p", { class: "quiet small" }, words.text),
    pairsPart(drawn, words),
  );
}

/** Each page once for each signed state, with all places where it differs. */
function pagesOf(differing: readonly Difference[]): Wanted[] {
  const pages = new Map<string, [Difference, Difference["rects"]]>();
  for (const one of differing) {
    const key = `${one.page} ${one.since}`;
    const known = pages.get(key);
    pages.set(key, [one, [...(known?.[1] ?? []), ...one.rects]]);
  }
  return [...pages.values()].slice(0, MOST).map(([{ page, since }, rects]) => ({ page, since, places: joined(rects) }));
}
