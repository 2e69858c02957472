import { type Compiled, isSameVersion } from "../compiled.js";
import { engineError, type ErrorData } from "../error.js";
import { takeFrom } from "../modules.js";
import { type Calls, calls } from "./engine.js";

/** A call, by its name and what it is given. */
export interface Asked {
  readonly id: number;
  readonly call: keyof Calls;
  readonly given: readonly unknown[];
  /** The verifier's module, for the calls that it answers. */
  readonly verifier?: Compiled;
}

/** What came of it. */
export type Answered = { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: ErrorData };

/** The part of a worker's global scope that is used; the page's types do not know it. */
interface Scope {
  postMessage(answer: Answered): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Asked>) => void): void;
}
const scope = globalThis as unknown as Scope;

/** The calls as they come from elsewhere: whoever asks gives what each takes. */
const RUNS = calls as unknown as Readonly<Record<keyof Calls, (...given: readonly unknown[]) => Promise<unknown>>>;

scope.addEventListener("message", ({ data }) => void answer(data));

async function answer({ id, call, given, verifier }: Asked): Promise<void> {
  if (verifier && isSameVersion(verifier)) {
    takeFrom(() => verifier.module);
  }
  try {
    scope.postMessage({ id, result: await RUNS[call](...given) });
  } catch (error) {
    scope.postMessage({ id, error: engineError(error) });
  }
}
