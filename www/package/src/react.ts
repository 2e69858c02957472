"use client";
// @ts-ignore: React is there where this file is imported; this package does not depend on it.
import * as react from "react";
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

/** React, as far as it is used. */
interface React {
  readonly createElement: (tag: string, properties: object) => unknown;
  readonly useEffect: (effect: () => (() => void) | undefined, changed?: readonly unknown[]) => void;
  readonly useImperativeHandle: (ref: unknown, handle: () => unknown, changed: readonly unknown[]) => void;
  readonly useRef: <Value>(first: Value) => { current: Value };
}
const { createElement, useEffect, useImperativeHandle, useRef } = react as unknown as React;

/** A component around an element of this name. The returned value is a React element, whose type this package does not have. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- React's own type of what is drawn
function component<Properties extends object>(tag: string): (properties: Properties) => any {
  return function Component(given) {
    const element = useRef<HTMLElement | null>(null);
    const latest = useRef<object>(given);
    const known = useRef(new Map<string, unknown>());
    useImperativeHandle(Reflect.get(given, "ref"), () => element.current, []);
    useEffect(() => {
      latest.current = given;
      if (element.current) {
        setProperties(element.current, given, known.current);
      }
      return undefined;
    });
    useEffect(() => {
      const stop = new AbortController();
      if (element.current) {
        listen(element.current, () => latest.current, stop.signal);
      }
      return () => stop.abort();
    }, []);
    return createElement(tag, { ...attributesOf(given), ref: element });
  };
}

/** `<kyso-verifier>` as a component of React 19: properties, and listeners that get the detail of the event. */
export const KysoVerifier = component<
  Omit<AnyElement, "style"> & { readonly style?: object } & KysoVerifierProperties & KysoVerifierAttributes & VerifierListeners
>("kyso-verifier");

/** `<kyso-viewer>` as a component of React 19. */
export const KysoViewer = component<Omit<AnyElement, "style"> & { readonly style?: object } & KysoViewerProperties & KysoViewerAttributes & ViewerListeners>(
  "kyso-viewer",
);

/** Events as React 19 takes those of custom elements: with `on` before their names. */
type On<Events> = { readonly [Name in keyof Events as `on${Name & string}`]?: Events[Name] };

/** `<kyso-verifier>` in JSX: properties by name, and its events. */
export type KysoVerifierJsx = KysoVerifierProperties & KysoVerifierAttributes & AnyElement & On<KysoVerifierEvents>;

/** `<kyso-signer>` in JSX. */
export type KysoSignerJsx = KysoSignerProperties & AnyElement & On<KysoSignerEvents>;

/** `<kyso-viewer>` in JSX. */
export type KysoViewerJsx = KysoViewerProperties & KysoViewerAttributes & AnyElement & On<KysoViewerEvents>;

// @ts-ignore: React and its types are there where this file is imported; this package depends on neither.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "kyso-verifier": KysoVerifierJsx;
      "kyso-signer": KysoSignerJsx;
      "kyso-viewer": KysoViewerJsx;
    }
  }
}
