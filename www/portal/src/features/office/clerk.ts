import { KysoError, type ClerkReason, type JudgedDossier, type ReasonCode, type Report } from "kyso";
import type { App } from "../../state/app.ts";
import { moment, now } from "../../ui/clock.ts";
import { h, type Part } from "../../ui/dom.ts";
import { offer } from "../../ui/export.ts";
import type { PageFacts } from "../../state/page-facts.ts";
import type { Column, Row } from "../../state/register.ts";
import { layerTexts } from "../../i18n/layers.ts";
import { area, check, choice, field, type Note } from "../../ui/field.ts";
import { letterView, type Letter } from "./letter.ts";
import { officeTexts, type OfficeTexts } from "../../i18n/office.ts";

/** What letters are about: a document by its report, or a dossier. A record is kept of a document alone. */
type About = Report | JudgedDossier;

/** What else the page can do with the document. */
interface Further {
  /** What is entered belongs to this, whatever report there is of it by then; to the report where it is left out. */
  readonly owner?: object;
  /** Takes it from the page. */
  readonly clear?: () => void;
  /** Its evidence pack. */
  readonly pack?: () => Promise<Blob>;
  /** What a machine reads off its first page. */
  readonly facts?: () => Promise<PageFacts>;
}

/** Who receives and who handles documents is the same from one to the next: kept until the page is closed. */
const office = { receiver: "", by: "" };

/** What a person has entered about one document. It is kept as long as the page holds the document, and nowhere else. */
export class Entered {
  sender = "";
  receiver = office.receiver;
  number = "";
  /** What a machine put into `number`: until a person writes there. */
  readNumber = "";
  by = office.by;
  reason = "";
  ground = "";
  choice = "none";
  otherwise = "";
  withPack = true;
}

const entered = new WeakMap<object, Entered>();

/** What a person has entered about something, or nothing yet. */
export function enteredOf(owner: object): Entered {
  return entered.get(owner) ?? new Entered();
}
const clerks = new WeakMap<About, Clerk>();
let count = 0;

/**
 * What an office does with a document or a dossier after the check: the letter for returning it, the word that it was received, the record to be
 * kept.
 */
export function clerk(app: App, name: string, about: About, further: Further = {}): Part {
  const known = clerks.get(about) ?? new Clerk(app, name, about, further);
  clerks.set(about, known);
  return known.part();
}

/** Does what a button of the bar says, in the part of the page where it can be completed. */
export function decide(about: Report, what: "accept" | "return" | "receipt"): void {
  void clerks.get(about)?.decide(what);
}

/** How long a decision waits, in milliseconds, for the first page to be read. */
const LONGEST = 10_000;

class Clerk {
  readonly #app: App;
  readonly #name: string;
  readonly #about: About;
  readonly #further: Further;
  readonly #owner: object;
  readonly #id = `office-${++count}`;
  readonly #said: Entered;
  #letter: Letter | undefined;
  #copied = "";
  #status = "";
  #isWrong = false;
  /** Whether the first page is still being read: on a busy machine that takes its time. */
  #isReading = false;

  constructor(app: App, name: string, about: About, further: Further) {
    this.#app = app;
    this.#name = name;
    this.#about = about;
    this.#further = further;
    this.#owner = further.owner ?? about;
    this.#said = enteredOf(this.#owner);
    entered.set(this.#owner, this.#said);
    void this.#prefill();
  }

  get #words(): OfficeTexts {
    return officeTexts(this.#app.language);
  }

  part(): Part {
    const words = this.#words;
    const about = this.#about;
    const isDossier = "dossier" in about;
    return h(
      "section",
      { key: this.#id, class: "panel office no-print", lang: this.#app.language, "aria-labelledby": `${this.#id}-title` },
      h("h3", { id: `${this.#id}-title`, class: "card-title" }, isDossier ? words.dossierLetters : words.title),
      h(
        "details",
        { id: this.#id },
        h("summary", {}, isDossier ? words.dossierLettersSummary : words.summary),
        h("p", { class: "quiet small" }, words.intro),
        this.#details(),
        this.#letters(),
        h("div", {}, this.#letter && letterView(this.#letter, this.#id, words, this.#copied, (status) => this.#tell(status))),
        isDossier ? null : this.#record(about),
        h("p", { class: this.#isWrong ? "action-status wrong" : "action-status", role: "status" }, this.#status),
      ),
    );
  }

  #element(name = ""): HTMLElement | null {
    return document.getElementById(`${this.#id}${name}`);
  }

  /** What came of copying a letter. */
  #tell(status: string): void {
    this.#copied = status;
    this.#app.redraw();
  }

  #say(status: string, isWrong = false): void {
    this.#status = status;
    this.#isWrong = isWrong;
    this.#app.redraw();
  }

  /** Puts number and day of the document where a person has written nothing, and says that a machine read them, or is at it. */
  async #prefill(): Promise<void> {
    if (!this.#further.facts) {
      return;
    }
    this.#isReading = true;
    const facts = await this.#further.facts();
    this.#isReading = false;
    const said = this.#said;
    if (facts.sign !== "" && said.number === "") {
      said.number = said.readNumber = facts.dated === "" ? facts.sign : this.#words.numberOf(facts.sign, facts.dated);
    }
    this.#app.redraw();
  }

  /** What the first page says, for the register. A page that is not read after a while does not hold the decision up. */
  async #facts(): Promise<PageFacts | undefined> {
    if (this.#isReading) {
      this.#say(layerTexts(this.#app.language).reading);
    }
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), LONGEST));
    return Promise.race([this.#further.facts?.(), late]);
  }

  /** Takes a decision: the letter that goes with it is written, and the register has it. What the engine refuses is said here. */
  async decide(what: "accept" | "return" | "receipt"): Promise<void> {
    this.#element()?.setAttribute("open", "");
    this.#element()?.closest("section")?.scrollIntoView({ block: "start" });
    if (what === "receipt") {
      await this.#write("receipt");
      return;
    }
    if ("dossier" in this.#about) {
      return;
    }
    const report = this.#about;
    this.#said.choice = what;
    await this.#attempt(async (verifier) => {
      // The engine says whether the decision can be taken as it is: against the result it needs a ground in writing.
      const { by, otherwise } = this.#said;
      await verifier.record(report, { choice: what, ...given({ ground: otherwise, by }), ...(what === "return" && { reasons: this.#reasons() }), at: now() });
      if (what === "return") {
        await this.#write("refusal");
      }
      const { row, read } = this.#row(report, what, await this.#facts());
      const number = this.#app.enterDecision(this.#owner, row, read);
      this.#say(layerTexts(this.#app.language).registered(number));
    });
    if (this.#isWrong) {
      this.#element(what === "accept" ? "-otherwise" : "-reason")?.focus();
    }
  }

  /** What the register says of the document: what the clerk has entered, else what the signatures say. */
  #row(report: Report, choice: "accept" | "return", facts: PageFacts | undefined): { readonly row: Omit<Row, "number">; readonly read: Column[] } {
    const { sender, receiver, otherwise, ground, readNumber } = this.#said;
    const number = this.#said.number === readNumber ? "" : this.#said.number;
    const agency = report.signatures.map(({ signer }) => signer?.organization ?? signer?.name ?? "").find((name) => name !== "");
    const why = choice === "accept" ? otherwise : ground;
    const { decisions } = layerTexts(this.#app.language);
    // What a person entered comes first, then what the signatures say, then what a machine read off the page.
    const known = { author: sender || (agency ?? ""), sign: number, dated: "", title: "" };
    const filled = Object.fromEntries(
      Object.entries(known).map(([column, text]) => [column, text || (facts?.[column as keyof PageFacts] ?? "")]),
    ) as typeof known;
    const read = (Object.keys(known) as (keyof typeof known)[]).filter((column) => known[column] === "" && filled[column] !== "");
    const row = {
      arrived: moment(now(), "vi", "day"),
      ...filled,
      title: filled.title || this.#name,
      receiver,
      passed: "",
      signed: "",
      note: [decisions[choice], why].filter((text) => text !== "").join(": "),
    };
    return { row, read };
  }

  #details(): Part {
    const { sender, receiver, number, by } = this.#words;
    const said = this.#said;
    return h(
      "div",
      { class: "fields" },
      field(`${this.#id}-sender`, sender, said.sender, (value) => (said.sender = value)),
      field(`${this.#id}-receiver`, receiver, said.receiver, (value) => (said.receiver = office.receiver = value)),
      field(`${this.#id}-number`, number, said.number, (value) => this.#putNumber(value), this.#numberNote),
      field(`${this.#id}-by`, by, said.by, (value) => (said.by = office.by = value)),
    );
  }

  get #numberNote(): Note | undefined {
    const { readMark, reading } = layerTexts(this.#app.language);
    if (this.#isRead) {
      return { text: readMark, kind: "read" };
    }
    return this.#isReading && this.#said.number === "" ? { text: reading } : undefined;
  }

  /** Whether the number stands there as a machine read it. */
  get #isRead(): boolean {
    return this.#said.number !== "" && this.#said.number === this.#said.readNumber;
  }

  #putNumber(value: string): void {
    const wasRead = this.#isRead;
    this.#said.number = value;
    if (wasRead) {
      this.#said.readNumber = "";
      this.#app.redraw();
    }
  }

  #letters(): Part {
    const words = this.#words;
    const said = this.#said;
    const reasons = Object.entries(words.reasons).map(([code, text]) => [code, `${code} – ${text}`] as const);
    return h(
      "div",
      { class: "office-part" },
      h("h4", {}, words.returning),
      h(
        "div",
        { class: "fields" },
        choice(`${this.#id}-reason`, words.reason, [["", words.reasonNone], ...reasons], said.reason, (value) => (said.reason = value), {
          text: words.reasonText,
        }),
        area(`${this.#id}-ground`, words.ground, said.ground, (value) => (said.ground = value)),
      ),
      h(
        "div",
        { class: "actions" },
        h("button", { type: "button", id: `${this.#id}-refusal`, class: "primary", click: () => void this.#write("refusal") }, words.write),
        h("button", { type: "button", id: `${this.#id}-receipt`, click: () => void this.#write("receipt") }, words.writeReceipt),
      ),
    );
  }

  #record(report: Report): Part {
    const { clear, pack } = this.#further;
    const words = this.#words;
    const said = this.#said;
    const choices = (["none", "return", "accept"] as const).map((name) => [name, words.choices[name]] as const);
    return h(
      "div",
      { class: "office-part" },
      h("h4", {}, words.record),
      h("p", { class: "quiet small" }, words.recordText),
      h(
        "div",
        { class: "fields" },
        choice(`${this.#id}-choice`, words.choice, choices, said.choice, (value) => (said.choice = value)),
        area(`${this.#id}-otherwise`, words.otherwise, said.otherwise, (value) => (said.otherwise = value), { text: words.otherwiseText }),
      ),
      pack && check(`${this.#id}-with-pack`, words.withPack, said.withPack, (value) => (said.withPack = value), words.withPackText),
      h(
        "div",
        { class: "actions" },
        h("button", { type: "button", id: `${this.#id}-record`, click: () => void this.#keep(report) }, words.saveRecord),
        clear && h("button", { type: "button", id: `${this.#id}-clear`, click: () => this.#clear(clear) }, words.clear),
      ),
    );
  }

  /** A letter in both forms; both are of the same moment. */
  async #write(what: "refusal" | "receipt"): Promise<void> {
    const { sender, receiver, number, by } = this.#said;
    await this.#attempt(async (verifier) => {
      const details = { language: this.#app.language, ...given({ sender, receiver, number, by }), at: now() };
      const form = (format: "text" | "html") =>
        what === "refusal"
          ? verifier.refusal(this.#about, { ...details, format, reasons: this.#reasons() })
          : verifier.receipt(this.#about, { ...details, format });
      const [text, html] = [await form("text"), await form("html")];
      const title = what === "refusal" ? this.#words.letter : this.#words.receiptLetter;
      this.#letter = { title, name: `${this.#name}.${what === "refusal" ? "tra-lai" : "da-nhan"}`, text, html };
      this.#tell("");
      this.#element("-letter")?.focus();
    });
  }

  async #keep(report: Report): Promise<void> {
    const { by, choice: chosen, otherwise, sender, number, withPack } = this.#said;
    await this.#attempt(async (verifier) => {
      const decided = chosen === "return" || chosen === "accept";
      const evidence = withPack ? await this.#pack() : undefined;
      const record = await verifier.record(report, {
        ...(evidence && { evidence }),
        ...given({ sender, number }),
        ...(decided && { choice: chosen, ...given({ ground: otherwise, by }) }),
        ...(chosen === "return" && { reasons: this.#reasons() }),
        at: now(),
      });
      const name = `${this.#name}.kyso-record.json`;
      offer(name, "application/json", `${JSON.stringify(record, undefined, 2)}\n`);
      this.#say(this.#words.recordSaved(name));
    });
  }

  /** The certificates and the status data that the result rests on, to be kept with it (Thông tư 15/2025/TT-BKHCN Điều 6). */
  async #pack(): Promise<Readonly<Record<string, unknown>> | undefined> {
    const pack = await this.#further.pack?.();
    return pack && (JSON.parse(await pack.text()) as Readonly<Record<string, unknown>>);
  }

  #reasons(): ClerkReason[] {
    const { reason, ground } = this.#said;
    return reason === "" ? [] : [{ reason: reason as ReasonCode, ground }];
  }

  #clear(clear: () => void): void {
    entered.delete(this.#owner);
    clerks.delete(this.#about);
    clear();
  }

  /** Does a piece of work and tells what came of it. What the engine refuses, it refuses with its reason. */
  async #attempt(work: (verifier: NonNullable<App["verifier"]>) => Promise<void>): Promise<void> {
    const verifier = this.#app.verifier;
    this.#say("");
    if (!verifier) {
      return;
    }
    try {
      await work(verifier);
    } catch (error) {
      this.#letter = undefined;
      const known = error instanceof KysoError ? error : undefined;
      const text = known && (await verifier.errorText(known, this.#app.language).catch(() => undefined));
      this.#say(text ? `${text.title}. ${text.meaning} ${text.next}`.trim() : `${this.#words.failed}: ${String(error)}`, true);
    }
  }
}

/** Without what was left empty: a letter has room for it then. */
export function given<Fields extends Record<string, string>>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== "")) as Partial<Fields>;
}
