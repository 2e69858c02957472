import { BridgeError } from "../errors/error.js";

/** Where the program listens (vietnam.md h1: public client code). */
export const VGCA_ADDRESS = "wss://127.0.0.1:8987";

/** Chromium asks the person before a page may reach this computer, and holds the connection until it is answered. */
const OPEN_MS = 60_000;
/** The person chooses a certificate and types a PIN. */
const ANSWER_MS = 180_000;
/** No answer is longer than a certificate and a value need. */
const LONGEST = 1 << 18;

/** What makes connections: the page's `WebSocket`, or a test's. */
export type Connect = (address: string) => WebSocket;

/** Calls one function of the service: a connection for each, one message there, one back. */
export async function call(name: string, message: string, connect: Connect, address: string = VGCA_ADDRESS): Promise<Record<string, unknown>> {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const fail = (code: string, details = {}): void => reject(new BridgeError(code, { function: name, ...details }));
      const within = (ms: number, code: string): void => {
        clearTimeout(timer);
        timer = setTimeout(() => fail(code), ms);
      };
      let isOpen = false;
      socket = open(connect, `${address}/${name}`);
      within(OPEN_MS, "vgca-missing");
      socket.onopen = () => {
        isOpen = true;
        within(ANSWER_MS, "vgca-failed");
        socket?.send(message);
      };
      // Browsers do not say why: not running, its certificate not trusted, access to the local network denied.
      socket.onclose = () => fail(isOpen ? "vgca-failed" : "vgca-missing");
      socket.onmessage = ({ data }) => {
        const answer = read(data);
        if (answer === undefined) {
          fail("vgca-garbled");
        } else {
          resolve(answer);
        }
      };
    });
  } finally {
    clearTimeout(timer);
    socket?.close();
  }
}

function open(connect: Connect, address: string): WebSocket {
  try {
    return connect(address);
  } catch {
    // The page's policy does not name the address.
    throw new BridgeError("vgca-missing", { address });
  }
}

function read(data: unknown): Record<string, unknown> | undefined {
  if (typeof data !== "string" || data.length > LONGEST) {
    return undefined;
  }
  try {
    const answer: unknown = JSON.parse(data);
    return typeof answer === "object" && answer !== null && !Array.isArray(answer) ? (answer as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
