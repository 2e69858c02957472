import type { Want } from "kyso";
import { h } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Texts } from "../texts/index.ts";

/** Evidence that would change the outcome. Addresses are text to be copied, never links: the page leads nowhere by itself. */
export function wants(list: readonly Want[], words: Texts, pick: () => void, pickContent: (() => void) | undefined): HTMLElement {
  return h(
    "section",
    { class: "panel wants", "aria-labelledby": "wants-title" },
    h("h3", { id: "wants-title", class: "card-title" }, icon("plus"), h("span", {}, words.wants)),
    h("p", { class: "quiet small" }, words.wantsText),
    h("ul", {}, ...list.map((want) => item(want, words))),
    h(
      "div",
      { class: "actions no-print" },
      pickContent && h("button", { type: "button", id: "add-content", class: "primary", click: pickContent }, words.addContent),
      h("button", { type: "button", id: "add-evidence", click: pick }, words.addEvidence),
    ),
  );
}

function item(want: Want, words: Texts): HTMLElement {
  return h(
    "li",
    {},
    h("p", { class: "finding-title" }, h("bdi", {}, want.subject)),
    h("p", {}, want.why),
    ...want.urls.map((address) => line(address, words)),
  );
}

function line(address: string, words: Texts): HTMLElement {
  const button = h("button", { type: "button", class: "plain copy", "aria-label": words.copyAddress(address), title: words.copy }, icon("copy"));
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(address).then(
      () => {
        button.replaceChildren(words.copied);
        setTimeout(() => button.replaceChildren(icon("copy")), 2000);
      },
      // Without the right to the clipboard the address can still be selected by hand.
      () => undefined,
    );
  });
  return h("p", { class: "address" }, h("code", {}, h("bdi", {}, address)), button);
}
