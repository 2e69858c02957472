/** The version of the messages between page, extension and host. */
export const PROTOCOL = 1;

/** The name under which the host is registered with the browser. */
export const HOST = "vn.kyso.token_host";

/** What a page sends to its own window, with a port, to be connected. The script of the extension in the page listens for it. */
export const CONNECT = "vn.kyso.token-bridge";

/** Names of the connections inside the extension. */
export const FROM_PAGE = "page";
export const FROM_CONSENT = "consent";

/** A message with named members. */
export type Message = Record<string, unknown>;

export function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
