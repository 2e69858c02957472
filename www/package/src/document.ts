import { KysoError, messageOf } from "./error.js";
import { given } from "./given.js";
import type { Document, VerifyOptions } from "./options.js";

/** By name: those of another window have other classes. */
const HOLDS_BYTES = /^\[object (?:ArrayBuffer|SharedArrayBuffer|Blob|File)\]$/;

/**
 * The document as bytes that nobody changes any more: those of an array are copied at the call, so that what is judged, what is hashed
 * and what is cut out are the same, whatever the caller does to the array meanwhile.
 */
export function asBlob(document: Document): Blob {
  if (document instanceof Blob) {
    return document;
  }
  if (!ArrayBuffer.isView(document) && !HOLDS_BYTES.test(Object.prototype.toString.call(document))) {
    throw new KysoError({ code: "bad-context", message: `the document is no Blob, ArrayBuffer or Uint8Array but ${nameOf(document)}`, details: {} });
  }
  try {
    return new Blob([document as BlobPart]);
  } catch (error) {
    // Browsers take no memory that is shared between threads.
    throw new KysoError({ code: "bad-context", message: messageOf(error), details: {} });
  }
}

/** The name of a file; Node 20.0 and some edge runtimes know no `File`. */
export function fileName(document: Document): string | undefined {
  return typeof File === "function" && document instanceof File ? document.name : undefined;
}

/** The options with the file's own name, where the caller gives no other. */
export function withName<Options extends Pick<VerifyOptions, "fileName">>(document: Document, options: Options): Options {
  const name = given(options).fileName ?? fileName(document);
  return name === undefined ? options : { ...options, fileName: name };
}

function nameOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}
