import type { Action } from "./index.js";
import { exactly } from "./keys.js";
import { request } from "./sign.js";

/** The next signature of a series. The host signs it only if the document is the one before it, with one signature more. */
export const goOn: Action = {
  run: async (message, context) => context.forward(exactly(message, { request })),
};
