import { createVerifier, KysoError } from "./node_modules/kyso/dist/index.js";

const verifier = await createVerifier();
const input = document.querySelector("#file");
const output = document.querySelector("#output");

input.addEventListener("change", async () => {
  try {
    const report = await verifier.verify(input.files[0]);
    const { headline } = await verifier.present(report, "vi");
    output.textContent = `${headline.title} ${headline.sentence}`;
    output.dataset.verdict = report.verdict;
  } catch (error) {
    if (!(error instanceof KysoError)) throw error;
    const { title, meaning } = await verifier.errorText(error, "vi");
    output.textContent = `${title} ${meaning}`;
    output.dataset.error = error.code;
  }
});
output.dataset.ready = "";
