import { INTEGRITY } from "../../wasm/integrity.js";
import * as bindings from "../../wasm/sign.js";
import { KysoError, messageOf } from "../error.js";
import type { ModuleBytes } from "../modules.js";
import { throwIfPolluted } from "../realm.js";

/** The fonts of text that signatures show. Both have the widths of Times New Roman. */
export type FontName = "LiberationSerif-Regular.ttf" | "LiberationSerif-Italic.ttf";

/** Where module and fonts come from, if they are not fetched from beside this file. */
export interface SigningFiles {
  readonly wasm: () => ModuleBytes | Promise<ModuleBytes>;
  readonly font: (name: FontName) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
}

/** What the module can be asked. */
export type SigningBindings = typeof bindings;

let loaded: Promise<void> | undefined;
let files: SigningFiles | undefined;
const fonts = new Map<FontName, Promise<Uint8Array<ArrayBuffer>>>();

/** Takes module and fonts from the caller, where there is nothing to fetch from. */
export function takeFrom(source: SigningFiles): void {
  files = source;
}

/** Loads the module once. One that could not be loaded is tried again when it is next asked for. */
export function load(): Promise<void> {
  loaded ??= start().catch((error: unknown) => {
    loaded = undefined;
    throw unavailable(error);
  });
  return loaded;
}

async function start(): Promise<void> {
  if (files) {
    bindings.initSync({ module: await files.wasm() });
    return;
  }
  // Written out: bundlers find files by exactly this form.
  const address = new URL("../../wasm/sign_bg.wasm", import.meta.url);
  await bindings.default({ module_or_path: fetch(address, { integrity: INTEGRITY.sign, credentials: "same-origin" }) });
}

/** A font, read once. */
export function font(name: FontName): Promise<Uint8Array<ArrayBuffer>> {
  const known = fonts.get(name);
  if (known) {
    return known;
  }
  const reading = read(name).catch((error: unknown) => {
    fonts.delete(name);
    throw unavailable(error);
  });
  fonts.set(name, reading);
  return reading;
}

async function read(name: FontName): Promise<Uint8Array<ArrayBuffer>> {
  if (files) {
    return files.font(name);
  }
  const response = await fetch(ADDRESSES[name], { integrity: INTEGRITY[name], credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`font: ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}

const ADDRESSES: Readonly<Record<FontName, URL>> = {
  "LiberationSerif-Regular.ttf": new URL("../../wasm/LiberationSerif-Regular.ttf", import.meta.url),
  "LiberationSerif-Italic.ttf": new URL("../../wasm/LiberationSerif-Italic.ttf", import.meta.url),
};

let isUsed = false;

/** Runs one call in an instance of the module that no document was in before, as the verifier does. */
export async function alone<Result>(call: (engine: SigningBindings) => Result): Promise<Result> {
  await load();
  if (isUsed) {
    bindings.__wbg_reset_state();
  }
  isUsed = true;
  throwIfPolluted();
  return call(bindings);
}

function unavailable(error: unknown): KysoError {
  return new KysoError({ code: "engine-unavailable", message: messageOf(error), details: {} });
}
