import { element, h, type Part } from "../../ui/dom.ts";
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

/** A letter that was written: to be read, copied, printed or saved. Text from a file stays text. `say` is how its status is told. */
export function letterView(letter: Letter, id: string, words: OfficeTexts, status: string, say: (status: string) => void): Part {
  const copy = () =>
    void navigator.clipboard.writeText(letter.text).then(
      () => say(words.copied),
      () => {
        // The text stands there selected, so that the keyboard can do it.
        const body = document.getElementById(`${id}-letter`);
        if (body) {
          getSelection()?.selectAllChildren(body);
        }
        say(words.copyFailed);
      },
    );
  return h(
    "section",
    { class: "letter-view", "aria-label": letter.title },
    h("h4", {}, letter.title),
    h("pre", { class: "letter", id: `${id}-letter`, tabindex: "0", role: "region", "aria-label": letter.title }, letter.text),
    h(
      "div",
      { class: "actions no-print" },
      h("button", { type: "button", id: `${id}-copy`, click: copy }, icon("copy"), words.copy),
      h("button", { type: "button", id: `${id}-print`, click: () => print(letter.text) }, icon("print"), words.print),
      h(
        "button",
        { type: "button", id: `${id}-save`, click: () => offer(`${letter.name}.txt`, "text/plain;charset=utf-8", letter.text) },
        icon("save"),
        words.save,
      ),
      h(
        "button",
        { type: "button", id: `${id}-save-html`, click: () => offer(`${letter.name}.html`, "text/html;charset=utf-8", letter.html) },
        icon("save"),
        words.saveHtml,
      ),
    ),
    h("p", { class: "quiet small", role: "status" }, status),
  );
}

/** Prints one letter alone: a copy stands beside the page while the page itself is left out. */
function print(text: string): void {
  const copy = element("pre", { class: "printed-letter" }, text);
  document.body.append(copy);
  document.documentElement.dataset["print"] = "letter";
  const undo = () => {
    copy.remove();
    delete document.documentElement.dataset["print"];
  };
  window.addEventListener("afterprint", undo, { once: true });
  window.print();
}
