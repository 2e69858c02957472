import { createApp, h } from "vue";
import { KysoVerifier } from "kyso/vue";

export function run(output, { file, options }) {
  return new Promise((resolve) => {
    const app = createApp(() => h(KysoVerifier, { file, verifyOptions: options, view: "summary", onReport: ({ report }) => resolve(report) }));
    app.mount(output);
  });
}
