import { plain as seen } from "../unseen.js";

/** What an element can be filled with. Text is always text: nothing from a file is ever read as markup. */
export type Content = Node | string | null | undefined | false;

type Attributes = Record<string, string | boolean | undefined | ((event: Event) => void)>;

/** Makes an element. A function is a listener for the event it is named after; `true` is an attribute without a value. */
export function h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...content: Content[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (typeof value === "string") {
      element.setAttribute(name, value);
    }
  }
  fill(element, ...content);
  return element;
}

/** Replaces all of an element's content. */
export function fill(element: Element, ...content: Content[]): void {
  element.replaceChildren(...content.filter((part): part is Node | string => part instanceof Node || (typeof part === "string" && part !== "")));
}

/** Longer text is nothing that anybody reads; a file may carry megabytes of it. */
const LONGEST = 2_000;
/** Text that may come from a file, with everything unseen made seen, and no longer than is read. */
export function plain(text: string, longest = LONGEST): string {
  const kept = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return seen(kept);
}

/** The same in isolation: it neither reverses the words around it nor hides any of its own. */
export function foreign(text: string): HTMLElement {
  return h("bdi", {}, plain(text));
}

const SVG = "http://www.w3.org/2000/svg";
/** Shapes differ as much as colours do: a circle, a triangle, an octagon, a square. */
const SHAPES = {
  good: ["M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19Z", "m7.6 12.3 3 3 5.8-6.3"],
  warn: ["M12 3 22 20.5H2Z", "M12 9.5v5M12 17.3v.2"],
  bad: ["M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8Z", "m8.6 8.6 6.8 6.8m0-6.8-6.8 6.8"],
  neutral: ["M6 3h12a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3Z", "M12 11v6M12 7.3v.2"],
  file: ["M6 2.8h8l4.5 4.5v13.9H6Z", "M13.8 3v4.6h4.5"],
} as const;

/** A sign. There are always words next to it, so it is hidden from screen readers. */
export function icon(name: keyof typeof SHAPES): SVGSVGElement {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("aria-hidden", "true");
  drawn.setAttribute("part", "icon");
  for (const [index, shape] of SHAPES[name].entries()) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", shape);
    path.setAttribute("class", index === 0 ? "frame" : "mark");
    drawn.append(path);
  }
  return drawn;
}
