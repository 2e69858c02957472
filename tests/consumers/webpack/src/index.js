import { createVerifier } from "kyso";
import "kyso/element";

const verifier = await createVerifier();
document.querySelector("kyso-verifier").verifier = verifier;
document.querySelector("#file").addEventListener("change", async ({ target }) => {
  const report = await verifier.verify(target.files[0]);
  document.querySelector("#output").textContent = report.verdict;
});
document.body.dataset.ready = "";
