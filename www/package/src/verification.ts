import { asBlob, fileName } from "./document.js";
import { dossierWords } from "./dossier-letter.js";
import type { DossierFile, JudgedDossier } from "./dossier.js";
import type { NamedFile } from "./engine.js";
import { KysoError } from "./error.js";
import type { DecisionDetails, LetterDetails } from "./office.js";
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
  if (language !== "vi" && language !== "en") {
    throw new KysoError({ code: "bad-context", message: `no language \`${String(language)}\``, details: {} });
  }
  return known[language];
}

/** Reads the engine's answer on a dossier and keeps the sentences beside the report of each member. */
export function dossierOf(text: string): JudgedDossier {
  const judged = JSON.parse(text) as JudgedDossier;
  judged.dossier.members.forEach(({ report }, index) => {
    const presentation = judged.presentations[index];
    if (report && presentation) {
      sentences.set(report, presentation);
    }
  });
  return judged;
}

/** A file of a dossier under the name it goes by. */
export function named({ document, name }: DossierFile): NamedFile {
  return { document: asBlob(document), name: name ?? fileName(document) ?? "" };
}

/** What the engine makes a letter of: the words of the report or the dossier, and what a person adds. */
export function letterInput(about: Report | JudgedDossier, { language = "vi", ...details }: LetterDetails): string {
  const { returning, engine, note } = "dossier" in about ? dossierWords(about as JudgedDossier, language) : sentencesOf(about, language);
  return JSON.stringify({ language, returning, engine, note, ...details });
}

/** What the engine makes a record of: the report to the letter and the decision. */
export function recordInput(report: Report, { evidence, at, ...decision }: DecisionDetails): string {
  return JSON.stringify({
    report: JSON.stringify(report),
    ...(evidence && { evidence: JSON.stringify(evidence) }),
    decision: { ...decision, at: at ?? new Date().toISOString().replace(/\.\d+Z$/, "Z") },
  });
}
