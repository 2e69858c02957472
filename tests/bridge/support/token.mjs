// A token of SoftHSM2 with keys and their certificates, and the settings by which the host finds its window.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const TARGET = fileURLToPath(new URL("../../../target/", import.meta.url));
const HOST = process.env.KYSO_HOST ?? join(TARGET, "debug/kyso-token-host");
const PKI = fileURLToPath(new URL("../../fixtures/pki/", import.meta.url));
const MODULE = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"].find(existsSync);
export const PIN = "123456";

/** What a test with the real host needs and this machine lacks. */
export function lacking() {
  const tools = ["softhsm2-util", "pkcs11-tool", "openssl"].filter((name) => !["/usr/bin", "/usr/local/bin"].some((folder) => existsSync(join(folder, name))));
  return [...(existsSync(HOST) ? [] : [HOST]), ...(MODULE ? [] : ["SoftHSM2"]), ...tools];
}

/** Moves the clock of the host to the day of the test PKI. */
const FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
const DAY = "@2026-11-22 02:05:00";

/**
 * Makes a token with the keys of these holders of the test PKI, and the window. `person` says what the person answers from now on, `shown`
 * what was shown since; `env` is for the browser, which starts the host.
 */
export function token(...holders) {
  // Not under /tmp: of a folder in which everybody may write, the host starts nothing.
  mkdirSync(join(TARGET, "tmp"), { recursive: true });
  const folder = mkdtempSync(join(TARGET, "tmp/kyso-token-"));
  const at = (name) => join(folder, name);
  mkdirSync(at("tokens"));
  writeFileSync(at("softhsm2.conf"), `directories.tokendir = ${at("tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  const env = { SOFTHSM2_CONF: at("softhsm2.conf"), XDG_CONFIG_HOME: at("config"), XDG_DATA_HOME: at("data"), HOME: folder };
  const run = (program, ...words) => execFileSync(program, words, { env: { ...process.env, ...env }, stdio: "pipe" });
  const fill = (label, names) => {
    run("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "87654321");
    for (const [number, name] of names.entries()) {
      run("openssl", "pkey", "-in", `${PKI}keys/${name}.pem`, "-outform", "DER", "-out", at("key.der"));
      run("openssl", "x509", "-in", `${PKI}${name}.crt`, "-outform", "DER", "-out", at("cert.der"));
      for (const [type, file] of [["privkey", "key.der"], ["cert", "cert.der"]]) {
        const words = ["--module", MODULE, "--token-label", label, "--login", "--pin", PIN, "--write-object", at(file), "--type", type];
        run("pkcs11-tool", ...words, "--id", `0${number + 1}`, "--label", name, ...(type === "privkey" ? ["--usage-sign"] : []));
      }
    }
  };
  fill("kyso", holders.length > 0 ? holders : ["person"]);
  copyFileSync(fileURLToPath(new URL("pinentry.sh", import.meta.url)), at("pinentry.sh"));
  mkdirSync(at("config/kyso"), { recursive: true });
  writeFileSync(at("config/kyso/token-host.json"), JSON.stringify({ pinentry: at("pinentry.sh") }));
  // Whatever day it is, to the host it is one on which the certificates are good.
  const onTheDay = existsSync(FAKETIME) ? `LD_PRELOAD=${FAKETIME} FAKETIME='${DAY}' DONT_FAKE_MONOTONIC=1 TZ=UTC ` : "";
  writeFileSync(at("host.sh"), `#!/bin/sh\n${onTheDay}exec ${HOST} "$@"\n`);
  chmodSync(at("host.sh"), 0o755);
  const person = ({ agrees = true, pin = PIN, does = "" } = {}) => {
    writeFileSync(at("agrees"), agrees ? "yes" : "no");
    writeFileSync(at("pin"), pin);
    writeFileSync(at("does"), does);
    writeFileSync(at("shown"), "");
  };
  person();
  return {
    host: at("host.sh"),
    env,
    folder,
    certificate: readFileSync(at("cert.der")),
    person,
    /** A second token, with the key of `name` on it. */
    another: (name) => fill("second", [name]),
    shown: () => readFileSync(at("shown"), "utf8"),
  };
}

/**
 * The host that runs for this token, by what the kernel says of it: its number, and the most memory it had so far, in MiB. Those of pages that
 * were closed end by themselves, a moment later: they are waited for, and those of others are not looked at.
 */
export async function theHost({ folder }) {
  for (let tries = 0; ; tries += 1) {
    const running = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? hostOf(`/proc/${name}`, folder) : []));
    if (running.length === 1) {
      return running[0];
    }
    if (tries === 600) {
      throw new Error(`${running.length} hosts run`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function hostOf(process, folder) {
  try {
    if (readlinkSync(`${process}/exe`) !== HOST || !readFileSync(`${process}/environ`, "utf8").split("\0").includes(`HOME=${folder}`)) {
      return [];
    }
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`${process}/status`, "utf8"))?.[1] ?? "0";
    return [{ pid: Number(process.slice("/proc/".length)), peak: Number(peak) / 1024 }];
  } catch {
    // It ended, or is somebody else's.
    return [];
  }
}
