import type { ReactNode } from "react";
import type {} from "kyso/react";

/** The signing element in JSX, as the types have it. Nobody draws it here. */
export function Signs(): ReactNode {
  return <kyso-signer level="B-T" onkyso-signed={({ detail }) => void detail.signed.name} onkyso-not-signed={({ detail }) => void detail.code} />;
}

// @ts-expect-error: no such level
export const wrong = <kyso-signer level="B-X" />;
