import { KysoError } from "./error.js";
import type { OpenOptions, SignedTrustFile, VerifierOptions } from "./options.js";

/**
 * The options that a caller gave, and no other. What an object merely inherits was given by nobody: a script that writes to
 * `Object.prototype` could otherwise add anchors of its own to every call. What is read from the answer is inherited from nowhere
 * either; taking it apart (`const { a, ...rest } = …`) makes a plain object again, so `rest` goes through here once more.
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
  for (const name of Object.keys(own)) {
    if (own[name as keyof Options] !== undefined && !Object.hasOwn(names, name)) {
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
  fetcher: true,
};

/** What opening a file takes. */
export const OPEN_OPTIONS: Readonly<Record<keyof OpenOptions, true>> = { password: true };

/** What a signed trust file is opened with. */
export const SIGNED_TRUST: Readonly<Record<keyof SignedTrustFile, true>> = { file: true, signature: true, keys: true, atLeast: true };

/** Whether trust data come with a signature that is still to be verified. */
export function isSigned(trust: NonNullable<VerifierOptions["trust"]>): trust is SignedTrustFile {
  return Object.hasOwn(trust, "signature");
}
