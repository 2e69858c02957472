import type { Presentation, Report } from "kyso";
import type { App } from "../../state/app.ts";
import { element, h, hosted, type Content, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { icon, toneIcon } from "../../ui/icons.ts";
import { texts } from "../../i18n/index.ts";
import { changeTexts } from "../../i18n/changes.ts";
import { readingTexts, type ReadingTexts } from "../../i18n/reading.ts";
import { marksOf, type Mark } from "./marks.ts";
import { openPdf, type Opened } from "./pdfjs.ts";
import { Sheet } from "./sheet.ts";
import { statesOf, type State } from "./states.ts";

/** Most pages that are laid out. */
const MOST_PAGES = 2000;
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

/** Where the showing of a document stands. */
type Phase = "closed" | "loading" | "failed" | "open";

/** The document itself, in any state it was saved in, with what the engine found drawn over it. */
export class DocumentView {
  readonly #app: App;
  readonly #entry: Entry;
  readonly #report: Report;
  readonly #presentation: Presentation;
  readonly #words: ReadingTexts;
  readonly #states: readonly State[];
  readonly #pages = element("div", { class: "sheets", tabindex: "0", role: "group" });
  readonly #place = element("span", { class: "page-place", "aria-live": "polite" });
  readonly #seen: IntersectionObserver;
  readonly #fitted: ResizeObserver;
  #phase: Phase = "closed";
  #state: State;
  #marks: readonly Mark[] = [];
  #opened: Opened | undefined;
  #opening = new AbortController();
  #sheets: readonly Sheet[] = [];
  #zoom = 1;
  #turn = 0;
  #scrolled = 0;
  readonly #chosen = new Set<number>();

  constructor(app: App, entry: Entry, report: Report, presentation: Presentation) {
    this.#app = app;
    this.#entry = entry;
    this.#report = report;
    this.#presentation = presentation;
    this.#words = readingTexts(app.language);
    this.#states = statesOf(report, presentation);
    this.#state = this.#states[0] as State;
    this.#pages.setAttribute("aria-label", this.#words.pages);
    this.#seen = new IntersectionObserver((changes) => this.#show(changes), { root: this.#pages, rootMargin: "75% 0px" });
    this.#fitted = new ResizeObserver(() => this.#fit());
    this.#pages.addEventListener("scroll", () => this.#scroll(), { passive: true });
  }

  part(): Part {
    const words = this.#words;
    const isClosed = this.#phase === "closed";
    return h(
      "section",
      {
        key: "document-view",
        class: "panel document-view half no-print",
        id: "document-view",
        tabindex: "-1",
        "aria-labelledby": "document-view-title",
        "data-state": isClosed ? undefined : this.#phase === "open" ? this.#state.key : this.#phase,
      },
      h("h3", { id: "document-view-title", class: "card-title" }, icon("file"), h("span", {}, words.document)),
      h("p", { class: "quiet small" }, isClosed ? words.documentText : words.pictureNote),
      isClosed &&
        h(
          "div",
          { key: "closed", class: "actions" },
          h("button", { type: "button", id: "open-document", click: () => void this.open().then(() => this.focus()) }, icon("eye"), words.openDocument),
        ),
      !isClosed && this.#tools(),
      !isClosed && h("div", { key: "body", class: "document-body" }, ...this.#body()),
    );
  }

  #body(): Content[] {
    const words = this.#words;
    switch (this.#phase) {
      case "failed":
        return [
          h("div", { key: "failed", class: "document-failed", role: "alert" }, h("p", {}, h("strong", {}, words.notShown)), h("p", {}, words.notShownText)),
          h(
            "div",
            { key: "again", class: "actions" },
            h("button", { type: "button", id: "document-again", click: () => void this.#look(this.#state) }, words.again),
          ),
        ];
      case "open":
        return [this.#standing(), this.#list(), hosted(this.#pages, () => this.#restore())];
      default:
        return [
          h(
            "p",
            { key: "wait", class: "document-wait", role: "status" },
            h("span", { class: "spinner", "aria-hidden": "true" }),
            words.opening,
            h("button", { type: "button", id: "stop-opening", click: () => this.#stop() }, texts(this.#app.language).cancel),
          ),
        ];
    }
  }

  get isOpen(): boolean {
    return this.#turn > 0;
  }

  focus(): void {
    this.#pages.focus({ preventScroll: true });
  }

  /** A scrolled part that comes to another place stands at its beginning. */
  #restore(): void {
    this.#pages.scrollTop = this.#scrolled;
  }

  /** Ends everything; the view is not used again. */
  close(): void {
    this.#turn += 1;
    this.#opening.abort();
    this.#seen.disconnect();
    this.#fitted.disconnect();
    this.#opened?.close();
  }

  async open(): Promise<void> {
    await this.#look(this.#state);
  }

  /** Shows where signatures have their marks, in the document as it is now. */
  async point(ids: readonly number[]): Promise<void> {
    this.#chosen.clear();
    ids.forEach((id) => this.#chosen.add(id));
    if (!this.isOpen) {
      await this.open();
    }
    document.getElementById("document-view")?.scrollIntoView({ block: "nearest" });
    const first = this.#marks.find(({ id }) => id !== undefined && this.#chosen.has(id));
    if (first) {
      this.#goTo(first.page);
    }
    for (const box of this.#pages.querySelectorAll<HTMLElement>("[data-signature]")) {
      box.classList.toggle("mark-chosen", this.#chosen.has(Number(box.dataset["signature"])));
    }
  }

  #tools(): Part {
    const words = this.#words;
    const chosen = ({ currentTarget }: Event): void => {
      const { value } = currentTarget as HTMLSelectElement;
      void this.#look(this.#states.find(({ key }) => key === value) ?? this.#state);
    };
    const choice = h(
      "select",
      { id: "document-state", value: this.#state.key, change: chosen },
      ...this.#states.map((state) => h("option", { key: state.key, value: state.key }, this.#nameOf(state))),
    );
    const step = (id: string, name: "up" | "down" | "minus" | "plus", label: string, click: () => void) =>
      h("button", { type: "button", id, class: "plain", "aria-label": label, title: label, click }, icon(name));
    return h(
      "div",
      { key: "tools", class: "document-tools" },
      h("div", { class: "document-state" }, h("label", { for: "document-state" }, words.state), choice),
      this.#switch(),
      h(
        "div",
        { class: "document-steps" },
        step("page-back", "up", words.pageBack, () => this.#page(-1)),
        hosted(this.#place),
        step("page-on", "down", words.pageOn, () => this.#page(1)),
        step("zoom-out", "minus", words.zoomOut, () => this.#zoomBy(-1)),
        step("zoom-in", "plus", words.zoomIn, () => this.#zoomBy(1)),
      ),
    );
  }

  /** From the document as it was last signed to what it is now, and back: what a person compares most. */
  #switch(): Content {
    const words = changeTexts(this.#app.language);
    const [now] = this.#states;
    const signed = this.#states.filter(({ signed: id, revision }) => id !== undefined && revision < (now?.revision ?? 0)).at(-1);
    if (!now || !signed) {
      return null;
    }
    const button = (id: string, state: State, text: string) =>
      h("button", { type: "button", id, "aria-pressed": String(this.#state === state), click: () => void this.#look(state) }, text);
    return h(
      "div",
      { class: "languages", role: "group", "aria-label": words.states },
      button("state-signed", signed, words.signed),
      button("state-now", now, this.#words.stateNow),
    );
  }

  #nameOf({ key, cards, revision }: State): string {
    const words = this.#words;
    if (key === "now") {
      return words.stateNow;
    }
    return cards.length === 0 ? words.stateSaved(revision) : words.stateSigned(revision, cards.map(({ title }) => title).join("; "));
  }

  /** Shows another state, from exactly its bytes. */
  async #look(state: State): Promise<void> {
    const turn = ++this.#turn;
    this.#opening.abort();
    this.#opening = new AbortController();
    this.#state = state;
    this.#scrolled = 0;
    this.#opened?.close();
    this.#opened = undefined;
    this.#seen.disconnect();
    this.#fitted.disconnect();
    this.#place.textContent = "";
    this.#become("loading");
    try {
      const opened = await openPdf(await this.#bytes(state), this.#entry.password, undefined, this.#opening.signal);
      if (turn !== this.#turn) {
        opened.close();
        return;
      }
      this.#opened = opened;
      this.#lay(opened);
    } catch (error) {
      if (turn === this.#turn) {
        console.info(error);
        this.#become("failed");
      }
    }
  }

  /** Lets go of a document that takes too long to open. */
  #stop(): void {
    this.#turn += 1;
    this.#opening.abort();
    this.#become("failed");
  }

  async #bytes({ signed, end, key }: State): Promise<Blob> {
    if (key === "now") {
      return this.#entry.file;
    }
    return signed === undefined ? this.#entry.file.slice(0, end) : this.#app.revisionOf(this.#entry, signed);
  }

  #become(phase: Phase): void {
    this.#phase = phase;
    this.#app.redraw();
  }

  #lay(opened: Opened): void {
    const words = this.#words;
    const count = Math.min(opened.document.numPages, MOST_PAGES);
    this.#marks = marksOf(this.#report, this.#presentation, this.#state.revision).filter(({ page }) => page <= count);
    this.#sheets = Array.from({ length: count }, (_, index) => {
      const number = index + 1;
      const marks = this.#marks.filter(({ page }) => page === number);
      const labels = {
        page: words.page(number, opened.document.numPages),
        signature: words.signature,
        change: words.change,
        image: words.image,
        failed: words.pageFailed,
      };
      return new Sheet(opened, number, marks, labels, (target) => this.#tell(target), this.#chosen);
    });
    this.#pages.replaceChildren(...this.#sheets.map((sheet) => sheet.element));
    this.#become("open");
    this.#fit();
    this.#pages.scrollTop = 0;
    for (const { element } of this.#sheets) {
      this.#seen.observe(element);
    }
    this.#fitted.observe(this.#pages);
    this.#scroll();
  }

  /** Which state is seen, and how the document stands to what was signed. */
  #standing(): Part {
    const words = this.#words;
    const { document: said } = this.#presentation;
    const isNow = this.#state.key === "now" || this.#state.revision === this.#states.length - 1;
    return isNow
      ? h("p", { class: `standing tone-${said.tone}` }, toneIcon(said.tone), h("span", {}, said.verdict))
      : h("p", { class: "standing tone-neutral" }, toneIcon("neutral"), h("span", {}, words.older));
  }

  /** The marks as a list: for those who do not see the frames, and to go to one of them. */
  #list(): Content {
    const words = this.#words;
    if (this.#marks.length === 0) {
      return h("p", { class: "quiet small" }, words.noMarks);
    }
    const item = ({ kind, tone, page, label, verdict }: Mark) =>
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "plain mark-link", click: () => this.#goTo(page) },
          toneIcon(tone),
          h(
            "span",
            {},
            h("bdi", {}, kind === "change" && label === "" ? words.change : label),
            verdict !== "" && `: ${verdict}`,
            " ",
            h("span", { class: "quiet" }, words.onPage(page)),
          ),
        ),
      );
    return h("details", { id: "document-marks" }, h("summary", {}, words.marks(this.#marks.length)), h("ul", { class: "mark-list" }, ...this.#marks.map(item)));
  }

  #fit(): void {
    const room = this.#pages.clientWidth - 24;
    if (room <= 0) {
      return;
    }
    const width = Math.round(Math.min(room, 900) * this.#zoom);
    for (const sheet of this.#sheets) {
      sheet.size(width);
    }
    for (const sheet of this.#sheets.filter(({ element }) => element.childElementCount > 0)) {
      void sheet.show();
    }
  }

  #show(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of changes) {
      const sheet = this.#sheets.find(({ element }) => element === target);
      if (isIntersecting) {
        void sheet?.show();
      } else {
        sheet?.hide();
      }
    }
  }

  #zoomBy(step: 1 | -1): void {
    const at = ZOOMS.findIndex((zoom) => zoom === this.#zoom) + step;
    const page = this.#current();
    this.#zoom = ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at))] ?? 1;
    this.#fit();
    this.#goTo(page);
  }

  #page(step: number): void {
    this.#goTo(this.#current() + step);
  }

  #current(): number {
    const middle = this.#pages.scrollTop + this.#pages.clientHeight / 3;
    const at = this.#sheets.findIndex(({ element }) => element.offsetTop + element.offsetHeight > middle);
    return at < 0 ? Math.max(1, this.#sheets.length) : at + 1;
  }

  #goTo(page: number): void {
    const sheet = this.#sheets[Math.max(1, Math.min(this.#sheets.length, page)) - 1];
    if (sheet) {
      this.#pages.scrollTop = sheet.element.offsetTop - 12;
    }
  }

  #scroll(): void {
    if (this.#pages.isConnected) {
      this.#scrolled = this.#pages.scrollTop;
      this.#place.textContent = this.#words.place(this.#current(), this.#opened?.document.numPages ?? 0, this.#sheets.length);
    }
  }

  /** Leads from a mark to what the result says of it. */
  #tell(target: string): void {
    const part = document.getElementById(`${target}-title`) ?? document.getElementById(target);
    const panel = part?.closest<HTMLElement>("article, section");
    if (panel) {
      panel.tabIndex = -1;
      panel.focus();
      panel.scrollIntoView({ block: "start" });
    }
  }
}
