import type { Language, Presentation } from "kyso";
import { h, type Content, type Part } from "../../ui/dom.ts";
import { toneIcon } from "../../ui/icons.ts";
import { layerTexts } from "../../i18n/layers.ts";
import type { Texts } from "../../i18n/index.ts";
import { findings } from "../../ui/findings.ts";

/** What everybody asks first, in four lines: is it what was signed, who signed, when, does it hold. */
export function summary({ summary: list }: Presentation, words: Texts): Part {
  return h(
    "dl",
    { class: "summary" },
    ...list.map(({ topic, tone, label, value }) =>
      h(
        "div",
        { class: `tone-${tone}`, "data-topic": topic },
        h("dt", {}, toneIcon(tone), h("span", { class: "hidden" }, `${words.tones[tone]}: `), label),
        h("dd", {}, h("bdi", {}, value)),
      ),
    ),
  );
}

/** Who signed on which occasion, where the line above does not say it all. */
export function acts({ acts: list, signatures }: Presentation, words: Texts, language: Language, point?: (ids: readonly number[]) => void): Content {
  if (signatures.length < 2) {
    return null;
  }
  return h(
    "section",
    { class: "panel acts", "aria-labelledby": "acts-title" },
    h("h3", { id: "acts-title" }, layerTexts(language).acts),
    h(
      "ul",
      {},
      ...list.map(({ tone, text, signatures: ids }) =>
        h(
          "li",
          { class: `tone-${tone}` },
          toneIcon(tone),
          h("span", { class: "hidden" }, `${words.tones[tone]}: `),
          h("bdi", {}, text),
          point && pointer(ids, point, language),
        ),
      ),
    ),
  );
}

function pointer(ids: readonly number[], point: (ids: readonly number[]) => void, language: Language): Part {
  const words = layerTexts(language);
  return h("button", { type: "button", class: "plain link no-print", "aria-label": words.pointAll(ids.join(", ")), click: () => point(ids) }, words.point);
}

/** What several signatures have in common, once, with whom it concerns. */
export function shared({ shared: list }: Presentation, words: Texts, language: Language): Content {
  if (list.length === 0) {
    return null;
  }
  return h(
    "section",
    { class: "panel shared", "aria-labelledby": "shared-title" },
    h("h3", { id: "shared-title" }, layerTexts(language).shared),
    findings(
      list.map((said) => ({ ...said, title: `${said.title} (${said.whom})` })),
      "shared",
      words,
      language,
      false,
    ),
  );
}
