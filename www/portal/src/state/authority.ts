import { textOf } from "../ui/bytes.ts";

/** One element of DER (X.690 §8.1), by the offsets of its content. */
interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

const SEQUENCE = 0x30;
const BOOLEAN = 0x01;
const OCTETS = 0x04;
/** `[3]` of a certificate (RFC 5280 §4.1). */
const EXTENSIONS = 0xa3;
/** 2.5.29.19 as an element. */
const BASIC_CONSTRAINTS = [0x06, 0x03, 0x55, 0x1d, 0x13];
/** Most certificates of one file that are looked at, and most elements of one element. */
const MOST = 512;

/**
 * Whether a file holds certificates of authorities and nothing else: only those can be anchors. A revocation list, a person's certificate or
 * anything else that a person takes for one would be kept, and every file judged with it.
 */
export function holdsAuthorities(bytes: Uint8Array): boolean {
  const certificates = certificatesOf(bytes);
  return certificates.length > 0 && certificates.every(isAuthority);
}

/** Each element of the file, or each block of PEM armour; none where there is anything else in it. */
function certificatesOf(bytes: Uint8Array): Uint8Array[] {
  if (bytes[0] === SEQUENCE) {
    return elements(bytes, 0, bytes.length).map(({ end }, index, all) => bytes.subarray(all[index - 1]?.end ?? 0, end));
  }
  const blocks = [...textOf(bytes).matchAll(/-----BEGIN ([^-]*)-----([^-]*)-----END/g)].slice(0, MOST);
  return blocks.map(([, label, text = ""]) => (label === "CERTIFICATE" ? decoded(text) : new Uint8Array()));
}

function decoded(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll(/\s/g, "")), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** Whether the bytes are one certificate whose basic constraints say `cA` (RFC 5280 §4.2.1.9). */
function isAuthority(bytes: Uint8Array): boolean {
  const [certificate, ...more] = elements(bytes, 0, bytes.length);
  const [signed, algorithm, value] = within(bytes, certificate);
  if (more.length > 0 || certificate?.tag !== SEQUENCE || signed?.tag !== SEQUENCE || algorithm?.tag !== SEQUENCE || value?.tag !== 0x03) {
    return false;
  }
  const extensions = within(bytes, signed).find(({ tag }) => tag === EXTENSIONS);
  const [list] = within(bytes, extensions);
  return within(bytes, list).some((extension) => saysAuthority(bytes, extension));
}

function saysAuthority(bytes: Uint8Array, extension: Element): boolean {
  const isNamed = BASIC_CONSTRAINTS.every((byte, at) => bytes[extension.start + at] === byte);
  const value = within(bytes, extension).find(({ tag }) => tag === OCTETS);
  const [constraints] = within(bytes, isNamed ? value : undefined);
  const [first] = within(bytes, constraints);
  return first?.tag === BOOLEAN && bytes[first.start] === 0xff;
}

function within(bytes: Uint8Array, element: Element | undefined): Element[] {
  return element ? elements(bytes, element.start, element.end) : [];
}

/** The elements that fill a range; none where they do not fill it. */
function elements(bytes: Uint8Array, from: number, to: number): Element[] {
  const found: Element[] = [];
  for (let at = from; at < to;) {
    const [tag = 0, first = 0] = bytes.subarray(at, at + 2);
    const more = first > 0x80 ? first - 0x80 : 0;
    const start = at + 2 + more;
    // Lengths of more than four bytes are those of no file, and 80 is a length that is not known.
    const length = more > 0 ? bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0) : first;
    const end = start + length;
    if (more > 4 || first === 0x80 || end > to || found.length === MOST) {
      return [];
    }
    found.push({ tag, start, end });
    at = end;
  }
  return found;
}
