/** What pdf.js asks for while it draws: character maps, the standard fonts, decoders. */
interface Asked {
  readonly filename: string;
}

/** Made once for each document that is opened, as pdf.js wants it. */
export type Parts = new () => { fetch(asked: Asked): Promise<Uint8Array> };

/**
 * Reads the one file that holds all parts: a line of JSON with the place of each, then the parts themselves. They are in memory from
 * then on. Asked for one by one they would tell the page's host, by the moment and the name, what kind of document is being looked at.
 */
export async function partsOf(address: string): Promise<Parts> {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`${address}: ${response.status}`);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const start = bytes.indexOf(0x0a) + 1;
  const places = new Map(Object.entries(JSON.parse(new TextDecoder().decode(bytes.subarray(0, start))) as Record<string, [number, number]>));
  return class {
    async fetch({ filename }: Asked): Promise<Uint8Array> {
      const place = places.get(filename);
      if (!place) {
        throw new Error(`no such part: ${filename}`);
      }
      const [from, length] = place;
      // A copy: what is given is handed over to the worker.
      return bytes.slice(start + from, start + from + length);
    }
  };
}
