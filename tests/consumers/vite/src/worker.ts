import { createVerifier } from "kyso/direct";

const ready = createVerifier();

addEventListener("message", async ({ data }: MessageEvent<File>) => {
  const verifier = await ready;
  const report = await verifier.verify(data);
  postMessage({ name: data.name, verdict: report.verdict });
});
