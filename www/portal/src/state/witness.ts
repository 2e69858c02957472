import { signedStates, type Pictures, type Report } from "kyso";
import type { Checker } from "./checker.ts";
import { hasRenderer, renewRenderer } from "../features/document/renderer.ts";
import type { Entry, Uncompared } from "./entry.ts";

/** Milliseconds for one document, while the page is seen: browsers draw nothing for pages in the background. */
const LIMIT = 60_000;
const STEP = 1000;

/** What the renderer saw of a document that was saved after it was signed, or why it saw nothing. */
export async function witness(checker: Checker, entry: Entry, report: Report): Promise<Pictures | Uncompared> {
  if (!(await hasRenderer())) {
    return "not-loaded";
  }
  const abort = new AbortController();
  try {
    return (await Promise.race([checker.pictures(entry, report, abort.signal), late(abort.signal)])) ?? "failed";
  } catch (error) {
    console.info(error);
    return "failed";
  } finally {
    abort.abort();
  }
}

/** Gives up on a document that takes too long, and ends what draws it: those after it are looked at all the same. */
function late(signal: AbortSignal): Promise<Uncompared> {
  return new Promise((resolve) => {
    let left = LIMIT;
    const clock = setInterval(() => {
      left -= document.hidden ? 0 : STEP;
      if (signal.aborted) {
        clearInterval(clock);
      } else if (left <= 0) {
        clearInterval(clock);
        renewRenderer();
        resolve("too-long");
      }
    }, STEP);
  });
}

/**
 * Whether a renderer may still have something to say: nothing was drawn, or what differs was not weighed. It can only worsen a result, so
 * one that is as bad as it can be is left alone, with the letter that may be under way in it.
 */
export function isUnseen({ pictures }: Entry, report: Report): boolean {
  const isOpen = pictures === undefined ? signedStates(report).length > 0 : pictures.differences.length > 0;
  return isOpen && report.verdict !== "invalid" && !report.document.pictures;
}
