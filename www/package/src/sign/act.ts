import { fromBase64 } from "../bytes.js";
import { callOptions, type PlainOptions, withTrust } from "../engine.js";
import { engineError, type ErrorData, KysoError, messageOf } from "../error.js";
import { heldEvidence } from "../evidence.js";
import { jsonOf } from "../json.js";
import { type Answered, untilSettled } from "../online.js";
import type { VerifyOptions } from "../options.js";
import type { Report } from "../report.js";
import { type Settings, settingsOf } from "../settings.js";
import { timeText } from "../time.js";
import type { Verifier } from "../verifier.js";
import { failure } from "./failure.js";
import { type Prepared, preparedOf } from "./prepared.js";
import type { Runs } from "./remote.js";
import { isMessage, only, reaches, type SignatureRequest, written } from "./request.js";
import type { KeyAlgorithm, Signer, SignerCertificate, SigningSubject } from "./signer.js";

/** How far an act of signing has come. */
export interface SigningProgress {
  readonly step:
    /** The document is judged as it is. */
    | "judging"
    /** Certificate and path are checked (Decree 68/2024 Art. 31, 32). */
    | "checking-certificate"
    | "preparing"
    /** The signer is waited for: consent and PIN. */
    | "signing"
    /** The time-stamp authority is waited for: up to 131 seconds were measured of the state's. */
    | "stamping"
    /** What was signed is judged. */
    | "judging-signed"
    /** Evidence goes into the document. */
    | "extending";
  /** Which signature it is, from 1, and of how many: a clerk's number, day and month are a signature each. */
  readonly signature: number;
  readonly of: number;
  /** Of several files: which one, from 0. */
  readonly file?: number;
}

/** What the act needs beside the file and the signer. */
export interface SignOptions {
  /** Judges before and after. The certificate is checked with the same trust, policy and fetcher. */
  readonly verifier: Verifier;
  /**
   * Asks a time-stamp authority (RFC 3161): the question in DER, its answer as it came. Needed from level B-T on.
   */
  readonly timestamp?: (query: Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<Uint8Array>;
  /** Certificates, lists and responses, where no fetcher brings them. */
  readonly evidence?: VerifyOptions["evidence"];
  /** Certificates that the person trusts, beside those of the verifier. */
  readonly userTrust?: VerifyOptions["userTrust"];
  /** The time to judge at, in the place of now. */
  readonly at?: Date | string;
  /** Chooses among several certificates. Without it there must be one. */
  readonly choose?: (certificates: readonly SignerCertificate[]) => SignerCertificate | Promise<SignerCertificate>;
  /** Name of the file, for the person. */
  readonly fileName?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SigningProgress) => void;
}

/** What was signed. */
export interface SignedFile {
  readonly file: Blob;
  /** The report on it, by which it was handed out. */
  readonly report: Report;
  /** The certificate that signed, DER, and those above it. */
  readonly chain: readonly Uint8Array<ArrayBuffer>[];
}

const NAMES: Readonly<Record<keyof SignOptions, true>> = {
  verifier: true,
  timestamp: true,
  evidence: true,
  userTrust: true,
  at: true,
  choose: true,
  fileName: true,
  signal: true,
  onProgress: true,
};

/** Longest wait for a time-stamp: the slowest answer that was measured of the state's authority took 131 seconds. */
const PATIENCE = 150_000;

/** What a certificate is found to be. */
interface CheckedCertificate {
  readonly chain: readonly string[];
  readonly wants: Report["wants"];
  readonly refused: ErrorData | null;
}

/** One act: checked, signed, judged, and only then handed out. */
export class Act {
  readonly #runs: Runs;
  readonly #request: SignatureRequest;
  readonly #signer: Signer;
  readonly #options: SignOptions;
  readonly #settings: Settings;
  readonly #name: string;
  #at = { signature: 1, of: 1 };

  constructor(runs: Runs, request: SignatureRequest, signer: Signer, options: SignOptions, name: string) {
    this.#runs = runs;
    this.#options = only("options", options, NAMES);
    this.#settings = settingsOf(this.#options.verifier);
    const now = this.#options.at ?? this.#settings.options.now;
    this.#request = { ...request, ...(request.time === undefined && now !== undefined && { time: timeText(now) }) };
    this.#signer = signer;
    this.#name = this.#options.fileName ?? name;
  }

  /** Signs a file. */
  async run(file: Blob): Promise<SignedFile> {
    const request = this.#request;
    if ((reaches(request, "B-T") || request.contentTimestamp === true) && typeof this.#options.timestamp !== "function") {
      throw failure("sign-timestamp-unreachable", "timestamp");
    }
    let before: Report | undefined;
    if (!isMessage(request)) {
      before = await this.#judged("judging", file);
      await this.#runs.run("maySign", jsonOf(before), request.act);
    }
    try {
      return await this.#signedAs(file, before);
    } catch (error) {
      // It was read a moment ago: somebody has written to it, and browsers then read nothing of it.
      throw before && engineError(error).code === "unreadable" ? failure("sign-changed") : error;
    }
  }

  /** Signs a file that may be signed, judged as `before`. */
  async #signedAs(file: Blob, judged: Report | undefined): Promise<SignedFile> {
    const request = this.#request;
    let before = judged;
    const chosen = await this.#chosen();
    const { chain, algorithm } = await this.#checked(chosen);
    const signing = { ...request, algorithm };
    this.#at = { signature: 1, of: await this.#places(file, signing) };
    let signed: { file: Blob; report: Report } | undefined;
    let current = file;
    for (; this.#at.signature <= this.#at.of; this.#at = { ...this.#at, signature: this.#at.signature + 1 }) {
      signed = await this.#signed(current, before, signing, chain);
      [current, before] = [signed.file, signed.report];
    }
    if (!signed) {
      throw failure("sign-no-place");
    }
    if (reaches(request, "B-LT")) {
      this.#at = { ...this.#at, signature: this.#at.of };
      signed = await this.extended(signed.file, signed.report, isDetached(request) ? file : undefined);
    }
    return { ...signed, chain };
  }

  /** Adds evidence, and from B-LTA on a time-stamp over it: over a document, or for each signer of a message. */
  async extended(file: Blob, before: Report, detached?: Blob): Promise<{ file: Blob; report: Report }> {
    const { level = "B-B" } = this.#request;
    this.#tell("extending");
    const pack = await this.#options.verifier.evidencePack(file, { ...this.#verifyOptions(), ...(detached && { detached }) });
    let current = await withEvidence(this.#runs, file, before, await pack.text(), this.#request.password);
    if (level === "B-LTA") {
      current = isDocument(before) ? await this.#documentStamped(current) : await this.#messageStamped(current, detached);
    }
    const report = await this.#judged("judging-signed", current, detached);
    await this.#runs.run("asRaised", jsonOf(before), jsonOf(report), level);
    return { file: current, report };
  }

  async #documentStamped(file: Blob): Promise<Blob> {
    const { act, timestampRoom, password } = this.#request;
    const stamp = written({ act, level: "B-LTA", ...(timestampRoom !== undefined && { timestampRoom }), ...(password !== undefined && { password }) });
    const prepared = preparedOf(await this.#runs.run("prepareTimestamp", file, stamp));
    const answer = await this.#stamped(await this.#runs.run("timestampQuery", prepared.json, undefined));
    return joined(file, await this.#runs.run("embedTimestamp", prepared.json, answer));
  }

  /** Each signer of a message has an archive time-stamp of its own (EN 319 122-1 §5.5.3). */
  async #messageStamped(message: Blob, content: Blob | undefined): Promise<Blob> {
    const signers = Number(await this.#runs.run("signersOf", message));
    let current = message;
    for (let signer = 0; signer < signers; signer += 1) {
      const prepared = await this.#runs.run("prepareArchive", current, signer, content);
      const answer = await this.#stamped(await this.#runs.run("archiveQuery", prepared));
      current = new Blob([await this.#runs.run("embedArchive", current, prepared, answer)]);
    }
    return current;
  }

  /** The file as it is, which must be valid to be extended. */
  async extendable(file: Blob, detached?: Blob): Promise<Report> {
    const report = await this.#judged("judging", file, detached);
    await this.#runs.run("mayExtend", jsonOf(report));
    return report;
  }

  async #signed(
    file: Blob,
    before: Report | undefined,
    request: SignatureRequest,
    chain: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<{ file: Blob; report: Report }> {
    this.#tell("preparing");
    const prepared = await this.#prepared(file, request, chain);
    const value = await this.#value(file, prepared, chain);
    const answer = reaches(request, "B-T") ? await this.#stamped(await this.#runs.run("timestampQuery", prepared.json, value)) : undefined;
    const bytes = await this.#runs.run("embed", prepared.json, value, answer);
    const signed = prepared.byteRange ? joined(file, bytes) : new Blob([bytes]);
    const detached = isDetached(request) ? file : undefined;
    const report = await this.#judged("judging-signed", signed, detached);
    await this.#runs.run("asExpected", before && jsonOf(before), jsonOf(report));
    return { file: signed, report };
  }

  async #prepared(file: Blob, request: SignatureRequest, chain: readonly Uint8Array<ArrayBuffer>[]): Promise<Prepared> {
    const prepared = preparedOf(await this.#runs.run("prepare", file, written(request), chain));
    if (request.contentTimestamp !== true) {
      return prepared;
    }
    const answer = await this.#stamped(await this.#runs.run("timestampQuery", prepared.json, undefined));
    return preparedOf(await this.#runs.run("addContentTimestamp", prepared.json, answer));
  }

  /** The value, verified with the certificate before anything else is done with it. */
  async #value(file: Blob, prepared: Prepared, chain: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
    const { digest, algorithm, signedAttributes, byteRange } = prepared;
    const [certificate] = chain;
    if (algorithm === null || certificate === undefined) {
      throw failure("sign-bad-certificate");
    }
    this.#tell("signing");
    const [{ act }, { signature, of }] = [this.#request, this.#at];
    const subject: SigningSubject = {
      certificate,
      signedAttributes,
      name: this.#name,
      act,
      content: byteRange ? joined(file, prepared.append) : file,
      ...(byteRange && { byteRange }),
      ...(signature < of && { then: Array.from({ length: of - signature }, () => act) }),
      ...(signature > 1 && { isFollowing: true }),
    };
    const raw = await this.#signer.sign(digest, algorithm, subject);
    this.#options.signal?.throwIfAborted();
    return this.#runs.run("signatureValue", prepared.json, raw);
  }

  /** The authority's token for a question. */
  async #stamped(query: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    this.#tell("stamping");
    return this.#runs.run("timestampAnswer", query, await this.#answered(query));
  }

  /** What the host's function brings, within the time that is allowed for it. */
  async #answered(query: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    const { timestamp, signal } = this.#options;
    const ends = new AbortController();
    const abort = (): void => ends.abort(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    const patience = setTimeout(() => ends.abort(new DOMException("no time-stamp in time", "TimeoutError")), PATIENCE);
    // Ends also where the host's function does not hear its signal.
    const ended = new Promise<never>((_, reject) => {
      ends.signal.addEventListener("abort", () => reject(ends.signal.reason), { once: true });
    });
    try {
      const asked = timestamp?.(query, ends.signal) ?? Promise.reject(new Error("timestamp"));
      return await Promise.race([asked, ended]);
    } catch (error) {
      signal?.throwIfAborted();
      throw failure("sign-timestamp-unreachable", messageOf(error));
    } finally {
      clearTimeout(patience);
      signal?.removeEventListener("abort", abort);
    }
  }

  async #chosen(): Promise<SignerCertificate> {
    const certificates = await this.#signer.certificates();
    const [first, ...others] = certificates;
    if (!first) {
      throw failure("token-no-certificate");
    }
    if (this.#options.choose) {
      return this.#options.choose(certificates);
    }
    if (others.length > 0) {
      throw failure("token-ambiguous", certificates.map(({ label, token }) => label ?? token ?? "?").join(", "));
    }
    return first;
  }

  /** The certificate and those above it, when nothing speaks against signing with it. */
  async #checked({ certificate, chain, algorithms }: SignerCertificate): Promise<{ chain: Uint8Array<ArrayBuffer>[]; algorithm: KeyAlgorithm }> {
    this.#tell("checking-certificate");
    const wanted = this.#request.algorithm ?? algorithms[0];
    if (wanted === undefined || !algorithms.includes(wanted)) {
      throw failure("sign-algorithm", wanted ?? "");
    }
    const { fetcher, options } = this.#settings;
    const ready = await withTrust(options);
    const { evidence, ...others } = this.#verifyOptions();
    const held = heldEvidence(evidence);
    const call: PlainOptions = { ...others, ...(held && { evidence: held }) };
    const check = async (answered: readonly Answered[]): Promise<CheckedCertificate> => {
      const text = jsonOf(await callOptions(ready, call, answered));
      return JSON.parse(await this.#runs.run("checkCertificate", text, [certificate, ...chain], this.#request.act)) as CheckedCertificate;
    };
    const { signal } = this.#options;
    const found = fetcher ? (await untilSettled(fetcher, check, { signal })).report : await check([]);
    if (found.refused) {
      throw new KysoError(found.refused);
    }
    return { chain: found.chain.map(fromBase64), algorithm: wanted };
  }

  /** How many signatures the act makes. */
  async #places(file: Blob, request: SignatureRequest): Promise<number> {
    if (request.act !== "number" || request.look?.number === undefined || request.field !== undefined || isMessage(request)) {
      return 1;
    }
    return Math.max(1, (JSON.parse(await this.#runs.run("preview", file, written(request), undefined)) as unknown[]).length);
  }

  async #judged(step: SigningProgress["step"], file: Blob, detached?: Blob): Promise<Report> {
    this.#tell(step);
    const { verifier, signal } = this.#options;
    return verifier.verify(file, { ...this.#verifyOptions(), ...(detached && { detached }), ...(signal && { signal }) });
  }

  #verifyOptions(): Pick<VerifyOptions, "at" | "evidence" | "userTrust" | "fileName" | "password"> {
    const { at, evidence, userTrust } = this.#options;
    const { password } = this.#request;
    return {
      fileName: this.#name,
      ...(at !== undefined && { at }),
      ...(evidence !== undefined && { evidence }),
      ...(userTrust !== undefined && { userTrust }),
      ...(password !== undefined && { password }),
    };
  }

  #tell(step: SigningProgress["step"]): void {
    this.#options.signal?.throwIfAborted();
    this.#options.onProgress?.({ step, ...this.#at });
  }
}

/** Whether the signature stands beside the file. */
function isDetached({ form }: SignatureRequest): boolean {
  return form === "cades-detached";
}

/** Whether what was judged is a PDF, which grows by updates. A message is written anew. */
function isDocument({ input }: Report): boolean {
  return input.format === "pdf";
}

/** A file with what of an evidence pack its report relies on. Nothing is kept twice. */
export async function withEvidence(runs: Runs, file: Blob, report: Report, pack: string, password: string | undefined): Promise<Blob> {
  const kept = await runs.run("keptEvidence", jsonOf(report), pack);
  if (isDocument(report)) {
    const appended = await runs.run("extend", file, password, kept);
    return appended.length > 0 ? joined(file, appended) : file;
  }
  const message = await runs.run("extendMessage", file, kept);
  return message.length > 0 ? new Blob([message]) : file;
}

/** A file and what is appended to it; neither is copied. */
export function joined(file: Blob, appended: Uint8Array<ArrayBuffer>): Blob {
  return new Blob([file, appended], { type: "application/pdf" });
}
