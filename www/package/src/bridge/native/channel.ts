import { BridgeError } from "../errors/error.js";

/** The version of the messages between page, extension and host. */
const PROTOCOL = 1;
/** What the extension's script in the page listens for. */
const CONNECT = "vn.kyso.token-bridge";

/** How long the parts may take to show themselves. The script in the page answers at once; the extension may have to be woken. */
const HERE_MS = 1_500;
const WELCOME_MS = 15_000;

/** A message with named members. */
export type Message = Record<string, unknown>;

/** The page that wants to be connected: its window, or a test's. */
export interface Scope {
  readonly location: { readonly origin: string; readonly protocol: string };
  readonly top: unknown;
  postMessage(message: unknown, origin: string, transfer: MessagePort[]): void;
}

/** What the host is doing while a request waits. */
export interface HostProgress {
  readonly step: "review" | "pin" | "signing";
  readonly index?: number;
}

export interface RequestOptions {
  readonly onProgress?: ((progress: HostProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly id: number;
  readonly resolve: (answer: Message) => void;
  readonly reject: (reason: BridgeError) => void;
  readonly onProgress: RequestOptions["onProgress"];
}

/** The page's connection to the extension. Requests go one after the other. */
export class Channel {
  /** Version of the extension. */
  readonly extension: string;
  readonly #port: MessagePort;
  #waiting: Waiting | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #id = 0;
  #closed: string | undefined;

  private constructor(port: MessagePort, extension: string) {
    this.#port = port;
    this.extension = extension;
    port.onmessage = ({ data }) => this.#received(data);
  }

  /** Connects to the extension; fails where there is none, with a code for each reason. */
  static async open(scope: Scope | undefined = globalThis.window): Promise<Channel> {
    // In Node and in workers there is no page, and no extension that could hear it.
    if (scope === undefined) {
      throw new BridgeError("extension-missing");
    }
    if (scope.top !== scope) {
      throw new BridgeError("page-framed");
    }
    if (scope.location.protocol !== "https:") {
      throw new BridgeError("page-insecure");
    }
    const { port1, port2 } = new MessageChannel();
    try {
      const extension = await greeted(port1, () => scope.postMessage({ type: CONNECT }, scope.location.origin, [port2]));
      return new Channel(port1, extension);
    } catch (failure) {
      port1.close();
      throw failure;
    }
  }

  get isOpen(): boolean {
    return this.#closed === undefined;
  }

  /** Asks the extension or, through it, the host. */
  request(message: Message, options: RequestOptions = {}): Promise<Message> {
    const asked = this.#last.then(() => this.#ask(message, options));
    this.#last = asked.catch(() => undefined);
    return asked;
  }

  /** Ends the connection, and with it the host and what it had begun. */
  close(code = "closed"): void {
    if (this.#closed === undefined) {
      this.#port.postMessage({ type: "close" });
      this.#end(code);
    }
  }

  #ask(message: Message, { onProgress, signal }: RequestOptions): Promise<Message> {
    if (signal?.aborted) {
      return Promise.reject(new BridgeError("cancelled"));
    }
    if (this.#closed !== undefined) {
      return Promise.reject(new BridgeError(this.#closed));
    }
    this.#id += 1;
    const id = this.#id;
    // The host works on one request at a time and hears nothing meanwhile: to stop it is to end it.
    const stop = (): void => this.close("cancelled");
    signal?.addEventListener("abort", stop, { once: true });
    return new Promise<Message>((resolve, reject) => {
      this.#waiting = { id, resolve, reject, onProgress };
      this.#port.postMessage({ ...message, id });
    }).finally(() => signal?.removeEventListener("abort", stop));
  }

  #received(data: unknown): void {
    const message: Message = isMessage(data) ? data : {};
    if (message["type"] === "closed") {
      this.#end(typeof message["code"] === "string" ? message["code"] : "extension-closed");
      return;
    }
    const waiting = this.#waiting;
    if (waiting === undefined || message["id"] !== waiting.id) {
      return;
    }
    const { id: _, type, ...rest } = message;
    if (type === "progress") {
      waiting.onProgress?.(rest as unknown as HostProgress);
      return;
    }
    this.#waiting = undefined;
    if (type === "result") {
      waiting.resolve(rest);
    } else {
      const { code, ...details } = rest;
      waiting.reject(new BridgeError(typeof code === "string" ? code : "host-garbled", details));
    }
  }

  #end(code: string): void {
    this.#closed ??= code;
    this.#port.close();
    this.#waiting?.reject(new BridgeError(code));
    this.#waiting = undefined;
  }
}

/** Waits for the extension's greeting and gives its version. */
async function greeted(port: MessagePort, knock: () => void): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<string>((resolve, reject) => {
      const within = (ms: number, code: string): void => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new BridgeError(code)), ms);
      };
      port.onmessage = ({ data }) => {
        const { type, protocol, extension, code }: Message = isMessage(data) ? data : {};
        if (type === "here") {
          within(WELCOME_MS, "extension-silent");
        } else if (type === "closed") {
          reject(new BridgeError(typeof code === "string" ? code : "extension-closed"));
        } else if (type === "welcome" && typeof extension === "string") {
          if (protocol === PROTOCOL) {
            resolve(extension);
          } else {
            reject(new BridgeError(typeof protocol === "number" && protocol < PROTOCOL ? "extension-too-old" : "protocol-version", { extension }));
          }
        }
      };
      within(HERE_MS, "extension-missing");
      knock();
    });
  } finally {
    clearTimeout(timer);
  }
}

export function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
