// The real clock, whatever day the tests are run at.
import { existsSync } from "node:fs";
import process from "node:process";

/** The environment without another day: what has a certificate that ends, or an allocator of its own, goes by the real clock. */
export const { LD_PRELOAD: _, FAKETIME: __, FAKETIME_SHARED: ___, ...REAL_CLOCK } = process.env;

const LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

/** Whether programs can be given another day. */
export const hasOtherDays = existsSync(LIBRARY);

/**
 * The environment of a program that believes in a day, as `2026-11-22 02:05:00`. Not by `faketime` in front of it: that fails whenever its
 * process has the number of one before that was killed.
 */
export const onTheDay = (day) => ({ ...REAL_CLOCK, LD_PRELOAD: LIBRARY, FAKETIME: `@${day}`, DONT_FAKE_MONOTONIC: "1", TZ: "UTC" });
