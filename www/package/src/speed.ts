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
/** Rounds for which a module that has not run yet is waited for: its code is compiled well only after it has run for a while. */
const COLD_ROUNDS = 12;
/** Rounds before every further file: what was measured under load, or too early, is put right. */
const WARM_ROUNDS = 2;
/** What the platform has to save: it takes the whole file into memory, and a copy of it for each digest. */
const WORTH = 0.8;

/**
 * Which way is how fast on this machine, the best of all rounds so far. Processors with instructions for SHA-2 make the platform
 * five to ten times as fast as the module; without them the two are close, and the module has less to do. `undefined`: the two
 * give different digests, so one of them cannot be trusted, and it is not the one that judges.
 */
export async function measure(sample: Uint8Array<ArrayBuffer>, ways: Ways, before?: Rates): Promise<Rates | undefined> {
  const rates = { ...(before ?? { platform: Infinity, engine: Infinity }) };
  let first = 0;
  for (let round = 0; round < (before ? WARM_ROUNDS : COLD_ROUNDS); round += 1) {
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
    first ||= end - between;
    // The well compiled code takes a small part of the time: it is there.
    if (round >= WARM_ROUNDS && rates.engine < first / 2) {
      break;
    }
  }
  return rates;
}

/** Whether the platform is the faster way to digests that read the file `passes` times; the module reads it once for all. */
export function favoursPlatform({ platform, engine }: Rates, passes: number): boolean {
  return platform * passes <= engine * WORTH;
}
