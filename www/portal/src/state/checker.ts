import {
  comparePictures,
  evidenceDate,
  KysoError,
  type Compared,
  type ErrorText,
  type Fetcher,
  type Language,
  type Pictures,
  type Progress,
  type Report,
  type SignatureId,
  type Verifier,
  type VerifyOptions,
} from "kyso";
import type { Basis } from "./basis.ts";
import { loadBundle, type Bundle } from "./bundle.ts";
import { now } from "../ui/clock.ts";
import { renderer } from "../features/document/renderer.ts";
import type { Entry, Spoken, Status } from "./entry.ts";
import { loadSettings, type Settings } from "./settings.ts";
import { asAnchor, asEvidence } from "./supplied.ts";
import { startWith, type TrustSource } from "./trust-source.ts";
import { texts } from "../i18n/index.ts";

/** The engine with the trust file of this page. */
export class Checker {
  readonly trust: TrustSource;
  readonly #verifier: Verifier;
  readonly settings: Settings;
  /** The operator's own evidence, beside the page. */
  readonly bundle: Bundle | undefined;
  readonly #fetcher: Fetcher | undefined;
  readonly #aborts = new Map<Entry, AbortController>();

  private constructor(verifier: Verifier, trust: TrustSource, settings: Settings, bundle: Bundle | undefined, fetcher: Fetcher | undefined) {
    this.#verifier = verifier;
    this.#fetcher = fetcher;
    this.trust = trust;
    this.settings = settings;
    this.bundle = bundle;
  }

  static async start(): Promise<Checker> {
    const settings = await loadSettings();
    const { evidence } = settings;
    const [{ verifier, source, fetcher }, bundle] = await Promise.all([
      startWith(settings),
      // A bundle that is not there takes nothing away: the result then says what is missing.
      evidence === undefined ? undefined : loadBundle(evidence).catch((): Bundle => ({ files: [], missing: [evidence], date: undefined })),
    ]);
    return new Checker(verifier, source, settings, bundle, fetcher);
  }

  /** When the operator's evidence was made, of the mirror or beside the page; nothing where that is not known. */
  get evidenceDate(): string | undefined {
    return evidenceDate(this.#fetcher) ?? this.bundle?.date;
  }

  /** Whether somebody is asked for what a file lacks. */
  get asks(): boolean {
    return this.#fetcher !== undefined;
  }

  /** Checks one file; gives what became of it. */
  async check(entry: Entry, basis: Basis, language: Language, onProgress: (progress: Progress) => void, at?: string): Promise<Status> {
    const abort = new AbortController();
    this.#aborts.set(entry, abort);
    const { signal } = abort;
    try {
      const report = await this.#verifier.verify(entry.file, { ...this.#options(entry, basis), ...(at === undefined ? {} : { at }), signal, onProgress });
      const [vi, en] = await Promise.all([this.#verifier.present(report, "vi"), this.#verifier.present(report, "en")]);
      const spoken = { vi, en };
      return { kind: "done", report, presentation: spoken[language], spoken };
    } catch (error) {
      return signal.aborted ? { kind: "cancelled" } : await this.#failure(entry, error, language);
    } finally {
      this.#aborts.delete(entry);
    }
  }

  /** The exact bytes of a file as somebody signed it. */
  revision({ file, password }: Entry, id: SignatureId): Promise<Blob> {
    return this.#verifier.signedRevision(file, id, password === undefined ? {} : { password });
  }

  /** What the page's renderer sees of the file as signed and as it is now; nothing where nothing came after a signature. */
  pictures({ file, password }: Entry, report: Report, signal: AbortSignal): Promise<Pictures | undefined> {
    return comparePictures(this.#verifier, file, report, renderer, { signal, ...(password === undefined ? {} : { password }) });
  }

  /** How a file stands to the one that was sent. */
  compare({ file, password }: Entry, original: File): Promise<Compared> {
    return this.#verifier.compare(file, original, password === undefined ? {} : { password });
  }

  /** What the verdict on a file rests on beside it, as of the moment the verdict was given. */
  evidencePack(entry: Entry, basis: Basis): Promise<Blob> {
    const { status } = entry;
    return this.#verifier.evidencePack(entry.file, { ...this.#options(entry, basis), ...(status.kind === "done" && { at: status.report.now }) });
  }

  /** What was wrong, in words of every language. */
  readonly reason = async (error: unknown): Promise<Spoken<ErrorText>> => {
    const reason = known(error);
    const [vi, en] = await Promise.all([this.#words(reason, "vi"), this.#words(reason, "en")]);
    return { vi, en };
  };

  #options(entry: Entry, basis: Basis): VerifyOptions {
    return {
      fileName: entry.file.name,
      at: entry.at ?? now(),
      ...this.#given(basis),
      ...(entry.content === undefined ? {} : { detached: entry.content }),
      ...(entry.password === undefined ? {} : { password: entry.password }),
      ...(entry.kind === undefined ? {} : { kind: entry.kind }),
      ...(entry.sender === undefined ? {} : { sender: entry.sender }),
      ...whose(entry),
      ...(entry.pictures === undefined ? {} : { pictures: entry.pictures }),
    };
  }

  /** Stops the check of one file. */
  cancel(entry: Entry): void {
    this.#aborts.get(entry)?.abort();
  }

  /** Judges files together, as a main document and its annexes. */
  together(
    files: readonly File[],
    basis: Basis,
    options: { readonly main?: string; readonly password?: string; readonly signal?: AbortSignal },
  ): ReturnType<Verifier["dossier"]> {
    return this.#verifier.dossier(
      files.map((document) => ({ document, name: document.name })),
      { at: now(), ...this.#given(basis), ...options },
    );
  }

  #given({ userTrust, evidence, distrusted }: Basis): Required<Pick<VerifyOptions, "userTrust" | "evidence" | "distrust">> {
    return {
      userTrust: userTrust.map(asAnchor),
      evidence: [...evidence, ...(this.bundle?.files ?? [])].map(asEvidence),
      distrust: distrusted.map(asAnchor),
    };
  }

  /** The engine, for what is written of a report. */
  get verifier(): Verifier {
    return this.#verifier;
  }

  async #failure(entry: Entry, error: unknown, language: Language): Promise<Status> {
    const reason = known(error);
    if (reason.code === "password-required") {
      return { kind: "password", wrong: entry.password !== undefined };
    }
    const spoken = await this.reason(reason);
    return { kind: "failed", error: reason, text: spoken[language], spoken };
  }

  async #words(error: KysoError, language: Language): Promise<ErrorText> {
    const words = texts(language);
    switch (error.code) {
      case "engine-stopped":
        return { title: words.errorTitle, meaning: words.engineStopped, next: "" };
      case "engine-unavailable":
        return { title: words.loadFailed, meaning: words.engineUnavailable, next: "" };
      default:
        return this.#verifier.errorText(error, language).catch(() => ({ title: words.errorTitle, meaning: error.message, next: "" }));
    }
  }
}

/** Anything that is no error of the engine's own is one of what runs it. */
function known(error: unknown): KysoError {
  return error instanceof KysoError ? error : new KysoError({ code: "engine-stopped", message: String(error), details: {} });
}

/** What the person says of certificates; what is left to their signs is not said. */
function whose({ owners }: Entry): Pick<VerifyOptions, "whose"> {
  const said = [...(owners ?? [])].filter(([, owner]) => owner !== "auto").map(([sha256, owner]) => `${sha256}=${owner}`);
  return said.length === 0 ? {} : { whose: said };
}
