import type { Card, Presentation, Report, Tone } from "kyso";
import { laterChanges } from "kyso/changes";

/** Something that the engine found at a place of the document. What a page itself draws there is no proof of anything. */
export interface Mark {
  readonly kind: "signature" | "change";
  readonly tone: Tone;
  /** From 1. */
  readonly page: number;
  /** In units of the page; none where a whole page is meant. */
  readonly rect: readonly number[] | undefined;
  readonly label: string;
  /** The number of a signature: there is no room for more beside a small frame. */
  readonly id: number | undefined;
  readonly verdict: string;
  /** The part of the result that tells more. */
  readonly target: string;
}

/** Most marks that are drawn: a hostile file may list any number. */
const MOST = 500;

/** The marks on one state of a document: signatures that are in it, and what was changed up to it since the first of them. */
export function marksOf(report: Report, presentation: Presentation, revision: number): Mark[] {
  return [...signatures(report, presentation, revision), ...changes(report, presentation, revision)].slice(0, MOST);
}

function signatures(report: Report, { signatures: cards }: Presentation, revision: number): Mark[] {
  return report.signatures
    .filter(({ coverage }) => coverage.revision === null || coverage.revision === undefined || coverage.revision <= revision)
    .flatMap(({ id, widgets }) => {
      const at = cards.findIndex((card) => card.id === id);
      const card = cards[at];
      return card ? widgets.flatMap(({ page, rect }) => signatureMark(card, at, page, rect)) : [];
    });
}

function signatureMark(card: Card, at: number, page: number | null | undefined, rect: readonly number[] | null | undefined): Mark[] {
  // Without an area there is nothing to be seen: an invisible signature is told in the result alone.
  const isVisible = typeof page === "number" && rect && rect[0] !== rect[2] && rect[1] !== rect[3];
  return isVisible
    ? [{ kind: "signature", tone: card.tone, page, rect, id: card.id, label: card.title, verdict: card.verdict, target: `signatures-${at}` }]
    : [];
}

function changes(report: Report, presentation: Presentation, revision: number): Mark[] {
  const seen = laterChanges(report, presentation).filter((change) => change.revision <= revision);
  return seen.flatMap(({ page, rect, tone, label }): Mark[] =>
    page === undefined ? [] : [{ kind: "change", tone, page, rect, id: undefined, label, verdict: "", target: "document" }],
  );
}
