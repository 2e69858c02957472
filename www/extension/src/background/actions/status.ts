import type { Action } from "./index.js";
import { exactly } from "./keys.js";

/** Drivers, readers and tokens, as the host sees them. */
export const status: Action = {
  run: async (message, context) => context.forward(exactly(message, {})),
};
