// What pdf.js shows of the files named on standard input, one answer a line. The argument is the folder `www`.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { deflateSync } from "node:zlib";

// Node 20 lacks them.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new this((a, b) => ([resolve, reject] = [a, b]));
  return { promise, resolve, reject };
};
Promise.try ??= function (run, ...values) {
  return new this((resolve) => resolve(run(...values)));
};
ArrayBuffer.prototype.transferToFixedLength ??= function (length = this.byteLength) {
  const copy = new ArrayBuffer(length);
  new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
  return copy;
};

const MOST_PAGES = 4;
const www = process.argv[2];
const { createCanvas } = createRequire(`${www}/`)("@napi-rs/canvas");
const { getDocument } = await import(`${www}/node_modules/pdfjs-dist/legacy/build/pdf.mjs`);
const fonts = `${www}/node_modules/pdfjs-dist/standard_fonts/`;

/** The text of the page's content, and what the form's own layer would show. */
async function words(page, number) {
  const found = [];
  for (const item of (await page.getTextContent()).items.slice(0, 2000)) {
    const [, , , , x, y] = item.transform ?? [];
    for (const word of (item.str ?? "").split(/\s+/).filter(Boolean)) {
      found.push([number, word, x, y, x + item.width, y + item.height]);
    }
  }
  for (const annotation of (await page.getAnnotations()).slice(0, 500)) {
    const value = annotation.fieldValue;
    if (value !== undefined && value !== null && value !== "") {
      found.push([number, `field ${annotation.fieldName} ${JSON.stringify(value)}`, ...annotation.rect]);
    }
  }
  return found;
}

async function drawn(page) {
  const viewport = page.getViewport({ scale: 1 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext("2d");
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const pixels = Buffer.alloc((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    [pixels[to], pixels[to + 1], pixels[to + 2]] = [data[from], data[from + 1], data[from + 2]];
  }
  return { size: [canvas.width, canvas.height], pixels: deflateSync(pixels, { level: 1 }).toString("base64") };
}

async function shown(path) {
  const data = new Uint8Array(readFileSync(path));
  const task = getDocument({ data, verbosity: 0, standardFontDataUrl: fonts });
  try {
    const document = await task.promise;
    const answer = { count: document.numPages, pages: [], words: [] };
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      answer.pages.push(await drawn(page));
      answer.words.push(...(await words(page, number)));
    }
    return answer;
  } finally {
    await task.destroy();
  }
}

process.on("unhandledRejection", () => {});
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await shown(line).catch((error) => ({ error: `${error?.name}: ${error?.message}`.slice(0, 200) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
