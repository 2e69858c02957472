/** Most files, and most bytes of them together, taken out of one ZIP. */
const MOST_FILES = 500;
const MOST_BYTES = 1 << 30;
/** The end record with the longest comment (APPNOTE 4.3.16). */
const TAIL = 22 + 0xffff;

export interface Unpacked {
  readonly files: readonly File[];
  /** Names of what could not be taken out: locked, another method, damaged or past the limits. */
  readonly skipped: readonly string[];
  /** Whether a person stopped it; what was not looked at by then is among what was skipped. */
  readonly isStopped: boolean;
}

interface Member {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** Takes the files out of a ZIP (APPNOTE 6.3), by its central directory. Lengths in it are checked against what is there. */
export async function unpack(zip: Blob, progressed: (done: number, of: number) => void, signal: AbortSignal): Promise<Unpacked> {
  const members = (await directory(zip)).filter(({ name }) => !name.endsWith("/"));
  const files: File[] = [];
  const skipped: string[] = [];
  let total = 0;
  for (const [index, member] of members.entries()) {
    progressed(index, members.length);
    const isTaken = !signal.aborted && files.length < MOST_FILES;
    const bytes = isTaken ? await content(zip, member, MOST_BYTES - total).catch(() => undefined) : undefined;
    if (bytes === undefined) {
      skipped.push(member.name);
    } else {
      total += bytes.size;
      files.push(new File([bytes], member.name.split("/").pop() ?? member.name));
    }
  }
  return { files, skipped, isStopped: signal.aborted };
}

async function directory(zip: Blob): Promise<Member[]> {
  const from = Math.max(0, zip.size - TAIL);
  const tail = await view(zip, from, zip.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && !(tail.getUint32(end, true) === 0x06054b50 && end + 22 + tail.getUint16(end + 20, true) === tail.byteLength)) {
    end -= 1;
  }
  if (end < 0) {
    throw new Error("no end record");
  }
  const count = tail.getUint16(end + 10, true);
  const start = tail.getUint32(end + 16, true);
  const listed = await view(zip, start, start + tail.getUint32(end + 12, true));
  const members: Member[] = [];
  let at = 0;
  for (let index = 0; index < count && at + 46 <= listed.byteLength && listed.getUint32(at, true) === 0x02014b50; index += 1) {
    const length = listed.getUint16(at + 28, true);
    const name = new Uint8Array(listed.buffer, listed.byteOffset + at + 46, Math.min(length, listed.byteLength - at - 46));
    members.push({
      name: new TextDecoder().decode(name),
      flags: listed.getUint16(at + 8, true),
      method: listed.getUint16(at + 10, true),
      crc: listed.getUint32(at + 16, true),
      packed: listed.getUint32(at + 20, true),
      size: listed.getUint32(at + 24, true),
      at: listed.getUint32(at + 42, true),
    });
    at += 46 + length + listed.getUint16(at + 30, true) + listed.getUint16(at + 32, true);
  }
  return members;
}

async function content(zip: Blob, member: Member, room: number): Promise<Blob> {
  const head = await view(zip, member.at, member.at + 30);
  if (member.flags & 1 || member.size > room || head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) {
    throw new Error("cannot be read");
  }
  const start = member.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = zip.slice(start, start + member.packed);
  const bytes = member.method === 0 ? packed : member.method === 8 ? await inflate(packed, member.size) : undefined;
  // A file other than the one that was packed would be judged in its place.
  if (bytes === undefined || bytes.size !== member.size || (await crc32(bytes)) !== member.crc) {
    throw new Error("damaged");
  }
  return bytes;
}

async function inflate(packed: Blob, size: number): Promise<Blob> {
  const reader = packed.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts: BlobPart[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > size) {
      await reader.cancel();
      throw new Error("longer than stated");
    }
    parts.push(part.value as Uint8Array<ArrayBuffer>);
  }
  return new Blob(parts);
}

async function view(zip: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await zip.slice(from, to).arrayBuffer());
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  }
  return value >>> 0;
});

async function crc32(bytes: Blob): Promise<number> {
  let value = 0xffffffff;
  const reader = bytes.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const byte of part.value) {
      value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
    }
  }
  return (value ^ 0xffffffff) >>> 0;
}
