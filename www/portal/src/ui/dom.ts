import { Fragment, h as described, render, type ComponentChild, type VNode } from "preact";
import { plain } from "kyso/unseen";

/**
 * A part of the page, as it should be. Preact (5 kB as it is loaded) compares it with what is there and changes what differs and nothing
 * else: a field that is written in, the focus and what was unfolded stay. Parts of a list have a `key`.
 */
export type Part = VNode;

/** What an element can be filled with. Text is always text: nothing from a file is ever read as markup. */
export type Content = Part | string | null | undefined | false;

type Attributes = Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>;

/** Describes an element. A function is a listener for the event it is named after. */
export function h(tag: string, attributes: Attributes = {}, ...content: Content[]): Part {
  return described(tag, propsOf(attributes), ...content.map(said)) as Part;
}

/** Makes an element show this content: what is there and is the same stays. */
export function fill(element: Element, ...content: Content[]): void {
  render(described(Fragment, null, ...content.map(said)), element);
}

/** An element that draws itself (a canvas, the pages of a document), put in as it is. `placed` is called when it has come to a new place. */
export function hosted(element: Element, placed?: () => void): Part {
  const host = (frame: Element | null): void => {
    if (frame && frame.firstChild !== element) {
      frame.replaceChildren(element);
      placed?.();
    }
  };
  return described("div", { class: "hosted", ref: host }) as Part;
}

/** Makes an element outside of the page's description: for pictures, file dialogs and prints. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>> = {},
  text = "",
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      made.setAttribute(name, SPOKEN.has(name) ? plain(value) : value);
    }
  }
  made.textContent = plain(text);
  return made;
}

/** Attributes that are read by people. */
const SPOKEN = new Set(["aria-label", "title", "download"]);

function propsOf(attributes: Attributes): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      props[`on${name}`] = value;
    } else {
      props[name] = typeof value === "string" && SPOKEN.has(name) ? plain(value) : value;
    }
  }
  return props;
}

/** Any text may have a name from a file in it. What is left out keeps its place, so that its neighbours are known again. */
function said(part: Content): ComponentChild {
  return typeof part === "string" ? plain(part) : part === false ? null : part;
}
