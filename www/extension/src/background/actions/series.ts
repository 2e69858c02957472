import { ACTS } from "./document.js";
import type { Action } from "./index.js";
import { exactly, list, oneOf } from "./keys.js";
import { fingerprint, request } from "./sign.js";

/** The most signatures that follow on one document with the same consent. */
const FOLLOWING = 8;

/** Has a document signed, and the person asked once for this signature and those that follow on it. */
export const series: Action = {
  run: async (message, context) => context.forward(exactly(message, { certificate: fingerprint, request, then: list(1, FOLLOWING, oneOf(...ACTS)) })),
};
