import { h, type Content } from "./dom.ts";

/** Longest text a person writes for a letter; the engine takes no longer one. */
const MOST = "2000";

/** A field with its label; what is typed goes to `take` at once. */
export function field(id: string, label: string, value: string, take: (value: string) => void, note?: string): HTMLElement {
  const input = h("input", { type: "text", id, autocomplete: "off", maxlength: MOST, "aria-describedby": note === undefined ? undefined : `${id}-note` });
  input.value = value;
  input.addEventListener("input", () => take(input.value));
  return framed(id, label, input, note);
}

/** A field of several lines. */
export function area(id: string, label: string, value: string, take: (value: string) => void, note?: string): HTMLElement {
  const input = h("textarea", { id, rows: "2", maxlength: MOST, "aria-describedby": note === undefined ? undefined : `${id}-note` });
  input.value = value;
  input.addEventListener("input", () => take(input.value));
  return framed(id, label, input, note);
}

/** A choice of one. */
export function choice(
  id: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  value: string,
  take: (value: string) => void,
  note?: string,
): HTMLElement {
  const select = h(
    "select",
    { id, "aria-describedby": note === undefined ? undefined : `${id}-note` },
    ...options.map(([name, text]) => h("option", { value: name, selected: name === value }, text)),
  );
  select.addEventListener("change", () => take(select.value));
  return framed(id, label, select, note);
}

/** A choice of yes or no. */
export function check(id: string, label: string, value: boolean, take: (value: boolean) => void, note: string): HTMLElement {
  const box = h("input", { type: "checkbox", id, checked: value, "aria-describedby": `${id}-note` });
  box.addEventListener("change", () => take(box.checked));
  return h("div", { class: "check" }, h("div", { class: "member-choice" }, box, h("label", { for: id }, label)), h("p", { class: "quiet small", id: `${id}-note` }, note));
}

function framed(id: string, label: string, input: HTMLElement, note: string | undefined): HTMLElement {
  const said: Content = note !== undefined && h("p", { class: "quiet small", id: `${id}-note` }, note);
  return h("div", { class: "field" }, h("label", { for: id }, label), input, said);
}
