import { unpack } from "./zip.ts";

/** How far the taking of files out of a ZIP has come. */
export interface Unpacking {
  readonly name: string;
  readonly done: number;
  readonly of: number;
}

/** Milliseconds between two words on how far it has come. */
const PAUSE = 200;

/** Takes files out of ZIPs, for as long as the person lets it. */
export class Unpacker {
  now: Unpacking | undefined;
  /** What could not be taken out. */
  skipped: readonly string[] = [];

  readonly #changed: () => void;
  readonly #underWay = new Set<AbortController>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The files themselves, those inside ZIPs in the place of these. What cannot be unpacked is judged as it is. */
  async unpacked(files: readonly File[]): Promise<File[]> {
    const abort = new AbortController();
    this.#underWay.add(abort);
    const lists: (readonly File[])[] = [];
    for (const file of files) {
      lists.push(/\.zip$/i.test(file.name) ? await this.#unpack(file, abort.signal) : [file]);
    }
    this.#underWay.delete(abort);
    return lists.flat();
  }

  /** Takes no more out of any; what was taken out is checked. */
  stop(): void {
    this.#underWay.forEach((abort) => abort.abort());
  }

  async #unpack(file: File, signal: AbortSignal): Promise<readonly File[]> {
    let last = 0;
    const progressed = (done: number, of: number): void => {
      if (performance.now() - last > PAUSE) {
        last = performance.now();
        this.now = { name: file.name, done, of };
        this.#changed();
      }
    };
    const unpacked = await unpack(file, progressed, signal).catch(() => undefined);
    this.now = undefined;
    this.skipped = [...this.skipped, ...(unpacked?.skipped ?? [])];
    return unpacked && (unpacked.files.length > 0 || unpacked.isStopped) ? unpacked.files : [file];
  }
}
