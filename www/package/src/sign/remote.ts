import { compiled } from "../compiled.js";
import { engineError, KysoError } from "../error.js";
import { BY_VERIFIER, type Calls, calls } from "./engine.js";
import type { Answered, Asked } from "./worker.js";

/** Runs the calls: on this thread, or in a worker. */
export interface Runs {
  run<Name extends keyof Calls>(call: Name, ...given: Parameters<Calls[Name]>): Promise<Awaited<ReturnType<Calls[Name]>>>;
  end(): void;
}

/** On this thread: Node, and workers of the host's own. */
export class Here implements Runs {
  async run<Name extends keyof Calls>(call: Name, ...given: Parameters<Calls[Name]>): Promise<Awaited<ReturnType<Calls[Name]>>> {
    try {
      const run = calls[call] as (...given: Parameters<Calls[Name]>) => Promise<Awaited<ReturnType<Calls[Name]>>>;
      return await run(...given);
    } catch (error) {
      throw error instanceof KysoError ? error : new KysoError(engineError(error));
    }
  }

  end(): void {
    // Nothing to end.
  }
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: KysoError) => void;
}

/** In a worker. One that fails is replaced at the next call. */
export class InWorker implements Runs {
  readonly #make: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #count = 0;
  #isEnded = false;

  constructor(make: () => Worker) {
    this.#make = make;
  }

  run<Name extends keyof Calls>(call: Name, ...given: Parameters<Calls[Name]>): Promise<Awaited<ReturnType<Calls[Name]>>> {
    return new Promise((resolve, reject) => {
      if (this.#isEnded) {
        reject(failed("disposed", "signing was disposed of"));
        return;
      }
      const id = ++this.#count;
      this.#waiting.set(id, { resolve, reject });
      void this.#send({ id, call, given });
    });
  }

  async #send(asked: Asked): Promise<void> {
    const { id, call } = asked;
    try {
      this.#worker ??= this.#start();
      const worker = this.#worker;
      // The verifier's workers have it too: it is fetched and compiled once. A page may not be allowed to compile what its worker may; that
      // then says itself what is wrong.
      const verifier = BY_VERIFIER.has(call) ? await compiled().catch(() => undefined) : undefined;
      // Meanwhile the worker may have ended, and every call with it.
      if (this.#waiting.has(id)) {
        worker.postMessage(verifier ? { ...asked, verifier } : asked);
      }
    } catch (error) {
      // What cannot cross to a worker is the caller's mistake.
      const isClone = error instanceof DOMException && error.name === "DataCloneError";
      this.#waiting.get(id)?.reject(failed(isClone ? "bad-context" : "engine-unavailable", String(error)));
      this.#waiting.delete(id);
    }
  }

  end(): void {
    this.#isEnded = true;
    this.#fail(failed("disposed", "signing was disposed of"));
  }

  #start(): Worker {
    const worker = this.#make();
    worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => this.#hear(data));
    const stop = (message: string): void => {
      if (worker === this.#worker) {
        this.#fail(failed("engine-unavailable", message));
      }
    };
    worker.addEventListener("messageerror", () => stop("the worker's answer could not be read"));
    // A worker that cannot start says no more than that.
    worker.addEventListener("error", (event) => stop(event.message || "the worker did not start"));
    return worker;
  }

  #hear(answer: Answered): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("result" in answer) {
      waiting?.resolve(answer.result as never);
      return;
    }
    waiting?.reject(new KysoError(answer.error));
    if (answer.error.code === "engine-stopped") {
      // After a trap the module's memory cannot be relied on.
      this.#fail(failed("engine-stopped", answer.error.message));
    }
  }

  #fail(error: KysoError): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach(({ reject }) => reject(error));
  }
}

function failed(code: string, message: string): KysoError {
  return new KysoError({ code, message, details: {} });
}
