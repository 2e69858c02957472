import type { Presentation, Said } from "kyso";
import { readingTexts } from "../../i18n/reading.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import { toneIcon } from "../../ui/icons.ts";
import type { Texts } from "../../i18n/index.ts";
import { findings } from "../../ui/findings.ts";
import { lines } from "../../ui/lines.ts";

/** Of more signatures than these nothing stands open by itself. */
const FEW = 2;

/** The document under the law: whose signatures it has, in which order, and reasons for returning it. */
export function law({ law: said, notice, language, signatures }: Presentation, words: Texts, asked?: Part): Content {
  return (
    said &&
    h(
      "section",
      { class: `panel document law tone-${said.tone}`, "aria-labelledby": "law-title" },
      h("p", { class: "kicker" }, said.title),
      h("h3", { id: "law-title", class: "card-title" }, toneIcon(said.tone), h("span", {}, said.verdict)),
      asked,
      findings(said.findings, "law", words, language, signatures.length <= FEW),
      h(
        "div",
        { class: "folds" },
        said.lines.length > 0 && h("details", { id: "law-facts" }, h("summary", {}, readingTexts(language).lawFacts), lines(said.lines)),
        notice !== null && h("details", { id: "notice" }, h("summary", {}, words.notice), h("pre", { class: "notice", tabindex: "0" }, notice)),
      ),
    )
  );
}

/** The steps of the decree for one signature: what is asked, what came of it, where it stands. */
export function steps(list: readonly Said[], words: Texts): Part {
  return h("div", { class: "findings" }, h("ul", {}, ...list.map((said) => step(said, words))));
}

function step(said: Said, words: Texts): Part {
  return h(
    "li",
    { class: `finding step tone-${said.tone}` },
    toneIcon(said.tone),
    h(
      "div",
      {},
      h("p", {}, h("span", { class: "hidden" }, `${words.tones[said.tone]}: `), h("bdi", {}, said.title)),
      h("p", { class: "quiet small" }, `${said.meaning} · ${said.clause}`),
    ),
  );
}
