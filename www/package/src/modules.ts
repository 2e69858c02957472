import * as bindings from "../wasm/kyso.js";
import { fetched } from "./compiled.js";
import { KysoError, messageOf } from "./error.js";
import { throwIfPolluted } from "./realm.js";

/** The module of the engine, by the name of its file. */
export type ModuleName = "kyso";

/** The source of a module's bytes, if they are not fetched from beside this file. */
export type ModuleSource = (name: ModuleName) => ModuleBytes | Promise<ModuleBytes>;
/** A module's bytes, or the module compiled by the host. */
export type ModuleBytes = BufferSource | WebAssembly.Module;

/** What the engine can be asked. */
export type Bindings = typeof bindings;

let loaded: Promise<void> | undefined;
let given: ModuleSource | undefined;

/** Takes the module from the caller, where there is nothing to fetch from. */
export function takeFrom(source: ModuleSource): void {
  given = source;
}

/** The same, where nobody has said yet where it comes from. */
export function offer(source: ModuleSource): void {
  given ??= source;
}

/** Loads the engine once. One that could not be loaded is tried again when it is next asked for. */
export function load(): Promise<void> {
  loaded ??= start().catch((error: unknown) => {
    loaded = undefined;
    throw new KysoError({ code: "engine-unavailable", message: messageOf(error), details: {} });
  });
  return loaded;
}

async function start(): Promise<void> {
  if (given) {
    bindings.initSync({ module: await given("kyso") });
    return;
  }
  await bindings.default({ module_or_path: fetched() });
}

let isUsed = false;

/**
 * Runs one call in an instance of the module that no document was in before: nothing that one document did to the memory can
 * reach the verdict on another, and memory that a large one took is given back. The module's code is compiled once.
 */
export async function alone<Result>(call: (engine: Bindings) => Result): Promise<Result> {
  await load();
  if (isUsed) {
    bindings.__wbg_reset_state();
  }
  isUsed = true;
  throwIfPolluted();
  return call(bindings);
}

/** SHA-256 by the loaded module, in any instance: the sample is not a document. */
export function sha256(sample: Uint8Array): Uint8Array {
  isUsed = true;
  return bindings.sha256(sample);
}
