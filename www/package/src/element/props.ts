import type { ErrorDetail, KysoVerifierElement, ProgressDetail, ReportDetail } from "../element.js";
import type { KysoSignerElement, KysoSignerEventMap } from "../signer.js";
import type { KysoViewerElement, ShownDetail } from "../viewer.js";

/** Properties of the element that a framework can set. */
export type KysoVerifierProperties = Partial<
  Pick<
    KysoVerifierElement,
    "verifier" | "options" | "verifyOptions" | "renderer" | "acceptReport" | "view" | "name" | "multiple" | "required" | "disabled" | "lang" | "file" | "files"
  >
>;

/** Attributes that are no properties of the same name. */
export interface KysoVerifierAttributes {
  readonly accept?: string;
  readonly "require-valid"?: boolean | "";
}

/** Its events, by their names. */
export interface KysoVerifierEvents {
  "kyso-report": (event: CustomEvent<ReportDetail>) => void;
  "kyso-error": (event: CustomEvent<ErrorDetail>) => void;
  "kyso-progress": (event: CustomEvent<ProgressDetail>) => void;
}

/** Properties of `<kyso-signer>` that a framework can set. */
export type KysoSignerProperties = Partial<
  Pick<KysoSignerElement, "verifier" | "signing" | "renderer" | "providers" | "timestamp" | "level" | "signOptions" | "lang" | "files">
>;

/** Its events, by their names. */
export type KysoSignerEvents = { readonly [Name in keyof KysoSignerEventMap]: (event: KysoSignerEventMap[Name]) => void };

/** Properties of `<kyso-viewer>` that a framework can set. */
export type KysoViewerProperties = Partial<
  Pick<KysoViewerElement, "pdfjs" | "pdfjsOptions" | "verifier" | "options" | "verifyOptions" | "view" | "lang" | "file">
>;

/** Its attributes that are no properties of the same name. */
export interface KysoViewerAttributes {
  readonly accept?: string;
  readonly disabled?: boolean | "";
}

/** Its events, by their names. */
export interface KysoViewerEvents extends KysoVerifierEvents {
  "kyso-shown": (event: CustomEvent<ShownDetail>) => void;
}

/** What every element takes. */
export interface AnyElement {
  readonly id?: string;
  readonly class?: string;
  readonly className?: string;
  readonly slot?: string;
  readonly title?: string;
  readonly hidden?: boolean;
  readonly style?: unknown;
  readonly children?: unknown;
  readonly ref?: unknown;
  readonly key?: string | number | null;
  readonly [data: `data-${string}` | `aria-${string}`]: unknown;
}
