import type { ErrorDetail, ProgressDetail, ReportDetail } from "../element.js";
import type { ShownDetail } from "../viewer.js";

/** Listeners of the wrappers; each gets the detail of the event. */
export interface VerifierListeners {
  readonly onReport?: (detail: ReportDetail) => void;
  readonly onError?: (detail: ErrorDetail) => void;
  readonly onProgress?: (detail: ProgressDetail) => void;
}
export interface ViewerListeners extends VerifierListeners {
  readonly onShown?: (detail: ShownDetail) => void;
}

/** The event that each listener is for. */
export const EVENTS = { onReport: "kyso-report", onError: "kyso-error", onProgress: "kyso-progress", onShown: "kyso-shown" } as const;
export type Listener = keyof typeof EVENTS;

/** What is set as a property of the element, never as text in its markup; files last, for the others say how they are judged. */
export const PROPERTIES = ["pdfjs", "pdfjsOptions", "verifier", "options", "verifyOptions", "renderer", "acceptReport", "file", "files"] as const;

const isListener = (name: string): name is Listener => Object.hasOwn(EVENTS, name);
const isProperty = (name: string): boolean => PROPERTIES.some((one) => one === name);

/** The given fields that are attributes, which the framework itself writes. */
export function attributesOf(given: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !isListener(name) && !isProperty(name)));
}

/** Listens until the signal ends it; `given` is asked for the listener each time, for it may have become another. */
export function listen(element: EventTarget, given: () => object, signal: AbortSignal): void {
  for (const [name, type] of Object.entries(EVENTS)) {
    const tell = (event: Event): void => {
      const listener: unknown = Reflect.get(given(), name);
      if (typeof listener === "function") {
        Reflect.apply(listener, undefined, [(event as CustomEvent).detail]);
      }
    };
    element.addEventListener(type, tell, { signal });
  }
}

/** Sets the properties that became others since the last time, which `known` remembers: a file that is set again is judged again. */
export function setProperties(element: object, given: object, known: Map<string, unknown>): void {
  for (const name of PROPERTIES) {
    const value: unknown = Reflect.get(given, name);
    if (!isSame(known.get(name), value)) {
      known.set(name, value);
      Reflect.set(element, name, value);
    }
  }
}

/** A list made anew of the same files is the same. */
function isSame(one: unknown, other: unknown): boolean {
  const areLists = Array.isArray(one) && Array.isArray(other);
  return areLists ? one.length === other.length && one.every((item, at) => item === other[at]) : one === other;
}
