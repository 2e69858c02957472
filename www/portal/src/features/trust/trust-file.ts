import type { App } from "../../state/app.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import type { Texts } from "../../i18n/index.ts";
import { layerTexts } from "../../i18n/layers.ts";
import { trustTexts, type TrustTexts } from "../../i18n/trust.ts";
import { isSameCertificate, shippedIn, type Shipped } from "../../state/trust-list.ts";

/** The trust file: which one, who signed it, what is in it, and what of it the person does not trust. */
export function trustFile(app: App, words: Texts): Part {
  const { trust: source, settings } = app;
  const title = h("h3", {}, words.trustFile);
  if (!source || !settings) {
    return h("div", { class: "panel" }, title);
  }
  const own = trustTexts(app.language);
  const shipped = shippedIn(source.trust);
  const { signed } = source;
  return h(
    "div",
    { class: "panel trust-file" },
    title,
    h("p", {}, words.trustDated(String(source.trust["date"]), shipped.length)),
    h("p", { class: "small", id: "trust-signed" }, signed ? own.signedFile(signed.sequence, signed.date) : own.unsignedFile),
    h("p", { class: "quiet small" }, own.fileName(settings.trust)),
    app.distrusted.length > 0 && h("p", { class: "wrong", id: "distrusted" }, own.distrustedCount(app.distrusted.length)),
    app.isDistrustForgotten && h("p", { role: "status" }, own.distrustForgotten),
    list(app, shipped, own),
  );
}

function list(app: App, shipped: readonly Shipped[], words: TrustTexts): Content {
  // What is not trusted stays so, and can be taken back, when the file has it no longer.
  const gone = app.distrusted.filter((item) => !shipped.some((one) => isSameCertificate(one, item)));
  const rows = [...shipped.map((one) => row(app, one, facts(one, words), words)), ...gone.map((item) => row(app, item, words.goneFromFile, words))];
  return h(
    "details",
    { id: "trust-list" },
    h("summary", {}, words.list(shipped.length)),
    h("p", { class: "quiet small" }, words.listText),
    h("ul", { class: "supplied certificates" }, ...rows),
  );
}

function facts({ domain, role, sha256 }: Shipped, words: TrustTexts): Content {
  const kind = [words.certificateRoles[role], words.domains[domain]].filter((word) => word !== undefined).join(" · ");
  // Sixteen digits tell it from any other in the file; the whole stands in every report.
  return h("span", {}, kind, " ", h("span", { class: "fingerprint" }, "SHA-256 ", h("code", { title: sha256 }, `${sha256.slice(0, 16)}…`)));
}

function row(app: App, item: Pick<Shipped, "name" | "bytes">, said: Content, words: TrustTexts): Part {
  const isTrusted = !app.distrusted.some((one) => isSameCertificate(one, item));
  return h(
    "li",
    { class: isTrusted ? "" : "distrusted" },
    h(
      "span",
      {},
      h("bdi", {}, item.name),
      !isTrusted && h("strong", { class: "mark-distrusted" }, words.distrusted),
      h("span", { class: "quiet small" }, said),
    ),
    app.doubted && isSameCertificate(item, { bytes: app.doubted })
      ? question(app, item)
      : h(
          "button",
          {
            type: "button",
            id: `trust-${idOf(item.bytes)}`,
            "aria-label": isTrusted ? words.distrustName(item.name) : words.trustAgainName(item.name),
            click: () => (isTrusted ? ask(app, item) : app.trustOrNot(item, true)),
          },
          isTrusted ? words.distrust : words.trustAgain,
        ),
  );
}

function ask(app: App, { bytes }: Pick<Shipped, "bytes">): void {
  app.doubt(bytes);
  document.getElementById("distrust-no")?.focus();
}

/** One press must not make every document of the state untrusted. */
function question(app: App, item: Pick<Shipped, "name" | "bytes">): Part {
  const words = layerTexts(app.language);
  // The keyboard goes back to the row that it came from.
  const answer = (work: () => void) => () => {
    work();
    document.getElementById(`trust-${idOf(item.bytes)}`)?.focus();
  };
  return h(
    "div",
    { class: "distrust-question", role: "alert" },
    h("p", {}, words.distrustAsk(item.name)),
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", id: "distrust-yes", click: answer(() => app.trustOrNot(item, false)) }, words.distrustYes),
      h("button", { type: "button", id: "distrust-no", class: "primary", click: answer(() => app.doubt(undefined)) }, words.distrustNo),
    ),
  );
}

/** A name that outlives the drawing of the page, so that the focus stays: the end of a certificate is its signature. */
function idOf(bytes: Uint8Array): string {
  return [...bytes.subarray(-8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
