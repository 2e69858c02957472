import { h } from "../../ui/dom.ts";
import { offer } from "../../ui/export.ts";
import { icon } from "../../ui/icons.ts";
import type { OfficeTexts } from "../../i18n/office.ts";

/** A letter as it was written, with its copy for print. */
export interface Letter {
  readonly title: string;
  readonly name: string;
  readonly text: string;
  readonly html: string;
}

/** A letter that was written: to be read, copied, printed or saved. Text from a file stays text. */
export function letterView(letter: Letter, id: string, words: OfficeTexts): HTMLElement {
  const status = h("p", { class: "quiet small", role: "status" });
  const body = h("pre", { class: "letter", id: `${id}-letter`, tabindex: "0", role: "region", "aria-label": letter.title }, letter.text);
  const copy = () =>
    void navigator.clipboard.writeText(letter.text).then(
      () => status.replaceChildren(words.copied),
      () => {
        // The text stands there selected, so that the keyboard can do it.
        getSelection()?.selectAllChildren(body);
        status.replaceChildren(words.copyFailed);
      },
    );
  return h(
    "section",
    { class: "letter-view", "aria-label": letter.title },
    h("h4", {}, letter.title),
    body,
    h(
      "div",
      { class: "actions no-print" },
      h("button", { type: "button", id: `${id}-copy`, click: copy }, icon("copy"), words.copy),
      h("button", { type: "button", id: `${id}-print`, click: () => print(body) }, icon("print"), words.print),
      h("button", { type: "button", id: `${id}-save`, click: () => offer(`${letter.name}.txt`, "text/plain;charset=utf-8", letter.text) }, icon("save"), words.save),
      h("button", { type: "button", id: `${id}-save-html`, click: () => offer(`${letter.name}.html`, "text/html;charset=utf-8", letter.html) }, icon("save"), words.saveHtml),
    ),
    status,
  );
}

/** Prints one letter alone: a copy stands beside the page while the page itself is left out. */
function print(body: HTMLElement): void {
  const copy = h("pre", { class: "printed-letter" }, body.textContent ?? "");
  document.body.append(copy);
  document.documentElement.dataset["print"] = "letter";
  const undo = () => {
    copy.remove();
    delete document.documentElement.dataset["print"];
  };
  window.addEventListener("afterprint", undo, { once: true });
  window.print();
}
