import type { App } from "../../state/app.ts";
import { h, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { texts } from "../../i18n/index.ts";
import { cancelled, failed } from "./failure.ts";
import { passwordForm } from "./password.ts";
import { pending } from "./pending.ts";
import type { Pickers } from "./parts.ts";
import { verdict } from "./verdict.ts";

/** What is known of the selected file. */
export function result(app: App, entry: Entry, pick: Pickers): Part {
  const words = texts(app.language);
  return h(
    "section",
    { key: `result-${entry.id}`, id: "result", class: "result", tabindex: "-1", "aria-label": words.resultOf(entry.file.name) },
    body(app, entry, pick),
  );
}

function body(app: App, entry: Entry, pick: Pickers): Part {
  const { status } = entry;
  switch (status.kind) {
    case "waiting":
    case "working":
      return pending(app, entry);
    case "password":
      return passwordForm(app, entry, status.wrong);
    case "failed":
      return failed(app, entry, status.error, status.text);
    case "cancelled":
      return cancelled(app, entry);
    case "done":
      return verdict(app, entry, status, pick);
  }
}
