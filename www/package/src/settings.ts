import type { PlainVerifierOptions, ReadyOptions } from "./engine.js";
import { KysoError } from "./error.js";
import type { Fetcher } from "./online.js";
import type { Verifier } from "./verifier.js";

/** What a verifier judges with. Signing checks a certificate with the same, so that nobody has to say it twice. */
export interface Settings {
  readonly options: PlainVerifierOptions | ReadyOptions;
  readonly fetcher: Fetcher | undefined;
}

/** The same symbol in every copy of the package on a page. */
export const SETTINGS: unique symbol = Symbol.for("kyso.settings");

/** A verifier that says what it judges with: those of this package do. */
export interface WithSettings {
  [SETTINGS](): Settings;
}

/** What a verifier judges with. */
export function settingsOf(verifier: Verifier): Settings {
  const settings = (verifier as Partial<WithSettings> | undefined)?.[SETTINGS];
  if (typeof settings !== "function") {
    throw new KysoError({ code: "bad-context", message: "signing: verifier is none of createVerifier's", details: {} });
  }
  return settings.call(verifier);
}
