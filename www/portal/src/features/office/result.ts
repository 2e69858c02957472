import type { Presentation, Report } from "kyso";
import type { App } from "../../state/app.ts";
import { changes } from "../document/changes.ts";
import { pictures } from "../document/pictures.ts";
import { documentView } from "../document/views.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { layerTexts } from "../../i18n/layers.ts";
import { texts } from "../../i18n/index.ts";
import { compare } from "../document/compare.ts";
import { law } from "../check/law.ts";
import { acts, shared } from "../check/layers.ts";
import { about, cards, documentCard, headline, type Pickers } from "../check/parts.ts";
import { printAlone, slip, type SlipEntries } from "../check/slip.ts";
import { wants } from "../check/wants.ts";
import { asked } from "./asked.ts";
import { clerk, decide, enteredOf } from "./clerk.ts";
import { factsOf } from "./read.ts";

/** A result for the office that receives the document: what can be done with it, what was found, the law's view, then each layer below. */
export function officeResult(app: App, entry: Entry, report: Report, shown: Presentation, asksContent: boolean, pick: Pickers, notice: Part): Content[] {
  const words = texts(app.language);
  const isPdf = report.input.format === "pdf";
  return [
    bar(app, entry, report, shown),
    headline(entry, shown, words, { isNextShown: true }),
    notice,
    pictures(app, entry, report),
    law(shown, words, asked(app, entry, report)),
    acts(shown, words, app.language, isPdf ? (ids) => void documentView(app, entry, report, shown).point(ids) : undefined),
    shared(shown, words, app.language),
    cards("signatures", words.signatures, words.signaturesText, shown.signatures, words, app),
    shown.wants.length > 0 && wants(app, report, shown.wants, pick.evidence, asksContent ? pick.content : undefined),
    documentCard(app, shown, words),
    isPdf && documentView(app, entry, report, shown).part(),
    isPdf && changes(app, entry, report, shown),
    cards("timestamps", words.timestamps, "", shown.timestamps, words, app),
    isPdf && compare(app, entry, pick.original),
    clerk(app, entry.file.name, report, {
      owner: entry,
      clear: () => app.remove(entry),
      pack: () => app.evidencePack(entry),
      ...(isPdf && { facts: () => factsOf(entry) }),
    }),
    about(app, entry, report, shown, words),
  ];
}

/** What was entered about the document, for the slip. */
function saidOf(entry: Entry): SlipEntries {
  const { sender, number, choice, otherwise, ground, by } = enteredOf(entry);
  return { sender, number, choice, ground: choice === "accept" ? otherwise : ground, by };
}

/** The four things a clerk does. */
function bar(app: App, entry: Entry, report: Report, shown: Presentation): Part {
  const words = layerTexts(app.language);
  const button = (id: string, text: string, click: () => void, kind = "") => h("button", { type: "button", id, class: kind, click }, text);
  const on = (what: "accept" | "return" | "receipt") => () => decide(report, what);
  return h(
    "div",
    { class: "bar no-print", role: "toolbar", "aria-label": words.bar },
    button("bar-accept", words.accept, on("accept"), shown.headline.tone === "good" ? "primary" : ""),
    button("bar-return", words.return, on("return")),
    button("bar-receipt", words.receipt, on("receipt")),
    button("bar-slip", words.slip, () => printAlone(slip(entry.file.name, report, shown, { next: shown.headline.next, forOffice: true, said: saidOf(entry) }))),
    app.entries.length > 1 && h("span", { class: "quiet small" }, words.barKeys),
  );
}
