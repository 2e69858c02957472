import type { Presentation, Report, Said } from "kyso";
import type { App } from "../../state/app.ts";
import { changes } from "../document/changes.ts";
import { pictures } from "../document/pictures.ts";
import type { DocumentView } from "../document/view.ts";
import { documentView } from "../document/views.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { icon } from "../../ui/icons.ts";
import { layerTexts } from "../../i18n/layers.ts";
import { texts } from "../../i18n/index.ts";
import { compare } from "../document/compare.ts";
import { findings } from "../../ui/findings.ts";
import { acts, shared } from "./layers.ts";
import { about, cards, documentCard, headline, type Pickers } from "./parts.ts";
import { send } from "./send.ts";
import { wants } from "./wants.ts";

/** A result for everybody: one screen that answers, and what a person may ask behind three questions. No law, no letters, no trust list. */
export function citizenResult(app: App, entry: Entry, report: Report, shown: Presentation, asksContent: boolean, pick: Pickers, notice: Part): Content[] {
  const words = texts(app.language);
  const own = layerTexts(app.language);
  const isPdf = report.input.format === "pdf";
  const view = isPdf ? documentView(app, entry, report, shown) : undefined;
  const actions = [
    asksContent && h("button", { type: "button", id: "give-content", class: "primary", click: pick.content }, words.addContent),
    view &&
      h("button", { type: "button", id: "show-document", class: asksContent ? "" : "primary", click: () => show(app, entry, view) }, icon("eye"), own.open),
    send(app, entry.file.name, report, shown, nextStep(report, shown)),
  ];
  const list = reasons(shown);
  const next = nextStep(report, shown);
  return [
    headline(entry, shown, words, { isNextShown: false, actions }),
    notice,
    pictures(app, entry, report),
    view && documentPart(entry, view),
    h(
      "div",
      { class: "questions" },
      question(
        "sure",
        own.sure,
        next !== "" && h("p", { class: "next" }, icon("arrow"), h("span", {}, next)),
        h("p", {}, shown.wants.length === 0 && shown.headline.tone === "good" ? own.sureNothing : own.sureAsk),
        shown.wants.length > 0 && wants(app, report, shown.wants, pick.evidence, asksContent ? pick.content : undefined),
        isPdf && compare(app, entry, pick.original),
      ),
      question("why", own.why, list.length > 0 ? findings(list, "why", words, app.language) : h("p", {}, own.whyNothing)),
      question(
        "all",
        own.all,
        acts(shown, words, app.language, view && ((ids) => void point(app, entry, view, ids))),
        documentCard(app, shown, words),
        isPdf && changes(app, entry, report, shown),
        shared(shown, words, app.language),
        cards("signatures", words.signatures, words.signaturesText, shown.signatures, words, app),
        cards("timestamps", words.timestamps, "", shown.timestamps, words, app),
        about(app, entry, report, shown, words),
      ),
    ),
  ];
}

/** With these a paper goes back to its sender: what an office does then is nothing for everybody. */
const NOT_USED: readonly (string | null | undefined)[] = ["changed", "forged-or-corrupt", "broken-by-handling", "revoked", "pictures-differ"];

/** What everybody can do next: the engine's word, unless it speaks of taking a document in or giving it back. */
function nextStep({ verdict, verdictReason }: Report, shown: Presentation): string {
  if (verdict === "valid") {
    return "";
  }
  return verdict === "invalid" || NOT_USED.includes(verdictReason) ? layerTexts(shown.language).notUsed : shown.headline.next;
}

/** Something that a person may want to know, folded until it is asked for. */
function question(id: string, title: string, ...content: Content[]): Part {
  return h("details", { class: "question panel", id }, h("summary", {}, h("span", {}, title), icon("down")), h("div", { class: "answer" }, ...content));
}

/** Everything that was found of the file and its signatures, each once. */
function reasons(shown: Presentation): Said[] {
  const own = [...shown.signatures, ...shown.timestamps].flatMap(({ findings: said }) => said.filter((one) => one.shared !== true));
  return [...shown.document.findings, ...shown.shared.map((said) => ({ ...said, title: `${said.title} (${said.whom})` })), ...own];
}

/** The document, out of sight until it is asked for. */
function documentPart(entry: Entry, view: DocumentView): Part {
  return h("div", { id: "document-part", hidden: entry.isDocumentShown !== true }, view.part());
}

async function point(app: App, entry: Entry, view: DocumentView, ids: readonly number[]): Promise<void> {
  entry.isDocumentShown = true;
  app.redraw();
  await view.point(ids);
}

function show(app: App, entry: Entry, view: DocumentView): void {
  entry.isDocumentShown = true;
  if (view.isOpen) {
    app.redraw();
  } else {
    void view.open().then(() => view.focus());
  }
  document.getElementById("document-part")?.scrollIntoView({ block: "start" });
}
