import type { Comparison, Tone } from "kyso";
import type { App } from "../../state/app.ts";
import { comparingOf, type Comparing } from "../../state/compare.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { icon, toneIcon } from "../../ui/icons.ts";
import { readingTexts, type ReadingTexts } from "../../i18n/reading.ts";

/** Most differences that are written out. */
const MOST = 200;

/** Only equal bytes are good news: signatures live by them. */
const TONES: Record<Comparison["relation"], Tone> = {
  identical: "good",
  extended: "neutral",
  beginning: "warn",
  "same-content": "warn",
  different: "bad",
};

/** Whether the file is the one that was sent. It judges no signature. */
export function compare(app: App, entry: Entry, pick: () => void): Part {
  const words = readingTexts(app.language);
  const now = comparingOf(entry);
  return h(
    "section",
    { class: "panel compare half", "aria-labelledby": "compare-title", "data-relation": now?.kind === "done" ? now.compared.comparison.relation : undefined },
    h("h3", { id: "compare-title", class: "card-title" }, icon("compare"), h("span", {}, words.compare)),
    h("p", { class: "quiet small no-print" }, words.compareText),
    now && outcome(app, now, words),
    h("div", { class: "actions no-print" }, h("button", { type: "button", id: "compare", click: pick }, now ? words.compareOther : words.compareChoose)),
  );
}

function outcome(app: App, now: Comparing, words: ReadingTexts): Content {
  const name = h("p", { class: "small" }, h("span", { class: "quiet" }, `${words.compareWith} `), h("bdi", {}, now.name));
  switch (now.kind) {
    case "working":
      return h(
        "div",
        { role: "status" },
        name,
        h("p", { class: "document-wait" }, h("span", { class: "spinner", "aria-hidden": "true" }), words.compareWorking),
      );
    case "failed": {
      const { title, meaning, next } = now.text[app.language];
      return h("div", { role: "status" }, name, h("p", { class: "wrong" }, title), h("p", {}, meaning), next !== "" && h("p", {}, next));
    }
    case "done": {
      const { comparison, text } = now.compared;
      const said = text[app.language];
      const tone = TONES[comparison.relation];
      const more = said.lines.length - MOST;
      return h(
        "div",
        { role: "status" },
        name,
        h("p", { class: `standing tone-${tone}` }, toneIcon(tone), h("strong", {}, said.title)),
        h("p", {}, said.meaning),
        said.lines.length > 0 &&
          h(
            "ul",
            { class: "differences" },
            ...said.lines.slice(0, MOST).map((line) => h("li", {}, h("bdi", {}, line))),
            more > 0 && h("li", {}, words.compareMore(more)),
          ),
        said.warning !== "" && h("p", { class: "small" }, said.warning),
      );
    }
  }
}
