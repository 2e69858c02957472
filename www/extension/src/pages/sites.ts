import { type Site, Sites } from "../background/consent/store.js";
import { api } from "../shared/api.js";
import { showOrigin, translate } from "./words.js";

const sites = new Sites(api.storage.local);

translate();
api.storage.onChanged.addListener(() => void show());
void show();

/** The sites that were decided about, the last first. */
async function show(): Promise<void> {
  const all = await sites.all();
  const empty = document.getElementById("empty");
  if (empty) {
    empty.hidden = all.length > 0;
  }
  document.getElementById("sites")?.replaceChildren(...all.reverse().map(row));
}

function row({ origin, decision, since }: Site): HTMLLIElement {
  const name = document.createElement("p");
  name.append(...showOrigin(origin));
  const said = document.createElement("p");
  said.className = "quiet";
  const day = new Date(since).toLocaleDateString(api.i18n.getMessage("language") === "vi" ? "vi-VN" : "en-GB");
  said.textContent = api.i18n.getMessage(decision === "allowed" ? "allowedSince" : "refusedSince", [day]);
  const forget = document.createElement("button");
  forget.type = "button";
  forget.textContent = api.i18n.getMessage(decision === "allowed" ? "takeBack" : "askAgain");
  forget.setAttribute("aria-label", `${forget.textContent}: ${origin}`);
  forget.addEventListener("click", () => void sites.forget(origin));
  const item = document.createElement("li");
  item.append(name, said, forget);
  return item;
}
