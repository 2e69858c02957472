import { plain } from "kyso/unseen";

/** Speaks to screen readers what has changed. The region stands in the page from the start, or it would not be heard. */
export class Announcer {
  readonly element: HTMLElement;
  #last = "";

  constructor(element: HTMLElement) {
    this.element = element;
    element.setAttribute("role", "status");
    element.setAttribute("aria-live", "polite");
    element.className = "hidden";
  }

  say(text: string): void {
    if (text !== this.#last) {
      this.#last = text;
      this.element.textContent = plain(text);
    }
  }
}
