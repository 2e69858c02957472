import type { JudgedDossier } from "./dossier.js";
import { KysoError } from "./error.js";
import type { Ground, Returning } from "./office.js";
import type { Language } from "./options.js";
import type { Line, Presentation } from "./presentation.js";

/** What a letter about a report is made of. */
export type LetterWords = Pick<Presentation, "returning" | "engine" | "note">;

/**
 * The content of a letter about a whole dossier: the dossier's own lines and the reasons of its members, each under the
 * name of its file. Nothing is judged here: a reason has the same place in the letter as in the dossier.
 */
export function dossierWords({ dossier, text, presentations }: JudgedDossier, language: Language): LetterWords {
  const said = presentations.map((one) => one?.[language]);
  const first = said.find((one) => one !== undefined);
  if (!first) {
    throw new KysoError({ code: "unreadable", message: "no file of the dossier could be read", details: {} });
  }
  const [result, ...lines] = text[language].lines;
  const returning: Returning = {
    document: [...lines, ...said.flatMap((one) => (one ? digestLine(one.returning) : [])), ...first.returning.document.slice(-1)],
    outcome: result?.value ?? text[language].verdict,
    grounds: dossier.members.flatMap((member, index) => groundsOf(member.name, said[index]?.returning, dossier.refusalReasons)),
    used: [...new Set(said.flatMap((one) => one?.returning.used ?? []))].sort(),
  };
  const unread = dossier.members.filter(({ error, role }) => error !== null && role === "annex").map(({ name }) => name);
  return {
    returning: { ...returning, grounds: [...returning.grounds, ...unreadGrounds(unread, text[language].findings)] },
    engine: first.engine,
    note: first.note,
  };
}

/** The digest of a file under its name: a letter about many files has one such line for each. */
function digestLine({ document: [name, digest] }: Returning): Line[] {
  return name && digest ? [{ label: `${digest.label} – ${name.value}`, value: digest.value }] : [];
}

/** What a member is returned for, of what the dossier is returned for. */
function groundsOf(name: string, returning: Returning | undefined, reasons: readonly string[]): Ground[] {
  const grounds = (returning?.grounds ?? []).filter(({ reason }) => reasons.includes(reason));
  return grounds.map((ground) => ({ ...ground, title: `${name}: ${ground.title}` }));
}

/** An annex that cannot be read has no report: the dossier itself says that the agency's signature is missing on it. */
function unreadGrounds(names: readonly string[], findings: JudgedDossier["text"][Language]["findings"]): Ground[] {
  const found = findings.find(({ code }) => code === "R12");
  return found ? names.map((name) => ({ reason: "R12", title: `${name}: ${found.title}`, clause: found.clause, signatures: [], next: found.next })) : [];
}
