import type { App } from "../../state/app.ts";
import { moment } from "../../ui/clock.ts";
import { h, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { csvOf, jsonOf, offer } from "../../ui/export.ts";
import { icon, toneIcon } from "../../ui/icons.ts";
import { dossierQuestion } from "../dossier/dossier.ts";
import { batch } from "../office/batch.ts";
import { batchWants } from "./batch-wants.ts";
import { looked, signersOf, timeOf, toneOf, type Column, type Filter } from "../../state/table.ts";
import { arrivingTexts } from "../../i18n/arriving.ts";
import { layerTexts } from "../../i18n/layers.ts";
import { texts, type Texts } from "../../i18n/index.ts";

const FILTERS: readonly Filter[] = ["all", "bad", "warn", "good", "neutral", "none"];

/** All chosen files with the word on each; shown from the second file on. */
export function fileTable(app: App, pickEvidence: () => void): Part {
  const words = texts(app.language);
  const { entries, look } = app;
  const shown = looked(entries, look);
  const settled = entries.filter(({ status }) => status.kind !== "waiting" && status.kind !== "working").length;
  return h(
    "section",
    { class: "panel files", "aria-labelledby": "files-title" },
    h(
      "div",
      { class: "files-head" },
      h("h2", { id: "files-title" }, words.table, " ", h("span", { class: "count" }, words.summary(settled, entries.length))),
      h(
        "div",
        { class: "actions no-print" },
        settled < entries.length && h("button", { type: "button", id: "cancel-all", click: () => app.cancelAll() }, words.cancelAll),
        h(
          "button",
          { type: "button", id: "save-csv", click: () => offer("kyso.csv", "text/csv", csvOf(looked(app.entries, app.look), app.language)) },
          icon("save"),
          words.saveCsv,
        ),
        h(
          "button",
          { type: "button", id: "save-all", click: () => offer("kyso.json", "application/json", jsonOf(looked(app.entries, app.look))) },
          icon("save"),
          words.saveAll,
        ),
      ),
    ),
    counts(app, words),
    app.view === "office" && batchWants(app, pickEvidence),
    app.view === "office" && batch(app),
    app.view === "office" && dossierQuestion(app),
    tools(app, words),
    h(
      "div",
      { class: "table-frame" },
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            heading(app, "name", words.columnName),
            heading(app, "outcome", words.columnOutcome),
            heading(app, "signer", words.columnSigner),
            heading(app, "time", words.columnTime),
            h("th", { scope: "col" }, h("span", { class: "hidden" }, words.columnActions)),
          ),
        ),
        h("tbody", {}, ...shown.slice(0, app.rows).map((entry) => keptRow(app, entry, words))),
      ),
    ),
    shown.length > app.rows && more(app, shown.length),
    shown.length === 0 && h("p", { class: "quiet" }, words.noneShown),
  );
}

/** How many files came to what, the worst first. */
function counts(app: App, words: Texts): Part {
  const of = { bad: 0, warn: 0, neutral: 0, good: 0, none: 0 };
  for (const entry of app.entries) {
    of[toneOf(entry)] += 1;
  }
  const list = (["bad", "warn", "neutral", "good"] as const).filter((tone) => of[tone] > 0);
  return h(
    "ul",
    { class: "counts" },
    ...list.map((tone) => h("li", { class: `tone-${tone}` }, toneIcon(tone), h("span", {}, `${words.filters[tone]}: ${of[tone]}`))),
  );
}

/** What the register has of a file: its number of arrival, and number and sign of the document. */
function registered(app: App, entry: Entry): string {
  const row = app.register.rows.find(({ about }) => about === entry)?.row;
  return row ? [`${layerTexts(app.language).columns.number} ${row.number}`, row.sign, row.note].filter((text) => text !== "").join(" · ") : "";
}

/** Thousands of rows at once bring a page to a stop. */
function more(app: App, count: number): Part {
  const words = arrivingTexts(app.language);
  return h(
    "p",
    { class: "quiet", id: "rows" },
    words.rows(app.rows, count),
    " ",
    h("button", { type: "button", id: "more-rows", class: "no-print", click: () => app.showMore() }, words.more),
  );
}

function tools(app: App, words: Texts): Part {
  const typed = ({ currentTarget }: Event) => app.lookAt({ search: (currentTarget as HTMLInputElement).value });
  const chosen = ({ currentTarget }: Event) => app.lookAt({ filter: (currentTarget as HTMLSelectElement).value as Filter });
  const search = h("input", { type: "search", id: "search", autocomplete: "off", value: app.look.search, input: typed });
  const filter = h(
    "select",
    { id: "filter", value: app.look.filter, change: chosen },
    ...FILTERS.map((name) => h("option", { key: name, value: name }, words.filters[name])),
  );
  return h(
    "div",
    { class: "tools no-print" },
    h("div", {}, h("label", { for: "search" }, words.search), search),
    h("div", {}, h("label", { for: "filter" }, words.filter), filter),
  );
}

function heading(app: App, column: Column, text: string): Part {
  const { look } = app;
  const isSorted = look.column === column;
  const next = isSorted && look.descending ? { column: "added" as const, descending: false } : { column, descending: isSorted };
  return h(
    "th",
    { scope: "col", "aria-sort": isSorted ? (look.descending ? "descending" : "ascending") : "none" },
    h(
      "button",
      { type: "button", id: `sort-${column}`, class: "plain sort", click: () => app.lookAt(next) },
      text,
      h("span", { "aria-hidden": "true" }, isSorted ? (look.descending ? "↓" : "↑") : "↕"),
    ),
  );
}

/** A row with what it shows. */
interface Kept {
  readonly key: readonly unknown[];
  readonly part: Part;
}
const kept = new WeakMap<Entry, Kept>();

/** The row of a file, described anew only where it shows something else: a list of hundreds changes one row at a time. */
function keptRow(app: App, entry: Entry, words: Texts): Part {
  const key = [entry.status, app.language, app.selected === entry, registered(app, entry)];
  const known = kept.get(entry);
  if (known && key.every((part, at) => part === known.key[at])) {
    return known.part;
  }
  const part = row(app, entry, words);
  kept.set(entry, { key, part });
  return part;
}

function row(app: App, entry: Entry, words: Texts): Part {
  const time = timeOf(entry);
  const isWorking = entry.status.kind === "working";
  const entered = registered(app, entry);
  return h(
    "tr",
    { key: String(entry.id), class: app.selected === entry ? "chosen" : undefined },
    h(
      "th",
      { scope: "row" },
      h(
        "button",
        { type: "button", id: `file-${entry.id}`, class: "file", "aria-current": app.selected === entry ? "true" : undefined, click: () => app.select(entry) },
        h("bdi", { class: "file-name" }, entry.file.name),
      ),
      entered !== "" && h("p", { class: "quiet small entered" }, h("bdi", {}, entered)),
    ),
    h(
      "td",
      { class: "outcome" },
      h("span", { class: "outcome-word" }, sign(entry), h("span", {}, word(entry, words))),
      isWorking && h("progress", { key: "progress", id: `progress-${entry.id}`, "aria-label": `${words.progress}: ${entry.file.name}` }),
    ),
    h("td", { "data-label": words.columnSigner }, h("bdi", {}, signersOf(entry))),
    h("td", { "data-label": words.columnTime }, time === "" ? "" : h("time", { datetime: time }, moment(time, app.language))),
    h(
      "td",
      { class: "row-actions no-print" },
      h(
        "button",
        {
          type: "button",
          id: `remove-${entry.id}`,
          class: "plain remove",
          "aria-label": words.remove(entry.file.name),
          title: words.remove(entry.file.name),
          click: () => app.remove(entry),
        },
        icon("close"),
      ),
    ),
  );
}

function sign({ status }: Entry): Part {
  switch (status.kind) {
    case "done":
      return toneIcon(status.presentation.headline.tone);
    case "working":
      return h("span", { class: "spinner", "aria-hidden": "true" });
    case "password":
      return icon("lock");
    case "waiting":
      return icon("clock");
    case "failed":
    case "cancelled":
      return icon("file");
  }
}

function word({ status }: Entry, words: Texts): string {
  switch (status.kind) {
    case "done":
      return status.presentation.headline.title;
    case "working":
      return words.working;
    case "password":
      return words.passwordTitle;
    case "waiting":
      return words.waiting;
    case "failed":
      return status.text.title;
    case "cancelled":
      return words.cancelled;
  }
}
