import { laterChanges } from "../changes.js";
import type { Presentation, Tone } from "../presentation.js";
import type { Report } from "../report.js";

/** A signature at a place of the document, or what was changed after one, as the engine found it. What a page itself draws is no proof of anything. */
export interface Mark {
  /** The number of a signature; none of a change. */
  readonly id: number | undefined;
  readonly tone: Tone;
  readonly title: string;
  readonly verdict: string;
  /** From 1; none where the signature is not to be seen. */
  readonly page: number | undefined;
  /** In units of the page; none where the whole page is meant. */
  readonly rect: readonly number[] | undefined;
}

/** Most marks that are drawn: a hostile file may list any number. */
const MOST = 500;

/** The marks of all signatures and of the changes after them that a page shows. */
export function marksOf(report: Report, presentation: Presentation): readonly Mark[] {
  return [...signatureMarks(report, presentation), ...changeMarks(report, presentation)].slice(0, MOST);
}

/** One without an area is listed without a page. */
function signatureMarks(report: Report, { signatures }: Presentation): readonly Mark[] {
  return report.signatures.flatMap(({ id, widgets }): Mark[] => {
    const card = signatures.find((one) => one.id === id);
    if (!card) {
      return [];
    }
    const { tone, title, verdict } = card;
    const seen = widgets.flatMap(({ page, rect }) => (typeof page === "number" && rect && hasArea(rect) ? [{ id, tone, title, verdict, page, rect }] : []));
    return seen.length > 0 ? seen : [{ id, tone, title, verdict, page: undefined, rect: [] }];
  });
}

function changeMarks(report: Report, presentation: Presentation): readonly Mark[] {
  return laterChanges(report, presentation).flatMap(({ page, rect, tone, label }): Mark[] =>
    page === undefined ? [] : [{ id: undefined, tone, title: label, verdict: "", page, rect }],
  );
}

function hasArea([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): boolean {
  return left !== right && bottom !== top;
}
