import { fill, foreign, h, icon } from "../element/dom.js";
import type { Mark } from "./marks.js";
import type { OpenDocument } from "./library.js";
import { Sheet } from "./sheet.js";
import type { Texts } from "./texts.js";

/** Most pages that are laid out. */
const MOST_PAGES = 2000;
/** Wider than this, in pixels, a page is not read better. */
const WIDEST = 900;

/** The document: a list of its signatures, and its pages, of which those near the eye are drawn. */
export class Pages {
  readonly element: HTMLElement;
  readonly #title = h("h2", { class: "title", part: "document-title" });
  readonly #note = h("p", { class: "standing", role: "status" });
  readonly #list = h("ul", { class: "marks", part: "marks" });
  readonly #room = h("div", { class: "sheets", part: "pages", tabindex: "0", role: "group" });
  readonly #choose: (id: number) => void;
  #words: Texts;
  #seen: IntersectionObserver | undefined;
  #fitted: ResizeObserver | undefined;
  #open: OpenDocument | undefined;
  #sheets: readonly Sheet[] = [];
  #marks: readonly Mark[] = [];

  constructor(words: Texts, choose: (id: number) => void) {
    this.#words = words;
    this.#choose = choose;
    this.element = h("section", { class: "document", part: "document", "data-state": "empty" }, this.#title, this.#note, this.#list, this.#room);
    this.say(words, "empty");
  }

  /** Says in words where the showing stands, when there are no pages. */
  say(words: Texts, state: "empty" | "opening" | "locked" | "failed"): void {
    this.#words = words;
    this.element.dataset["state"] = state;
    fill(this.#note, words[state]);
    this.#room.hidden = true;
    this.#label();
  }

  /** Lays out a document that is open. */
  lay(open: OpenDocument, words: Texts): void {
    this.close();
    this.#words = words;
    this.#open = open;
    const count = Math.min(open.pages.numPages, MOST_PAGES);
    this.#sheets = Array.from({ length: count }, (_, index) => new Sheet(open, index + 1, words, this.#choose));
    this.#room.hidden = false;
    fill(this.#room, ...this.#sheets.map(({ element }) => element));
    this.element.dataset["state"] = "open";
    this.#seen = new IntersectionObserver((changes) => this.#show(changes), { root: this.#room, rootMargin: "75% 0px" });
    this.#fitted = new ResizeObserver(() => this.#fit());
    this.#fit();
    this.#sheets.forEach(({ element }) => this.#seen?.observe(element));
    this.#fitted.observe(this.#room);
    this.mark(this.#marks, words);
  }

  /** Puts the frames of these signatures over the pages, in the words of a language. */
  mark(marks: readonly Mark[], words: Texts): void {
    this.#marks = marks;
    this.#words = words;
    for (const sheet of this.#sheets) {
      sheet.mark(
        marks.filter(({ page }) => page === sheet.number),
        words,
      );
    }
    this.#label();
  }

  /** Brings the frame of a signature into view, and gives it the focus. Whether it has one. */
  goTo(id: number): boolean {
    const mark = this.#marks.find((one) => one.id === id && one.page !== undefined);
    const sheet = this.#sheets.find(({ number }) => number === mark?.page);
    if (!sheet) {
      return false;
    }
    this.#room.scrollTop = sheet.element.offsetTop - 12;
    void sheet.show().then(() => {
      const frame = sheet.element.querySelector<HTMLElement>(`[data-signature="${id}"]`);
      frame?.scrollIntoView({ block: "center" });
      frame?.focus({ preventScroll: true });
    });
    return true;
  }

  /** Lets go of the document. */
  close(): void {
    this.#seen?.disconnect();
    this.#fitted?.disconnect();
    this.#sheets.forEach((sheet) => sheet.hide());
    this.#sheets = [];
    this.#open?.close();
    this.#open = undefined;
    fill(this.#room);
  }

  #label(): void {
    const words = this.#words;
    fill(this.#title, words.document);
    this.#room.setAttribute("aria-label", words.pages);
    this.#list.setAttribute("aria-label", words.marks);
    const once = this.#marks.filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at);
    const items = once.flatMap((mark) => (mark.id === undefined ? [] : [this.#item(mark, mark.id)]));
    this.#list.hidden = items.length === 0;
    fill(this.#list, ...items);
    if (this.#open) {
      const { numPages } = this.#open.pages;
      fill(this.#note, numPages > this.#sheets.length ? words.cut(this.#sheets.length, numPages) : "");
    }
    this.#note.hidden = this.#note.textContent === "";
  }

  #item({ tone, title, verdict, page }: Mark, id: number): HTMLElement {
    const where = page === undefined || !this.#open ? this.#words.unseen : this.#words.page(page, this.#open.pages.numPages);
    const choose = (): void => {
      if (!this.goTo(id)) {
        this.#choose(id);
      }
    };
    return h(
      "li",
      { class: `tone-${tone}` },
      h("button", { type: "button", class: "link", click: choose }, icon(tone), h("span", {}, foreign(`${title}: ${verdict}`), h("small", {}, where))),
    );
  }

  #fit(): void {
    const room = this.#room.clientWidth - 24;
    if (room <= 0) {
      return;
    }
    for (const sheet of this.#sheets) {
      sheet.size(Math.min(room, WIDEST));
      if (sheet.element.childElementCount > 0) {
        void sheet.show();
      }
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
}
