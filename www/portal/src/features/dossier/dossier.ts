import { KysoError, type Card, type JudgedDossier, type Language, type Presentation, type Report, type Section } from "kyso";
import type { App } from "../../state/app.ts";
import { isSame, type Basis } from "../../state/basis.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { toneIcon } from "../../ui/icons.ts";
import { texts, type Texts } from "../../i18n/index.ts";
import { card } from "../check/card.ts";
import { findings } from "../../ui/findings.ts";
import { lines } from "../../ui/lines.ts";
import { clerk } from "../office/clerk.ts";
import { choice } from "../../ui/field.ts";
import { officeTexts, type OfficeTexts } from "../../i18n/office.ts";

/** A dossier that was judged, with what it was judged from. */
interface Judged {
  readonly answer: JudgedDossier;
  /** For each member that could not be read, why. */
  readonly faults: Readonly<Record<Language, readonly string[]>>;
  readonly files: readonly File[];
  readonly basis: Basis;
}

/** Nothing went wrong. */
const NONE: Readonly<Record<Language, string>> = { vi: "", en: "" };

/** Files judged together. There is one on the page. */
class DossierPanel {
  readonly #app: App;
  readonly #left = new Set<Entry>();
  #main = "";
  #judged: Judged | undefined;
  #isWorking = false;
  #fault: Readonly<Record<Language, string>> = NONE;
  #abort = new AbortController();

  constructor(app: App) {
    this.#app = app;
  }

  #isStale(): boolean {
    const judged = this.#judged;
    const files = this.#chosen();
    return (
      judged !== undefined &&
      (!isSame(judged.basis, this.#app.basis) || files.length !== judged.files.length || files.some((file, index) => file !== judged.files[index]))
    );
  }

  #chosen(): File[] {
    return this.#members().flatMap(({ file, content }) => (content ? [file, content] : [file]));
  }

  #members(): Entry[] {
    return this.#app.entries.filter((entry) => !this.#left.has(entry));
  }

  /** What is asked: which files, and which of them is the document. */
  question(): Part {
    const { language, entries } = this.#app;
    const words = officeTexts(language);
    const names: (readonly [string, string])[] = [["", words.dossierAuto], ...this.#members().map(({ file }) => [file.name, file.name] as const)];
    return h(
      "section",
      { key: "dossier", class: "dossier no-print", lang: language, "aria-label": words.dossierTitle },
      h(
        "details",
        { id: "dossier" },
        h("summary", {}, words.dossierTitle),
        h("p", { class: "quiet small" }, words.dossierText),
        h("fieldset", { class: "members" }, h("legend", {}, words.dossierFiles), ...entries.map((entry) => this.#box(entry))),
        choice("dossier-main", words.dossierMain, names, this.#main, (value) => (this.#main = value)),
        h(
          "div",
          { class: "actions" },
          h(
            "button",
            { type: "button", id: "dossier-judge", class: "primary", click: () => void this.#judge() },
            this.#judged ? words.dossierAgain : words.dossierJudge,
          ),
          this.#isWorking && h("button", { type: "button", id: "dossier-stop", click: () => this.#abort.abort() }, texts(language).cancel),
          this.#judged && h("button", { type: "button", id: "dossier-clear", click: () => this.#clear() }, words.dossierClear),
        ),
      ),
      h(
        "p",
        { class: this.#fault === NONE ? "action-status" : "action-status wrong", role: "status" },
        this.#isWorking ? words.dossierWorking : this.#isStale() ? words.dossierStale : this.#fault[language],
      ),
    );
  }

  answer(): Content {
    return this.#judged && !this.#isStale() && !this.#isWorking && result(this.#app, this.#judged, officeTexts(this.#app.language));
  }

  #box(entry: Entry): Part {
    const id = `dossier-${entry.id}`;
    const change = ({ currentTarget }: Event): void => {
      this.#left[(currentTarget as HTMLInputElement).checked ? "delete" : "add"](entry);
      this.#app.redraw();
    };
    return h(
      "div",
      { key: id, class: "member-choice" },
      h("input", { type: "checkbox", id, checked: !this.#left.has(entry), change }),
      h("label", { for: id }, h("bdi", {}, entry.file.name)),
    );
  }

  #clear(): void {
    this.#judged = undefined;
    this.#fault = NONE;
    this.#app.redraw();
  }

  async #judge(): Promise<void> {
    const app = this.#app;
    const files = this.#chosen();
    const { basis } = app;
    this.#judged = undefined;
    this.#fault = files.length === 0 ? { vi: officeTexts("vi").dossierNone, en: officeTexts("en").dossierNone } : NONE;
    this.#isWorking = files.length > 0;
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#app.redraw();
    if (files.length === 0) {
      return;
    }
    try {
      const main = files.some(({ name }) => name === this.#main) ? this.#main : undefined;
      // One password opens all of a dossier; the engine takes no more.
      const [password] = this.#members().flatMap((entry) => entry.password ?? []);
      const answer = await app.judgeTogether(files, { ...(main !== undefined && { main }), ...(password !== undefined && { password }), signal: abort.signal });
      this.#judged = { answer, faults: { vi: await this.#faults(answer, "vi"), en: await this.#faults(answer, "en") }, files, basis };
    } catch (error) {
      if (abort !== this.#abort) {
        return;
      }
      this.#fault = abort.signal.aborted ? NONE : { vi: await this.#words(error, "vi"), en: await this.#words(error, "en") };
    }
    this.#isWorking = false;
    this.#app.redraw();
    document.getElementById("dossier-result")?.focus();
  }

  #faults({ dossier: { members } }: JudgedDossier, language: Language): Promise<string[]> {
    return Promise.all(members.map(({ error }) => (error ? this.#words(new KysoError(error), language) : Promise.resolve(""))));
  }

  async #words(error: unknown, language: Language): Promise<string> {
    const { verifier } = this.#app;
    const text = error instanceof KysoError ? await verifier?.errorText(error, language).catch(() => undefined) : undefined;
    return text ? `${text.title}. ${text.meaning} ${text.next}`.trim() : `${officeTexts(language).failed}: ${String(error)}`;
  }
}

const panels = new WeakMap<App, DossierPanel>();

/** The engine takes no more files as one dossier. */
const MOST_MEMBERS = 500;

function panelOf(app: App): DossierPanel {
  const panel = panels.get(app) ?? new DossierPanel(app);
  panels.set(app, panel);
  return panel;
}

/** Asks for files to be judged together: with the list they stand in, from the second file on. */
export function dossierQuestion(app: App): Part {
  if (app.entries.length > MOST_MEMBERS) {
    return h("p", { class: "quiet", id: "dossier-many" }, officeTexts(app.language).dossierMany(MOST_MEMBERS));
  }
  return panelOf(app).question();
}

/** What was found of files judged together. A mail alone is asked about here, for its attachments may belong together. */
export function dossier(app: App): Content {
  const [first, second] = app.entries;
  const isMail = first !== undefined && second === undefined && /\.(?:eml|p7m)$/i.test(first.file.name);
  if (!first || (second === undefined && !isMail) || app.entries.length > MOST_MEMBERS) {
    return null;
  }
  const panel = panelOf(app);
  const answer = panel.answer();
  return (isMail || Boolean(answer)) && h("div", { key: "dossier", class: "panel dossier no-print" }, isMail && panel.question(), answer);
}

function result(app: App, { answer, faults }: Judged, words: OfficeTexts): Part {
  const { dossier: judged, text, presentations } = answer;
  const said = text[app.language];
  const members = judged.members.map((member, index) => {
    const presentation = presentations[index]?.[app.language];
    return memberView(
      app,
      member.name,
      member.container,
      words.roles[member.role] ?? member.role,
      member.report,
      presentation,
      faults[app.language][index] ?? "",
      index,
      words,
    );
  });
  return h(
    "div",
    {
      class: `dossier-result tone-${said.tone}`,
      id: "dossier-result",
      tabindex: "-1",
      "data-dossier": judged.verdict,
      role: "group",
      "aria-label": words.dossierResult,
    },
    head(said, texts(app.language), app.language),
    clerk(app, words.dossierLetterName, answer),
    h("h3", {}, words.members, " ", h("span", { class: "count" }, String(judged.members.length))),
    h("ul", { class: "dossier-members" }, ...members),
  );
}

function head(said: Section, words: Texts, language: Language): Part {
  return h(
    "div",
    { class: `headline panel tone-${said.tone}` },
    h("p", { class: "kicker" }, said.title),
    h("h3", { class: "card-title" }, toneIcon(said.tone), h("span", {}, said.verdict)),
    lines(said.lines),
    findings(said.findings, "dossier", words, language),
  );
}

function memberView(
  app: App,
  name: string,
  container: string | null,
  role: string,
  report: Report | null,
  said: Presentation | undefined,
  fault: string,
  index: number,
  words: OfficeTexts,
): Part {
  const page = texts(app.language);
  const tone = said?.headline.tone ?? "bad";
  return h(
    "li",
    { class: `panel dossier-member tone-${tone}` },
    h("p", { class: "kicker" }, role, container !== null && h("span", {}, " ", words.inside(""), h("bdi", {}, container))),
    h("h4", { class: "card-title" }, toneIcon(tone), h("bdi", { class: "file-name" }, name)),
    h("p", {}, said ? `${said.headline.title}. ${said.headline.sentence}` : `${page.errorTitle}. ${fault}`),
    said &&
      report &&
      h(
        "details",
        { id: `dossier-member-${index}` },
        h("summary", {}, words.memberDetails),
        memberDetails(said, index, page, app.language),
        clerk(app, name, report),
      ),
  );
}

function memberDetails(said: Presentation, index: number, page: Texts, language: Language): Part {
  const list: readonly Card[] = [...said.signatures, ...said.timestamps];
  return h(
    "div",
    { class: "member-details" },
    said.headline.next !== "" && h("p", {}, h("strong", {}, `${page.next}: `), said.headline.next),
    said.law &&
      h(
        "div",
        {},
        h("p", { class: "kicker" }, said.law.title),
        h("p", {}, said.law.verdict),
        lines(said.law.lines),
        findings(said.law.findings, `member-${index}-law`, page, language),
      ),
    ...list.map((one, at) => card(one, at, `member-${index}`, page, language)),
  );
}
