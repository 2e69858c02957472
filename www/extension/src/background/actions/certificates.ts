import type { Action } from "./index.js";
import { exactly } from "./keys.js";

/** The certificates on the tokens. */
export const certificates: Action = {
  run: async (message, context) => context.forward(exactly(message, {})),
};
