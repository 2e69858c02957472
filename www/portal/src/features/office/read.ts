import { pageFacts, type PageFacts } from "../../state/page-facts.ts";
import type { Entry } from "../../state/entry.ts";
import { hasRenderer, renderer } from "../document/renderer.ts";

const NOTHING: PageFacts = { sign: "", dated: "", title: "", author: "" };

const read = new WeakMap<File, Promise<PageFacts>>();

/** What the first page of a document seems to say of it, read once. Nothing where there is no text, or nothing that reads it. */
export function factsOf({ file, password }: Entry): Promise<PageFacts> {
  const known = read.get(file);
  if (known) {
    return known;
  }
  const reading = firstPage(file, password).catch((error: unknown) => {
    console.info(error);
    return NOTHING;
  });
  read.set(file, reading);
  return reading;
}

async function firstPage(file: File, password: string | undefined): Promise<PageFacts> {
  if (!(await hasRenderer())) {
    return NOTHING;
  }
  const document = await renderer.open(file, password);
  if (!document) {
    return NOTHING;
  }
  try {
    const page = await document.page(1);
    return pageFacts(await page.text(), page.width);
  } finally {
    document.close();
  }
}
