const verifier = document.querySelector("kyso-verifier");

verifier.verifyOptions = (file) => ({ fileName: file.name });
verifier.addEventListener("kyso-report", ({ detail: { file, report, presentation } }) => {
  console.log(file.name, report.verdict, presentation.headline.title);
});
verifier.addEventListener("kyso-error", ({ detail: { file, error } }) => console.log(file.name, error.code));
verifier.addEventListener("kyso-progress", ({ detail: { file, progress } }) => console.log(file.name, progress.done, progress.total));
