import { plain } from "kyso/unseen";

/** What an element can be filled with. Text is always text: nothing from a file is ever read as markup. */
export type Content = Node | string | null | undefined | false;

type Attributes = Record<string, string | boolean | undefined | ((event: Event) => void)>;

/** Makes an element. A function is a listener for the event it is named after; `true` is an attribute without a value. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...content: Content[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (typeof value === "string") {
      element.setAttribute(name, SPOKEN.has(name) ? plain(value) : value);
    }
  }
  element.append(...nonEmpty(content));
  return element;
}

/** Replaces all of an element's content. */
export function fill(element: Element, ...content: Content[]): void {
  element.replaceChildren(...nonEmpty(content));
}

/** Attributes that are read by people. */
const SPOKEN = new Set(["aria-label", "title", "download"]);

/** Any text may have a name from a file in it. */
function nonEmpty(content: Content[]): (Node | string)[] {
  const parts = content.filter((part): part is Node | string => part instanceof Node || (typeof part === "string" && part !== ""));
  return parts.map((part) => (typeof part === "string" ? plain(part) : part));
}
