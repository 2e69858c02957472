import { isMessage } from "../../shared/messages.js";

/** What a person has decided about a site. */
export type Decision = "allowed" | "refused";

export interface Site {
  readonly origin: string;
  readonly decision: Decision;
  /** When, as a text of ISO 8601. */
  readonly since: string;
}

/** Where decisions are kept: the extension's own storage, or a test's. */
export interface Kept {
  get(key: string): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
}

const KEY = "sites";

/** The decisions about sites. Nothing is allowed that is not on the list. */
export class Sites {
  readonly #kept: Kept;
  /** Changes are made one after the other: two pages may decide at once. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  async all(): Promise<Site[]> {
    const list = (await this.#kept.get(KEY))[KEY];
    return Array.isArray(list) ? list.filter(isSite) : [];
  }

  async decision(origin: string): Promise<Decision | undefined> {
    return (await this.all()).find((site) => site.origin === origin)?.decision;
  }

  decide(origin: string, decision: Decision, now: Date): Promise<void> {
    return this.#change((sites) => [...sites.filter((site) => site.origin !== origin), { origin, decision, since: now.toISOString() }]);
  }

  /** Takes a decision back: the site may ask again. */
  forget(origin: string): Promise<void> {
    return this.#change((sites) => sites.filter((site) => site.origin !== origin));
  }

  #change(how: (sites: Site[]) => Site[]): Promise<void> {
    const change = this.#last.then(async () => this.#kept.set({ [KEY]: how(await this.all()) }));
    this.#last = change.catch(() => undefined);
    return change;
  }
}

function isSite(value: unknown): value is Site {
  return isMessage(value) && typeof value["origin"] === "string" && (value["decision"] === "allowed" || value["decision"] === "refused") && typeof value["since"] === "string";
}
