/** Milliseconds that one sample takes. */
export interface Rates {
  readonly platform: number;
  readonly engine: number;
}

/** Digests one sample. */
export interface Ways {
  platform(sample: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  engine(sample: Uint8Array<ArrayBuffer>): Uint8Array;
}

/** Long enough for coarse clocks, short beside the files it is measured for. */
export const SAMPLE = 1 << 20;
/** The module's code is compiled well only after it has run for a while; the rounds before that are not its speed. */
const ROUNDS = 6;
/** What the platform has to save: it takes the whole file into memory, and a copy of it for each digest. */
const WORTH = 0.8;

/**
 * Which way is how fast on this machine. Processors with instructions for SHA-2 make the platform five to ten times as fast as
 * the module; without them the two are close, and the module has less to do. `undefined`: the two give different digests, so one
 * of them cannot be trusted, and it is not the one that judges.
 */
export async function measure(sample: Uint8Array<ArrayBuffer>, ways: Ways): Promise<Rates | undefined> {
  const rates = { platform: Infinity, engine: Infinity };
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    const expected = await ways.platform(sample);
    const between = performance.now();
    const found = ways.engine(sample);
    const end = performance.now();
    if (found.length !== expected.length || found.some((byte, index) => byte !== expected[index])) {
      return undefined;
    }
    rates.platform = Math.min(rates.platform, between - start);
    rates.engine = Math.min(rates.engine, end - between);
  }
  return rates;
}

/** Whether the platform is the faster way to digests that read the file `passes` times; the module reads it once for all. */
export function favoursPlatform({ platform, engine }: Rates, passes: number): boolean {
  return platform * passes <= engine * WORTH;
}
