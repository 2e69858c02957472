import { signedStates, type Presentation, type Report, type Tone } from "kyso";
import { laterChanges, type LaterChange } from "kyso/changes";
import type { App } from "../../state/app.ts";
import type { Entry } from "../../state/entry.ts";
import { changeTexts, type ChangeTexts } from "../../i18n/changes.ts";
import { pictureTexts } from "../../i18n/pictures.ts";
import { readingTexts } from "../../i18n/reading.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import { icon, toneIcon } from "../../ui/icons.ts";
import { drawPairs, pairsPart, type Drawn, type Wanted } from "./pairs.ts";
import { joined } from "./places.ts";
import { loadRenderer } from "./renderer.ts";

/** Most pages that are listed. */
const MOST_PAGES = 50;

/** Changes on one page; `undefined` for those on none. */
interface Page {
  readonly number: number | undefined;
  readonly changes: readonly LaterChange[];
}

/** One kind of change on a page. */
interface Kind {
  readonly tone: Tone;
  readonly title: string;
  readonly count: number;
}

const shown = new WeakMap<Report, Map<number, Drawn | "loading">>();

/** What was changed since the signatures, by page, with the page as it was signed and as it is now for whoever asks. */
export function changes(app: App, entry: Entry, report: Report, presentation: Presentation): Content {
  // What is allowed and on no page (a list that was added, a field that was prepared) shows nowhere.
  const all = laterChanges(report, presentation).filter(({ page, tone }) => page !== undefined || tone !== "neutral");
  if (all.length === 0) {
    return null;
  }
  const words = changeTexts(app.language);
  const pages = byPage(all);
  return h(
    "section",
    { key: "changes", class: "panel changes", id: "changes", "aria-labelledby": "changes-title" },
    h("h3", { id: "changes-title", class: "card-title" }, icon("compare"), h("span", {}, words.title)),
    // What every signature allows stands folded: it asks for nothing.
    h(
      "details",
      { id: "change-list", open: all.some(({ tone }) => tone !== "neutral") },
      h("summary", {}, words.pages(pages.length)),
      h("p", { class: "quiet small" }, words.text),
      h("ul", { class: "change-pages" }, ...pages.slice(0, MOST_PAGES).map((page) => pagePart(app, entry, report, page, words))),
      pages.length > MOST_PAGES && h("p", { class: "quiet small" }, words.more(pages.length - MOST_PAGES)),
    ),
  );
}

function pagePart(app: App, entry: Entry, report: Report, page: Page, words: ChangeTexts): Part {
  const { number } = page;
  const wanted = wantedOf(report, page);
  const drawn = number === undefined ? undefined : shown.get(report)?.get(number);
  return h(
    "li",
    { key: String(number), "data-page": number === undefined ? undefined : String(number) },
    h("h4", {}, number === undefined ? words.file : words.page(number)),
    h("ul", { class: "change-kinds" }, ...kindsOf(page, app).map(kindPart(words))),
    wanted &&
      drawn === undefined &&
      h(
        "button",
        {
          type: "button",
          id: `change-pictures-${wanted.page}`,
          class: "no-print",
          "aria-label": words.showOf(wanted.page),
          click: () => void show(app, entry, report, wanted),
        },
        icon("eye"),
        words.show,
      ),
    drawn !== undefined &&
      (drawn === "loading" || !drawn.isDone) &&
      h("p", { class: "document-wait", role: "status" }, h("span", { class: "spinner", "aria-hidden": "true" }), words.drawing),
    drawn !== undefined && drawn !== "loading" && pairsPart(drawn, pictureTexts(app.language)),
  );
}

const kindPart =
  (words: ChangeTexts) =>
  ({ tone, title, count }: Kind): Part =>
    h("li", { class: `tone-${tone}` }, toneIcon(tone), h("span", {}, h("bdi", {}, title), count > 1 && ` ${words.places(count)}`));

function kindsOf({ changes: list }: Page, { language }: App): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const { tone, label } of list) {
    const title = label === "" ? readingTexts(language).change : label;
    kinds.set(`${tone} ${title}`, { tone, title, count: (kinds.get(`${tone} ${title}`)?.count ?? 0) + 1 });
  }
  return [...kinds.values()];
}

function byPage(all: readonly LaterChange[]): Page[] {
  const pages = new Map<number | undefined, LaterChange[]>();
  for (const change of all) {
    pages.set(change.page, [...(pages.get(change.page) ?? []), change]);
  }
  // What is on no page comes last.
  const order = (number: number | undefined): number => number ?? Number.MAX_SAFE_INTEGER;
  return [...pages].map(([number, list]) => ({ number, changes: list })).sort((one, other) => order(one.number) - order(other.number));
}

/** The page in the newest state that was signed before its first change. */
function wantedOf(report: Report, { number, changes: list }: Page): Wanted | undefined {
  const first = Math.min(...list.map(({ revision }) => revision));
  const state = signedStates(report)
    .filter(({ revision }) => revision < first)
    .at(-1);
  const rects = list.flatMap(({ rect }) => (rect ? [rect] : []));
  return number === undefined || !state ? undefined : { page: number, since: state.revision, places: joined(rects) };
}

async function show(app: App, entry: Entry, report: Report, wanted: Wanted): Promise<void> {
  const pages = shown.get(report) ?? new Map<number, Drawn | "loading">();
  shown.set(report, pages);
  pages.set(wanted.page, "loading");
  app.redraw();
  await loadRenderer();
  pages.set(wanted.page, drawPairs(app, entry, report, [wanted]));
}
