import "kyso/element";

export async function run(output, { file, options }) {
  const element = document.createElement("kyso-verifier");
  element.verifyOptions = options;
  output.append(element);
  const judged = new Promise((resolve) => element.addEventListener("kyso-report", resolve, { once: true }));
  element.file = file;
  await judged;
}
