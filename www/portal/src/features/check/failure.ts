import type { ErrorText, KysoError } from "kyso";
import type { App } from "../../state/app.ts";
import { h, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { icon } from "../../ui/icons.ts";
import { texts } from "../../i18n/index.ts";
import { trustTexts } from "../../i18n/trust.ts";
import { fileLine } from "../../ui/file-line.ts";

/** The work could not be done: the reason in words, the code folded away. */
export function failed(app: App, entry: Entry, error: KysoError, text: ErrorText): Part {
  const words = texts(app.language);
  return h(
    "div",
    { key: "failed", class: "panel failure", "data-error": error.code },
    fileLine(entry.file),
    h("p", { class: "kicker" }, words.errorTitle),
    h("h2", {}, text.title),
    h("p", { class: "sentence" }, text.meaning),
    text.next !== "" && h("p", {}, h("strong", {}, `${words.next}: `), text.next),
    h("p", { class: "quiet" }, words.errorNoVerdict),
    h("div", { class: "actions" }, h("button", { type: "button", id: "again", click: () => app.again(entry) }, words.again)),
    h(
      "details",
      { id: "error-details" },
      h("summary", {}, words.details),
      h("dl", { class: "lines" }, h("div", {}, h("dt", {}, words.errorCode), h("dd", {}, h("code", {}, error.code)))),
      h("p", { class: "quiet small" }, error.message),
    ),
  );
}

export function cancelled(app: App, entry: Entry): Part {
  const words = texts(app.language);
  return h(
    "div",
    { key: "cancelled", class: "panel failure" },
    fileLine(entry.file),
    h("h2", {}, words.cancelled),
    h("p", { class: "sentence" }, words.cancelledText),
    h("div", { class: "actions" }, h("button", { type: "button", id: "again", click: () => app.again(entry) }, words.again)),
  );
}

/** A browser below the floor: said plainly, with what to do. */
export function oldBrowser(app: App): Part {
  const words = texts(app.language);
  return h(
    "section",
    { class: "panel failure", role: "alert", "data-error": "browser-too-old" },
    h("h1", {}, words.oldBrowser),
    h("p", { class: "sentence" }, words.oldBrowserText),
  );
}

/** The page does not begin: the engine is missing, or what it would judge by is not what the operator set. */
export function noEngine(app: App): Part {
  const words = texts(app.language);
  const stop = app.stopped && trustTexts(app.language).stops[app.stopped];
  return h(
    "section",
    { class: "panel failure", role: "alert", "data-error": app.stopped ?? "engine" },
    h("h1", {}, icon("close"), " ", stop?.title ?? words.loadFailed),
    h("p", { class: "sentence" }, stop?.text ?? words.loadFailedText),
    app.unknownSettings.length > 0 && h("p", { id: "unknown-settings" }, trustTexts(app.language).unknownKeys(app.unknownSettings)),
    h("div", { class: "actions" }, h("button", { type: "button", id: "reload", class: "primary", click: () => location.reload() }, words.reload)),
  );
}
