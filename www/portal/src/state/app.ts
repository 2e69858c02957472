import type { Language, Progress, Report, SignatureId } from "kyso";
import { isSame, type Basis } from "./basis.ts";
import { Checker } from "./checker.ts";
import { compareWith } from "./compare.ts";
import { loadDemo, type Demo } from "./demo.ts";
import { loadRenderer } from "../features/document/renderer.ts";
import { inLanguage, type Entry, type Status } from "./entry.ts";
import { forgetAll } from "./kept.ts";
import { chosenLanguage, rememberLanguage } from "../i18n/language.ts";
import { paired } from "./pairs.ts";
import { onElsewhere, remember, remembered } from "./remembered.ts";
import type { Settings } from "./settings.ts";
import { goTo, here, onMove, type Place } from "./place.ts";
import { Register, type Column, type Registered, type Row } from "./register.ts";
import { chosenView, rememberView, type View } from "./view.ts";
import { holdsAuthorities } from "./authority.ts";
import { looksLikeEvidence, suppliedOf, type Supplied } from "./supplied.ts";
import { Stopped, type StopReason } from "./stopped.ts";
import { FIRST_LOOK, looked, type Look } from "./table.ts";
import { isSameCertificate } from "./trust-list.ts";
import type { TrustSource } from "./trust-source.ts";
import { Unpacker } from "./unpacking.ts";
import { isUnseen, witness } from "./witness.ts";

/** Files judged side by side; the package keeps as many workers. */
const SIDE_BY_SIDE = Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1));

/** Up to so many files the page is drawn after each of them, beyond that at this interval in milliseconds. */
const FEW = 50;
const PAUSE = 200;
/** Rows of the table, and how many more at a time. */
const MOST_ROWS = 300;

/** After this time, in milliseconds, the page says that it is comparing pictures. */
const SLOW = 1500;

/** The state of the page and everything that changes it. Views read it and call it; it knows no view. */
export class App {
  language: Language = chosenLanguage();
  view: View = chosenView();
  /** What is shown: the checks, or what they rest on. */
  part: Place["part"] = here().part;
  /** The decisions of this session. */
  readonly register = new Register();
  /** The certificate that the person is asked about before it is no longer trusted. */
  doubted: Uint8Array | undefined;
  /** `old`: the browser lacks what the engine needs. */
  engine: "loading" | "ready" | "failed" | "old" = "loading";
  /** Why the page must not begin, where that is known. */
  stopped: StopReason | undefined;
  /** Keys of the settings that the page does not know. */
  unknownSettings: readonly string[] = [];
  entries: Entry[] = [];
  selected: Entry | undefined;
  /** There before the engine is: what a person adds meanwhile comes to what was kept, and not in its place. */
  userTrust: Supplied[] = remembered("anchors");
  evidence: Supplied[] = [];
  /** Certificates the person does not trust. */
  distrusted: Supplied[] = remembered("distrusted");
  demo: Demo | undefined;
  /** A file offered as an anchor that holds none. */
  unreadableAnchor: string | undefined;
  /** The browser refused to keep a certificate: it is forgotten when the page closes. */
  isForgotten = false;
  /** The browser refused to keep which certificates are not trusted. */
  isDistrustForgotten = false;
  /** The browser refused to keep the page for use without a network. */
  isNotKept = false;
  /** Whether the person had all that the page keeps deleted, and whether that went well. */
  deleted: "no" | "done" | "failed" = "no";
  look: Look = FIRST_LOOK;
  /** Most rows of the table that are drawn. */
  rows = MOST_ROWS;
  /** A folder had more files than the page takes. */
  isCut = false;
  /** The engine, as soon as it is there. */
  readonly #started: Promise<Checker>;
  readonly unpacker: Unpacker;
  /** Files that were handed over by something that may be no act of this person. */
  offered: readonly File[] = [];
  /** The file whose pictures are being compared, once that takes long enough to be said. */
  comparing: Entry | undefined;
  /** Switches to a newer version of the page, when one waits. */
  update: (() => void) | undefined;

  readonly #changed: () => void;
  #isStarted: (checker: Checker) => void = () => undefined;
  readonly #progressed: (entry: Entry, progress: Progress) => void;
  #checker: Checker | undefined;
  #count = 0;
  #isLanguageChosen = false;
  #soon: ReturnType<typeof setTimeout> | undefined;
  readonly #active = new Set<Entry>();
  /** Files whose pages are compared as pictures, one after the other: drawing is done in the page itself. */
  #drawing: Promise<void> = Promise.resolve();

  constructor(changed: () => void, progressed: (entry: Entry, progress: Progress) => void) {
    this.#changed = changed;
    this.#progressed = progressed;
    this.#started = new Promise((resolve) => (this.#isStarted = resolve));
    this.unpacker = new Unpacker(changed, this.#started);
    onElsewhere(() => this.#changedElsewhere());
    onMove((place) => this.#moved(place));
  }

  /** The trust file that results rest on. */
  get trust(): TrustSource | undefined {
    return this.#checker?.trust;
  }

  /** What files are compared with now. */
  get basis(): Basis {
    const { userTrust, evidence, distrusted } = this;
    return { userTrust, evidence, distrusted };
  }

  /** The engine, for what is written of a report. */
  get verifier(): Checker["verifier"] | undefined {
    return this.#checker?.verifier;
  }

  get settings(): Settings | undefined {
    return this.#checker?.settings;
  }

  /** The operator's evidence beside the page, if there is any. */
  /** How old the operator's evidence is, and whether somebody is asked for newer. */
  get evidenceSource(): Pick<Checker, "evidenceDate" | "asks"> | undefined {
    return this.#checker;
  }

  get bundle(): Checker["bundle"] {
    return this.#checker?.bundle;
  }

  /** Something that a view keeps by itself is otherwise now. */
  redraw(): void {
    this.#changed();
  }

  tooOld(): void {
    this.engine = "old";
    this.#changed();
  }

  async start(): Promise<void> {
    try {
      const [checker, demo] = await Promise.all([Checker.start(), loadDemo()]);
      this.#checker = checker;
      this.#isStarted(checker);
      this.demo = demo;
      this.userTrust = [...(demo?.userTrust ?? []), ...this.userTrust];
      this.evidence = [...(demo?.evidence ?? []), ...this.evidence];
      this.language = this.#isLanguageChosen ? this.language : chosenLanguage(checker.settings.language);
      this.engine = "ready";
    } catch (error) {
      console.error(error);
      this.stopped = error instanceof Stopped ? error.reason : undefined;
      this.unknownSettings = error instanceof Stopped ? error.names : [];
      this.engine = "failed";
    }
    this.#changed();
    this.#run();
  }

  /** Takes documents to be checked, at the present moment or another, and evidence to check them with. */
  async add(files: readonly File[], at?: string): Promise<void> {
    // Read first, then added to what is there by then: another drop may have come in between.
    const evidence = await suppliedOf(files.filter(looksLikeEvidence));
    if (evidence.length > 0) {
      this.evidence = [...this.evidence, ...evidence];
      this.#recheck();
    }
    const documents = await this.unpacker.unpacked(files.filter((file) => !looksLikeEvidence(file)));
    const added = paired(documents).map((pair): Entry => ({ id: ++this.#count, ...pair, ...(at !== undefined && { at }), status: { kind: "waiting" } }));
    this.entries.push(...added);
    if (added[0]) {
      this.#show(added[0]);
    }
    this.#changed();
    this.#run();
  }

  /** What takes files that are dropped on the result of a signature whose document is missing, named by its number: one file is that document. */
  takerAt(id: string | undefined): (files: readonly File[]) => void {
    const entry = this.entries.find((one) => String(one.id) === id);
    return (files) => {
      const [file] = files;
      const isContent = entry && file && files.length === 1 && !looksLikeEvidence(file) && this.entries.includes(entry);
      void (isContent ? this.addContent(entry, file) : this.add(files));
    };
  }

  /** Asks before files are taken that another page may have sent. */
  offer(files: readonly File[]): void {
    this.offered = [...this.offered, ...files];
    this.#changed();
  }

  /** Takes the files that were offered, or lets go of them. */
  async answerOffer(isTaken: boolean): Promise<void> {
    const files = this.offered;
    this.offered = [];
    this.#changed();
    if (isTaken) {
      await this.add(files);
    }
  }

  async addAnchors(files: readonly File[]): Promise<void> {
    const items = await suppliedOf(files);
    this.unreadableAnchor = items.find(({ bytes }) => !holdsAuthorities(bytes))?.name;
    const anchors = items.filter(({ bytes }) => holdsAuthorities(bytes));
    if (anchors.length > 0) {
      this.userTrust = [...this.userTrust, ...anchors];
      this.isForgotten = !remember("anchors", this.userTrust);
      this.#recheck();
    }
    this.#changed();
    this.#run();
  }

  removeAnchor(item: Supplied): void {
    this.userTrust = this.userTrust.filter((other) => other !== item);
    remember("anchors", this.userTrust);
    this.#recheck();
    this.#changed();
    this.#run();
  }

  /** Takes the person's trust from a certificate of the trust file, for every file on the page, or gives it back. */
  trustOrNot({ name, bytes }: Pick<Supplied, "name" | "bytes">, isTrusted: boolean): void {
    this.doubted = undefined;
    const others = this.distrusted.filter((item) => !isSameCertificate(item, { bytes }));
    this.distrusted = isTrusted ? others : [...others, { name, bytes, fromDemo: false }];
    this.isDistrustForgotten = !remember("distrusted", this.distrusted);
    this.#recheck();
    this.#changed();
    this.#run();
  }

  /** Deletes what the page keeps in this browser; what was judged with it is judged anew. */
  async forget(): Promise<void> {
    const isGone = await forgetAll();
    this.userTrust = this.userTrust.filter((item) => item.fromDemo);
    this.distrusted = [];
    this.isForgotten = this.isDistrustForgotten = false;
    this.deleted = isGone ? "done" : "failed";
    this.#recheck();
    this.#changed();
    this.#run();
  }

  removeEvidence(item: Supplied): void {
    this.evidence = this.evidence.filter((other) => other !== item);
    this.#recheck();
    this.#changed();
    this.#run();
  }

  select(entry: Entry): void {
    this.#show(entry);
    this.#changed();
  }

  /** Shows results for another reader. */
  see(view: View): void {
    rememberView(view);
    this.view = view;
    this.#changed();
  }

  /** Goes to what results rest on, or back to the checks. */
  turnTo(part: Place["part"]): void {
    this.part = part;
    goTo({ part, ...(this.selected && { file: this.selected.id }) });
    this.#changed();
  }

  /** The next file of the list as it is shown, or the one before. */
  step(by: 1 | -1): void {
    const list = looked(this.entries, this.look);
    const next = list[(this.selected ? list.indexOf(this.selected) : -1) + by];
    if (next) {
      this.select(next);
    }
  }

  /** Enters a decision in the register; gives its number there. */
  enterDecision(about: object, row: Omit<Row, "number">, read: readonly Column[] = []): string {
    this.register.enter(about, row, read);
    this.#changed();
    return this.register.rows.find((one) => one.about === about)?.row.number ?? "";
  }

  unregister(one: Registered): void {
    this.register.remove(one);
    this.#changed();
  }

  /** Asks before a certificate of the trust file is no longer trusted; `undefined` takes the question back. */
  doubt(bytes: Uint8Array | undefined): void {
    this.doubted = bytes;
    this.#changed();
  }

  #show(entry: Entry): void {
    this.selected = entry;
    this.part = "check";
    goTo({ part: "check", file: entry.id });
  }

  /** The person went back or on. A file that is no longer there is not shown again. */
  #moved({ part, file }: Place): void {
    this.part = part;
    this.selected = this.entries.find(({ id }) => id === file) ?? (part === "trust" ? this.selected : undefined);
    this.#changed();
  }

  remove(entry: Entry): void {
    this.#checker?.cancel(entry);
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
    this.#run();
  }

  /** Judges a file with what a person says of it: its kind, who sent it, whose certificates are. */
  judgeAs(entry: Entry, said: Pick<Entry, "kind" | "sender" | "owners">): void {
    Object.assign(entry, said);
    this.again(entry);
  }

  /** Judges files together, as a main document and its annexes. */
  async judgeTogether(
    files: readonly File[],
    options: { readonly main?: string; readonly password?: string; readonly signal?: AbortSignal },
  ): ReturnType<Checker["together"]> {
    if (!this.#checker) {
      throw new Error("the engine is not ready");
    }
    return this.#checker.together(files, this.basis, options);
  }

  /** Takes the document that a signature kept apart from it speaks of. */
  async addContent(entry: Entry, content: File): Promise<void> {
    entry.content = content;
    this.again(entry);
  }

  cancel(entry: Entry): void {
    this.#checker?.cancel(entry);
  }

  /** The exact bytes of a file as somebody signed it. */
  async revisionOf(entry: Entry, id: SignatureId): Promise<Blob> {
    return this.#ready().revision(entry, id);
  }

  /** Compares a file with the one that was sent. */
  async compare(entry: Entry, original: File): Promise<void> {
    const checker = this.#ready();
    await compareWith(
      entry,
      original,
      () => checker.compare(entry, original),
      (error) => checker.reason(error),
      this.#changed,
    );
  }

  /** Compares the pictures of a file's pages where that was not done, loading what draws them. */
  async comparePictures(entry: Entry): Promise<void> {
    await loadRenderer();
    if (entry.status.kind === "done") {
      this.#look(this.#ready(), entry, this.basis, entry.status.report);
    }
  }

  /** What the verdict on a file rests on beside it, to be kept. */
  async evidencePack(entry: Entry): Promise<Blob> {
    return this.#ready().evidencePack(entry, this.basis);
  }

  /** The browser refused to keep the page: said, since the person would learn it without a network otherwise. */
  notKept(): void {
    this.isNotKept = true;
    this.#changed();
  }

  #ready(): Checker {
    if (!this.#checker) {
      throw new Error("the engine is not ready");
    }
    return this.#checker;
  }

  /** Stops everything that is under way or waits. */
  cancelAll(): void {
    for (const entry of this.entries) {
      if (entry.status.kind === "waiting") {
        entry.status = { kind: "cancelled" };
      }
      this.#checker?.cancel(entry);
    }
    this.#changed();
  }

  /** Looks at the files in another order or choice. */
  lookAt(look: Partial<Look>): void {
    this.look = { ...this.look, ...look };
    this.#changed();
  }

  showMore(): void {
    this.rows += MOST_ROWS;
    this.#changed();
  }

  /** Not all files of a folder were taken. */
  cut(): void {
    this.isCut = true;
    this.#changed();
  }

  offerUpdate(update: () => void): void {
    this.update = update;
    this.#changed();
  }

  /** Everything is there in every language: nothing is waited for in which two of them could mix. */
  speak(language: Language): void {
    rememberLanguage(language);
    this.#isLanguageChosen = true;
    this.language = language;
    for (const entry of this.entries) {
      entry.status = inLanguage(entry.status, language);
    }
    this.#changed();
  }

  /** Sets a status, unless another one came in between. */
  #become(entry: Entry, before: Status, after: Status): void {
    if (entry.status === before && before !== after) {
      entry.status = inLanguage(after, this.language);
      this.#drawSoon();
    }
  }

  /** Draws the page; with many files not after each of them. */
  #drawSoon(): void {
    if (this.entries.length <= FEW) {
      this.#changed();
    } else {
      this.#soon ??= setTimeout(() => {
        this.#soon = undefined;
        this.#changed();
      }, PAUSE);
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

  /** Another tab added or removed a certificate: this one follows, so that both say the same. */
  #changedElsewhere(): void {
    this.userTrust = [...this.userTrust.filter((item) => item.fromDemo), ...remembered("anchors")];
    this.distrusted = remembered("distrusted");
    this.#recheck();
    this.#changed();
    this.#run();
  }

  /** Starts waiting files, a few side by side. */
  #run(): void {
    const checker = this.#checker;
    for (let entry = this.#nextWaiting(); checker && entry && this.#active.size < SIDE_BY_SIDE; entry = this.#nextWaiting()) {
      void this.#check(checker, entry);
    }
  }

  async #check(checker: Checker, entry: Entry): Promise<void> {
    const working: Status = { kind: "working" };
    this.#active.add(entry);
    entry.status = working;
    this.#drawSoon();
    const { basis } = this;
    const status = await checker.check(entry, basis, this.language, (progress) => this.#progressed(entry, progress));
    const isStale = status.kind !== "cancelled" && !isSame(basis, this.basis);
    this.#active.delete(entry);
    this.#become(entry, working, isStale ? { kind: "waiting" } : status);
    if (!isStale && status.kind === "done" && isUnseen(entry, status.report)) {
      this.#look(checker, entry, basis, status.report);
    }
    this.#run();
  }

  #look(checker: Checker, entry: Entry, basis: Basis, report: Report): void {
    this.#drawing = this.#drawing.then(() => this.#see(checker, entry, basis, report));
  }

  /**
   * Draws the pages as signed and as they are now. The verdict stands there already; where the pictures differ, the file is judged
   * anew with what was seen, which can only worsen it. Pages that cannot be drawn leave it as it is, and it is said that
   * nothing was compared.
   */
  async #see(checker: Checker, entry: Entry, basis: Basis, report: Report): Promise<void> {
    const isStill = (): boolean => this.entries.includes(entry) && entry.status.kind === "done" && entry.status.report === report;
    if (!isStill()) {
      return;
    }
    const slow = setTimeout(() => {
      this.comparing = entry;
      this.#changed();
    }, SLOW);
    const found = entry.pictures ?? (await witness(checker, entry, report));
    clearTimeout(slow);
    const seen = typeof found === "string" ? undefined : found;
    entry.pictures = seen;
    entry.uncompared = typeof found === "string" ? found : undefined;
    if (seen && seen.differences.length > 0 && isStill()) {
      const after = await checker.check(entry, basis, this.language, () => undefined, report.now);
      // What is vouched for is no news: the result that stands there stays, with all that is open in it. Anything else replaces it.
      const isSame = after.kind === "done" && after.report.document.pictures?.differing.length === 0;
      if (!isSame && isStill()) {
        entry.status = inLanguage(after, this.language);
      }
    }
    this.comparing = undefined;
    this.#changed();
  }

  #nextWaiting(): Entry | undefined {
    return this.entries.find((entry) => entry.status.kind === "waiting" && !this.#active.has(entry));
  }
}
