import type { Card, Presentation, Report } from "kyso";
import type { App } from "../app.ts";
import { pictures } from "../document/pictures.ts";
import { documentView } from "../document/view.ts";
import { fill, h, type Content } from "../dom.ts";
import type { Entry } from "../entry.ts";
import { offer } from "../export.ts";
import { icon, toneIcon } from "../icons.ts";
import { clerk } from "../office/clerk.ts";
import { kindChooser } from "../office/kind.ts";
import { pictureTexts } from "../texts/pictures.ts";
import { readingTexts, type ReadingTexts } from "../texts/reading.ts";
import { texts, type Texts } from "../texts/index.ts";
import { card } from "./card.ts";
import { compare } from "./compare.ts";
import { digest } from "./digest.ts";
import { fileLine } from "./file-line.ts";
import { findings } from "./findings.ts";
import { law } from "./law.ts";
import { lines } from "./lines.ts";
import { wants } from "./wants.ts";

interface Done {
  readonly report: Report;
  readonly presentation: Presentation;
}

/** The file dialogs that a result opens. */
export interface Pickers {
  readonly evidence: () => void;
  readonly content: () => void;
  readonly original: () => void;
}

/** Says, without drawing the result anew, that its pictures are being compared, have been, or could not be. */
export function showCompared(app: App, entry: Entry): void {
  const part = entry === app.selected && entry.status.kind === "done" ? document.querySelector<HTMLElement>("#result [data-verdict]") : null;
  const notice = part?.querySelector<HTMLElement>("#comparing-pictures");
  if (!part || !notice || entry.status.kind !== "done") {
    return;
  }
  fillNotice(notice, app, entry);
  const left = leftOver(entry, entry.status.report);
  if (left !== undefined) {
    part.dataset["pictures"] = left;
  }
}

function notice(app: App, entry: Entry): HTMLElement {
  const element = h("div", { class: "quiet small", role: "status", id: "comparing-pictures" });
  fillNotice(element, app, entry);
  return element;
}

/** What was not compared is not passed over in silence: the result then rests on the engine alone. */
function fillNotice(element: HTMLElement, app: App, entry: Entry): void {
  const words = pictureTexts(app.language);
  const { uncompared } = entry;
  element.hidden = app.comparing !== entry && uncompared === undefined;
  if (app.comparing === entry) {
    fill(element, h("p", {}, words.comparing));
  } else if (uncompared !== undefined) {
    const again = h("button", { type: "button", id: "compare-pictures", class: "no-print", click: () => void app.comparePictures(entry) }, icon("eye"), words.compare);
    fill(element, h("p", {}, words.uncompared[uncompared]), again);
  } else {
    fill(element);
  }
}

/** How many places differ that no signature allows, or that nothing was compared; `undefined` while that is open. */
function leftOver({ pictures: seen, uncompared }: Entry, report: Report): string | undefined {
  return seen ? String(report.document.pictures?.differing.length ?? 0) : uncompared;
}

/** A finished check: the headline, then who, when, for whom and how it stands (C15 Art. 6.4), then everything else. */
export function verdict(app: App, entry: Entry, { report, presentation }: Done, pick: Pickers): HTMLElement {
  const words = texts(app.language);
  const isPdf = report.input.format === "pdf";
  return h(
    "div",
    {
      class: "verdict",
      lang: presentation.language,
      "data-verdict": report.verdict,
      "data-reason": report.verdictReason ?? "",
      "data-pictures": leftOver(entry, report),
      "data-asks-content": asksContent(report) ? String(entry.id) : undefined,
    },
    headline(entry, presentation, words),
    notice(app, entry),
    pictures(app, entry, report),
    cards("signatures", words.signatures, words.signaturesText, presentation.signatures, words, app),
    presentation.wants.length > 0 && wants(app, report, presentation.wants, pick.evidence, asksContent(report) ? pick.content : undefined),
    documentCard(app, presentation, words),
    isPdf && documentView(app, entry, report, presentation).element,
    law(presentation, words),
    cards("timestamps", words.timestamps, "", presentation.timestamps, words, app),
    isPdf && compare(app, entry, pick.original),
    kindChooser(app, entry),
    clerk(app, entry.file.name, report, { clear: () => app.remove(entry), pack: () => app.evidencePack(entry) }),
    about(app, entry, report, presentation, words),
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
function documentCard({ language }: App, { document: said }: Presentation, words: Texts): HTMLElement {
  return h(
    "section",
    { class: `panel document tone-${said.tone}`, id: "document", "aria-labelledby": "document-title" },
    h("p", { class: "kicker" }, said.title),
    h("h3", { id: "document-title", class: "card-title" }, toneIcon(said.tone), h("span", {}, said.verdict)),
    findings(said.findings, "document", words, language),
    h("details", { id: "document-facts" }, h("summary", {}, readingTexts(language).fileFacts), lines(said.lines)),
  );
}

function cards(id: string, title: string, text: string, list: readonly Card[], words: Texts, { language }: App): Content {
  if (list.length === 0) {
    return null;
  }
  return h(
    "section",
    { class: "cards", "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title` }, title, " ", h("span", { class: "count" }, String(list.length))),
    text !== "" && h("p", { class: "quiet small" }, text),
    ...list.map((one, index) => card(one, index, id, words, language)),
  );
}

function about(app: App, entry: Entry, report: Report, { engine, note }: Presentation, words: Texts): HTMLElement {
  const reading = readingTexts(app.language);
  return h(
    "section",
    { class: "about", "aria-labelledby": "about-title" },
    h("h2", { id: "about-title" }, words.about),
    h("p", {}, note),
    lines(engine),
    digest(report, reading),
    h(
      "div",
      { class: "actions no-print" },
      h("button", { type: "button", id: "print", click: () => window.print() }, icon("print"), reading.print),
      h("button", { type: "button", id: "save", click: () => offer(`${entry.file.name}.kyso.json`, "application/json", JSON.stringify(report, undefined, 2)) }, icon("save"), words.saveReport),
      packButton(app, entry, reading),
    ),
    h("p", { class: "quiet small no-print" }, reading.savePackText),
  );
}

/** The pack is made when it is asked for: few need it. */
function packButton(app: App, entry: Entry, words: ReadingTexts): HTMLElement {
  const button = h("button", { type: "button", id: "save-pack" }, icon("pack"), words.savePack);
  button.addEventListener("click", () => {
    button.disabled = true;
    button.replaceChildren(h("span", { class: "spinner", "aria-hidden": "true" }), words.packing);
    app
      .evidencePack(entry)
      .then((pack) => {
        offer(`${entry.file.name}.kyso-evidence.json`, "application/json", pack);
        button.disabled = false;
        button.replaceChildren(icon("pack"), words.savePack);
      })
      .catch((error: unknown) => {
        console.info(error);
        button.replaceWith(h("p", { class: "wrong", role: "alert" }, words.packFailed));
      });
  });
  return button;
}
