import { asBlob, fileName } from "./document.js";
import { dossierWords } from "./dossier-letter.js";
import type { DossierFile, JudgedDossier } from "./dossier.js";
import type { NamedFile } from "./engine.js";
import { KysoError } from "./error.js";
import { given } from "./given.js";
import { jsonOf } from "./json.js";
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
export function named(file: DossierFile): NamedFile {
  const { document, name } = given(file);
  return { document: asBlob(document), name: name ?? fileName(document) ?? "" };
}

/** What a letter may be told beside the report; each stands in its text, so that none is inherited. */
const LETTER = { format: null, sender: null, receiver: null, number: null, by: null, at: null, reasons: null };
/** The same of a decision. */
const DECISION = { choice: null, reasons: null, ground: null, by: null, at: null };

/** What the engine makes a letter of: the words of the report or the dossier, and what a person adds. */
export function letterInput(about: Report | JudgedDossier, said: LetterDetails): string {
  const { language = "vi", ...details } = given(said);
  const { returning, engine, note } = Object.hasOwn(about, "dossier") ? dossierWords(about as JudgedDossier, language) : sentencesOf(about as Report, language);
  return jsonOf({ ...LETTER, language, returning, engine, note, ...known(details) });
}

/** What the engine makes a record of: the report to the letter and the decision. */
export function recordInput(report: Report, said: DecisionDetails): string {
  const { evidence, at, ...decision } = given(said);
  return jsonOf({
    report: jsonOf(report),
    evidence: evidence ? jsonOf(evidence) : null,
    decision: { ...DECISION, ...known(decision), at: at ?? new Date().toISOString().replace(/\.\d+Z$/, "Z") },
  });
}

/** Without what is there and says nothing. */
function known<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
}
