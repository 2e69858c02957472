import { base64Of } from "../ui/bytes.ts";
import { holdsAuthorities } from "./authority.ts";
import { canBeCertificate, type Supplied } from "./supplied.ts";

/** Certificates the person added, and those the person does not trust. */
export type Kept = "anchors" | "distrusted";

const keyOf = (list: Kept): string => `kyso.${list}`;
/** Most certificates that are kept: a person adds few, and may distrust all that a trust file has. */
const MOST: Readonly<Record<Kept, number>> = { anchors: 32, distrusted: 512 };
const LONGEST = 64 << 10;

/** Certificates of a list from before. Nothing when the browser refuses storage or somebody wrote something else there. */
export function remembered(list: Kept): Supplied[] {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(list)) ?? "[]") as { name: unknown; base64: string }[];
    const items = kept.slice(0, MOST[list]).map(({ name, base64 }) => ({
      name: String(name),
      bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      fromDemo: false,
    }));
    return items.filter((item) => (list === "anchors" ? holdsAuthorities(item.bytes) : canBeCertificate(item)));
  } catch {
    return [];
  }
}

/** Keeps a list; whether the browser let it. */
export function remember(list: Kept, items: readonly Supplied[]): boolean {
  const own = items.filter((item) => !item.fromDemo && item.bytes.length <= LONGEST).slice(0, MOST[list]);
  try {
    if (own.length === 0) {
      localStorage.removeItem(keyOf(list));
    } else {
      localStorage.setItem(keyOf(list), JSON.stringify(own.map(({ name, bytes }) => ({ name, base64: base64Of(bytes) }))));
    }
    return true;
  } catch {
    return false;
  }
}

/** Calls back when another tab of this page changes a list. */
export function onElsewhere(changed: () => void): void {
  window.addEventListener("storage", ({ key }) => {
    if (key === null || key === keyOf("anchors") || key === keyOf("distrusted")) {
      changed();
    }
  });
}
