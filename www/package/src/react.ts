import type { AnyElement, KysoVerifierAttributes, KysoVerifierEvents, KysoVerifierProperties } from "./element/props.js";

/** `<kyso-verifier>` in JSX, as React 19 takes custom elements: properties by name, events with `on` before theirs. */
export type KysoVerifierJsx = KysoVerifierProperties &
  KysoVerifierAttributes &
  AnyElement & { readonly [Name in keyof KysoVerifierEvents as `on${Name}`]?: KysoVerifierEvents[Name] };

// @ts-ignore: React and its types are there where this file is imported; this package depends on neither.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "kyso-verifier": KysoVerifierJsx;
    }
  }
}
