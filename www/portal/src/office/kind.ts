import type { App } from "../app.ts";
import { h } from "../dom.ts";
import { KINDS, type Entry, type Kind } from "../entry.ts";
import { choice } from "./field.ts";
import { officeTexts } from "./texts.ts";

/** Which kind of document it is; another one is judged anew. */
export function kindChooser(app: App, entry: Entry): HTMLElement {
  const words = officeTexts(app.language);
  const options = KINDS.map((kind) => [kind, words.kinds[kind]] as const);
  const take = (value: string) => app.judgeAs(entry, value as Kind);
  return h("div", { class: "panel kind no-print" }, choice("kind", words.kind, options, entry.kind ?? "auto", take, words.kindText));
}
