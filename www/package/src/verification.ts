import { KysoError } from "./error.js";
import type { Language } from "./options.js";
import type { Presentation } from "./presentation.js";
import type { Report } from "./report.js";

/** What the engine gives for one file: the report, and its sentences in every language it speaks. */
interface Verification {
  readonly report: Report;
  readonly presentation: Readonly<Record<Language, Presentation>>;
}

/** The sentences of each report, as long as somebody holds the report. */
const sentences = new WeakMap<Report, Verification["presentation"]>();

/** Reads the engine's answer and keeps the sentences beside the report. */
export function reportOf(text: string): Report {
  const { report, presentation } = JSON.parse(text) as Verification;
  sentences.set(report, presentation);
  return report;
}

/** The sentences of a report that a verifier of this page gave. */
export function sentencesOf(report: Report, language: Language): Presentation {
  const known = sentences.get(report);
  if (!known) {
    throw new KysoError({ code: "unknown-report", message: "not a report of a verifier on this page", details: {} });
  }
  return known[language];
}
