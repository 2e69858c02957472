import type { App } from "../../state/app.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import { arrivingTexts, type ArrivingTexts } from "../../i18n/arriving.ts";
import type { NotTaken } from "../../state/unpacking.ts";

/** Most names that are listed. */
const MOST_NAMES = 20;

/** What is said of files on their way to the page: handed over by somebody, inside of a ZIP, left out. */
export function arriving(app: App): readonly Content[] {
  const words = arrivingTexts(app.language);
  return [
    app.offered.length > 0 && offered(app, words),
    app.unpacker.now && unpacking(app, app.unpacker.now, words),
    notTaken(app, words),
    app.unpacker.signedPackages.length > 0 &&
      h("div", { key: "signed-packages", class: "panel", role: "status" }, h("p", {}, words.signedPackages), names(app.unpacker.signedPackages)),
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

function unpacking(app: App, name: string, words: ArrivingTexts): Part {
  return h(
    "section",
    { key: "unpacking", class: "panel", id: "unpacking" },
    h("p", { role: "status" }, words.unpacking, " ", h("bdi", {}, name)),
    h("progress", { "aria-label": words.unpacking }),
    h("div", { class: "actions" }, h("button", { type: "button", id: "stop-unpacking", click: () => app.unpacker.stop() }, words.stop)),
  );
}

/** What could not be taken out of containers, each with the reason. */
function notTaken({ unpacker: { notTaken: list }, language }: App, words: ArrivingTexts): Content {
  if (list.length === 0) {
    return null;
  }
  const item = ({ name, why }: NotTaken): Part => h("li", {}, h("bdi", {}, name), `: ${why?.[language].title ?? words.stopped}`);
  return h(
    "div",
    { key: "not-taken", class: "panel skipped", role: "status" },
    h("p", {}, words.notTaken(list.length)),
    h("ul", {}, ...list.slice(0, MOST_NAMES).map(item)),
  );
}

function names(list: readonly string[]): Part {
  return h("ul", {}, ...list.slice(0, MOST_NAMES).map((name) => h("li", {}, h("bdi", {}, name))));
}
