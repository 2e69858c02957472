import type { Port } from "../shared/api.js";
import { isMessage, type Message } from "../shared/messages.js";
import { Refusal } from "../shared/refusal.js";
import { ACTIONS, type Action } from "./actions/index.js";
import type { Decision } from "./consent/store.js";
import { Connection, type Starter } from "./native/connection.js";

/** What sessions share. */
export interface Services {
  readonly starter: Starter;
  decision(site: string): Promise<Decision | undefined>;
  ask(site: string): Promise<Decision | undefined>;
}

/** What an action works with. */
export interface Context {
  readonly site: string;
  readonly services: Services;
  /** The host, started if it does not run; only for a site that is allowed. */
  host(): Promise<Connection>;
  /** Passes a request on to the host, with the site that the browser named. */
  forward(request: Message): Promise<Message>;
}

/** One page that is connected, with a host of its own. It ends with the page. */
export class Session implements Context {
  readonly site: string;
  readonly services: Services;
  readonly #page: Port;
  #connection: Promise<Connection> | undefined;
  #current: number | undefined;
  #isOver = false;

  constructor(page: Port, site: string, services: Services) {
    this.#page = page;
    this.site = site;
    this.services = services;
    page.onMessage.addListener((message) => void this.#received(message));
    page.onDisconnect.addListener(() => this.end());
  }

  /** Ends the host, and with it what it had begun. */
  end(): void {
    this.#isOver = true;
    this.hangUp();
  }

  /** Ends the host alone: the person has taken the consent back. The page may ask again. */
  hangUp(): void {
    void this.#connection?.then((connection) => connection.close(), () => undefined);
    this.#connection = undefined;
  }

  async host(): Promise<Connection> {
    // Asked each time: consent can be taken back.
    const decision = await this.services.decision(this.site);
    if (decision !== "allowed") {
      throw new Refusal(decision === "refused" ? "site-refused" : "site-not-asked");
    }
    if (this.#connection && !(await this.#connection).isOpen) {
      this.#connection = undefined;
    }
    this.#connection ??= Connection.open(this.services.starter);
    try {
      const connection = await this.#connection;
      if (this.#isOver) {
        connection.close();
        throw new Refusal("closed");
      }
      return connection;
    } catch (failure) {
      this.#connection = undefined;
      throw failure;
    }
  }

  async forward(request: Message): Promise<Message> {
    const host = await this.host();
    const id = this.#current ?? 0;
    return host.request({ ...request, id, origin: this.site }, (progress) => this.#say({ ...progress, id, type: "progress" }));
  }

  async #received(message: unknown): Promise<void> {
    const id = isMessage(message) ? message["id"] : undefined;
    if (!isMessage(message) || typeof id !== "number" || !Number.isInteger(id) || id < 1 || id > 2 ** 31 - 1) {
      this.end();
      this.#page.disconnect();
      return;
    }
    if (this.#current !== undefined) {
      this.#say({ id, type: "error", code: "busy" });
      return;
    }
    this.#current = id;
    try {
      const result = await action(message["type"]).run(message, this);
      this.#say({ ...result, id, type: "result" });
    } catch (failure) {
      const { code, triesLeft } = failure instanceof Refusal ? failure : new Refusal("extension-failed");
      this.#say({ id, type: "error", code, ...(triesLeft === undefined ? {} : { triesLeft }) });
    } finally {
      this.#current = undefined;
    }
  }

  #say(message: Message): void {
    if (!this.#isOver) {
      this.#page.postMessage(message);
    }
  }
}

function action(type: unknown): Action {
  const found = typeof type === "string" && Object.hasOwn(ACTIONS, type) ? ACTIONS[type] : undefined;
  if (found === undefined) {
    throw new Refusal("bad-message");
  }
  return found;
}
