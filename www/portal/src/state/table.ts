import type { Tone } from "kyso";
import type { Entry } from "./entry.ts";

/** The columns files can be put in order by. */
export type Column = "added" | "name" | "outcome" | "signer" | "time";
/** Which files are shown. */
export type Filter = "all" | Tone | "none";

/** How the table of files is looked at. */
export interface Look {
  readonly column: Column;
  readonly descending: boolean;
  readonly filter: Filter;
  readonly search: string;
}

export const FIRST_LOOK: Look = { column: "added", descending: false, filter: "all", search: "" };

/** Worst first: what needs a person stands at the top. */
const ORDER: readonly Filter[] = ["bad", "warn", "none", "neutral", "good"];

/** The tone of a file's result; `none` as long as there is no result. */
export function toneOf({ status }: Entry): Exclude<Filter, "all"> {
  return status.kind === "done" ? status.presentation.headline.tone : "none";
}

export function signersOf({ status }: Entry): string {
  return status.kind === "done" ? status.presentation.signatures.map((card) => card.title).join("; ") : "";
}

/** The latest time of a signature, as the report has it. */
export function timeOf({ status }: Entry): string {
  const times = status.kind === "done" ? status.report.signatures.map(({ time }) => time.best ?? "") : [];
  return times.sort().at(-1) ?? "";
}

/** The files in the order and choice that was asked for. */
export function looked(entries: readonly Entry[], look: Look): Entry[] {
  const search = look.search.trim().toLocaleLowerCase("vi");
  const chosen = entries.filter(
    (entry) => (look.filter === "all" || toneOf(entry) === look.filter) && `${entry.file.name} ${signersOf(entry)}`.toLocaleLowerCase("vi").includes(search),
  );
  const sign = look.descending ? -1 : 1;
  return chosen.sort((one, other) => sign * compared(one, other, look.column) || one.id - other.id);
}

function compared(one: Entry, other: Entry, column: Column): number {
  switch (column) {
    case "added":
      return one.id - other.id;
    case "name":
      return one.file.name.localeCompare(other.file.name, "vi", { numeric: true });
    case "outcome":
      return ORDER.indexOf(toneOf(one)) - ORDER.indexOf(toneOf(other));
    case "signer":
      return signersOf(one).localeCompare(signersOf(other), "vi");
    case "time":
      return timeOf(one).localeCompare(timeOf(other));
  }
}
