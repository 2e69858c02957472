import { INTEGRITY } from "../wasm/integrity.js";

/** The engine's code, and the hash it has: a worker of another version must not take it. */
export interface Compiled {
  readonly module: WebAssembly.Module;
  readonly integrity: string;
}

let loading: Promise<Compiled> | undefined;

/**
 * Fetches the engine and compiles it, once for the page and all its workers. The page begins while a worker's own program is still on
 * its way, so the engine comes one round trip sooner. Rejects as `fetch` and `WebAssembly.compile` do; the next call tries again.
 */
export function compiled(): Promise<Compiled> {
  loading ??= compile().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Where one file serves two versions, the hash tells. */
export function isSameVersion({ integrity }: Compiled): boolean {
  return integrity === INTEGRITY.kyso;
}

async function compile(): Promise<Compiled> {
  const response = await fetched();
  if (!response.ok) {
    throw new Error(`engine: ${response.status}`);
  }
  return { module: await compileResponse(response), integrity: INTEGRITY.kyso };
}

/** Over the network of the package's own origin; a changed module is refused. */
export function fetched(): Promise<Response> {
  // Written out: bundlers find files by exactly this form.
  const address = new URL("../wasm/kyso_bg.wasm", import.meta.url);
  return fetch(address, { integrity: INTEGRITY.kyso, credentials: "same-origin" });
}

/** While it arrives, where the server names its type; servers that know no `.wasm` are common. */
async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  const isNamed = response.headers.get("Content-Type")?.startsWith("application/wasm") ?? false;
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
