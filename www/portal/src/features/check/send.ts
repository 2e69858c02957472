import type { Presentation, Report } from "kyso";
import type { App } from "../../state/app.ts";
import { h, type Part } from "../../ui/dom.ts";
import { icon } from "../../ui/icons.ts";
import { layerTexts } from "../../i18n/layers.ts";
import { texts } from "../../i18n/index.ts";
import { printAlone, slip } from "./slip.ts";

/** The result in a few lines, to be sent: the document itself never leaves the machine. */
function resultText(name: string, report: Report, { headline, summary, note }: Presentation): string {
  return [name, headline.title, headline.sentence, ...summary.map(({ label, value }) => `${label}: ${value}`), `SHA-256: ${report.input.sha256}`, note].join(
    "\n",
  );
}

/** What came of passing a result on. */
const told = new WeakMap<Report, string>();

/** How a result is passed on: by what the machine has for it, copied, or printed. */
export function send(app: App, name: string, report: Report, shown: Presentation, next: string): Part {
  const words = layerTexts(shown.language);
  const text = resultText(name, report, shown);
  const say = (word: string): void => {
    told.set(report, word);
    app.redraw();
  };
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => say(texts(shown.language).copied),
      () => say(text),
    );
  // A person who changes their mind has done nothing wrong.
  const share = () => void navigator.share({ title: shown.headline.title, text }).catch(() => undefined);
  return h(
    "details",
    { class: "menu", id: "send" },
    h("summary", { class: "button" }, icon("open"), h("span", {}, words.send)),
    h(
      "div",
      { class: "actions" },
      "share" in navigator && h("button", { type: "button", id: "share-result", click: share }, words.share),
      h("button", { type: "button", id: "copy-result", click: copy }, icon("copy"), words.copyResult),
      h(
        "button",
        { type: "button", id: "print-slip", click: () => printAlone(slip(name, report, shown, { next, forOffice: false })) },
        icon("print"),
        words.printResult,
      ),
    ),
    h("p", { class: "quiet small", role: "status" }, told.get(report)),
  );
}
