import { isSame } from "./algorithms.js";

/** An element of DER: its tag, its content, and where it ends. */
interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly end: number;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const VERSION = 0xa0;
const OBJECT_IDENTIFIER = 0x06;
/** 2.5.4.3 */
const COMMON_NAME = Uint8Array.of(0x55, 4, 3);
/** UTF8String, PrintableString and BMPString, by their tags. */
const ENCODINGS: Readonly<Record<number, string>> = { 0x0c: "utf-8", 0x13: "utf-8", 0x1e: "utf-16be" };

/** The element at `at`; nothing if there is no whole one of the shortest form. Only what certificates and signature values need. */
function element(bytes: Uint8Array, at: number): Element | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) {
    return undefined;
  }
  const more = first < 0x80 ? 0 : first - 0x80;
  if (more > 3 || first === 0x80) {
    return undefined;
  }
  let length = more === 0 ? first : 0;
  for (const octet of bytes.subarray(at + 2, at + 2 + more)) {
    length = length * 256 + octet;
  }
  const start = at + 2 + more;
  const isShortest = more === 0 || (length >= 0x80 && (bytes[at + 2] ?? 0) !== 0);
  return isShortest && start + length <= bytes.length ? { tag, content: bytes.subarray(start, start + length), end: start + length } : undefined;
}

function elements(bytes: Uint8Array, most: number): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length && found.length < most;) {
    const next = element(bytes, at);
    if (next === undefined) {
      return [];
    }
    found.push(next);
    at = next.end;
  }
  return found;
}

/** The fields of a certificate from its serial number on: serialNumber, signature, issuer, validity, subject (RFC 5280 §4.1). */
function fieldsOf(certificate: Uint8Array): Element[] {
  const whole = element(certificate, 0);
  const signed = whole?.tag === SEQUENCE ? element(whole.content, 0) : undefined;
  const fields = signed?.tag === SEQUENCE ? elements(signed.content, 12).filter(({ tag }, index) => index > 0 || tag !== VERSION) : [];
  return fields[0]?.tag === INTEGER ? fields : [];
}

/** When a certificate ends (RFC 5280 §4.1.2.5); nothing where that cannot be read. For reminders: whether it is good is the engine's word. */
export function endOf(certificate: Uint8Array): Date | undefined {
  const validity = fieldsOf(certificate)[3];
  return validity?.tag === SEQUENCE ? time(elements(validity.content, 2)[1]) : undefined;
}

/** The name of whom a certificate is for (commonName, X.520 §6.2.2); nothing where it has none in a form that is in use. For lists. */
export function holderOf(certificate: Uint8Array): string | undefined {
  const subject = fieldsOf(certificate)[4];
  for (const { content: set } of subject?.tag === SEQUENCE ? elements(subject.content, 32) : []) {
    for (const { content } of elements(set, 8)) {
      const [type, value] = elements(content, 3);
      if (type?.tag === OBJECT_IDENTIFIER && value && isSame(type.content, COMMON_NAME) && value.tag in ENCODINGS) {
        return new TextDecoder(ENCODINGS[value.tag]).decode(value.content);
      }
    }
  }
  return undefined;
}

function time(read: Element | undefined): Date | undefined {
  const text = String.fromCharCode(...(read?.content.subarray(0, 15) ?? []));
  const short = read?.tag === UTC_TIME ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) : null;
  const long = read?.tag === GENERALIZED_TIME ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) : null;
  const [year, month, day, hour, minute, second] = (short ?? long ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined) {
    return undefined;
  }
  // RFC 5280 §4.1.2.5.1: two digits are years from 1950 to 2049.
  const full = short ? year + (year >= 50 ? 1900 : 2000) : year;
  return new Date(Date.UTC(full, month - 1, day, hour, minute, second));
}

/** The two numbers of an ECDSA value one after the other, from the form that X9.62 gives them (RFC 3279 §2.2.3); nothing if it is not that. */
export function rawEcdsa(value: Uint8Array, octets: number): Uint8Array | undefined {
  const whole = element(value, 0);
  const numbers = whole?.tag === SEQUENCE && whole.end === value.length ? elements(whole.content, 3) : [];
  const raw = new Uint8Array(octets * 2);
  for (const [index, { tag, content }] of numbers.entries()) {
    const digits = content[0] === 0 ? content.subarray(1) : content;
    if (tag !== INTEGER || digits.length === 0 || digits.length > octets || (content[0] ?? 0) >= 0x80) {
      return undefined;
    }
    raw.set(digits, octets * (index + 1) - digits.length);
  }
  return numbers.length === 2 ? raw : undefined;
}

/** An element of DER with this content, shorter than 64 KiB. */
export function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, { length: one }) => sum + one, 0);
  const head = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  const whole = new Uint8Array(head.length + length);
  whole.set(head);
  let at = head.length;
  for (const one of content) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}
