import { BridgeError } from "../errors/error.js";
import type { Provider } from "../provider.js";
import { bridgeStatus } from "../status.js";
import { type NativeOptions, NativeSigner } from "./signer.js";

/** The way over the extension and the host. A site that was not asked about yet is no obstacle: the person is asked when it is used. */
export function nativeProvider(options: NativeOptions = {}): Provider {
  return {
    kind: "native",
    async check() {
      const { broken } = await bridgeStatus(options.scope ? { scope: options.scope } : {});
      if (broken?.code && broken.code !== "site-not-asked") {
        throw new BridgeError(broken.code, { about: broken.about });
      }
    },
    signer: () => new NativeSigner(options),
  };
}
