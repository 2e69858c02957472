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

  /** Nothing where the document has all of it. */
  async extend(document: Blob, password: string | undefined, report: string, pack: string): Promise<Uint8Array<ArrayBuffer>> {
    const source = await openInSlices(document);
    return alone((engine) => own(engine.extend(source, password, report, pack) ?? new Uint8Array()));
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

  async notWorse(before: string, after: string): Promise<string> {
    return alone((engine) => (engine.not_worse(before, after), ""));
  },

  async signingText(code: string, what: string): Promise<string> {
    return alone((engine) => engine.signing_text(code, what));
  },
} as const;

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
