import type { AnyElement, KysoSignerEvents, KysoSignerProperties, KysoVerifierAttributes, KysoVerifierEvents, KysoVerifierProperties } from "./element/props.js";

/** Events as React 19 takes those of custom elements: with `on` before their names. */
type On<Events> = { readonly [Name in keyof Events as `on${Name & string}`]?: Events[Name] };

/** `<kyso-verifier>` in JSX: properties by name, and its events. */
export type KysoVerifierJsx = KysoVerifierProperties & KysoVerifierAttributes & AnyElement & On<KysoVerifierEvents>;

/** `<kyso-signer>` in JSX. */
export type KysoSignerJsx = KysoSignerProperties & AnyElement & On<KysoSignerEvents>;

// @ts-ignore: React and its types are there where this file is imported; this package depends on neither.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "kyso-verifier": KysoVerifierJsx;
      "kyso-signer": KysoSignerJsx;
    }
  }
}
