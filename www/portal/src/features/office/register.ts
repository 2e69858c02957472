import type { App } from "../../state/app.ts";
import { h, type Part } from "../../ui/dom.ts";
import { offer } from "../../ui/export.ts";
import { icon } from "../../ui/icons.ts";
import { COLUMNS, type Registered } from "../../state/register.ts";
import { layerTexts, type LayerTexts } from "../../i18n/layers.ts";
import { xlsxOf } from "../../ui/xlsx.ts";
import { printAlone } from "../check/slip.ts";

/** The register of incoming documents, as far as this page has decisions: every cell can be put right before it is saved or printed. */
export function register(app: App): Part {
  const words = layerTexts(app.language);
  return h(
    "section",
    { class: "panel register no-print", id: "register", lang: app.language, "aria-labelledby": "register-title" },
    h("h2", { id: "register-title" }, words.register, " ", h("span", { class: "count" }, String(app.register.rows.length))),
    h("p", { class: "quiet small" }, words.registerText),
    h(
      "div",
      { class: "register-frame", tabindex: "0", role: "group", "aria-labelledby": "register-title" },
      h("table", {}, heads(words, true), h("tbody", {}, ...app.register.rows.map((one, index) => row(app, one, index, words)))),
    ),
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", id: "register-xlsx", click: () => void saveSheet(app, words) }, icon("save"), words.registerXlsx),
      h("button", { type: "button", id: "register-save", click: () => save(app, words) }, icon("save"), words.registerSave),
      h("button", { type: "button", id: "register-print", click: () => print(app, words) }, icon("print"), words.registerPrint),
    ),
  );
}

function heads(words: LayerTexts, hasActions: boolean): Part {
  return h(
    "thead",
    {},
    h("tr", {}, ...COLUMNS.map((column) => h("th", { scope: "col", class: `register-${column}` }, words.columns[column])), hasActions && h("td", {})),
  );
}

function row(app: App, one: Registered, index: number, words: LayerTexts): Part {
  const cell = (column: (typeof COLUMNS)[number]) => {
    const id = `register-${index}-${column}`;
    const isRead = one.read.has(column);
    const put = ({ currentTarget }: Event): void => {
      app.register.put(one, column, (currentTarget as HTMLTextAreaElement).value);
      if (isRead) {
        app.redraw();
      }
    };
    const text = { id, rows: "2", maxlength: "2000", "aria-label": words.columns[column], "aria-describedby": isRead ? `${id}-read` : undefined };
    return h(
      "td",
      {},
      h("textarea", { ...text, value: one.row[column], input: put }),
      isRead && h("span", { class: "read-mark", id: `${id}-read` }, words.readMark),
    );
  };
  const remove = () => app.unregister(one);
  const name = words.registerRemove(one.row.number);
  return h(
    "tr",
    {},
    ...COLUMNS.map(cell),
    h(
      "td",
      {},
      h("button", { type: "button", id: `register-${index}-remove`, class: "plain remove", "aria-label": name, title: name, click: remove }, icon("close")),
    ),
  );
}

function save(app: App, words: LayerTexts): void {
  offer("so-van-ban-den.csv", "text/csv;charset=utf-8", app.register.csv(words.columns, words.readByMachine));
  app.register.isUnsaved = false;
}

/** Widths of the ten columns, in characters. */
const WIDTHS = [12, 8, 28, 18, 14, 44, 24, 12, 12, 36];

async function saveSheet(app: App, words: LayerTexts): Promise<void> {
  const heads = COLUMNS.map((column) => words.columns[column]);
  offer("so-van-ban-den.xlsx", "", await xlsxOf({ name: words.register, heads, rows: app.register.cells(words.columns, words.readByMachine), widths: WIDTHS }));
  app.register.isUnsaved = false;
}

function print(app: App, words: LayerTexts): void {
  const rows = app.register.rows.map(({ row: cells }) => h("tr", {}, ...COLUMNS.map((column) => h("td", {}, h("bdi", {}, cells[column])))));
  printAlone(h("section", { class: "printed-register" }, h("h1", {}, words.register), h("table", {}, heads(words, false), h("tbody", {}, ...rows))));
  app.register.isUnsaved = false;
}
