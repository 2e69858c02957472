/** The smallest module that uses a 128-bit vector: a browser that takes it can run the engine. */
const SIMD = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

/** Whether the browser has what the engine needs. */
export function canRun(): boolean {
  try {
    return typeof WebAssembly === "object" && WebAssembly.validate(SIMD) && typeof Worker === "function";
  } catch {
    return false;
  }
}
