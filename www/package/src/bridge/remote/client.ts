import { BridgeError } from "../errors/error.js";
import { remoteFailure } from "./failure.js";

/** What fetches: the page's `fetch`, or a test's. */
export type Fetch = (address: string, request: RequestInit) => Promise<Response>;

/** One call; the person's confirmation is waited for by asking again, not by one long call. */
const CALL_MS = 60_000;
/** Answers have certificates and values, no documents. */
const LONGEST = 1 << 20;

export type Answer = Record<string, unknown>;

/** Calls of one service. Its address must be `https`. */
export class RemoteClient {
  readonly #base: string;
  readonly #fetch: Fetch;

  constructor(base: string, fetch: Fetch) {
    this.#base = secure(base);
    this.#fetch = fetch;
  }

  /** A call of the API: JSON there and back. */
  async call(method: string, body: Answer, authorization?: string): Promise<Answer> {
    const headers = { "Content-Type": "application/json", ...(authorization === undefined ? {} : { Authorization: authorization }) };
    return this.#send(`${this.#base}/${method}`, { method: "POST", headers, body: JSON.stringify(body) });
  }

  /** A form, as the token endpoint of OAuth takes it. */
  async form(address: string, fields: Record<string, string>): Promise<Answer> {
    return this.#send(secure(address), { method: "POST", body: new URLSearchParams(fields) });
  }

  async #send(address: string, request: RequestInit): Promise<Answer> {
    let response: Response;
    let text: string;
    try {
      response = await this.#fetch(address, {
        ...request,
        credentials: "omit",
        redirect: "error",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(CALL_MS),
      });
      text = await response.text();
    } catch (failure) {
      throw new BridgeError("remote-unreachable", { address: new URL(address).origin, cause: String(failure) });
    }
    const answer = read(text);
    if (!response.ok) {
      throw remoteFailure(response.status, answer?.["error"], answer?.["error_description"]);
    }
    if (answer === undefined) {
      throw new BridgeError("remote-garbled", { status: response.status });
    }
    return answer;
  }
}

/** An address without what a base must not have; refuses any but `https`. */
export function secure(address: string): string {
  let url: URL | undefined;
  try {
    url = new URL(address);
  } catch {
    // Falls through to the refusal.
  }
  if (url?.protocol !== "https:" || url.username !== "" || url.search !== "" || url.hash !== "") {
    throw new BridgeError("remote-garbled", { address: address.slice(0, 200) });
  }
  return url.href.replace(/\/+$/, "");
}

function read(text: string): Answer | undefined {
  if (text.length > LONGEST) {
    return undefined;
  }
  try {
    const answer: unknown = JSON.parse(text === "" ? "{}" : text);
    return typeof answer === "object" && answer !== null && !Array.isArray(answer) ? (answer as Answer) : undefined;
  } catch {
    return undefined;
  }
}
