import { createVerifier, type EvidenceItem, type UserAnchor } from "kyso";

interface Given {
  userTrust: UserAnchor[];
  evidence: EvidenceItem[];
  at: string;
}

// What an operator keeps beside the page: roots of his own, lists and certificates that files lack.
const { at, ...given } = (await (await fetch("/given/given.json")).json()) as Given;
const verifier = await createVerifier({ userTrust: given.userTrust, workers: 2 });
const input = document.querySelector<HTMLInputElement>("#file")!;
const output = document.querySelector<HTMLUListElement>("#output")!;

input.addEventListener("change", async () => {
  const controller = new AbortController();
  addEventListener("pagehide", () => controller.abort());
  await Promise.all(
    [...input.files!].map(async (file) => {
      const line = output.appendChild(document.createElement("li"));
      const report = await verifier.verify(file, {
        evidence: given.evidence,
        at,
        signal: controller.signal,
        onProgress: ({ done, total }) => (line.textContent = `${Math.round((100 * done) / total)} %`),
      });
      line.textContent = `${file.name}: ${report.verdict}`;
      line.dataset["sha256"] = report.input.sha256;
    }),
  );
  output.dataset["done"] = "";
});
output.dataset["ready"] = "";
