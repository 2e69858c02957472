import type { Card, Language } from "kyso";
import { h, type Part } from "../../ui/dom.ts";
import { toneIcon } from "../../ui/icons.ts";
import type { Texts } from "../../i18n/index.ts";
import { findings } from "../../ui/findings.ts";
import { steps } from "./law.ts";
import { lines } from "../../ui/lines.ts";

/** One signature or time-stamp: the word on it, the facts, what is to be noted of it alone, and the rest folded. */
export function card(said: Card, index: number, group: string, words: Texts, language: Language): Part {
  const title = `${group}-${index}-title`;
  const part = `${group}-${index}`;
  return h(
    "article",
    { class: `panel card tone-${said.tone}`, "aria-labelledby": title, "data-id": String(said.id) },
    h(
      "header",
      { class: "card-head" },
      h("h3", { id: title, class: "card-title" }, h("bdi", {}, said.title)),
      h("p", { class: `chip tone-${said.tone}` }, toneIcon(said.tone), h("span", {}, said.verdict)),
    ),
    lines(said.lines),
    findings(
      said.findings.filter((one) => one.shared !== true),
      part,
      words,
      language,
    ),
    said.law.length > 0 && h("details", { id: `${part}-law` }, h("summary", {}, words.lawSteps), steps(said.law, words)),
    said.details.length > 0 && h("details", { id: `${part}-details` }, h("summary", {}, words.details), lines(said.details, "technical")),
  );
}
