import type { App } from "./state/app.ts";
import { moment } from "./ui/clock.ts";
import { element, fill, h, type Part } from "./ui/dom.ts";
import type { Entry } from "./state/entry.ts";
import { icon } from "./ui/icons.ts";
import { readingTexts } from "./i18n/reading.ts";
import { texts } from "./i18n/index.ts";
import { trustTexts } from "./i18n/trust.ts";
import { dossier } from "./features/dossier/dossier.ts";
import { Announcer } from "./ui/announce.ts";
import { arriving } from "./features/files/arriving.ts";
import { register } from "./features/office/register.ts";
import { layerTexts } from "./i18n/layers.ts";
import { basis } from "./features/trust/basis.ts";
import { noEngine, oldBrowser } from "./features/check/failure.ts";
import { fileTable } from "./features/files/file-table.ts";
import { header } from "./header.ts";
import { intake } from "./features/files/intake.ts";
import { result } from "./features/check/result.ts";

/** The whole page. It is described anew after each change; what is the same stays as it is, with the focus and what was unfolded. */
export class Page {
  readonly #app: App;
  readonly #root: HTMLElement;
  readonly #frame = element("div", { class: "page" });
  readonly #announcer = new Announcer(element("div"));
  readonly #documents: HTMLInputElement;
  readonly #evidence: HTMLInputElement;
  readonly #anchors: HTMLInputElement;
  readonly #content: HTMLInputElement;
  readonly #original: HTMLInputElement;
  #part = "check";
  /** The status in which a password was last asked for: the field takes the focus once. */
  #askedIn: unknown;
  /** Whose content or original the open dialog is for: the person may look at another file before it is answered. */
  #asking: Entry | undefined;
  /** The headline that was shown last for each file. */
  readonly #said = new WeakMap<Entry, string>();

  constructor(app: App, root: HTMLElement) {
    this.#app = app;
    this.#root = root;
    this.#documents = picker("documents", undefined, (files) => app.add(files));
    this.#evidence = picker("evidence", ".crt,.cer,.der,.pem,.crl,.ocsp,.ors,.p7b,.p7c", (files) => app.add(files));
    this.#anchors = picker("anchors", ".crt,.cer,.der,.pem", (files) => app.addAnchors(files));
    this.#content = picker("content", undefined, async ([file]) => {
      const entry = this.#asking ?? app.selected;
      if (file && entry) {
        await app.addContent(entry, file);
      }
    });
    this.#original = picker("original", undefined, async ([file]) => {
      const entry = this.#asking ?? app.selected;
      if (file && entry) {
        await app.compare(entry, file);
      }
    });
    root.append(this.#frame, this.#announcer.element, this.#documents, this.#evidence, this.#anchors, this.#content, this.#original);
  }

  draw(): void {
    const app = this.#app;
    const words = texts(app.language);
    document.documentElement.lang = app.language;
    document.title = words.pageTitle;
    this.#root.dataset["engine"] = app.engine;
    const focused = document.activeElement?.id ?? "";
    const entry = app.selected;
    // A page that cannot check takes no file: it would wait for ever.
    const takesFiles = app.engine === "loading" || app.engine === "ready";
    const isOffice = app.view === "office";
    this.#frame.className = `page${isOffice ? " for-office" : ""}${isOffice && app.entries.length > 1 ? " wide" : ""}`;
    fill(
      this.#frame,
      header(app),
      h(
        "main",
        { class: `${app.view}-view${app.entries.length > 1 ? " with-list" : ""}` },
        app.update && updateBar(app),
        app.engine === "failed" && noEngine(app),
        app.engine === "old" && oldBrowser(app),
        takesFiles && app.part === "trust" && trustPage(app, () => this.#anchors.click()),
        takesFiles && app.part === "check" && intake(app, () => this.#documents.click()),
        takesFiles &&
          app.part === "check" &&
          h(
            "div",
            { key: "work", class: "work" },
            ...arriving(app),
            app.entries.length > 1 && fileTable(app, () => this.#evidence.click()),
            app.view === "office" && dossier(app),
            entry &&
              result(app, entry, {
                evidence: () => this.#evidence.click(),
                content: () => this.#ask(this.#content, entry),
                original: () => this.#ask(this.#original, entry),
              }),
          ),
        takesFiles && app.part === "check" && app.view === "office" && app.register.rows.length > 0 && register(app),
      ),
      foot(app),
    );
    if (this.#part !== app.part) {
      this.#part = app.part;
      scrollTo({ top: 0 });
      document.getElementById(app.part === "trust" ? "close-trust" : "open-trust")?.focus({ preventScroll: true });
    }
    // What moved in a list loses the focus on the way.
    if (focused !== "" && document.activeElement === document.body) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
    if (entry?.status.kind === "password" && this.#askedIn !== entry.status) {
      document.getElementById("password")?.focus();
    }
    this.#askedIn = entry?.status;
    this.#announcer.say(this.#news());
    this.#bringIntoView(entry);
  }

  #ask(input: HTMLInputElement, entry: Entry): void {
    this.#asking = entry;
    input.click();
  }

  /** A verdict that is another one than before, by evidence or pictures that came later, must not change out of sight. */
  #bringIntoView(entry: Entry | undefined): void {
    if (entry?.status.kind !== "done") {
      return;
    }
    const { verdict, verdictReason } = entry.status.report;
    const said = `${verdict} ${verdictReason ?? ""}`;
    const before = this.#said.get(entry);
    this.#said.set(entry, said);
    const headline = document.getElementById("headline");
    // The first verdict on a file takes the focus, so that it is read next by whatever reads; not out of a field that is being filled in.
    if (headline && before === undefined) {
      const here = document.activeElement;
      const isBusy = here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement || here instanceof HTMLSelectElement;
      if (!isBusy && this.#app.part === "check") {
        document.getElementById("result")?.focus({ preventScroll: true });
        document.getElementById("result")?.scrollIntoView({ block: "start" });
      }
    }
    if (headline && before !== undefined && before !== said) {
      const { top, bottom } = headline.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) {
        document.getElementById("result")?.scrollIntoView({ block: "start" });
      }
    }
  }

  /** What a person who does not see the page has to hear now. */
  #news(): string {
    const { selected: entry, language, engine } = this.#app;
    const words = texts(language);
    if (engine === "old") {
      return words.oldBrowser;
    }
    if (engine === "failed") {
      return this.#app.stopped === undefined ? words.loadFailed : trustTexts(language).stops[this.#app.stopped].title;
    }
    switch (entry?.status.kind) {
      case "waiting":
      case "working":
        return words.workingOn(entry.file.name);
      case "password":
        return `${entry.file.name}: ${words.passwordTitle}`;
      case "failed":
        return `${entry.file.name}: ${words.errorTitle}. ${entry.status.text.title}. ${entry.status.text.meaning}`;
      case "cancelled":
        return `${entry.file.name}: ${words.cancelled}`;
      case "done":
        return `${entry.file.name}: ${entry.status.presentation.headline.title}. ${entry.status.presentation.headline.sentence}`;
      case undefined:
        return "";
    }
  }
}

/** What results rest on and what is kept here, on a page of its own. */
function trustPage(app: App, pickAnchor: () => void): Part {
  const words = layerTexts(app.language);
  return h(
    "div",
    { key: "trust", class: "trust-page" },
    h("button", { type: "button", id: "close-trust", click: () => app.turnTo("check") }, icon("back"), words.trustBack),
    basis(app, pickAnchor),
  );
}

/** A newer version waits; the person decides when. */
function updateBar(app: App): Part {
  const words = texts(app.language);
  return h(
    "div",
    { class: "panel update no-print", role: "status" },
    h("p", {}, words.updateReady),
    h("button", { type: "button", id: "update", click: () => app.update?.() }, words.updateNow),
  );
}

/** Who offers the page, and that its results are a tool's. */
function foot(app: App): Part {
  const words = texts(app.language);
  const { name, links = [], keptSince } = app.settings ?? {};
  return h(
    "footer",
    { class: "bottom" },
    h("p", {}, words.footer, " ", words.secrets),
    app.isNotKept && h("p", { role: "status", id: "not-kept" }, readingTexts(app.language).notKept),
    keptSince !== undefined && h("p", { role: "status", id: "settings-kept" }, trustTexts(app.language).settingsKept(moment(keptSince, app.language, "day"))),
    name !== undefined && h("p", {}, words.offeredBy, " ", h("bdi", {}, name)),
    links.length > 0 && h("ul", { class: "links" }, ...links.map(({ text, href }) => h("li", {}, h("a", { href, rel: "noopener noreferrer" }, text)))),
    app.part === "check" &&
      h(
        "p",
        { class: "no-print" },
        h("button", { type: "button", id: "open-trust", class: "plain link", click: () => app.turnTo("trust") }, layerTexts(app.language).trustPage),
      ),
    h("p", {}, h("a", { href: "licences.txt", id: "licences" }, readingTexts(app.language).licences)),
    __DEMO__ && h("p", {}, h("a", { href: "examples.html", id: "examples" }, words.examples)),
  );
}

/** A file dialog. The input itself stays out of sight; buttons with words open it. */
function picker(name: string, accept: string | undefined, take: (files: File[]) => Promise<void>): HTMLInputElement {
  const input = element("input", { type: "file", id: `input-${name}`, multiple: "", hidden: "", accept, tabindex: "-1", "aria-hidden": "true" });
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    if (files.length > 0) {
      void take(files);
    }
  });
  return input;
}
