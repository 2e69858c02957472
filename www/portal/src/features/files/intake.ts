import type { App } from "../../state/app.ts";
import { moment } from "../../ui/clock.ts";
import { h, type Part } from "../../ui/dom.ts";
import { icon } from "../../ui/icons.ts";
import { texts, type Texts } from "../../i18n/index.ts";

/** Where files come in: at first with an explanation, later as a narrow bar. */
export function intake(app: App, pick: () => void): Part {
  const words = texts(app.language);
  const isFirst = app.entries.length === 0;
  const demo = app.demo;
  const box = h(
    "div",
    { class: "drop" },
    h("span", { class: "drop-icon" }, icon("upload")),
    h("p", { class: "drop-words" }, words.drop, " ", h("span", { class: "quiet" }, words.or)),
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", id: "pick", class: "primary", click: pick }, isFirst ? words.choose : words.chooseMore),
      demo && h("button", { type: "button", id: "sample", click: () => void app.add([demo.sample], demo.at) }, words.sample),
    ),
    isFirst && h("p", { class: "quiet small", id: "no-secrets" }, words.secrets),
    isFirst && demo && h("p", { class: "quiet small" }, `${words.sampleNote} ${words.sampleClock(moment(demo.at, app.language, "day"))}`),
  );
  if (!isFirst) {
    return h("section", { class: "intake compact" }, h("h1", { class: "hidden" }, words.pageTitle), box);
  }
  return h("section", { class: "intake" }, h("h1", {}, words.pageTitle), h("p", { class: "lead" }, words.lead), box, promises(words));
}

function promises(words: Texts): Part {
  const item = (name: Parameters<typeof icon>[0], title: string, text: string) => h("li", {}, icon(name), h("strong", {}, title), h("span", {}, text));
  return h(
    "ul",
    { class: "promises" },
    item("device", words.promiseLocal, words.promiseLocalText),
    item("wifi", words.promiseOffline, words.promiseOfflineText),
    item("arrow", words.promiseReasons, words.promiseReasonsText),
  );
}
