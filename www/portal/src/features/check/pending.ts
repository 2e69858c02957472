import type { Language, Progress } from "kyso";
import type { App } from "../../state/app.ts";
import { h, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { fileLine } from "../../ui/file-line.ts";
import { texts } from "../../i18n/index.ts";

/** Work under way: its own look, no colour of a verdict, no word of one. */
export function pending(app: App, entry: Entry): Part {
  const words = texts(app.language);
  const isWorking = entry.status.kind === "working";
  return h(
    "div",
    { key: "pending", class: "panel pending" },
    fileLine(entry.file),
    h(
      "div",
      { class: "pending-row" },
      h("span", { class: "spinner", "aria-hidden": "true" }),
      h("div", {}, h("h2", {}, isWorking ? words.working : words.waiting), h("p", {}, words.workingText)),
    ),
    isWorking && h("progress", { id: "progress", "aria-label": words.progress }),
    isWorking && h("p", { id: "progress-revisions", class: "quiet" }),
    isWorking && h("div", { class: "actions" }, h("button", { type: "button", id: "cancel", click: () => app.cancel(entry) }, words.cancel)),
  );
}

/** Moves the bar, and says how many revisions were read, without drawing the page anew. */
export function showProgress(entry: Entry, progress: Progress, isSelected: boolean, language: Language): void {
  const line = isSelected ? document.querySelector("#progress-revisions") : null;
  if (line && progress.revisions && progress.revisions.of > 1) {
    line.textContent = texts(language).revisionsRead(progress.revisions.read, progress.revisions.of);
  }
  if (line && progress.hosts) {
    line.textContent = texts(language).asking(progress.hosts.join(", "));
  }
  const bars = [`#progress-${entry.id}`, ...(isSelected ? ["#progress"] : [])];
  for (const bar of bars.map((id) => document.querySelector<HTMLProgressElement>(id))) {
    if (bar) {
      move(bar, progress);
    }
  }
}

function move(bar: HTMLProgressElement, { stage, done, total }: Progress): void {
  if (stage === "checking" && done > 0) {
    bar.max = total;
    bar.value = done;
  } else {
    bar.removeAttribute("value");
  }
}
