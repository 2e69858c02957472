import type { App } from "../app.ts";
import { h } from "../dom.ts";
import type { Entry } from "../entry.ts";
import { icon, toneIcon } from "../icons.ts";
import { texts, type Texts } from "../texts/index.ts";

/** All chosen files with the word on each; shown from the second file on. */
export function fileList(app: App): HTMLElement {
  const words = texts(app.language);
  return h(
    "nav",
    { class: "files", "aria-label": words.files },
    h("h2", {}, words.files, " ", h("span", { class: "count" }, words.filesCount(app.entries.length))),
    h("ul", {}, ...app.entries.map((entry) => row(app, entry, words))),
  );
}

function row(app: App, entry: Entry, words: Texts): HTMLElement {
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        id: `file-${entry.id}`,
        class: "file",
        "aria-current": app.selected === entry ? "true" : undefined,
        click: () => app.select(entry),
      },
      sign(entry),
      h("span", { class: "file-name" }, entry.file.name),
      h("span", { class: "file-word" }, word(entry, words)),
    ),
    h(
      "button",
      {
        type: "button",
        id: `remove-${entry.id}`,
        class: "plain remove",
        "aria-label": words.remove(entry.file.name),
        title: words.remove(entry.file.name),
        click: () => app.remove(entry),
      },
      icon("close"),
    ),
  );
}

function sign({ status }: Entry): Node {
  switch (status.kind) {
    case "done":
      return toneIcon(status.presentation.headline.tone);
    case "working":
      return h("span", { class: "spinner", "aria-hidden": "true" });
    case "password":
      return icon("lock");
    case "waiting":
      return icon("clock");
    case "failed":
    case "cancelled":
      return icon("file");
  }
}

function word({ status }: Entry, words: Texts): string {
  switch (status.kind) {
    case "done":
      return status.presentation.headline.title;
    case "working":
      return words.working;
    case "password":
      return words.passwordTitle;
    case "waiting":
      return words.waiting;
    case "failed":
      return status.text.title;
    case "cancelled":
      return words.cancelled;
  }
}
