import type { App } from "../../state/app.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import { arrivingTexts, type ArrivingTexts } from "../../i18n/arriving.ts";
import { texts } from "../../i18n/index.ts";
import type { Unpacking } from "../../state/unpacking.ts";

/** Most names that are listed. */
const MOST_NAMES = 20;

/** What is said of files on their way to the page: handed over by somebody, inside of a ZIP, left out. */
export function arriving(app: App): readonly Content[] {
  const words = arrivingTexts(app.language);
  return [
    app.offered.length > 0 && offered(app, words),
    app.unpacker.now && unpacking(app, app.unpacker.now, words),
    app.unpacker.skipped.length > 0 && h("div", { class: "panel skipped", role: "status" }, h("p", {}, texts(app.language).zipSkipped(app.unpacker.skipped.length)), names(app.unpacker.skipped)),
    app.isCut && h("p", { class: "panel", role: "status", id: "files-cut" }, words.cut),
  ];
}

/** Another page can hand files over as a person's share sheet does: taking them is the person's to say. */
function offered(app: App, words: ArrivingTexts): Part {
  return h(
    "section",
    { class: "panel offered", "aria-labelledby": "offered-title" },
    h("h2", { id: "offered-title", class: "card-title" }, words.offered(app.offered.length)),
    h("p", {}, words.offeredText),
    names(app.offered.map(({ name }) => name)),
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", id: "take-offered", class: "primary", click: () => void app.answerOffer(true) }, words.take),
      h("button", { type: "button", id: "leave-offered", click: () => void app.answerOffer(false) }, words.leave),
    ),
  );
}

function unpacking(app: App, { name, done, of }: Unpacking, words: ArrivingTexts): Part {
  return h(
    "section",
    { class: "panel", id: "unpacking" },
    h("p", { role: "status" }, words.unpacking, " ", h("bdi", {}, name)),
    h("p", { class: "quiet small" }, words.unpacked(done, of)),
    h("progress", { "aria-label": words.unpacking, max: String(of), value: String(done) }),
    h("div", { class: "actions" }, h("button", { type: "button", id: "stop-unpacking", click: () => app.unpacker.stop() }, words.stop)),
  );
}

function names(list: readonly string[]): Part {
  return h("ul", {}, ...list.slice(0, MOST_NAMES).map((name) => h("li", {}, h("bdi", {}, name))));
}
