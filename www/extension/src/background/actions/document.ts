import type { Action } from "./index.js";
import { exactly, list, oneOf, text, whole } from "./keys.js";

/** The largest document, in octets. */
const LARGEST = 512 * 1024 * 1024;
/** The most documents that one consent of the person covers. */
const MOST = 100;

/** As what somebody signs. */
export const ACTS = ["person", "agency", "number", "copy", "annex"];

/** Begins a document: what it is called and how long it is. Its octets follow in chunks. */
export const document: Action = {
  run: async (message, context) =>
    context.forward(
      exactly(message, {
        index: whole(0, MOST - 1),
        count: whole(1, MOST),
        name: text(255),
        size: whole(0, LARGEST),
        act: oneOf(...ACTS),
        kind: oneOf("pdf", "file"),
        byteRange: (value) => list(0, 0, whole(0, 0))(value) || list(4, 4, whole(0, LARGEST))(value),
      }),
    ),
};
