import { api, type Port } from "../../shared/api.js";
import { isMessage } from "../../shared/messages.js";
import type { Decision, Sites } from "./store.js";

/** The questions that are open, one per site. */
interface Question {
  readonly id: string;
  readonly answer: Promise<Decision | undefined>;
  readonly settle: (decision: Decision | undefined) => void;
}

/** Asks a person about a site, in a page of the extension that no site can open, cover or press. */
export class Questions {
  readonly #sites: Sites;
  readonly #open = new Map<string, Question>();

  constructor(sites: Sites) {
    this.#sites = sites;
  }

  /** The decision, asked for if there is none; nothing if the page is closed without one. */
  async ask(origin: string): Promise<Decision | undefined> {
    const known = await this.#sites.decision(origin);
    if (known !== undefined) {
      return known;
    }
    const open = this.#open.get(origin);
    if (open) {
      return open.answer;
    }
    const question = begun();
    this.#open.set(origin, question);
    try {
      await show(`consent.html?${new URLSearchParams({ id: question.id })}`);
      return await question.answer;
    } finally {
      this.#open.delete(origin);
    }
  }

  /** Joins the page that asks. It learns the site from here, not from its address, and keeps this worker awake by its messages. */
  join(port: Port): void {
    const id = new URL(port.sender?.url ?? "about:blank").searchParams.get("id");
    const [origin, question] = [...this.#open].find(([, one]) => one.id === id) ?? [];
    if (origin === undefined || question === undefined) {
      port.disconnect();
      return;
    }
    port.postMessage({ origin });
    port.onDisconnect.addListener(() => question.settle(undefined));
    port.onMessage.addListener((message) => {
      const decision = isMessage(message) ? message["decision"] : undefined;
      if (decision === "allowed" || decision === "refused") {
        void this.#sites.decide(origin, decision, new Date()).then(() => question.settle(decision));
      }
    });
  }
}

function begun(): Question {
  let settle: Question["settle"] = () => undefined;
  const answer = new Promise<Decision | undefined>((resolve) => (settle = resolve));
  return { id: crypto.randomUUID(), answer, settle };
}

async function show(path: string): Promise<void> {
  const url = api.runtime.getURL(path);
  if (api.windows) {
    await api.windows.create({ url, type: "popup", width: 520, height: 460, focused: true });
  } else {
    await api.tabs.create({ url });
  }
}
