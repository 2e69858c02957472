import type { Said } from "kyso";
import { h, type Content } from "../dom.ts";
import { toneIcon } from "../icons.ts";
import type { Texts } from "../texts/index.ts";

/** What to note: what was found, what it means, what to do, and where it is written. */
export function findings(list: readonly Said[], words: Texts): Content {
  if (list.length === 0) {
    return null;
  }
  return h("div", { class: "findings" }, h("h4", {}, words.findings), h("ul", {}, ...list.map((said) => item(said, words))));
}

function item(said: Said, words: Texts): HTMLElement {
  return h(
    "li",
    { class: `finding tone-${said.tone}`, "data-code": said.code },
    toneIcon(said.tone),
    h(
      "div",
      {},
      h("p", { class: "finding-title" }, h("span", { class: "hidden" }, `${words.tones[said.tone]}: `), said.title),
      said.meaning !== "" && h("p", {}, said.meaning),
      said.list !== undefined && h("ul", { class: "quiet small" }, ...said.list.map((one) => h("li", {}, one))),
      said.next !== "" && h("p", { class: "do" }, h("strong", {}, `${words.next}: `), said.next),
      said.clause !== "" && h("p", { class: "quiet small" }, `${words.clause}: ${said.clause}`),
    ),
  );
}
