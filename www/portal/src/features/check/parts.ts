import type { Card, Presentation, Report } from "kyso";
import type { App } from "../../state/app.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { offer } from "../../ui/export.ts";
import { icon, toneIcon } from "../../ui/icons.ts";
import { layerTexts } from "../../i18n/layers.ts";
import { readingTexts, type ReadingTexts } from "../../i18n/reading.ts";
import type { Texts } from "../../i18n/index.ts";
import { card } from "./card.ts";
import { digest } from "../../ui/digest.ts";
import { fileLine } from "../../ui/file-line.ts";
import { findings } from "../../ui/findings.ts";
import { summary } from "./layers.ts";
import { lines } from "../../ui/lines.ts";

/** Up to so many signatures stand open one below the other; more are folded together. */
const FEW = 2;

/** The file dialogs that a result opens. */
export interface Pickers {
  readonly evidence: () => void;
  readonly content: () => void;
  readonly original: () => void;
}

/** What a person reads first: the headline, the sentence, four lines, and what can be done. */
export function headline(
  entry: Entry,
  shown: Presentation,
  words: Texts,
  options: { readonly isNextShown: boolean; readonly actions?: readonly Content[] },
): Part {
  const { headline: said } = shown;
  return h(
    "div",
    { class: `panel headline tone-${said.tone}` },
    fileLine(entry.file),
    h(
      "div",
      { class: "headline-row" },
      toneIcon(said.tone),
      h("div", {}, h("h2", { id: "headline" }, said.title), h("p", { class: "sentence" }, said.sentence)),
    ),
    summary(shown, words),
    options.actions && h("div", { class: "actions headline-actions no-print" }, ...options.actions),
    options.isNextShown && said.next !== "" && h("p", { class: "next" }, icon("arrow"), h("span", {}, h("strong", {}, `${words.next}: `), said.next)),
  );
}

/** The document as it is now (verdict B). */
export function documentCard({ language }: App, { document: said }: Presentation, words: Texts): Part {
  return h(
    "section",
    { class: `panel document half tone-${said.tone}`, id: "document", "aria-labelledby": "document-title" },
    h("p", { class: "kicker" }, said.title),
    h("h3", { id: "document-title", class: "card-title" }, toneIcon(said.tone), h("span", {}, said.verdict)),
    findings(said.findings, "document", words, language),
    h("details", { id: "document-facts" }, h("summary", {}, readingTexts(language).fileFacts), lines(said.lines)),
  );
}

export function cards(id: string, title: string, text: string, list: readonly Card[], words: Texts, { language }: App): Content {
  if (list.length === 0) {
    return null;
  }
  const all = list.map((one, index) => card(one, index, id, words, language));
  return h(
    "section",
    { class: "cards", "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title` }, title, " ", h("span", { class: "count" }, String(list.length))),
    text !== "" && list.length <= FEW && h("p", { class: "quiet small" }, text),
    ...(list.length > FEW ? [h("details", { id: `${id}-each`, class: "each" }, h("summary", {}, layerTexts(language).each(list.length)), ...all)] : all),
  );
}

export function about(app: App, entry: Entry, report: Report, { engine, note, signatures }: Presentation, words: Texts): Part {
  const reading = readingTexts(app.language);
  const isLong = signatures.length > FEW;
  const facts = [lines(engine), digest(report, reading)];
  return h(
    "section",
    { class: "about", "aria-labelledby": "about-title" },
    h("h2", { id: "about-title" }, words.about),
    h("p", {}, note),
    isLong ? h("details", { id: "about-more" }, h("summary", {}, layerTexts(app.language).all), ...facts) : h("div", {}, ...facts),
    h(
      "div",
      { class: "actions no-print" },
      h("button", { type: "button", id: "print", click: () => window.print() }, icon("print"), reading.print),
      h(
        "button",
        { type: "button", id: "save", click: () => offer(`${entry.file.name}.kyso.json`, "application/json", JSON.stringify(report, undefined, 2)) },
        icon("save"),
        words.saveReport,
      ),
      packButton(app, entry, reading),
    ),
    h("p", { class: "quiet small no-print" }, reading.savePackText),
  );
}

const packs = new WeakMap<Entry, "under-way" | "failed">();

/** The pack is made when it is asked for: few need it. */
function packButton(app: App, entry: Entry, words: ReadingTexts): Part {
  const now = packs.get(entry);
  if (now === "failed") {
    return h("p", { key: "pack-failed", class: "wrong", role: "alert" }, words.packFailed);
  }
  const isUnderWay = now === "under-way";
  return h(
    "button",
    { key: "pack", type: "button", id: "save-pack", disabled: isUnderWay, click: () => void savePack(app, entry) },
    isUnderWay ? h("span", { class: "spinner", "aria-hidden": "true" }) : icon("pack"),
    isUnderWay ? words.packing : words.savePack,
  );
}

async function savePack(app: App, entry: Entry): Promise<void> {
  packs.set(entry, "under-way");
  app.redraw();
  try {
    offer(`${entry.file.name}.kyso-evidence.json`, "application/json", await app.evidencePack(entry));
    packs.delete(entry);
  } catch (error) {
    console.info(error);
    packs.set(entry, "failed");
  }
  app.redraw();
}
