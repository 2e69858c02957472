import type { AnyElement, KysoVerifierAttributes, KysoVerifierEvents, KysoVerifierProperties } from "./element/props.js";

/** `<kyso-verifier>` in Vue's templates, where it is told to leave elements of this name alone (`isCustomElement`). */
export type KysoVerifierVue = new () => {
  readonly $props: KysoVerifierProperties &
    KysoVerifierAttributes &
    AnyElement & { readonly [Name in keyof KysoVerifierEvents as Name extends `kyso-${infer Event}` ? `onKyso${Capitalize<Event>}` : never]?: KysoVerifierEvents[Name] };
};

// @ts-ignore: Vue and its types are there where this file is imported; this package does not depend on it.
declare module "vue" {
  interface GlobalComponents {
    "kyso-verifier": KysoVerifierVue;
    KysoVerifier: KysoVerifierVue;
  }
}
