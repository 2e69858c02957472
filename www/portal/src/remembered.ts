import { base64Of } from "./bytes.ts";
import type { Supplied } from "./supplied.ts";

const KEY = "kyso.anchors";
const MOST = 32;
const LONGEST = 64 << 10;

/** Certificates the person added before. Nothing when the browser refuses storage or somebody wrote something else there. */
export function rememberedAnchors(): Supplied[] {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? "[]") as { name: string; base64: string }[];
    return list.slice(0, MOST).map(({ name, base64 }) => ({
      name: String(name),
      bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      fromDemo: false,
    }));
  } catch {
    return [];
  }
}

/** Keeps what the person added; whether the browser let it. */
export function rememberAnchors(anchors: readonly Supplied[]): boolean {
  const own = anchors.filter((item) => !item.fromDemo && item.bytes.length <= LONGEST).slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(own.map(({ name, bytes }) => ({ name, base64: base64Of(bytes) }))));
    return true;
  } catch {
    return false;
  }
}

/** Calls back when another tab of this page adds or removes a certificate. */
export function onAnchorsElsewhere(changed: () => void): void {
  window.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) {
      changed();
    }
  });
}
