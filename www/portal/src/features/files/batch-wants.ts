import type { Want } from "kyso";
import type { App } from "../../state/app.ts";
import { batchTexts } from "../../i18n/batch.ts";
import { texts } from "../../i18n/index.ts";
import { h, type Content } from "../../ui/dom.ts";
import { icon } from "../../ui/icons.ts";

/** Most that are listed. */
const MOST = 100;

/** What is missing for several files, each once, with one place where it is given. */
export function batchWants(app: App, pick: () => void): Content {
  const asked = new Map<string, { readonly want: Want; count: number }>();
  for (const { status } of app.entries) {
    if (status.kind !== "done") {
      continue;
    }
    for (const [index, want] of status.presentation.wants.entries()) {
      // A document that a signature speaks of belongs to one file alone.
      if (status.report.wants[index]?.kind === "detached-content") {
        continue;
      }
      const known = asked.get(want.subject);
      if (known) {
        known.count += 1;
      } else {
        asked.set(want.subject, { want, count: 1 });
      }
    }
  }
  if (asked.size === 0) {
    return null;
  }
  const words = batchTexts(app.language);
  const all = [...asked.values()].sort((one, other) => other.count - one.count);
  return h(
    "details",
    { id: "batch-wants", class: "batch no-print" },
    h("summary", {}, words.wants(all.length)),
    h("p", { class: "quiet small" }, words.wantsText),
    h(
      "ul",
      {},
      ...all.slice(0, MOST).map(({ want, count }) => h("li", {}, h("bdi", {}, want.subject), " ", h("span", { class: "quiet" }, `(${words.wantsOf(count)})`))),
    ),
    h(
      "div",
      { class: "drop small-drop" },
      h("p", { class: "drop-words" }, words.wantsDrop),
      h("button", { type: "button", id: "batch-evidence", click: pick }, icon("upload"), texts(app.language).addEvidence),
    ),
  );
}
