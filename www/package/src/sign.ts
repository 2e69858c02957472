import { given } from "./given.js";
import { Here, InWorker } from "./sign/remote.js";
import { Signing } from "./sign/signing.js";

export * from "./sign/exports.js";

/** Where signing runs. */
export interface SigningOptions {
  /**
   * Makes a worker, where the page's policy does not let the package do it; `false`: on the calling thread, in a worker of the host's
   * own for example.
   */
  readonly worker?: false | (() => Worker);
}

/** Starts signing. Its module is loaded when it is first asked for. */
export async function createSigning(options: SigningOptions = {}): Promise<Signing> {
  const { worker } = given(options);
  return new Signing(worker === false || typeof Worker !== "function" ? new Here() : new InWorker(worker ?? startWorker));
}

function startWorker(): Worker {
  // Literal on purpose: bundlers find the worker by exactly this form.
  return new Worker(new URL("./sign/worker.js", import.meta.url), { type: "module", name: "kyso-sign" });
}
