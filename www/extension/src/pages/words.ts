import { api } from "../shared/api.js";

/** Puts the words of the person's language into a page: `data-words` names the message. */
export function translate(): void {
  document.documentElement.lang = api.i18n.getMessage("language");
  for (const element of document.querySelectorAll<HTMLElement>("[data-words]")) {
    element.textContent = api.i18n.getMessage(element.dataset["words"] ?? "");
  }
}

/** A site as it is shown: the host is what a person compares, so it is set apart. Other letters than Latin ones come as punycode. */
export function showOrigin(origin: string): HTMLElement[] {
  const { protocol, host } = new URL(origin);
  const quiet = document.createElement("span");
  quiet.textContent = `${protocol}//`;
  const name = document.createElement("strong");
  name.textContent = host;
  return [quiet, name];
}
