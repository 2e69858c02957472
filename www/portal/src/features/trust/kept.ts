import type { App } from "../../state/app.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import { trustTexts, type TrustTexts } from "../../i18n/trust.ts";

/** What the page keeps in this browser, and the button that deletes it (Nghị định 23/2025/NĐ-CP Điều 17.3). Folded: it is not undone. */
export function kept(app: App): Part {
  const words = trustTexts(app.language);
  return h(
    "div",
    { class: "panel kept" },
    h("h3", {}, words.keptTitle),
    h(
      "details",
      { id: "kept" },
      h("summary", {}, words.keptOpen),
      h("p", { class: "quiet small" }, words.keptText),
      h("div", { class: "actions" }, h("button", { type: "button", id: "delete-kept", click: () => void app.forget() }, words.keptDelete)),
    ),
    deletionStatus(app.deleted, words),
  );
}

function deletionStatus(deleted: App["deleted"], words: TrustTexts): Content {
  return deleted === "no"
    ? null
    : h("p", { class: deleted === "failed" ? "wrong" : "", role: "status", id: "kept-deleted" }, deleted === "done" ? words.keptDeleted : words.keptFailed);
}
