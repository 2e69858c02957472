import type { Language } from "../options.js";
import type { Act, Card, Line, Presentation, Said, Section, Shared, SummaryLine, Tone, Want } from "../presentation.js";
import { type Content, foreign, h, icon } from "./dom.js";
import type { Entry } from "./entry.js";
import { texts, type Texts } from "./texts.js";

/** How much of a result is shown; the rest folded where nothing is said. */
type View = "summary" | "full" | "";

/** What a person can do with an entry. */
export interface Actions {
  cancel(): void;
  unlock(password: string): void;
}

/** One file and what is known of it. */
export function item(entry: Entry, language: Language, view: View, actions: Actions): HTMLElement {
  const { file, status } = entry;
  return h(
    "li",
    {
      part: "item",
      class: `item tone-${toneOf(entry, language)}`,
      "data-state": status.kind,
      "data-verdict": status.kind === "done" ? status.report.verdict : undefined,
    },
    h("p", { part: "name", class: "name" }, icon("file"), foreign(file.name)),
    ...body(entry, language, view, actions),
  );
}

function toneOf({ status }: Entry, language: Language): Tone {
  if (status.kind === "done") {
    return status.presentation[language].headline.tone;
  }
  return status.kind === "failed" ? "warn" : "neutral";
}

function body({ status }: Entry, language: Language, view: View, actions: Actions): HTMLElement[] {
  const words = texts(language);
  switch (status.kind) {
    case "checking":
      return [checking(status.progress, words, actions)];
    case "done":
      return result(status.presentation[language], view, words);
    case "failed": {
      const text = status.text?.[language];
      return [headline("warn", text?.title || words.failed), paragraph("sentence", text?.meaning || status.error.message), paragraph("next", text?.next ?? "")];
    }
    case "password":
      return [password(status.wrong, words, actions)];
    case "cancelled":
      return [paragraph("sentence", words.cancelled)];
  }
}

function checking(progress: { readonly done: number; readonly total: number } | undefined, words: Texts, actions: Actions): HTMLElement {
  const bar = h("progress", { part: "progress", "aria-label": words.checking, max: "100" });
  const isKnown = progress !== undefined && progress.done > 0 && progress.total > 0;
  if (isKnown) {
    bar.value = Math.min(100, Math.round((100 * progress.done) / progress.total));
  }
  return h(
    "div",
    { class: "checking" },
    h("span", {}, progress ? words.checking : words.waiting),
    bar,
    h("button", { type: "button", part: "button cancel", class: "quiet", click: () => actions.cancel() }, words.cancel),
  );
}

function password(wrong: boolean, words: Texts, actions: Actions): HTMLElement {
  const input = h("input", { type: "password", part: "password", autocomplete: "off", required: true, spellcheck: "false" });
  const label = h("label", {}, h("span", wrong ? { role: "alert" } : {}, wrong ? words.passwordWrong : words.password), input);
  // A separate form, not part of the form around the element.
  return h(
    "form",
    {
      class: "password",
      submit: (event) => {
        event.preventDefault();
        actions.unlock(input.value);
      },
    },
    label,
    h("button", { part: "button unlock" }, words.unlock),
  );
}

/** The layers: headline, four lines, who signed when; then, folded, what signatures have in common, and each of them. */
function result(shown: Presentation, view: View, words: Texts): HTMLElement[] {
  const { headline: top, document: section, law, signatures, timestamps, wants, engine, note } = shown;
  const parts = [
    headline(top.tone, top.title),
    paragraph("sentence", top.sentence),
    lines(shown.summary),
    paragraph("next", top.next),
    h(
      "details",
      { part: "details", open: view === "full" },
      h("summary", { part: "summary" }, words.details),
      signatures.length > 1 ? occasions(shown.acts) : null,
      part(section),
      law && part(law),
      shared(shown.shared),
      ...signatures.map((one) => card(one, "signature")),
      ...timestamps.map((one) => card(one, "timestamp")),
      wants.length > 0 && wanted(wants, words),
      facts(engine),
    ),
    paragraph("note", note),
  ];
  return view === "summary" ? parts.filter((part) => part.tagName !== "DETAILS") : parts;
}

/** Unfolds and focuses what is said of a signature in the first of the results. Whether it is there. */
export function sectionOf(list: Element, id: number): boolean {
  const section = list.firstElementChild?.querySelector<HTMLElement>(`[data-signature="${id}"]`);
  const details = section?.closest("details");
  if (!section || !details) {
    return false;
  }
  details.open = true;
  section.focus();
  section.scrollIntoView({ block: "nearest" });
  return true;
}

/** Four lines: what, who, when, and whether it holds. */
function lines(summary: readonly SummaryLine[]): HTMLElement {
  return h(
    "dl",
    { part: "summary-lines", class: "lines", hidden: summary.length === 0 },
    ...summary.map(({ topic, tone, label, value }) =>
      h("div", { class: `tone-${tone}`, "data-topic": topic }, h("dt", {}, icon(tone), foreign(label)), h("dd", {}, foreign(value))),
    ),
  );
}

function occasions(acts: readonly Act[]): HTMLElement {
  return h(
    "ul",
    { part: "acts", class: "findings" },
    ...acts.map(({ tone, text }) => h("li", { class: `tone-${tone}` }, icon(tone), h("div", {}, foreign(text)))),
  );
}

/** What several signatures have in common, once. */
function shared(list: readonly Shared[]): HTMLElement {
  return said(list.map((one) => ({ ...one, title: `${one.title} (${one.whom})` })));
}

function headline(tone: Tone, title: string): HTMLElement {
  return h("p", { part: "headline", class: `headline tone-${tone}`, role: "heading", "aria-level": "3" }, icon(tone), foreign(title));
}

function heading(title: string): HTMLElement {
  return h("p", { part: "heading", class: "heading", role: "heading", "aria-level": "4" }, foreign(title));
}

function paragraph(name: string, text: string): HTMLElement {
  return h("p", { part: name, class: name, hidden: text === "" }, foreign(text));
}

function part({ title, tone, verdict, lines, findings }: Section): HTMLElement {
  return h("section", { part: "section" }, heading(title), saying(tone, verdict), facts(lines), said(findings));
}

function card({ id, tone, title, verdict, lines, findings, law, details }: Card, kind: "signature" | "timestamp"): HTMLElement {
  return h(
    "section",
    { part: "section signature", [`data-${kind}`]: String(id), tabindex: "-1" },
    heading(title),
    saying(tone, verdict),
    facts(lines),
    said(findings.filter((one) => one.shared !== true)),
    said(law),
    facts(details),
  );
}

/** Addresses are shown, never linked: they come from a file. */
function wanted(wants: readonly Want[], words: Texts): HTMLElement {
  const addresses = (urls: readonly string[]): Content[] => urls.flatMap((url) => [" ", h("code", {}, foreign(url))]);
  const lines = wants.map(({ subject, why, urls }) => h("li", {}, foreign(subject), " – ", foreign(why), ...addresses(urls)));
  return h("section", { part: "section" }, heading(words.wants), h("ul", { class: "plain" }, ...lines));
}

function saying(tone: Tone, verdict: string): HTMLElement {
  return h("p", { class: `saying tone-${tone}`, hidden: verdict === "" }, icon(tone), foreign(verdict));
}

function facts(lines: readonly Line[]): HTMLElement {
  return h(
    "dl",
    { part: "facts", hidden: lines.length === 0 },
    ...lines.map(({ label, value }) => h("div", {}, h("dt", {}, foreign(label)), h("dd", {}, foreign(value)))),
  );
}

function said(findings: readonly Said[]): HTMLElement {
  return h(
    "ul",
    { part: "findings", class: "findings", hidden: findings.length === 0 },
    ...findings.map(({ code, tone, title, meaning, next, clause }) =>
      h(
        "li",
        { class: `tone-${tone}`, "data-code": code },
        icon(tone),
        h("div", {}, h("strong", {}, foreign(title)), " ", foreign(meaning), " ", foreign(next), clause === "" ? null : h("small", {}, foreign(clause))),
      ),
    ),
  );
}
