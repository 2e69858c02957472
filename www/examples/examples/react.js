import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { KysoVerifier } from "kyso/react";

export function run(output, { file, options }) {
  const root = createRoot(output);
  return new Promise((resolve) => {
    root.render(createElement(KysoVerifier, { file, verifyOptions: options, view: "summary", onReport: ({ report }) => resolve(report) }));
  });
}
