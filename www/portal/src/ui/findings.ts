import type { Said } from "kyso";
import { h, type Content, type Part } from "./dom.ts";
import { icon, toneIcon } from "./icons.ts";
import { readingTexts } from "../i18n/reading.ts";
import type { Texts } from "../i18n/index.ts";
import type { Language } from "kyso";

/** Whether a person has to know it: the rest is there for those who want to know more. */
function matters({ tone }: Said): boolean {
  return tone === "bad" || tone === "warn";
}

/** What was found: what matters by its title, the first opened unless that is too much; the rest in one fold. `group` names the part of the result. */
export function findings(list: readonly Said[], group: string, words: Texts, language: Language, isFirstOpen = true): Content {
  const reading = readingTexts(language);
  const important = list.filter(matters);
  const other = list.filter((said) => !matters(said));
  if (list.length === 0) {
    return null;
  }
  return h(
    "div",
    { class: "findings" },
    important.length > 0 && h("h4", {}, reading.important),
    important.length > 0 && h("ul", {}, ...important.map((said, index) => item(said, `${group}-finding-${index}`, words, isFirstOpen && index === 0))),
    other.length > 0 &&
      h(
        "details",
        { id: `${group}-other`, class: "more" },
        h("summary", {}, reading.other(other.length)),
        h("ul", {}, ...other.map((said, index) => item(said, `${group}-other-${index}`, words, false))),
      ),
  );
}

/** One finding: its title always, and on opening what it means, what to do, and where the rule stands. */
function item(said: Said, id: string, words: Texts, isOpen: boolean): Part {
  const { tone, code, title, meaning, list, next, clause } = said;
  return h(
    "li",
    { class: `finding tone-${tone}`, "data-code": code },
    h(
      "details",
      { id, open: isOpen },
      h(
        "summary",
        {},
        toneIcon(tone),
        h("span", { class: "finding-title" }, h("span", { class: "hidden" }, `${words.tones[tone]}: `), h("bdi", {}, title)),
        h("span", { class: "finding-fold" }, icon("down")),
      ),
      h(
        "div",
        { class: "finding-body" },
        meaning !== "" && h("p", {}, meaning),
        list !== undefined && h("ul", { class: "quiet small" }, ...list.map((one) => h("li", {}, h("bdi", {}, one)))),
        next !== "" && h("p", { class: "do" }, h("strong", {}, `${words.next}: `), next),
        clause !== "" && h("p", { class: "quiet small" }, `${words.clause}: ${clause}`),
      ),
    ),
  );
}
