import type { App } from "../../state/app.ts";
import { h, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { icon } from "../../ui/icons.ts";
import { texts } from "../../i18n/index.ts";
import { fileLine } from "../../ui/file-line.ts";

/** Asks for the password of an encrypted file. It goes to the worker of this page and nowhere else. */
export function passwordForm(app: App, entry: Entry, isWrong: boolean): Part {
  const words = texts(app.language);
  const submit = (event: Event) => {
    event.preventDefault();
    app.again(entry, (event.currentTarget as HTMLFormElement).querySelector("input")?.value ?? "");
  };
  return h(
    "form",
    { key: "password", class: "panel password", submit },
    fileLine(entry.file),
    h("h2", {}, icon("lock"), " ", words.passwordTitle),
    h("p", { class: "sentence", id: "password-text" }, words.passwordText),
    isWrong && h("p", { class: "wrong", role: "alert" }, words.passwordWrong),
    h("label", { for: "password" }, words.password),
    h(
      "div",
      { class: "actions" },
      h("input", {
        id: "password",
        type: "password",
        autocomplete: "off",
        required: true,
        "aria-describedby": "password-text",
        "aria-invalid": isWrong ? "true" : undefined,
      }),
      h("button", { type: "submit", class: "primary" }, words.open),
    ),
  );
}
