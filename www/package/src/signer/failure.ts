import { BridgeError } from "../bridge/errors/error.js";
import { NothingThereError, type Closed } from "../bridge/provider.js";
import { KysoError } from "../error.js";
import type { Language } from "../options.js";
import type { ErrorText } from "../presentation.js";
import type { SignatureWriter } from "./contract.js";

/** A failure in words: what it is, what it means, what to do. */
export interface Failure {
  readonly code: string;
  readonly text: ErrorText;
  /** The ways that are closed, where none is open. */
  readonly ways: readonly Closed[];
}

/** The words of anything thrown. Each says what to do next. */
export async function failureOf(thrown: unknown, signing: SignatureWriter | undefined, language: Language): Promise<Failure> {
  if (thrown instanceof BridgeError) {
    const { title, next } = thrown.words[language];
    const left = thrown.triesLeft;
    const tries = left === undefined ? "" : language === "vi" ? `Còn ${left} lần nhập.` : `${left} tries left.`;
    return { code: thrown.code, text: { title, meaning: tries, next }, ways: thrown instanceof NothingThereError ? thrown.ways : [] };
  }
  const error = thrown instanceof KysoError ? thrown : new KysoError({ code: "engine-stopped", message: String(thrown), details: {} });
  const text = await signing?.errorText(error, language).catch(() => undefined);
  return { code: error.code, text: text ?? { title: error.message, meaning: "", next: "" }, ways: [] };
}
