import { KysoError, messageOf } from "./error.js";
import { given } from "./given.js";
import type { DocumentInput, VerifyOptions } from "./options.js";

/** By name: those of another window have other classes. */
const HOLDS_BYTES = /^\[object (ArrayBuffer|SharedArrayBuffer|Blob|File)\]$/;

/** A document as it is at the call: a `Blob` never changes, the bytes of an array are a copy that nobody else has. */
export type Held = Blob | Uint8Array<ArrayBuffer>;

/**
 * The document as bytes that no longer change: those of an array are copied at the call, so that the bytes judged,
 * hashed and extracted are the same, whatever the caller does to the array meanwhile.
 */
export function held(document: DocumentInput): Held {
  const isView = ArrayBuffer.isView(document);
  const [, kind] = HOLDS_BYTES.exec(Object.prototype.toString.call(document)) ?? [];
  if (!isView && kind === undefined) {
    throw new KysoError({ code: "bad-context", message: `the document is no Blob, ArrayBuffer or Uint8Array but ${nameOf(document)}`, details: {} });
  }
  if (document instanceof Blob) {
    return document;
  }
  try {
    if (!isView && (kind === "Blob" || kind === "File")) {
      return new Blob([document as unknown as Blob]);
    }
    const bytes = isView ? new Uint8Array(document.buffer, document.byteOffset, document.byteLength) : new Uint8Array(document as ArrayBuffer);
    // A copy in memory of its own, also where the array shares its memory with other threads.
    const copy = new Uint8Array(bytes.length);
    copy.set(bytes);
    return copy;
  } catch (error) {
    throw new KysoError({ code: "bad-context", message: messageOf(error), details: {} });
  }
}

/** The same as a `Blob`, for what reads files. */
export function asBlob(document: DocumentInput): Blob {
  const bytes = held(document);
  return bytes instanceof Uint8Array ? new Blob([bytes]) : bytes;
}

/** The buffers of documents that can be handed over to another thread whole: they are nobody else's. */
export function buffersOf(...documents: readonly (Held | undefined)[]): ArrayBuffer[] {
  return documents.flatMap((document) => (document instanceof Uint8Array ? [document.buffer] : []));
}

/** The name of a file; Node 20.0 and some edge runtimes know no `File`. */
export function fileName(document: DocumentInput): string | undefined {
  return typeof File === "function" && document instanceof File ? document.name : undefined;
}

/** The options with the file's own name, unless the caller gives another. */
export function withName<Options extends Pick<VerifyOptions, "fileName">>(document: DocumentInput, options: Options): Options {
  const name = given(options).fileName ?? fileName(document);
  return name === undefined ? options : { ...options, fileName: name };
}

function nameOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}
