import type { App } from "./state/app.ts";
import { h, type Part } from "./ui/dom.ts";
import { layerTexts } from "./i18n/layers.ts";
import { LANGUAGES, texts } from "./i18n/index.ts";

/** Name of the tool and choice of language. */
export function header(app: App): Part {
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
  const own = layerTexts(app.language);
  const views = (["citizen", "office"] as const).map((view) =>
    h("button", { type: "button", id: `view-${view}`, "aria-pressed": String(app.view === view), click: () => app.see(view) }, own[view]),
  );
  return h(
    "header",
    { class: "top" },
    h("a", { class: "skip", href: "#result" }, words.skip),
    h(
      "div",
      { class: "brand" },
      h("span", { class: "wordmark", translate: false }, "kyso"),
      h("span", { class: "tagline" }, words.tagline),
      __DEMO__ && h("span", { class: "badge" }, words.demoBuild),
    ),
    h(
      "div",
      { class: "switches" },
      app.settings?.signing.isOffered === true && h("a", { id: "to-sign", href: "sign.html" }, words.toSign),
      h("div", { class: "languages views", role: "group", "aria-label": own.views }, ...views),
      h("div", { class: "languages", role: "group", "aria-label": words.languageChoice }, ...languages),
    ),
  );
}
