import * as full from "../wasm/full.js";
import { INTEGRITY } from "../wasm/integrity.js";
import * as verifying from "../wasm/kyso.js";
import * as words from "../wasm/words.js";
import { KysoError, messageOf } from "./error.js";

/**
 * The parts of the engine. `kyso` verifies PDF and is all that a result needs; `words` makes sentences of reports; `full` is the whole
 * engine and is loaded when something else is asked for.
 */
export type ModuleName = "kyso" | "words" | "full";

/** Where the bytes of a module come from, where they are not fetched from beside this file. */
export type ModuleSource = (name: ModuleName) => ModuleBytes | Promise<ModuleBytes>;
/** A module's bytes, or the module compiled by the host. */
export type ModuleBytes = BufferSource | WebAssembly.Module;

/** The bindings that the verifying module and the whole engine have in common. */
export type Verifying = Pick<typeof verifying, "plan" | "verify" | "signed_revision" | "sha256" | "__wbg_reset_state">;

// Written out: bundlers find files by exactly this form.
const ADDRESSES: Readonly<Record<ModuleName, () => URL>> = {
  kyso: () => new URL("../wasm/kyso_bg.wasm", import.meta.url),
  words: () => new URL("../wasm/words_bg.wasm", import.meta.url),
  full: () => new URL("../wasm/full_bg.wasm", import.meta.url),
};
const GLUE = { kyso: verifying, words, full };

const loaded = new Map<ModuleName, Promise<void>>();
let given: ModuleSource | undefined;

/** Takes the modules from the caller, where there is nothing to fetch from. */
export function takeFrom(source: ModuleSource): void {
  given = source;
}

/** Loads a module once. One that could not be loaded is tried again when it is next asked for. */
export function load(name: ModuleName): Promise<void> {
  const known = loaded.get(name);
  if (known) {
    return known;
  }
  const loading = start(name).catch((error: unknown) => {
    loaded.delete(name);
    throw new KysoError({ code: "engine-unavailable", message: messageOf(error), details: {} });
  });
  loaded.set(name, loading);
  return loading;
}

/** Over the network of the page's own origin; a changed module is refused. */
async function start(name: ModuleName): Promise<void> {
  const glue = GLUE[name];
  if (given) {
    glue.initSync({ module: await given(name) });
    return;
  }
  const response = fetch(ADDRESSES[name](), { integrity: INTEGRITY[name], credentials: "same-origin" });
  await glue.default({ module_or_path: response });
}

const used = new Set<object>();

/**
 * Runs one call in an instance of a module that no document was in before: nothing that one document did to the memory can
 * reach the verdict on another, and memory that a large one took is given back. The module's code is compiled once.
 */
export function alone<Bindings extends { __wbg_reset_state(): void }, Result>(
  bindings: Bindings,
  call: (bindings: Bindings) => Result,
): Result {
  if (used.has(bindings)) {
    bindings.__wbg_reset_state();
  }
  used.add(bindings);
  return call(bindings);
}

/** The verifying module, ready. */
export async function verifyingModule(): Promise<Verifying> {
  await load("kyso");
  return verifying;
}

/** The whole engine, ready. */
export async function fullModule(): Promise<typeof full> {
  await load("full");
  return full;
}

/** The words, ready. */
export async function wordsModule(): Promise<typeof words> {
  await load("words");
  return words;
}

/** Bytes by which the form is told: a PDF begins within the first 1024 (ISO 32000-2 §7.5.2). */
export const HEAD = 1024;

/**
 * Whether a file is for the verifying module. What begins like an ASN.1 sequence may be a CMS with a PDF inside. The verifying
 * module asks the same and refuses anything else, so a mistake here could cost time and never a result.
 */
export function isPdf(head: Uint8Array): boolean {
  return head[0] !== 0x30 && new TextDecoder("latin1").decode(head.subarray(0, HEAD)).includes("%PDF-");
}
