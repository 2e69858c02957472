import { alone as verifying } from "../modules.js";
import { openInSlices } from "../source.js";
import { alone, font } from "./modules.js";
import type { LookFiles, WrittenRequest } from "./request.js";

/** What the module is asked for. Everything in it can cross to a worker; every answer is text, or bytes. */
export const calls = {
  /** Loads the module. */
  async load(): Promise<string> {
    return alone(() => "");
  },

  async prepare(document: Blob, { json, files }: WrittenRequest, chain: readonly Uint8Array[]): Promise<string> {
    const { image, upright, italic } = await filesOf(files);
    const source = await openInSlices(document);
    return alone((engine) => engine.prepare(source, json, [...chain], image, upright, italic));
  },

  async prepareTimestamp(document: Blob, { json }: WrittenRequest): Promise<string> {
    const source = await openInSlices(document);
    return alone((engine) => engine.prepare_timestamp(source, json));
  },

  async preview(document: Blob, { json, files }: WrittenRequest, name: string | undefined): Promise<string> {
    const { image, upright, italic } = await filesOf(files);
    const source = await openInSlices(document);
    return alone((engine) => engine.preview(source, json, name, image, upright, italic));
  },

  async signatureValue(prepared: string, raw: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    return alone((engine) => own(engine.signature_value(prepared, raw)));
  },

  /** What was prepared, with an answer for its content. */
  async addContentTimestamp(prepared: string, answer: Uint8Array): Promise<string> {
    return alone((engine) => engine.add_content_timestamp(prepared, answer));
  },

  async timestampQuery(prepared: string, value: Uint8Array | undefined): Promise<Uint8Array<ArrayBuffer>> {
    // It need not be secret, only new.
    const nonce = crypto.getRandomValues(new Uint8Array(8));
    return alone((engine) => own(engine.timestamp_query(prepared, value, nonce)));
  },

  /** The token of an answer to this question. */
  async timestampAnswer(query: Uint8Array, answer: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    return alone((engine) => own(engine.timestamp_answer(query, answer)));
  },

  async embed(prepared: string, value: Uint8Array, timestamp: Uint8Array | undefined): Promise<Uint8Array<ArrayBuffer>> {
    return alone((engine) => own(engine.embed(prepared, value, timestamp)));
  },

  async embedTimestamp(prepared: string, answer: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    return alone((engine) => own(engine.embed_timestamp(prepared, answer)));
  },

  /** What of a pack a report relies on, by the verifier's module: it reads lists and paths. */
  async keptEvidence(report: string, pack: string): Promise<string> {
    return verifying((engine) => engine.kept_evidence(report, pack));
  },

  /** Nothing where the document has all of it. */
  async extend(document: Blob, password: string | undefined, kept: string): Promise<Uint8Array<ArrayBuffer>> {
    const source = await openInSlices(document);
    return alone((engine) => own(engine.extend(source, password, kept) ?? new Uint8Array()));
  },

  /** The message with the evidence; nothing where it has all of it. */
  async extendMessage(message: Blob, kept: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await bytesOf(message);
    return alone((engine) => own(engine.extend_message(bytes, kept) ?? new Uint8Array()));
  },

  async signersOf(message: Blob): Promise<string> {
    const bytes = await bytesOf(message);
    return alone((engine) => String(engine.signers_of(bytes)));
  },

  /** Of a signer, by its place. `content` is what was signed, where the message does not carry it. */
  async prepareArchive(message: Blob, signer: number, content: Blob | undefined): Promise<string> {
    const bytes = await bytesOf(message);
    const source = content && (await openInSlices(content));
    return alone((engine) => engine.prepare_archive(bytes, signer, source));
  },

  async archiveQuery(prepared: string): Promise<Uint8Array<ArrayBuffer>> {
    const nonce = crypto.getRandomValues(new Uint8Array(8));
    return alone((engine) => own(engine.archive_query(prepared, nonce)));
  },

  /** The whole message again. */
  async embedArchive(message: Blob, prepared: string, answer: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await bytesOf(message);
    return alone((engine) => own(engine.embed_archive(bytes, prepared, answer)));
  },

  /** By the verifier's module: that of signing has no paths and no lists. */
  async checkCertificate(options: string, chain: readonly Uint8Array[], act: string): Promise<string> {
    return verifying((engine) => engine.check_certificate(options, [...chain], act));
  },

  async maySign(report: string, act: string): Promise<string> {
    return alone((engine) => (engine.may_sign(report, act), ""));
  },

  async mayExtend(report: string): Promise<string> {
    return alone((engine) => (engine.may_extend(report), ""));
  },

  async asExpected(before: string | undefined, after: string): Promise<string> {
    return alone((engine) => (engine.as_expected(before, after), ""));
  },

  async asRaised(before: string, after: string, level: string): Promise<string> {
    return alone((engine) => (engine.as_raised(before, after, level), ""));
  },

  /** By the verifier's module, which has the words of every finding. */
  async signingText(code: string, inVietnamese: string, inEnglish: string): Promise<string> {
    return verifying((engine) => engine.signing_text(code, inVietnamese, inEnglish));
  },
} as const;

/** Which of them the verifier's module answers: a worker is given it as the page has it, compiled once. */
export const BY_VERIFIER: ReadonlySet<keyof typeof calls> = new Set(["checkCertificate", "keptEvidence", "signingText"]);

/** The calls by their names. */
export type Calls = typeof calls;

async function filesOf({
  image,
  font: named,
  hasText,
}: LookFiles): Promise<{ image: Uint8Array | undefined; upright: Uint8Array | undefined; italic: Uint8Array | undefined }> {
  return {
    image: image && (await bytesOf(image)),
    upright: named ? await bytesOf(named) : hasText ? await font("LiberationSerif-Regular.ttf") : undefined,
    italic: hasText ? await font("LiberationSerif-Italic.ttf") : undefined,
  };
}

async function bytesOf(file: Blob | Uint8Array): Promise<Uint8Array> {
  return file instanceof Uint8Array ? file : new Uint8Array(await file.arrayBuffer());
}

/** The module's bytes in memory of their own. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
