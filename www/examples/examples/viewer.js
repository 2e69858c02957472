import "kyso/viewer";

export async function run(output, { file, options, pdfjs }) {
  const viewer = document.createElement("kyso-viewer");
  viewer.pdfjs = pdfjs;
  viewer.verifyOptions = options;
  output.append(viewer);
  const heard = (type) => new Promise((resolve) => viewer.addEventListener(type, resolve, { once: true }));
  const ready = Promise.all([heard("kyso-shown"), heard("kyso-report")]);
  viewer.file = file;
  await ready;
}
