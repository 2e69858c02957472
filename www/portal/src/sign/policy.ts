import { VGCA_ADDRESS } from "kyso/bridge";
import type { SigningSettings } from "./settings.ts";

/**
 * Narrows what this page may connect to: its own host, and those that the operator's settings name. The policy that the page comes with is
 * wider, since it is written before the settings are known; a second policy can only take away (CSP3 §4.2).
 */
export function narrow({ timestamp, vgca, remote }: SigningSettings): readonly string[] {
  const addresses = [timestamp, remote?.address, remote?.oauth2].filter((address) => address !== undefined);
  const others = new Set(addresses.map((address) => new URL(address).origin).filter((origin) => origin !== location.origin));
  const hosts = [...others, ...(vgca ? [VGCA_ADDRESS] : [])];
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `connect-src ${["'self'", ...hosts].join(" ")}`;
  document.head.append(policy);
  return hosts;
}
