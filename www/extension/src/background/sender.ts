import type { Sender } from "../shared/api.js";

/**
 * The origin of the page that opened a connection, or nothing if it is none that may: only pages that fill a tab, only over https.
 * What the page says of itself is never asked.
 */
export function siteOf(sender: Sender | undefined, extension: string): string | undefined {
  // No `tab`: another extension or a part of this one. A frame other than the outermost: whoever put it there could cover it.
  if (sender === undefined || sender.id !== extension || sender.tab === undefined || sender.frameId !== 0) {
    return undefined;
  }
  const origin = originOf(sender.url);
  // Chromium and newer Firefox give the origin too; it differs for sandboxed pages, whose origin is "null".
  const isSame = sender.origin === undefined || sender.origin === origin;
  return origin !== undefined && origin.startsWith("https://") && isSame ? origin : undefined;
}

/** Whether a page of the extension itself opened the connection. */
export function isOwnPage(sender: Sender | undefined, extension: string, base: string): boolean {
  const own = originOf(base);
  return sender?.id === extension && own !== undefined && originOf(sender.url) === own;
}

function originOf(url: string | undefined): string | undefined {
  try {
    const { protocol, host } = new URL(url ?? "");
    // The schemes of extensions have no `origin` in every engine.
    return host === "" ? undefined : `${protocol}//${host}`;
  } catch {
    return undefined;
  }
}
