import type { Port } from "../../shared/api.js";
import { isMessage, PROTOCOL, type Message } from "../../shared/messages.js";
import { Refusal } from "../../shared/refusal.js";
import { hostFailure } from "./failure.js";

/** What a connection to the host can be in. Each change is one of the methods below. */
type State =
  | { readonly kind: "connecting"; readonly settle: Settle<Hello> }
  | { readonly kind: "ready" }
  | { readonly kind: "waiting"; readonly id: number; readonly settle: Settle<Message>; readonly progress: (message: Message) => void }
  | { readonly kind: "ended"; readonly code: string };

interface Settle<Value> {
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: Refusal) => void;
}

/** What the host says first. */
export interface Hello {
  readonly protocol: number;
  readonly host: string;
}

/** How a program is started and why it ended, of the browser. */
export interface Starter {
  start(): Port;
  reason(port: Port): string | undefined;
}

/** The host says its versions as soon as it runs; a virus scanner may keep it waiting. */
const HELLO_MS = 20_000;

/** One run of the host: it greets, answers one request at a time, and ends with the page. */
export class Connection {
  readonly #port: Port;
  #state: State;
  #hello: Hello | undefined;

  private constructor(port: Port, settle: Settle<Hello>) {
    this.#port = port;
    this.#state = { kind: "connecting", settle };
  }

  /** Starts the host and waits for its greeting. */
  static async open(starter: Starter, wait: number = HELLO_MS): Promise<Connection> {
    let connection: Connection | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<Hello>((resolve, reject) => {
        const port = starter.start();
        const made = new Connection(port, { resolve, reject });
        connection = made;
        port.onMessage.addListener((message) => made.#received(message));
        port.onDisconnect.addListener((ended) => made.#end(hostFailure(starter.reason(ended))));
        timer = setTimeout(() => made.#abandon("host-silent"), wait);
      });
    } finally {
      clearTimeout(timer);
    }
    return connection as Connection;
  }

  get hello(): Hello {
    return this.#hello as Hello;
  }

  get isOpen(): boolean {
    return this.#state.kind !== "ended";
  }

  /** Asks the host; one at a time. */
  request(message: Message & { id: number }, progress: (message: Message) => void): Promise<Message> {
    if (this.#state.kind === "ended") {
      return Promise.reject(new Refusal(this.#state.code));
    }
    if (this.#state.kind !== "ready") {
      return Promise.reject(new Refusal("busy"));
    }
    return new Promise((resolve, reject) => {
      this.#state = { kind: "waiting", id: message.id, settle: { resolve, reject }, progress };
      this.#port.postMessage(message);
    });
  }

  /** Ends the host. */
  close(): void {
    this.#abandon("closed");
  }

  #received(message: unknown): void {
    const state = this.#state;
    if (state.kind === "connecting") {
      this.#greeted(message, state.settle);
    } else if (state.kind !== "waiting" || !isMessage(message) || message["id"] !== state.id) {
      this.#abandon("host-garbled");
    } else {
      this.#answered(message, state);
    }
  }

  #greeted(message: unknown, settle: Settle<Hello>): void {
    if (!isMessage(message) || message["type"] !== "hello" || typeof message["host"] !== "string" || typeof message["protocol"] !== "number") {
      this.#abandon("host-garbled");
    } else if (message["protocol"] !== PROTOCOL) {
      this.#abandon(message["protocol"] < PROTOCOL ? "host-too-old" : "extension-too-old");
    } else {
      this.#hello = { host: message["host"], protocol: message["protocol"] };
      this.#state = { kind: "ready" };
      settle.resolve(this.#hello);
    }
  }

  #answered(message: Message, state: State & { kind: "waiting" }): void {
    const { id: _, type, ...rest } = message;
    if (type === "progress") {
      state.progress(rest);
    } else if (type === "result") {
      this.#state = { kind: "ready" };
      state.settle.resolve(rest);
    } else if (type === "error" && typeof rest["code"] === "string" && /^[a-z-]{1,40}$/.test(rest["code"])) {
      this.#state = { kind: "ready" };
      const left = rest["triesLeft"];
      state.settle.reject(new Refusal(rest["code"], typeof left === "number" ? left : undefined));
    } else {
      this.#abandon("host-garbled");
    }
  }

  #abandon(code: string): void {
    this.#end(code);
    this.#port.disconnect();
  }

  #end(code: string): void {
    const state = this.#state;
    if (state.kind !== "ended") {
      this.#state = { kind: "ended", code };
      if (state.kind !== "ready") {
        state.settle.reject(new Refusal(code));
      }
    }
  }
}
