import type { Card, Presentation, Report } from "kyso";

/** One state of a document: as somebody signed it, as it was saved in between, or as it is now. */
export interface State {
  /** `now`, or the number of the revision. */
  readonly key: string;
  /** Number of the newest revision in it. */
  readonly revision: number;
  /** Number of bytes, from the first. */
  readonly end: number;
  /** Signature by which the engine names exactly the bytes of this state; none for one that nobody signed. */
  readonly signed: number | `t${number}` | undefined;
  /** Whose signatures or time-stamps end here. */
  readonly cards: readonly Card[];
}

/** The states of a document: as it is now first, then each saved state, oldest first. */
export function statesOf(report: Report, presentation: Presentation): State[] {
  const { revisions } = report.document;
  const last = revisions.length;
  const saved = revisions.map(({ number, end }): State => {
    const signature = report.signatures.find(({ coverage, parent }) => coverage.revision === number && (parent ?? null) === null);
    const stamp = report.timestamps.findIndex(({ coverage }) => coverage.revision === number);
    const signed = signature?.id ?? (stamp < 0 ? undefined : (`t${stamp + 1}` as const));
    const cards = [
      ...presentation.signatures.filter(({ id }) => report.signatures.some((one) => one.id === id && one.coverage.revision === number)),
      ...presentation.timestamps.filter((_, index) => report.timestamps[index]?.coverage.revision === number),
    ];
    return { key: String(number), revision: number, end, signed, cards };
  });
  const now: State = { key: "now", revision: last, end: report.input.size, signed: undefined, cards: [] };
  return [now, ...saved];
}
