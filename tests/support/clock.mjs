// The real clock, whatever day the tests are run at.
import process from "node:process";

/** The environment without another day: what has a certificate that ends, or an allocator of its own, goes by the real clock. */
export const { LD_PRELOAD: _, FAKETIME: __, ...REAL_CLOCK } = process.env;
