/** The octets of a base64 text (RFC 4648 §4); nothing if it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    return undefined;
  }
  const octets = atob(text);
  return Uint8Array.from(octets, (octet) => octet.charCodeAt(0));
}

/** Base64 for addresses (RFC 4648 §5), without padding. */
export const forAddress = (text: string): string => text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
