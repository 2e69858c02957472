import type { App } from "../../state/app.ts";
import type { Bundle } from "../../state/bundle.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import { icon } from "../../ui/icons.ts";
import type { Supplied } from "../../state/supplied.ts";
import { texts, type Texts } from "../../i18n/index.ts";
import { kept } from "./kept.ts";
import { trustFile } from "./trust-file.ts";

/** What signatures are compared with: the trust file, and apart from it what the user added. */
export function basis(app: App, pickAnchor: () => void): Part {
  const words = texts(app.language);
  return h(
    "section",
    { class: "basis no-print", "aria-labelledby": "basis-title" },
    h("h2", { id: "basis-title" }, words.trust),
    h("p", { class: "quiet small" }, words.trustText),
    trustFile(app, words),
    h(
      "div",
      { class: "basis-parts" },
      userAnchors(app, words, pickAnchor),
      app.bundle && bundle(app.bundle, words),
      app.evidence.length > 0 && evidence(app, words),
    ),
    kept(app),
  );
}

function userAnchors(app: App, words: Texts, pick: () => void): Part {
  return h(
    "div",
    { class: "panel user-trust" },
    h("h3", {}, icon("key"), " ", words.userTrust),
    h("p", { class: "quiet small" }, words.userTrustText),
    app.userTrust.length === 0
      ? h("p", {}, words.userTrustNone)
      : h("ul", { class: "supplied" }, ...app.userTrust.map((item) => row(item, words, () => app.removeAnchor(item), words.userTrustDemo))),
    app.unreadableAnchor !== undefined && h("p", { class: "wrong", role: "alert" }, words.trustUnreadable(app.unreadableAnchor)),
    app.isForgotten && h("p", { role: "status" }, words.userTrustForgotten),
    h("div", { class: "actions" }, h("button", { type: "button", id: "add-anchor", click: pick }, words.addTrust)),
  );
}

function bundle({ files, missing, date }: Bundle, words: Texts): Part {
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, icon("file"), " ", words.bundle),
    h("p", {}, words.bundleText(files.length, date)),
    missing.length > 0 && h("p", { class: "wrong" }, words.bundleMissing(missing.length)),
  );
}

function evidence(app: App, words: Texts): Part {
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, icon("file"), " ", words.evidence),
    h("p", { class: "quiet small" }, words.evidenceText),
    h("ul", { class: "supplied" }, ...app.evidence.map((item) => row(item, words, () => app.removeEvidence(item), words.evidenceDemo))),
  );
}

function row(item: Supplied, words: Texts, remove: () => void, demoNote?: string): Part {
  const note: Content = item.fromDemo && demoNote !== undefined && h("span", { class: "quiet small" }, demoNote);
  return h(
    "li",
    {},
    h("span", {}, h("bdi", {}, item.name), note),
    h(
      "button",
      {
        type: "button",
        class: "plain remove",
        "aria-label": words.removeTrust(item.name),
        title: words.removeTrust(item.name),
        click: remove,
      },
      icon("close"),
    ),
  );
}
