import { KysoError } from "./error.js";
import type { VerifierOptions } from "./options.js";

/**
 * The options that a caller gave, and no other. What an object merely inherits was given by nobody: a script that writes to
 * `Object.prototype` could otherwise add anchors of its own to every call.
 */
export function given<Options extends object>(options: Options): Options {
  return Object.setPrototypeOf({ ...options }, null) as Options;
}

/**
 * Refuses options with another name. A mistyped one would be left out in silence, and the engine takes some from this package only,
 * such as digests that the platform computed: with those a caller's text could say that changed bytes are unchanged.
 */
export function only<Options extends object>(options: Options, names: Readonly<Record<keyof Options, true>>): Options {
  const own = given(options);
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined && !Object.keys(names).includes(name)) {
      throw new KysoError({ code: "bad-context", message: `options: unknown field \`${name}\``, details: {} });
    }
  }
  return own;
}

/** What a verifier is made with, apart from where its engine comes from. */
export const VERIFIER_OPTIONS: Readonly<Record<keyof VerifierOptions, true>> = {
  trust: true,
  userTrust: true,
  distrust: true,
  policy: true,
  revocation: true,
  now: true,
  webCrypto: true,
};
