import { bytesOf, textOf } from "../ui/bytes.ts";
import type { Supplied } from "./supplied.ts";

/** What a demonstration build brings along. */
export interface Demo {
  readonly sample: File;
  /** The day the sample is checked at: its evidence is good for that day. */
  readonly at: string;
  readonly userTrust: readonly Supplied[];
  readonly evidence: readonly Supplied[];
}

interface Index {
  readonly sample: string;
  readonly at: string;
  readonly userTrust: readonly Listed[];
  readonly evidence: readonly Listed[];
}

interface Listed {
  readonly path: string;
  readonly label: string;
}

/** Loads the sample and its anchors; `undefined` in a build without them. */
export async function loadDemo(): Promise<Demo | undefined> {
  if (!__DEMO__) {
    return undefined;
  }
  const index = JSON.parse(textOf(await bytesOf("demo/demo.json"))) as Index;
  const [sample, userTrust, evidence] = await Promise.all([
    bytesOf(`demo/${index.sample}`),
    Promise.all(index.userTrust.map(supplied)),
    Promise.all(index.evidence.map(supplied)),
  ]);
  return { sample: new File([sample], index.sample, { type: "application/pdf" }), at: index.at, userTrust, evidence };
}

async function supplied({ path, label }: Listed): Promise<Supplied> {
  return { name: label, bytes: await bytesOf(`demo/${path}`), fromDemo: true };
}
