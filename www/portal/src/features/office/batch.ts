import type { Report } from "kyso";
import type { App } from "../../state/app.ts";
import type { Entry } from "../../state/entry.ts";
import { looked } from "../../state/table.ts";
import { batchTexts, type BatchTexts } from "../../i18n/batch.ts";
import { now } from "../../ui/clock.ts";
import { h, type Part } from "../../ui/dom.ts";
import { offer } from "../../ui/export.ts";
import { zipped } from "../../ui/zip-writer.ts";
import { enteredOf, given } from "./clerk.ts";

type What = "receipt" | "refusal" | "record";
interface Done {
  readonly entry: Entry;
  readonly report: Report;
}

/** What came of the last piece of work, or how far it has come. */
const works = new WeakMap<App, { readonly said: string; readonly isBusy: boolean }>();

/** The same piece of paper for every file that is shown in the list, in one ZIP. */
export function batch(app: App): Part {
  const words = batchTexts(app.language);
  const { said, isBusy } = works.get(app) ?? { said: "", isBusy: false };
  const button = (what: What) => h("button", { type: "button", id: `batch-${what}`, disabled: isBusy, click: () => void make(app, what, words) }, words[what]);
  return h(
    "details",
    { id: "batch", class: "batch no-print" },
    h("summary", {}, words.title),
    h("p", { class: "quiet small" }, words.text),
    h("div", { class: "actions" }, button("receipt"), button("refusal"), button("record")),
    h("p", { class: "action-status", role: "status", id: "batch-status" }, said),
  );
}

async function make(app: App, what: What, words: BatchTexts): Promise<void> {
  const done = looked(app.entries, app.look).flatMap((entry): Done[] => (entry.status.kind === "done" ? [{ entry, report: entry.status.report }] : []));
  // Without a ground there is nothing that a document could be returned for.
  const chosen = what === "refusal" ? done.filter(({ report }) => report.vietnam?.refusal === "ground") : done;
  const say = (said: string, isBusy: boolean): void => {
    works.set(app, { said, isBusy });
    app.redraw();
  };
  try {
    const files: Record<string, Uint8Array> = {};
    for (const [index, one] of chosen.entries()) {
      say(words.progress(index, chosen.length), true);
      const [name, text] = await written(app, what, one);
      files[unused(name, files)] = new TextEncoder().encode(text);
    }
    if (chosen.length > 0) {
      offer(`${words.file[what]}.zip`, "application/zip", await zipped(files));
    }
    say(words.made[what](chosen.length, done.length), false);
  } catch (error) {
    say(`${words.failed}: ${error instanceof Error ? error.message : String(error)}`, false);
  }
}

async function written(app: App, what: What, { entry, report }: Done): Promise<[name: string, text: string]> {
  const { verifier, language } = app;
  if (!verifier) {
    throw new Error("the engine is not ready");
  }
  const { sender, receiver, number, by, choice, otherwise, reason, ground } = enteredOf(entry);
  const details = { language, format: "html" as const, ...given({ sender, receiver, number, by }), at: now() };
  switch (what) {
    case "receipt":
      return [`${entry.file.name}.da-nhan.html`, await verifier.receipt(report, details)];
    case "refusal":
      return [
        `${entry.file.name}.tra-lai.html`,
        await verifier.refusal(report, { ...details, reasons: reason === "" ? [] : [{ reason: reason as "R13", ground }] }),
      ];
    case "record": {
      const decided = choice === "accept" || choice === "return";
      const reasons = choice === "return" && reason !== "" ? [{ reason: reason as "R13", ground }] : [];
      const record = await verifier.record(report, {
        ...(decided && { choice, reasons, ...given({ ground: otherwise, by }) }),
        ...given({ sender, number }),
        at: now(),
      });
      return [`${entry.file.name}.kyso-record.json`, `${JSON.stringify(record, undefined, 2)}\n`];
    }
  }
}

/** Files of one name, from several folders, must not replace one another. */
function unused(name: string, files: Readonly<Record<string, unknown>>): string {
  const safe = name.replaceAll(/[/\\\p{Cc}]/gu, "_");
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? safe : safe.replace(/(\.[^.]*\.[^.]*)$/, ` (${count})$1`);
    if (!Object.hasOwn(files, tried)) {
      return tried;
    }
  }
}
