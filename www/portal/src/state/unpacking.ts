import { KysoError, type ErrorText, type Unpacked, type Verifier } from "kyso";
import type { Spoken } from "./entry.ts";

/** What could not be taken out of a container, and why. */
export interface NotTaken {
  readonly name: string;
  readonly why: Spoken<ErrorText> | undefined;
}

/** The engine, once it is there, with the words of its errors. */
export interface Engine {
  readonly verifier: Verifier;
  readonly reason: (error: unknown) => Promise<Spoken<ErrorText>>;
}

/** Bytes in which a container is recognised: an edXML package may begin with a comment. */
const HEAD = 4096;

/** Takes files out of ZIPs and edXML packages, for as long as the person lets it. The engine reads them: there is no second reader. */
export class Unpacker {
  /** Name of the container that is being read. */
  now: string | undefined;
  notTaken: readonly NotTaken[] = [];
  /** Names of packages with a signature of their own, which belongs to none of the documents. */
  signedPackages: readonly string[] = [];

  readonly #changed: () => void;
  readonly #engine: Promise<Engine>;
  readonly #underWay = new Set<AbortController>();

  constructor(changed: () => void, engine: Promise<Engine>) {
    this.#changed = changed;
    this.#engine = engine;
  }

  /** The files themselves, those inside containers in the place of these. */
  async unpacked(files: readonly File[]): Promise<File[]> {
    const abort = new AbortController();
    this.#underWay.add(abort);
    const lists: (readonly File[])[] = [];
    for (const file of files) {
      lists.push((await isContainer(file)) ? await this.#unpack(file, abort.signal) : [file]);
    }
    this.#underWay.delete(abort);
    return lists.flat();
  }

  /** Takes nothing more out of any. */
  stop(): void {
    this.#underWay.forEach((abort) => abort.abort());
  }

  async #unpack(file: File, signal: AbortSignal): Promise<readonly File[]> {
    this.now = file.name;
    this.#changed();
    try {
      const { verifier, reason } = await this.#engine;
      const unpacked = await verifier.unpack(file, { signal });
      const failed = unpacked.files.filter(({ error }) => error !== null);
      const told = await Promise.all(failed.map(async ({ name, error }) => ({ name, why: error ? await reason(new KysoError(error)) : undefined })));
      this.notTaken = [...this.notTaken, ...told];
      this.signedPackages = [...this.signedPackages, ...unpacked.skipped.filter(({ code }) => code === "package-signature").map(({ name }) => name)];
      return filesOf(unpacked, file);
    } catch (error) {
      const { reason } = await this.#engine;
      // What a person stopped was not looked at, and nothing more is said of it.
      this.notTaken = [...this.notTaken, { name: file.name, why: signal.aborted ? undefined : await reason(error) }];
      return [];
    } finally {
      this.now = undefined;
    }
  }
}

function filesOf({ files }: Unpacked, given: File): readonly File[] {
  return files.flatMap(({ name, container, content }) => {
    if (content === null) {
      return [];
    }
    return container === null ? [given] : [new File([content], name.split(/[/\\]/).pop() ?? name)];
  });
}

async function isContainer(file: File): Promise<boolean> {
  if (/\.(?:zip|edxml)$/i.test(file.name)) {
    return true;
  }
  const head = await file
    .slice(0, HEAD)
    .text()
    .catch(() => "");
  return /^\s*(?:\ufeff)?\s*</.test(head) && /<(?:\w+:)?edXML(?:Envelope)?[\s>]/i.test(head);
}
