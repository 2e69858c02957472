import { api } from "../../shared/api.js";
import { HOST } from "../../shared/messages.js";
import type { Starter } from "./connection.js";

/** The host as the browser starts it. */
export const host: Starter = {
  start: () => api.runtime.connectNative(HOST),
  // Chromium says it aside, and only while the listener runs.
  reason: (port) => port.error?.message ?? api.runtime.lastError?.message,
};
