import { h, type Content, type Part } from "./dom.ts";

/** Longest text a person writes for a letter; the engine takes no longer one. */
const MOST = "2000";

/** A word under a field: a remark, or the mark of what a machine read. */
export interface Note {
  readonly text: string;
  readonly kind?: "note" | "read";
}

/** A field with its label; what is typed goes to `take` at once. */
export function field(id: string, label: string, value: string, take: (value: string) => void, note?: Note): Part {
  return framed(id, label, h("input", { type: "text", autocomplete: "off", maxlength: MOST, ...common(id, value, take, note) }), note);
}

/** A field of several lines. */
export function area(id: string, label: string, value: string, take: (value: string) => void, note?: Note): Part {
  return framed(id, label, h("textarea", { rows: "2", maxlength: MOST, ...common(id, value, take, note) }), note);
}

/** A choice of one. */
export function choice(
  id: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  value: string,
  take: (value: string) => void,
  note?: Note,
): Part {
  const { input: change, ...attributes } = common(id, value, take, note);
  return framed(id, label, h("select", { ...attributes, change }, ...options.map(([name, text]) => h("option", { key: name, value: name }, text))), note);
}

/** A choice of yes or no. */
export function check(id: string, label: string, value: boolean, take: (value: boolean) => void, note: string): Part {
  const change = ({ currentTarget }: Event): void => take((currentTarget as HTMLInputElement).checked);
  return h(
    "div",
    { class: "check" },
    h(
      "div",
      { class: "member-choice" },
      h("input", { type: "checkbox", id, checked: value, "aria-describedby": `${id}-note`, change }),
      h("label", { for: id }, label),
    ),
    h("p", { class: "quiet small", id: `${id}-note` }, note),
  );
}

function common(
  id: string,
  value: string,
  take: (value: string) => void,
  note: Note | undefined,
): { id: string; value: string; "aria-describedby": string | undefined; input: (event: Event) => void } {
  return {
    id,
    value,
    "aria-describedby": note && idOf(id, note),
    input: ({ currentTarget }) => take((currentTarget as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value),
  };
}

function framed(id: string, label: string, input: Part, note: Note | undefined): Part {
  const said: Content = note && h("p", { class: note.kind === "read" ? "read-mark" : "quiet small", id: idOf(id, note) }, note.text);
  return h("div", { class: "field" }, h("label", { for: id }, label), input, said);
}

function idOf(id: string, { kind = "note" }: Note): string {
  return `${id}-${kind}`;
}
