import type { Presentation, Said, Tone } from "./presentation.js";
import type { Change, Report } from "./report.js";

/** A change that came after a signature. */
export interface LaterChange {
  readonly revision: number;
  /** From 1; none where it is on no page. */
  readonly page: number | undefined;
  readonly rect: readonly number[] | undefined;
  readonly tone: Tone;
  /** The engine's words for it; empty where the result has none. */
  readonly label: string;
}

/** What was changed since the first signature, each once, but for signatures that were added. */
export function laterChanges(report: Report, presentation: Presentation): LaterChange[] {
  const seen = new Set<string>();
  const places = new Set([...report.signatures, ...report.timestamps].flatMap(({ changesAfter }) => changesAfter));
  const listed = report.shared.changes.filter((_, place) => places.has(place));
  return listed.flatMap((change): LaterChange[] => {
    const { revision, finding, page, rect, object, justified } = change;
    const key = JSON.stringify([revision, finding.code, page, rect, object]);
    if (seen.has(key) || isOwnSignature(change)) {
      return [];
    }
    seen.add(key);
    const tone = justified === true ? "neutral" : justified === false ? "bad" : "warn";
    return [{ revision, page: page ?? undefined, rect: rect ?? undefined, tone, label: wordsOf(change, presentation)?.title ?? "" }];
  });
}

/** A signature that was added has a frame of its own. */
function isOwnSignature({ finding }: Change): boolean {
  return finding.code === "change-signature-added" || finding.code === "change-timestamp-added";
}

/** The engine's words for a change, wherever the result has them. */
function wordsOf({ finding }: Change, { document, signatures: cards, timestamps }: Presentation): Said | undefined {
  const said = [document, ...cards, ...timestamps].flatMap(({ findings }) => findings);
  return said.find(({ code }) => code === finding.code);
}
