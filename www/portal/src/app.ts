import type { Language, Progress } from "kyso";
import { Checker } from "./checker.ts";
import { loadDemo, type Demo } from "./demo.ts";
import type { Entry, Status } from "./entry.ts";
import { chosenLanguage, rememberLanguage } from "./language.ts";
import { paired } from "./pairs.ts";
import { canBeCertificate, looksLikeEvidence, readSupplied, type Supplied } from "./supplied.ts";

/** The state of the page and everything that changes it. Views read it and call it; it knows no view. */
export class App {
  language: Language = chosenLanguage();
  engine: "loading" | "ready" | "failed" = "loading";
  entries: Entry[] = [];
  selected: Entry | undefined;
  userTrust: Supplied[] = [];
  evidence: Supplied[] = [];
  demo: Demo | undefined;
  /** A file offered as an anchor that holds none. */
  unreadableAnchor: string | undefined;

  readonly #changed: () => void;
  readonly #progressed: (entry: Entry, progress: Progress) => void;
  #checker: Checker | undefined;
  #count = 0;
  #running = false;

  constructor(changed: () => void, progressed: (entry: Entry, progress: Progress) => void) {
    this.#changed = changed;
    this.#progressed = progressed;
  }

  /** The trust file's date and number of certificates. */
  get trust(): { date: string; count: number } | undefined {
    const trust = this.#checker?.trust;
    const certificates = trust?.["certificates"];
    return trust && { date: String(trust["date"]), count: Array.isArray(certificates) ? certificates.length : 0 };
  }

  async start(): Promise<void> {
    try {
      const [checker, demo] = await Promise.all([Checker.start(), loadDemo()]);
      this.#checker = checker;
      this.demo = demo;
      this.userTrust = [...(demo?.userTrust ?? [])];
      this.evidence = [...(demo?.evidence ?? [])];
      this.engine = "ready";
    } catch (error) {
      console.error(error);
      this.engine = "failed";
    }
    this.#changed();
    void this.#run();
  }

  /** Takes documents to be checked, and evidence to check them with. */
  async add(files: readonly File[]): Promise<void> {
    const evidence = files.filter(looksLikeEvidence);
    const documents = files.filter((file) => !looksLikeEvidence(file));
    const added = paired(documents).map((pair): Entry => ({ id: ++this.#count, ...pair, status: { kind: "waiting" } }));
    if (evidence.length > 0) {
      this.evidence = [...this.evidence, ...(await Promise.all(evidence.map(readSupplied)))];
      this.#recheck();
    }
    this.entries.push(...added);
    this.selected = added[0] ?? this.selected;
    this.#changed();
    void this.#run();
  }

  async addAnchors(files: readonly File[]): Promise<void> {
    const items = await Promise.all(files.map(readSupplied));
    this.unreadableAnchor = items.find((item) => !canBeCertificate(item))?.name;
    const anchors = items.filter(canBeCertificate);
    if (anchors.length > 0) {
      this.userTrust = [...this.userTrust, ...anchors];
      this.#recheck();
    }
    this.#changed();
    void this.#run();
  }

  removeAnchor(item: Supplied): void {
    this.userTrust = this.userTrust.filter((other) => other !== item);
    this.#recheck();
    this.#changed();
    void this.#run();
  }

  removeEvidence(item: Supplied): void {
    this.evidence = this.evidence.filter((other) => other !== item);
    this.#recheck();
    this.#changed();
    void this.#run();
  }

  select(entry: Entry): void {
    this.selected = entry;
    this.#changed();
  }

  remove(entry: Entry): void {
    if (entry.status.kind === "working") {
      this.#checker?.cancel();
    }
    const at = this.entries.indexOf(entry);
    this.entries.splice(at, 1);
    if (this.selected === entry) {
      this.selected = this.entries[Math.min(at, this.entries.length - 1)];
    }
    this.#changed();
  }

  again(entry: Entry, password?: string): void {
    if (password !== undefined) {
      entry.password = password;
    }
    entry.status = { kind: "waiting" };
    this.#changed();
    void this.#run();
  }

  /** Takes the document that a signature kept apart from it speaks of. */
  async addContent(entry: Entry, content: File): Promise<void> {
    entry.content = content;
    this.again(entry);
  }

  cancel(): void {
    this.#checker?.cancel();
  }

  async speak(language: Language): Promise<void> {
    rememberLanguage(language);
    this.language = language;
    this.#changed();
    const checker = this.#checker;
    if (checker) {
      for (const entry of [...this.entries]) {
        const before = entry.status;
        const after = await checker.translate(before, language);
        this.#become(entry, before, after);
      }
    }
  }

  /** Sets a status, unless another one came in between. */
  #become(entry: Entry, before: Status, after: Status): void {
    if (entry.status === before && before !== after) {
      entry.status = after;
      this.#changed();
    }
  }

  /** What was judged with other anchors or evidence is judged anew. */
  #recheck(): void {
    for (const entry of this.entries) {
      if (entry.status.kind === "done") {
        entry.status = { kind: "waiting" };
      }
    }
  }

  /** Works off the waiting files, one at a time. */
  async #run(): Promise<void> {
    const checker = this.#checker;
    if (this.#running || !checker) {
      return;
    }
    this.#running = true;
    for (let entry = this.#nextWaiting(); entry; entry = this.#nextWaiting()) {
      const current = entry;
      const working: Status = { kind: "working" };
      current.status = working;
      this.#changed();
      const { userTrust, evidence, language } = this;
      const status = await checker.check(current, { userTrust, evidence }, language, (progress) =>
        this.#progressed(current, progress),
      );
      const spoken = this.language === language ? status : await checker.translate(status, this.language);
      // The lists are replaced, never changed in place: identity tells whether they are still the ones that were used.
      const isStale = userTrust !== this.userTrust || evidence !== this.evidence;
      this.#become(current, working, isStale ? { kind: "waiting" } : spoken);
    }
    this.#running = false;
  }

  #nextWaiting(): Entry | undefined {
    return this.entries.find((entry) => entry.status.kind === "waiting");
  }
}
