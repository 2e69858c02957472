import type { Action } from "./index.js";
import { exactly } from "./keys.js";

/** Has the host forget the documents it was given. */
export const cancel: Action = {
  run: async (message, context) => context.forward(exactly(message, {})),
};
