import type { AnyElement, KysoSignerEvents, KysoSignerProperties, KysoVerifierAttributes, KysoVerifierEvents, KysoVerifierProperties } from "./element/props.js";

/** Events as Vue's templates have them: `@kyso-report` is `onKysoReport`. */
type On<Events> = { readonly [Name in keyof Events as Name extends `kyso-${infer Event}` ? OnKyso<Event> : never]?: Events[Name] };
type OnKyso<Event extends string> = Event extends `${infer First}-${infer Rest}` ? `onKyso${Capitalize<First>}${Capitalize<Rest>}` : `onKyso${Capitalize<Event>}`;

/** `<kyso-verifier>` in Vue's templates, where it is told to leave elements of this name alone (`isCustomElement`). */
export type KysoVerifierVue = new () => { readonly $props: KysoVerifierProperties & KysoVerifierAttributes & AnyElement & On<KysoVerifierEvents> };

/** `<kyso-signer>` in the same way. */
export type KysoSignerVue = new () => { readonly $props: KysoSignerProperties & AnyElement & On<KysoSignerEvents> };

// @ts-ignore: Vue and its types are there where this file is imported; this package does not depend on it.
declare module "vue" {
  interface GlobalComponents {
    "kyso-verifier": KysoVerifierVue;
    KysoVerifier: KysoVerifierVue;
    "kyso-signer": KysoSignerVue;
    KysoSigner: KysoSignerVue;
  }
}
