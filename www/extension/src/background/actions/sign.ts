import { isMessage } from "../../shared/messages.js";
import type { Action } from "./index.js";
import { base64, type Check, exactly, list, matching, oneOf } from "./keys.js";

const algorithm = oneOf(...["rsa-pkcs1", "rsa-pss", "ecdsa"].flatMap((kind) => [`${kind}-sha256`, `${kind}-sha384`, `${kind}-sha512`]));
const attributes = base64(64 * 1024);

/** What is asked for of one document. */
export const request: Check = (value) =>
  isMessage(value) && Object.keys(value).length === 2 && algorithm(value["algorithm"]) && attributes(value["signedAttributes"]);

/** SHA-256 of a certificate. */
export const fingerprint: Check = matching(/^[0-9a-f]{64}$/, 64);

/** Has the documents signed. The host shows them, asks the person and the PIN, and hashes them itself. */
export const sign: Action = {
  run: async (message, context) => context.forward(exactly(message, { certificate: fingerprint, requests: list(1, 100, request) })),
};
