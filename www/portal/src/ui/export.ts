import type { Language } from "kyso";
import type { Entry } from "../state/entry.ts";
import { element } from "./dom.ts";
import { plain } from "kyso/unseen";
import { signersOf, timeOf } from "../state/table.ts";
import { exportTexts } from "../i18n/export.ts";
import { moment } from "./clock.ts";

/** All results as a table for a spreadsheet (RFC 4180; the mark at the start tells it that the text is UTF-8). */
export function csvOf(entries: readonly Entry[], language: Language): string {
  const { columns, states } = exportTexts(language);
  const rows = entries.map((entry) => {
    const { status } = entry;
    const done = status.kind === "done" ? status : undefined;
    return [
      entry.file.name,
      String(entry.file.size),
      done?.report.input.sha256 ?? "",
      done?.report.verdict ?? "",
      done?.report.verdictReason ?? "",
      done?.presentation.headline.title ?? "",
      done?.presentation.law?.verdict ?? "",
      done?.report.vietnam?.refusalReasons.join(" ") ?? "",
      signersOf(entry),
      moment(timeOf(entry), language),
      status.kind === "failed" ? status.text.title : status.kind === "done" ? "" : states[status.kind],
    ];
  });
  return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Where a cell begins, for a program that takes commas, semicolons or tabs for the ends of cells, with what makes a formula there. */
const FORMULA = /(^|[;,\t])(?=["'\s]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20])/g;

/**
 * Text from a file must not become a formula where the table is opened. Vietnamese spreadsheets take semicolons for the ends of cells, and
 * then the quotes of this form do not hold a cell together.
 */
export function cell(value: string): string {
  const oneLine = plain(value).replaceAll(/[\t\r\n]+/g, " ");
  return `"${oneLine.replaceAll(FORMULA, "$1'").replaceAll('"', '""')}"`;
}

/** All reports in one file; an error stands in the place of a report that there is not. */
export function jsonOf(entries: readonly Entry[]): string {
  const list = entries.map(({ file, status }) => ({
    file: file.name,
    report: status.kind === "done" ? status.report : null,
    error: status.kind === "failed" ? { code: status.error.code, message: status.error.message } : null,
    state: status.kind,
  }));
  return `${JSON.stringify({ schema: "kyso-batch/1", files: list }, undefined, 2)}\n`;
}

/** Offers text as a file. It is made here, so nothing is fetched. */
export function offer(name: string, type: string, text: string | Blob): void {
  const url = URL.createObjectURL(text instanceof Blob ? text : new Blob([text], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
