import { fileName, held } from "./document.js";
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
import { timeText } from "./time.js";

/** The engine's answer for one file: the report, and its sentences in every language of the engine. */
interface Verification {
  readonly report: Report;
  readonly presentation: Readonly<Record<Language, Presentation>>;
}

/** The sentences of each report, as long as the report is in use. */
const SENTENCES = Symbol("sentences");

function keep(report: Report, sentences: Verification["presentation"]): void {
  // Given by a function: frameworks put proxies around objects only.
  Object.defineProperty(report, SENTENCES, { value: () => sentences, enumerable: false, configurable: true, writable: true });
}

function kept(report: Report): Verification["presentation"] | undefined {
  return (report as { [SENTENCES]?: () => Verification["presentation"] })[SENTENCES]?.();
}

/** Reads the engine's answer and stores the sentences with the report. */
export function reportOf(text: string): Report {
  const { report, presentation } = JSON.parse(text) as Verification;
  keep(report, presentation);
  return report;
}

/** Has the engine put a report, given as JSON text, into sentences. */
export type Presents = (report: string) => Promise<string>;

/** The sentences of a report: those it came with, or new ones for a report that was stored, cloned or made by another page. */
export async function sentencesOf(report: Report, language: Language, presents: Presents): Promise<Presentation> {
  if (language !== "vi" && language !== "en") {
    throw new KysoError({ code: "bad-context", message: `no language \`${String(language)}\``, details: {} });
  }
  const sentences = kept(report) ?? (JSON.parse(await presents(jsonOf(report))) as Verification["presentation"]);
  return sentences[language];
}

/** Reads the engine's answer on a dossier and stores the sentences with the report of each member. */
export function dossierOf(text: string): JudgedDossier {
  const judged = JSON.parse(text) as JudgedDossier;
  judged.dossier.members.forEach(({ report }, index) => {
    const presentation = judged.presentations[index];
    if (report && presentation) {
      keep(report, presentation);
    }
  });
  return judged;
}

/** A file of a dossier under the name it goes by. */
export function named(file: DossierFile): NamedFile {
  const { document, name } = given(file);
  return { document: held(document), name: name ?? fileName(document) ?? "" };
}

/** Further input of a letter; each is in its text, so that none is inherited. */
const LETTER = { format: null, sender: null, receiver: null, number: null, by: null, at: null, regulation: null, reasons: null };
/** The same of a local regulation. */
const REGULATION = { number: null, date: null };
/** The same of a decision. */
const DECISION = { choice: null, reasons: null, ground: null, by: null, at: null };

/** What the engine makes a letter of: the words of the report or the dossier, and what a person adds. */
export async function letterInput(about: Report | JudgedDossier, said: LetterDetails, presents: Presents): Promise<string> {
  const { language = "vi", at, regulation, ...details } = given(said);
  const { returning, engine, note } = Object.hasOwn(about, "dossier")
    ? dossierWords(about as JudgedDossier, language)
    : await sentencesOf(about as Report, language, presents);
  return jsonOf({
    ...LETTER,
    language,
    returning,
    engine,
    note,
    ...stated(details),
    regulation: regulation ? { ...REGULATION, ...stated(given(regulation)) } : null,
    at: at === undefined ? null : timeText(at),
  });
}

/** The input of a record: the report, verbatim, and the decision. */
export function recordInput(report: Report, said: DecisionDetails): string {
  const { evidence, at, sender, number, ...decision } = given(said);
  return jsonOf({
    report: jsonOf(report),
    sender: sender ?? null,
    number: number ?? null,
    evidence: evidence ? jsonOf(evidence) : null,
    decision: { ...DECISION, ...stated(decision), at: timeText(at ?? new Date()) },
  });
}

/** Without what is there and says nothing. */
function stated<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
}
