import type { Card, Presentation, Report } from "kyso";
import type { App } from "../app.ts";
import { h, type Content } from "../dom.ts";
import type { Entry } from "../entry.ts";
import { offer } from "../export.ts";
import { icon, toneIcon } from "../icons.ts";
import { clerk } from "../office/clerk.ts";
import { kindChooser } from "../office/kind.ts";
import { texts, type Texts } from "../texts/index.ts";
import { card } from "./card.ts";
import { fileLine } from "./file-line.ts";
import { findings } from "./findings.ts";
import { law } from "./law.ts";
import { lines } from "./lines.ts";
import { wants } from "./wants.ts";

interface Done {
  readonly report: Report;
  readonly presentation: Presentation;
}

/** A finished check: headline, document, signatures, what is missing. */
export function verdict(app: App, entry: Entry, { report, presentation }: Done, pickEvidence: () => void, pickContent: () => void): HTMLElement {
  const words = texts(app.language);
  return h(
    "div",
    { class: "verdict", lang: presentation.language, "data-verdict": report.verdict, "data-reason": report.verdictReason ?? "" },
    headline(entry, presentation, words),
    documentCard(presentation, words),
    law(presentation, words),
    cards("signatures", words.signatures, words.signaturesText, presentation.signatures, words),
    cards("timestamps", words.timestamps, "", presentation.timestamps, words),
    presentation.wants.length > 0 && wants(presentation.wants, words, pickEvidence, asksContent(report) ? pickContent : undefined),
    kindChooser(app, entry),
    clerk(app, entry.file.name, report, () => app.remove(entry)),
    about(entry, report, presentation, words),
  );
}

/** Whether the file is a signature kept apart from its document, which is not at hand. */
function asksContent(report: Report): boolean {
  return report.wants.some((want) => want.kind === "detached-content");
}

function headline(entry: Entry, { headline: said }: Presentation, words: Texts): HTMLElement {
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
    said.next !== "" && h("p", { class: "next" }, icon("arrow"), h("span", {}, h("strong", {}, `${words.next}: `), said.next)),
  );
}

/** The document as it is now (verdict B). */
function documentCard({ document: said }: Presentation, words: Texts): HTMLElement {
  return h(
    "section",
    { class: `panel document tone-${said.tone}`, "aria-labelledby": "document-title" },
    h("p", { class: "kicker" }, said.title),
    h("h3", { id: "document-title", class: "card-title" }, toneIcon(said.tone), h("span", {}, said.verdict)),
    lines(said.lines),
    findings(said.findings, words),
  );
}

function cards(id: string, title: string, text: string, list: readonly Card[], words: Texts): Content {
  if (list.length === 0) {
    return null;
  }
  return h(
    "section",
    { class: "cards", "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title` }, title, " ", h("span", { class: "count" }, String(list.length))),
    text !== "" && h("p", { class: "quiet small" }, text),
    ...list.map((one, index) => card(one, index, id, words)),
  );
}

function about(entry: Entry, report: Report, { engine, note }: Presentation, words: Texts): HTMLElement {
  return h(
    "section",
    { class: "about", "aria-labelledby": "about-title" },
    h("h2", { id: "about-title" }, words.about),
    h("p", {}, note),
    lines(engine),
    h(
      "div",
      { class: "actions no-print" },
      h("button", { type: "button", id: "print", click: () => window.print() }, icon("print"), words.print),
      h("button", { type: "button", id: "save", click: () => offer(`${entry.file.name}.kyso.json`, "application/json", JSON.stringify(report, undefined, 2)) }, icon("save"), words.saveReport),
    ),
  );
}
