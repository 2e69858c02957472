import type { ErrorData } from "./error.js";
import type { Held } from "./document.js";
import type { Answer } from "./protocol.js";

/** The files of a ZIP or an edXML package. */
export interface Unpacked {
  /** In their order. A file that is no container is the only one in it, as it was given. */
  readonly files: readonly UnpackedFile[];
  /** What was not read, and why: `system-file`, `inline-image`, or the `package-signature` of an edXML package, which belongs to no document. */
  readonly skipped: readonly { readonly name: string; readonly code: string }[];
}

/** One file: exactly one of `content` and `error` is there. */
export interface UnpackedFile {
  readonly name: string;
  /** Name of the container it came in; null for a file that is none. */
  readonly container: string | null;
  readonly content: Blob | null;
  readonly error: ErrorData | null;
}

interface Described {
  readonly name: string;
  readonly container: string | null;
  readonly given: boolean;
  readonly error: ErrorData | null;
}

/** The engine's answer with the bytes of each file in its place. */
export function unpackedOf({ text, parts }: Answer, document: Held): Unpacked {
  const { files, skipped } = JSON.parse(text) as { files: Described[]; skipped: Unpacked["skipped"] };
  const content = ({ given }: Described, index: number): Blob | null => {
    const part = given ? document : parts[index];
    return part === undefined ? null : part instanceof Blob ? part : new Blob([part]);
  };
  return { files: files.map((file, index) => ({ name: file.name, container: file.container, content: content(file, index), error: file.error })), skipped };
}
