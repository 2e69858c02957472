// A token of SoftHSM2 with one key and its certificate, and the settings by which the host finds its window.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const TARGET = fileURLToPath(new URL("../../../target/", import.meta.url));
const HOST = join(TARGET, "debug/kyso-token-host");
const PKI = fileURLToPath(new URL("../../fixtures/pki/", import.meta.url));
const MODULE = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"].find(existsSync);
export const PIN = "123456";

/** What a test with the real host needs and this machine lacks. */
export function lacking() {
  const tools = ["softhsm2-util", "pkcs11-tool", "openssl"].filter((name) => !["/usr/bin", "/usr/local/bin"].some((folder) => existsSync(join(folder, name))));
  return [...(existsSync(HOST) ? [] : ["target/debug/kyso-token-host"]), ...(MODULE ? [] : ["SoftHSM2"]), ...tools];
}

/** Makes a token with the key of `holder` of the test PKI, and the window. `person` says what the person answers from now on, `shown` what was shown since; `env` is for the browser, which starts the host. */
export function token({ holder = "person" } = {}) {
  // Not under /tmp: of a folder in which everybody may write, the host starts nothing.
  mkdirSync(join(TARGET, "tmp"), { recursive: true });
  const folder = mkdtempSync(join(TARGET, "tmp/kyso-token-"));
  const at = (name) => join(folder, name);
  mkdirSync(at("tokens"));
  writeFileSync(at("softhsm2.conf"), `directories.tokendir = ${at("tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  const env = { SOFTHSM2_CONF: at("softhsm2.conf"), XDG_CONFIG_HOME: at("config"), XDG_DATA_HOME: at("data"), HOME: folder };
  const run = (program, ...words) => execFileSync(program, words, { env: { ...process.env, ...env }, stdio: "pipe" });
  run("softhsm2-util", "--init-token", "--free", "--label", "kyso", "--pin", PIN, "--so-pin", "87654321");
  copyFileSync(`${PKI}keys/${holder}.pem`, at("key.pem"));
  copyFileSync(`${PKI}${holder}.crt`, at("cert.pem"));
  run("openssl", "pkey", "-in", at("key.pem"), "-outform", "DER", "-out", at("key.der"));
  run("openssl", "x509", "-in", at("cert.pem"), "-outform", "DER", "-out", at("cert.der"));
  for (const [type, file] of [["privkey", "key.der"], ["cert", "cert.der"]]) {
    run("pkcs11-tool", "--module", MODULE, "--token-label", "kyso", "--login", "--pin", PIN, "--write-object", at(file), "--type", type, "--id", "01", "--label", "kyso-test", ...(type === "privkey" ? ["--usage-sign"] : []));
  }
  copyFileSync(fileURLToPath(new URL("pinentry.sh", import.meta.url)), at("pinentry.sh"));
  mkdirSync(at("config/kyso"), { recursive: true });
  writeFileSync(at("config/kyso/token-host.json"), JSON.stringify({ pinentry: at("pinentry.sh") }));
  const person = ({ agrees = true, pin = PIN } = {}) => {
    writeFileSync(at("agrees"), agrees ? "yes" : "no");
    writeFileSync(at("pin"), pin);
    writeFileSync(at("shown"), "");
  };
  person();
  return {
    host: HOST,
    env,
    certificate: readFileSync(at("cert.der")),
    person,
    shown: () => readFileSync(at("shown"), "utf8"),
  };
}
