import type { Action } from "./index.js";
import { exactly, flag } from "./keys.js";

/** Whether the person lets this site use the token; with `ask` the person is asked if nothing is decided. */
export const consent: Action = {
  async run(message, { site, services }) {
    const { ask } = exactly(message, { ask: flag });
    const decision = await (ask === true ? services.ask(site) : services.decision(site));
    return { decision: decision ?? "none" };
  },
};
