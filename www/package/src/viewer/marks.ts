import type { Presentation, Tone } from "../presentation.js";
import type { Report } from "../report.js";

/** A signature at a place of the document, as the engine verified it. What a page itself draws there is no proof of anything. */
export interface Mark {
  readonly id: number;
  readonly tone: Tone;
  readonly title: string;
  readonly verdict: string;
  /** From 1; none where the signature is not to be seen. */
  readonly page: number | undefined;
  /** In units of the page. */
  readonly rect: readonly number[];
}

/** Most marks that are drawn: a hostile file may list any number. */
const MOST = 500;

/** The marks of all signatures; one without an area is listed without a page. */
export function marksOf(report: Report, { signatures }: Presentation): readonly Mark[] {
  return report.signatures
    .flatMap(({ id, widgets }): Mark[] => {
      const card = signatures.find((one) => one.id === id);
      if (!card) {
        return [];
      }
      const { tone, title, verdict } = card;
      const seen = widgets.flatMap(({ page, rect }) => (typeof page === "number" && rect && hasArea(rect) ? [{ id, tone, title, verdict, page, rect }] : []));
      return seen.length > 0 ? seen : [{ id, tone, title, verdict, page: undefined, rect: [] }];
    })
    .slice(0, MOST);
}

function hasArea([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): boolean {
  return left !== right && bottom !== top;
}
