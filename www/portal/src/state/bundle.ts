import { bytesOf, textOf } from "../ui/bytes.ts";
import type { Supplied } from "./supplied.ts";

const SCHEMA = "kyso-evidence-index/1";
const MOST_FILES = 500;
const MOST_BYTES = 128 << 20;

/** What an operator keeps beside the page: lists and issuer certificates as static files, named in one index. */
export interface Bundle {
  readonly files: readonly Supplied[];
  /** When the operator renewed it, as stated in the index. */
  readonly date: string | undefined;
  /** Files named in the index that could not be had. Without them the result says what is missing. */
  readonly missing: readonly string[];
}

/** Loads the bundle. It is evidence like any other: every piece is verified before it counts, so nothing here adds trust. */
export async function loadBundle(address: string): Promise<Bundle> {
  const base = new URL(address, document.baseURI);
  const index = JSON.parse(textOf(await bytesOf(address))) as { schema?: unknown; date?: unknown; files?: unknown };
  if (index.schema !== SCHEMA || !Array.isArray(index.files)) {
    throw new Error(`${address}: not ${SCHEMA}`);
  }
  const names = (index.files as unknown[]).filter((name): name is string => typeof name === "string").slice(0, MOST_FILES);
  const files: Supplied[] = [];
  const missing: string[] = [];
  let total = 0;
  for (const name of names) {
    const bytes = await bytesOf(new URL(name, base).href).catch(() => undefined);
    total += bytes?.length ?? 0;
    if (bytes === undefined || total > MOST_BYTES) {
      missing.push(name);
    } else {
      files.push({ name, bytes, fromDemo: false });
    }
  }
  return { files, missing, date: typeof index.date === "string" ? index.date : undefined };
}
