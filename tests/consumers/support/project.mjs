// Clean projects with the packed package installed, as its users have it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { REAL_CLOCK } from "../../support/clock.mjs";

const PACKED = process.env.KYSO_PACKED;
const CONSUMERS = process.env.KYSO_CONSUMERS;
assert.ok(PACKED && CONSUMERS, "KYSO_PACKED and KYSO_CONSUMERS are not set; run `cargo xtask test package`");

// Installing goes by the real clock: a registry has a certificate that ends.
export { REAL_CLOCK };

const HERE = fileURLToPath(new URL("../", import.meta.url));

/** Copies a project out of the repository and installs what its lock file names, then the packed package. */
export function project(name) {
  const from = join(HERE, name);
  const folder = join(CONSUMERS, name);
  const lock = join(from, "package-lock.json");
  const mark = join(folder, "node_modules/.installed-lock");
  const wanted = existsSync(lock) ? readFileSync(lock, "utf8") : "";
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
    rmSync(folder, { recursive: true, force: true });
  }
  cpSync(from, folder, { recursive: true });
  const npm = (...args) => execFileSync("npm", [...args, "--silent", "--no-audit", "--no-fund"], { cwd: folder, env: REAL_CLOCK, stdio: ["ignore", "inherit", "ignore"] });
  if (wanted !== "" && !existsSync(mark)) {
    // Not `npm ci`: it refuses a lock file in which packages for other machines are left out by the registry at hand.
    npm("install", "--no-save", "--prefer-offline", "--ignore-scripts");
  }
  rmSync(join(folder, "node_modules/kyso"), { recursive: true, force: true });
  npm("install", "--no-save", "--no-package-lock", "--prefer-offline", PACKED);
  writeFileSync(mark, wanted);
  return folder;
}

/** Runs a program of the project's own dependencies. */
export function run(folder, name, ...args) {
  try {
    return execFileSync(join(folder, "node_modules/.bin", name), args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    throw new Error(`${name} ${args.join(" ")}\n${error.stdout}\n${error.stderr}`);
  }
}
