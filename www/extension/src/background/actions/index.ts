import type { Message } from "../../shared/messages.js";
import type { Context } from "../session.js";
import { cancel } from "./cancel.js";
import { certificates } from "./certificates.js";
import { chunk } from "./chunk.js";
import { consent } from "./consent.js";
import { goOn } from "./continue.js";
import { document } from "./document.js";
import { host } from "./host.js";
import { series } from "./series.js";
import { sign } from "./sign.js";
import { status } from "./status.js";

/** What a page can ask for. */
export interface Action {
  run(message: Message, context: Context): Promise<Message>;
}

/** Every action by the type of its message. There are no others. */
export const ACTIONS: Readonly<Record<string, Action>> = { consent, host, status, certificates, document, chunk, sign, series, continue: goOn, cancel };
