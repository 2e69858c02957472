import type { Line } from "kyso";
import { h, type Content } from "./dom.ts";

/** Facts with their names. Values come from files: each is kept apart from the text around it (`bdi`). */
export function lines(list: readonly Line[], kind = ""): Content {
  if (list.length === 0) {
    return null;
  }
  return h("dl", { class: `lines ${kind}`.trim() }, ...list.map(({ label, value }) => h("div", {}, h("dt", {}, label), h("dd", {}, h("bdi", {}, value)))));
}
