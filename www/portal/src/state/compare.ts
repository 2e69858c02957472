import type { Compared, ErrorText } from "kyso";
import type { Entry, Spoken } from "./entry.ts";

/** How far a comparison with an original has come. */
export type Comparing =
  | { readonly kind: "working"; readonly name: string }
  | { readonly kind: "done"; readonly name: string; readonly compared: Compared }
  | { readonly kind: "failed"; readonly name: string; readonly text: Spoken<ErrorText> };

const known = new WeakMap<Entry, Comparing>();

export function comparingOf(entry: Entry): Comparing | undefined {
  return known.get(entry);
}

/** Compares with the newest original that was chosen; the answer on an older one comes too late. */
export async function compareWith(
  entry: Entry,
  original: File,
  ask: () => Promise<Compared>,
  words: (error: unknown) => Promise<Spoken<ErrorText>>,
  changed: () => void,
): Promise<void> {
  const working: Comparing = { kind: "working", name: original.name };
  known.set(entry, working);
  changed();
  const became = await ask().then(
    (compared): Comparing => ({ kind: "done", name: original.name, compared }),
    async (error: unknown): Promise<Comparing> => ({ kind: "failed", name: original.name, text: await words(error) }),
  );
  if (known.get(entry) === working) {
    known.set(entry, became);
    changed();
  }
}
