import type { Held } from "./document.js";

/** Bytes the engine reads at will, as its bindings take them. */
export interface RandomAccess {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/** The input of the engine: all bytes at once, or a way to read them. Either may receive progress by revision. */
export type EngineSource = (Uint8Array | RandomAccess) & Partial<Pick<Listener, "revisionRead">>;

/** Receives the progress on a file. */
export interface Listener {
  /** The reading has reached this offset. */
  reached(end: number): void;
  /** So many of the file's revisions have been read and compared. The engine calls it. */
  revisionRead(read: number, of: number): void;
}

/** Present in workers only, and therefore not among the types of a page. */
interface SyncFileReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
declare const FileReaderSync: (new () => SyncFileReader) | undefined;

/** Up to this size a file is handed over at once: cheaper than many small reads, and no digest of it is worth planning. */
export const SMALL = 16 << 20;
/** Up to this size a file is held in memory, next to the module's. */
const LARGEST = 256 << 20;
/** Small reads are answered from blocks of this size: objects of a PDF are far apart, and each read brings one of them. */
const BLOCK = 64 << 10;
/** This many blocks are cached, so that reading the same objects again costs nothing. */
const BLOCKS = 512;
/** Reading on after the last large read fetches this much: each slice costs a round trip to the browser's process. */
const AHEAD = 8 << 20;

/**
 * A file as the engine reads it: small ones in the module's own memory; larger ones next to it, since one read of the
 * whole is cheaper than many slices; the largest in slices.
 */
export async function open(document: Held, listener?: Listener): Promise<EngineSource> {
  const source = await opened(document, listener && ((end) => listener.reached(end)));
  return listener ? Object.assign(source, { revisionRead: (read: number, of: number) => listener.revisionRead(read, of) }) : source;
}

/** A file that is read once, from its first byte to its last: above the size of small ones it is never in memory as a whole, where that can be. */
export async function openInSlices(blob: Blob): Promise<EngineSource> {
  if (!isSmall(blob) && typeof FileReaderSync === "function") {
    return new BlobReader(blob, new FileReaderSync());
  }
  return openedBlob(blob);
}

async function opened(document: Held, onRead?: (end: number) => void): Promise<EngineSource> {
  if (document instanceof Uint8Array) {
    return document.length <= SMALL ? document : new InMemory(document, onRead);
  }
  return openedBlob(document, onRead);
}

async function openedBlob(blob: Blob, onRead?: (end: number) => void): Promise<EngineSource> {
  if (isSmall(blob)) {
    return new Uint8Array(await blob.arrayBuffer());
  }
  if (typeof FileReaderSync !== "function") {
    return new InMemory(new Uint8Array(await blob.arrayBuffer()), onRead);
  }
  const inSlices = (): EngineSource => new BlobReader(blob, new FileReaderSync(), onRead);
  if (blob.size > LARGEST) {
    return inSlices();
  }
  // If there is no memory for it, reading in slices still works, and reports what cannot be read.
  return blob.arrayBuffer().then((buffer) => new InMemory(new Uint8Array(buffer), onRead), inSlices);
}

export function isSmall(blob: Blob): boolean {
  return blob.size <= SMALL;
}

/** Bytes that are in memory already, for an engine that copies only what it looks at. */
export class InMemory implements RandomAccess {
  readonly size: number;

  readonly #onRead: ((end: number) => void) | undefined;

  constructor(
    readonly bytes: Uint8Array<ArrayBuffer>,
    onRead?: (end: number) => void,
  ) {
    this.size = bytes.length;
    this.#onRead = onRead;
  }

  read(offset: number, length: number): Uint8Array {
    if (length >= BLOCK) {
      this.#onRead?.(offset + length);
    }
    return this.bytes.subarray(offset, offset + length);
  }
}

/** Reads a `Blob` in slices; the file is never in memory as a whole. */
class BlobReader implements RandomAccess {
  readonly size: number;
  readonly #blob: Blob;
  readonly #reader: SyncFileReader;
  readonly #onRead: ((end: number) => void) | undefined;
  /** Blocks by number, the longest unused first. */
  readonly #blocks = new Map<number, Uint8Array>();
  /** What was fetched in advance, and where it starts. */
  #ahead: { start: number; bytes: Uint8Array } = { start: 0, bytes: new Uint8Array() };
  /** Where the last large read ended. */
  #reached = -1;

  constructor(blob: Blob, reader: SyncFileReader, onRead?: (end: number) => void) {
    this.#blob = blob;
    this.#reader = reader;
    this.#onRead = onRead;
    this.size = blob.size;
  }

  read(offset: number, length: number): Uint8Array {
    const end = Math.min(offset + length, this.size);
    const first = Math.floor(offset / BLOCK);
    const within = first * BLOCK;
    if (end <= within + BLOCK && length < BLOCK) {
      return this.#block(first).subarray(offset - within, end - within);
    }
    this.#onRead?.(end);
    // A search steps back by a few bytes, lest a word between two reads be missed.
    const isReadOn = offset <= this.#reached && offset > this.#reached - BLOCK;
    this.#reached = end;
    return isReadOn ? this.#fromAhead(offset, end) : this.#slice(offset, end);
  }

  #fromAhead(offset: number, end: number): Uint8Array {
    const { start, bytes } = this.#ahead;
    if (offset < start || end > start + bytes.length) {
      this.#ahead = { start: offset, bytes: this.#slice(offset, Math.min(Math.max(end, offset + AHEAD), this.size)) };
    }
    return this.#ahead.bytes.subarray(offset - this.#ahead.start, end - this.#ahead.start);
  }

  #block(number: number): Uint8Array {
    const known = this.#blocks.get(number);
    const block = known ?? this.#slice(number * BLOCK, Math.min((number + 1) * BLOCK, this.size));
    this.#blocks.delete(number);
    this.#blocks.set(number, block);
    if (this.#blocks.size > BLOCKS) {
      for (const oldest of this.#blocks.keys()) {
        this.#blocks.delete(oldest);
        break;
      }
    }
    return block;
  }

  #slice(start: number, end: number): Uint8Array {
    return new Uint8Array(this.#reader.readAsArrayBuffer(this.#blob.slice(start, end)));
  }
}
