import type { App } from "../app.ts";
import { h } from "../dom.ts";
import { LANGUAGES, texts } from "../texts/index.ts";

/** Name of the tool and choice of language. */
export function header(app: App): HTMLElement {
  const words = texts(app.language);
  const languages = LANGUAGES.map((language) =>
    h(
      "button",
      {
        type: "button",
        id: `language-${language}`,
        lang: language,
        "aria-pressed": String(app.language === language),
        click: () => app.speak(language),
      },
      texts(language).languageName,
    ),
  );
  return h(
    "header",
    { class: "top" },
    h("a", { class: "skip", href: "#result" }, words.skip),
    h(
      "div",
      { class: "brand" },
      h("span", { class: "wordmark", translate: "no" }, "kyso"),
      h("span", { class: "tagline" }, words.tagline),
      __DEMO__ && h("span", { class: "badge" }, words.demoBuild),
    ),
    h("div", { class: "languages", role: "group", "aria-label": words.languageChoice }, ...languages),
  );
}
