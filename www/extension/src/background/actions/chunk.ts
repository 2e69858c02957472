import type { Action } from "./index.js";
import { base64, exactly } from "./keys.js";

/** The next octets of the document that was begun last. */
export const chunk: Action = {
  run: async (message, context) => context.forward(exactly(message, { data: base64(512 * 1024) })),
};
