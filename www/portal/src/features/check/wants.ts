import type { Report, Want } from "kyso";
import type { App } from "../../state/app.ts";
import { h, type Part } from "../../ui/dom.ts";
import { icon } from "../../ui/icons.ts";
import { layerTexts } from "../../i18n/layers.ts";
import { readingTexts, type ReadingTexts } from "../../i18n/reading.ts";
import { texts, type Texts } from "../../i18n/index.ts";
import { isWeb } from "../../ui/web.ts";

/** Up to so many stand open. */
const FEW = 8;

/** Addresses that were copied a moment ago, and how long that is said, in milliseconds. */
const copied = new Set<string>();
const SAID = 2000;

/** What the report asks for, by its place in the list. */
type Kind = Report["wants"][number]["kind"] | undefined;

/**
 * Evidence that would change the outcome, where the operator's relay is not there or did not get it. The page leads nowhere by itself: a
 * person opens an address.
 */
export function wants(app: App, report: Report, list: readonly Want[], pick: () => void, pickContent: (() => void) | undefined): Part {
  const words = texts(app.language);
  const reading = readingTexts(app.language);
  const all = h("ul", {}, ...list.map((want, index) => item(app, want, report.wants[index]?.kind, words, reading)));
  return h(
    "section",
    { class: "panel wants", "aria-labelledby": "wants-title" },
    h("h3", { id: "wants-title", class: "card-title" }, icon("plus"), h("span", {}, words.wants)),
    list.length <= FEW && h("p", { class: "quiet small no-print" }, reading.wantsText),
    list.length > FEW
      ? h(
          "details",
          { id: "wants-list" },
          h("summary", {}, layerTexts(app.language).wants(list.length)),
          h("p", { class: "quiet small no-print" }, reading.wantsText),
          all,
        )
      : all,
    h(
      "div",
      { class: "actions no-print" },
      pickContent && h("button", { type: "button", id: "add-content", class: "primary", click: pickContent }, words.addContent),
      h("button", { type: "button", id: "add-evidence", click: pick }, icon("upload"), words.addEvidence),
    ),
  );
}

function item(app: App, want: Want, kind: Kind, words: Texts, reading: ReadingTexts): Part {
  return h(
    "li",
    {},
    h("p", { class: "finding-title" }, h("bdi", {}, want.subject)),
    h("p", {}, want.why),
    ...want.urls.map((address) => line(app, address, kind, words, reading)),
    kind === "ocsp" && want.urls.length > 0 && h("p", { class: "quiet small" }, reading.askedOnline),
  );
}

function line(app: App, address: string, kind: Kind, words: Texts, reading: ReadingTexts): Part {
  const say = (isCopied: boolean): void => {
    copied[isCopied ? "add" : "delete"](address);
    app.redraw();
  };
  const copy = (): void =>
    void navigator.clipboard.writeText(address).then(
      () => {
        say(true);
        setTimeout(() => say(false), SAID);
      },
      // Without the right to the clipboard the address can still be selected by hand.
      () => undefined,
    );
  const button = h(
    "button",
    { type: "button", class: "plain copy", "aria-label": words.copyAddress(address), title: words.copy, click: copy },
    copied.has(address) ? words.copied : icon("copy"),
  );
  // An address from a file: only one of the web, in a tab that knows nothing of this one.
  const leads = kind !== "ocsp" && isWeb(address);
  const link =
    leads &&
    h(
      "a",
      { class: "open-address no-print", href: address, target: "_blank", rel: "noopener noreferrer", "aria-label": reading.opensElsewhere(address) },
      icon("open"),
      reading.openAddress,
    );
  return h("div", { class: "address" }, h("code", {}, h("bdi", {}, address)), h("span", { class: "address-actions no-print" }, link, button));
}
