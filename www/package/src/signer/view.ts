import { certificateEnd, certificateHolder, endsWithin } from "../bridge.js";
import { fill, foreign, h, icon, plain } from "../element/dom.js";
import { texts } from "../element/texts.js";
import { item } from "../element/view.js";
import type { Language } from "../options.js";
import type { SignerCertificate } from "../sign/signer.js";
import { ACT_NAMES, type ActName, FIELDS, type Filled } from "./acts.js";
import type { Failure } from "./failure.js";
import type { Job } from "./job.js";
import { signedName } from "./job.js";
import type { SignerTexts } from "./texts.js";

/** Days before its end at which a certificate is spoken of. */
const REMIND_DAYS = 60;
const NOTHING = { cancel: () => undefined, unlock: () => undefined };

export function failureView({ code, text: both, ways }: Failure, words: SignerTexts, language: Language): HTMLElement {
  const text = both[language];
  const each = ways.map(({ kind, error }) =>
    h(
      "li",
      { "data-way": kind, "data-code": error.code },
      h("strong", {}, words.ways[kind]),
      " ",
      error.words[language].title,
      " ",
      error.words[language].next,
    ),
  );
  return h(
    "div",
    { class: "failure", part: "failure", role: "alert", "data-code": code },
    h("p", {}, h("strong", {}, foreign(text.title)), " ", foreign(text.meaning)),
    h("p", { class: "next", hidden: text.next === "" }, foreign(text.next)),
    each.length > 0 && h("ul", {}, ...each),
  );
}

/** A document on the list, with what the verifier says of it. */
export function jobView(job: Job, isCurrent: boolean, words: SignerTexts, language: Language, remove: () => void): HTMLElement {
  const { state } = job;
  const judged = "judged" in state ? state.judged.presentation[language] : undefined;
  const isUnsigned = "judged" in state && state.judged.report.signatures.length === 0;
  const headline = judged && (isUnsigned ? words.unsigned : judged.headline.title);
  return h(
    "li",
    {
      class: `job tone-${judged && !isUnsigned ? judged.headline.tone : "neutral"}`,
      part: "document",
      "aria-current": isCurrent ? "true" : undefined,
      "data-state": state.kind,
    },
    h("p", { class: "name" }, icon("file"), foreign(job.file.name)),
    state.kind === "judging" && h("p", { class: "quiet" }, words.judging),
    headline && h("p", {}, foreign(headline)),
    state.kind === "unreadable" && failureView(state.failure, words, language),
    state.kind !== "signing" &&
      h("div", {}, h("button", { type: "button", class: "quiet", "aria-label": `${words.remove}: ${plain(job.file.name)}`, click: remove }, words.remove)),
  );
}

export function actsView(chosen: ActName, words: SignerTexts, choose: (act: ActName) => void): HTMLElement {
  const radios = ACT_NAMES.map((act) =>
    h(
      "label",
      { class: "choice" },
      h("input", { type: "radio", name: "act", value: act, checked: act === chosen, change: () => choose(act) }),
      h("span", {}, words.acts[act][0], h("small", {}, words.acts[act][1])),
    ),
  );
  return h("div", { class: "choices", role: "radiogroup", "aria-labelledby": "step-act" }, ...radios);
}

/** The fields that an act asks for. */
export function fieldsView(filled: Filled, words: SignerTexts, changed: () => void): HTMLElement {
  const input = (name: "number" | "date" | "agencyName" | "documentNumber", type: string): HTMLElement => {
    const field = h("input", { type, name, value: filled[name], autocomplete: "off", ...(name === "number" ? { inputmode: "numeric" } : {}) });
    field.addEventListener("change", () => {
      filled[name] = field.value;
      changed();
    });
    return h("label", {}, words[name], field);
  };
  const all: Partial<Record<keyof Filled, () => HTMLElement>> = {
    number: () => input("number", "text"),
    date: () => input("date", "date"),
    agencyName: () => input("agencyName", "text"),
    documentNumber: () => input("documentNumber", "text"),
    copyForm: () => {
      const options = (["sao-y", "sao-luc", "trich-sao"] as const).map((form) =>
        h("option", { value: form, selected: form === filled.copyForm }, words.copyForms[form]),
      );
      const select = h("select", { name: "copyForm" }, ...options);
      select.addEventListener("change", () => {
        filled.copyForm = select.value as Filled["copyForm"];
        changed();
      });
      return h("label", {}, words.copyForm, select);
    },
    image: () => {
      const about = words.image[filled.act === "person" ? "person" : "agency"];
      const said = h("small", {});
      const say = (): void => fill(said, filled.image instanceof File ? foreign(filled.image.name) : words.noImage);
      const picker = h("input", { type: "file", name: "image", hidden: true, tabindex: "-1", "aria-label": about, accept: "image/png,image/jpeg" });
      picker.addEventListener("change", () => {
        filled.image = picker.files?.[0] ?? filled.image;
        say();
        changed();
      });
      say();
      // Browsers name their own button in their own language, and forget the name of the file when it is drawn anew.
      return h(
        "div",
        { class: "field" },
        h("span", {}, about),
        h(
          "div",
          {},
          h(
            "button",
            { type: "button", part: "button image", class: "quiet", "aria-label": `${words.chooseImage}: ${about}`, click: () => picker.click() },
            words.chooseImage,
          ),
        ),
        picker,
        said,
      );
    },
  };
  return h("div", { class: "fields" }, ...FIELDS[filled.act].map((name) => all[name]?.()));
}

/** Whose certificate it is: what a token calls it, people cannot always tell apart. */
export function nameOf({ certificate, label }: SignerCertificate): string {
  return certificateHolder(certificate) ?? label ?? "";
}

export function certificatesView(
  all: readonly SignerCertificate[],
  chosen: SignerCertificate | undefined,
  words: SignerTexts,
  language: Language,
  choose: (certificate: SignerCertificate) => void,
): HTMLElement {
  const now = new Date();
  const choices = all.map((certificate) => {
    const end = certificateEnd(certificate.certificate);
    const isOver = end !== undefined && end <= now;
    const day = end?.toLocaleDateString(language === "vi" ? "vi-VN" : "en-GB", { day: "2-digit", month: "2-digit", year: "numeric" }) ?? "";
    const said =
      end === undefined ? "" : isOver ? words.expired(day) : endsWithin(certificate.certificate, REMIND_DAYS, now) ? words.endsSoon(day) : words.ends(day);
    return h(
      "label",
      { class: "choice" },
      h("input", { type: "radio", name: "certificate", checked: certificate === chosen, disabled: isOver, change: () => choose(certificate) }),
      h(
        "span",
        {},
        foreign(nameOf(certificate)),
        h("small", {}, foreign(certificate.token ?? "")),
        h("small", { "data-end": isOver ? "over" : "ahead" }, said),
      ),
    );
  });
  return h("div", { class: "choices", role: "radiogroup", "aria-labelledby": "step-key" }, ...choices);
}

/** The steps of an act; the one that is being worked on with its seconds. */
const STEPS = ["judging", "checking-certificate", "preparing", "signing", "stamping", "judging-signed", "extending"] as const;

export function progressView({ state }: Job, words: SignerTexts, isStamped: boolean, now: number): HTMLElement {
  const { progress, since } = state.kind === "signing" ? state : { progress: undefined, since: now };
  const steps = STEPS.filter((step) => isStamped || (step !== "stamping" && step !== "extending"));
  const lines = steps.map((step) => {
    const isNow = progress?.step === step;
    return h(
      "li",
      { class: isNow ? "now" : "", "data-step": step, "aria-current": isNow ? "step" : undefined },
      words.progress[step] ?? step,
      isNow && h("span", { class: "seconds", "aria-hidden": "true" }, words.seconds(Math.round((now - since) / 1000))),
    );
  });
  const { signature = 1, of = 1 } = progress ?? {};
  return h(
    "div",
    { role: "status" },
    of > 1 && h("p", { class: "quiet" }, words.of(signature, of)),
    h("ul", { class: "progress", part: "progress" }, ...lines),
    progress?.step === "stamping" && h("p", { class: "quiet" }, words.stampWait),
  );
}

/** What the verifier says of the document that was just signed, and the file. */
export function resultView({ file, state }: Job, words: SignerTexts, language: Language): HTMLElement | undefined {
  if (state.kind !== "signed") {
    return undefined;
  }
  const { report, presentation } = state.judged;
  const entry = { file: state.file, status: { kind: "done" as const, report, presentation }, password: undefined, abort: new AbortController() };
  return h(
    "div",
    {},
    h("p", {}, words.signed),
    h("ul", { class: "list", "aria-label": texts(language).results }, item(entry, language, "", NOTHING)),
    h("div", { class: "row" }, h("a", { class: "download", part: "download", href: state.address, download: signedName(file.name) }, words.download)),
  );
}
