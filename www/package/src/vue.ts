// @ts-ignore: Vue is there where this file is imported; this package does not depend on it.
import * as vue from "vue";
import type {
  AnyElement,
  KysoSignerEvents,
  KysoSignerProperties,
  KysoVerifierAttributes,
  KysoVerifierEvents,
  KysoVerifierProperties,
  KysoViewerAttributes,
  KysoViewerEvents,
  KysoViewerProperties,
} from "./element/props.js";
import { attributesOf, listen, setProperties, type VerifierListeners, type ViewerListeners } from "./element/wrapped.js";
import "./element.js";
import "./viewer.js";

/** Vue, as far as it is used. */
interface Vue {
  readonly defineComponent: (options: object) => unknown;
  readonly h: (tag: string, properties: object) => unknown;
  readonly onBeforeUnmount: (last: () => void) => void;
  readonly onMounted: (first: () => void) => void;
  readonly onUpdated: (again: () => void) => void;
  readonly shallowRef: <Value>(first: Value) => { value: Value };
  readonly toRaw: (value: unknown) => unknown;
}
const { defineComponent, h, onBeforeUnmount, onMounted, onUpdated, shallowRef, toRaw } = vue as unknown as Vue;

/** What Vue hands to `setup`. */
interface Setup {
  readonly attrs: Record<string, unknown>;
  readonly expose: (parts: object) => void;
}

/**
 * Vue gives attributes as they are written in a template: `verify-options` is a property, too. What it made reactive is not what an element
 * can use: a verifier has private parts.
 */
function given(attrs: Record<string, unknown>): Record<string, unknown> {
  const camel = (name: string): string =>
    /^(?:data|aria)-|^require-valid$/.test(name) ? name : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(attrs).map(([name, value]) => [camel(name), toRaw(value)]));
}

/** A component around an element of this name. Its reference has the element as `element`. */
function component<Properties extends object>(tag: string): new () => { readonly $props: Properties; readonly element: HTMLElement | null } {
  return defineComponent({
    inheritAttrs: false,
    setup(_: object, { attrs, expose }: Setup) {
      const element = shallowRef<HTMLElement | null>(null);
      const known = new Map<string, unknown>();
      const stop = new AbortController();
      const set = (): void => {
        if (element.value) {
          setProperties(element.value, given(attrs), known);
        }
      };
      onMounted(() => {
        set();
        if (element.value) {
          listen(element.value, () => given(attrs), stop.signal);
        }
      });
      onUpdated(set);
      onBeforeUnmount(() => stop.abort());
      expose({ element });
      return () => h(tag, { ...attributesOf(given(attrs)), ref: element });
    },
  }) as new () => { readonly $props: Properties; readonly element: HTMLElement | null };
}

/** `<kyso-verifier>` as a component of Vue 3: properties, and listeners (`@report`) that get the detail of the event. */
export const KysoVerifier = component<KysoVerifierProperties & KysoVerifierAttributes & AnyElement & VerifierListeners>("kyso-verifier");

/** `<kyso-viewer>` as a component of Vue 3. */
export const KysoViewer = component<KysoViewerProperties & KysoViewerAttributes & AnyElement & ViewerListeners>("kyso-viewer");

/** Events as Vue's templates have them: `@kyso-report` is `onKysoReport`. */
type On<Events> = { readonly [Name in keyof Events as Name extends `kyso-${infer Event}` ? OnKyso<Event> : never]?: Events[Name] };
type OnKyso<Event extends string> = Event extends `${infer First}-${infer Rest}`
  ? `onKyso${Capitalize<First>}${Capitalize<Rest>}`
  : `onKyso${Capitalize<Event>}`;

/** `<kyso-verifier>` in Vue's templates, where it is told to leave elements of this name alone (`isCustomElement`). */
export type KysoVerifierVue = new () => { readonly $props: KysoVerifierProperties & KysoVerifierAttributes & AnyElement & On<KysoVerifierEvents> };

/** `<kyso-signer>` in the same way. */
export type KysoSignerVue = new () => { readonly $props: KysoSignerProperties & AnyElement & On<KysoSignerEvents> };

/** `<kyso-viewer>` in the same way. */
export type KysoViewerVue = new () => { readonly $props: KysoViewerProperties & KysoViewerAttributes & AnyElement & On<KysoViewerEvents> };

// @ts-ignore: Vue and its types are there where this file is imported; this package does not depend on it.
declare module "vue" {
  interface GlobalComponents {
    "kyso-verifier": KysoVerifierVue;
    "kyso-viewer": KysoViewerVue;
    KysoVerifier: KysoVerifierVue;
    "kyso-signer": KysoSignerVue;
    KysoSigner: KysoSignerVue;
  }
}
