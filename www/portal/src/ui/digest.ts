import type { Report } from "kyso";
import { h, type Part } from "./dom.ts";
import { qrOf } from "./qr.ts";
import type { ReadingTexts } from "../i18n/reading.ts";

/** The file's digest, for people and for cameras: it ties a print to the file it speaks of. */
export function digest({ input }: Report, words: ReadingTexts): Part {
  return h(
    "div",
    { class: "digest" },
    qrOf(input.sha256.toUpperCase(), words.digestCode),
    h(
      "div",
      {},
      h("p", { class: "quiet small" }, words.digest),
      h("p", {}, h("code", { class: "digest-value" }, input.sha256.replaceAll(/.{8}(?=.)/g, "$& "))),
      h("p", { class: "quiet small" }, words.digestText),
    ),
  );
}
