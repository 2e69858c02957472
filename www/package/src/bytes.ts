/** Base64 (RFC 4648 §4), by what the engine has for it, or in pieces that fit a call's argument list. */
export function base64(bytes: Uint8Array & { toBase64?: () => string }): string {
  if (bytes.toBase64) {
    return bytes.toBase64();
  }
  const piece = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += piece) {
    text += String.fromCharCode(...bytes.subarray(at, at + piece));
  }
  return btoa(text);
}

/** The octets of hexadecimal digits. */
export function octets(digits: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(digits.length >> 1);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  }
  return bytes;
}

/** The octets of base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
