import type { AsyncZippable } from "fflate";

/**
 * A ZIP of files by their names. The library (fflate, 12 kB as it is loaded) comes when it is first needed: most people need none.
 */
export async function zipped(files: Readonly<Record<string, Uint8Array>>): Promise<Blob> {
  const { zip } = await import("fflate");
  const bytes = await new Promise<Uint8Array>((resolve, reject) => {
    zip({ ...files } as AsyncZippable, { level: 6, consume: true }, (error, made) => (error ? reject(error) : resolve(made)));
  });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/zip" });
}
