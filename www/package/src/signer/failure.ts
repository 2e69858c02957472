import { BridgeError } from "../bridge/errors/error.js";
import { NothingThereError, type Closed } from "../bridge/provider.js";
import { KysoError } from "../error.js";
import type { Language } from "../options.js";
import type { ErrorText } from "../presentation.js";
import type { SignatureWriter } from "./contract.js";

/** A failure in words: what it is, what it means, what to do. In both languages: the page may change its own while it is shown. */
export interface Failure {
  readonly code: string;
  readonly text: Readonly<Record<Language, ErrorText>>;
  /** The ways that are closed, where none is open. */
  readonly ways: readonly Closed[];
}

/** The words of anything thrown. Each says what to do next. */
export async function failureOf(thrown: unknown, signing: SignatureWriter | undefined): Promise<Failure> {
  if (thrown instanceof BridgeError) {
    const { code, words, triesLeft: left } = thrown;
    const text = (language: Language, tries: string): ErrorText => ({
      title: words[language].title,
      meaning: left === undefined ? "" : tries,
      next: words[language].next,
    });
    const ways = thrown instanceof NothingThereError ? thrown.ways : [];
    return { code, text: { vi: text("vi", `Còn ${left} lần nhập.`), en: text("en", left === 1 ? "1 try left." : `${left} tries left.`) }, ways };
  }
  const error = thrown instanceof KysoError ? thrown : new KysoError({ code: "engine-stopped", message: String(thrown), details: {} });
  const text = async (language: Language): Promise<ErrorText> =>
    (await signing?.errorText(error, language).catch(() => undefined)) ?? { title: error.message, meaning: "", next: "" };
  const [vi, en] = await Promise.all([text("vi"), text("en")]);
  return { code: error.code, text: { vi, en }, ways: [] };
}
