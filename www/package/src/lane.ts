import { compiled } from "./compiled.js";
import { type ErrorData, KysoError, messageOf } from "./error.js";
import type { Progress } from "./options.js";
import type { Numbered, Part, Reply, Request } from "./protocol.js";

/** A call that waits for a worker. */
export interface Call {
  readonly request: Request;
  /** Buffers in it that are handed over and not copied. */
  readonly transfer: readonly ArrayBuffer[];
  readonly resolve: (text: string, parts: readonly Part[]) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** One worker and the one call it has; the worker is started when there is something to do, and again after it has failed. */
export class Lane {
  readonly #make: () => Worker;
  readonly #freed: () => void;
  #worker: Worker | undefined;
  #current: { readonly call: Call; readonly id: number } | undefined;
  #count = 0;

  constructor(make: () => Worker, freed: () => void) {
    this.#make = make;
    this.#freed = freed;
  }

  get call(): Call | undefined {
    return this.#current?.call;
  }

  run(call: Call): void {
    const id = ++this.#count;
    this.#current = { call, id };
    if (this.#worker) {
      this.#send({ id, request: call.request }, call.transfer);
    } else {
      void this.#begin(id, call);
    }
  }

  /** The worker's program and the engine are on their way together. */
  async #begin(id: number, { request, transfer }: Call): Promise<void> {
    try {
      this.#worker = this.#start();
    } catch (error) {
      this.#fail({ code: "engine-unavailable", message: messageOf(error), details: {} });
      return;
    }
    // A page may not be allowed to compile what its worker may; the worker then says itself what is wrong.
    const engine = await compiled().catch(() => undefined);
    if (this.#current?.id === id) {
      this.#send({ id, request, engine }, transfer);
    }
  }

  #send(numbered: Numbered, transfer: readonly ArrayBuffer[]): void {
    try {
      this.#worker?.postMessage(numbered, [...transfer]);
    } catch (error) {
      // What cannot cross to a worker (a function, a reactive proxy) is the caller's mistake.
      const isOptions = error instanceof DOMException && error.name === "DataCloneError";
      this.#fail({ code: isOptions ? "bad-context" : "engine-unavailable", message: messageOf(error), details: {} });
    }
  }

  /** The engine works without a pause; ending its worker is the only way to stop it. */
  stop(reason: unknown): void {
    this.#end();
    this.#finish((call) => call.reject(reason));
  }

  #start(): Worker {
    const worker = this.#make();
    worker.addEventListener("message", (event: MessageEvent<Reply>) => this.#hear(worker, event.data));
    // Without an answer the call would wait for ever.
    worker.addEventListener("messageerror", () => {
      if (worker === this.#worker) {
        this.#fail({ code: "engine-stopped", message: "the worker's answer could not be read", details: {} });
      }
    });
    // A worker that cannot start says no more than that.
    worker.addEventListener("error", (event) => {
      if (worker === this.#worker) {
        this.#fail({ code: "engine-unavailable", message: event.message || "the worker did not start", details: {} });
      }
    });
    return worker;
  }

  #hear(worker: Worker, reply: Reply): void {
    // A message that a worker sent before it was ended is about a finished call.
    if (worker !== this.#worker || reply.id !== this.#current?.id) {
      return;
    }
    switch (reply.kind) {
      case "progress":
        this.#current.call.onProgress?.(reply.progress);
        break;
      case "done":
        this.#finish((call) => call.resolve(reply.text, reply.parts ?? []));
        break;
      case "failed":
        this.#fail(reply.error);
        break;
    }
  }

  #fail(error: ErrorData): void {
    // After a trap the module's memory cannot be relied on; the next call gets a new worker.
    if (error.code === "engine-stopped" || error.code === "engine-unavailable") {
      this.#end();
    }
    this.#finish((call) => call.reject(new KysoError(error)));
  }

  #finish(settle: (call: Call) => void): void {
    const current = this.#current;
    this.#current = undefined;
    if (current) {
      settle(current.call);
    }
    this.#freed();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
