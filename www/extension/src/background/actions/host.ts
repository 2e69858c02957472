import type { Action } from "./index.js";
import { exactly } from "./keys.js";

/** Starts the host and says what it is. */
export const host: Action = {
  async run(message, context) {
    exactly(message, {});
    const { hello } = await context.host();
    return { host: hello.host, protocol: hello.protocol };
  },
};
