import { createVerifier } from "./node_modules/kyso/dist/direct.js";

self.addEventListener("message", async ({ data, ports: [port] }) => {
  const verifier = await createVerifier();
  const report = await verifier.verify(data);
  port.postMessage(report.verdict);
});
