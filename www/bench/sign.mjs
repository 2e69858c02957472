// Drives the bench page: sign.mjs ADDRESS FILE PKI; figures as JSON on standard output.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launch, peakOfPages } from "./browser.mjs";

const [address, file, pki] = process.argv.slice(2);
const read = (name) => readFileSync(join(pki, name));
const der = (name) => new X509Certificate(read(name)).raw.toString("base64");
const given = {
  key: createPrivateKey(read("keys/person.pem")).export({ format: "der", type: "pkcs8" }).toString("base64"),
  certificate: der("person.crt"),
  chain: [der("state-ca.crt")],
  trust: [{ label: "root.crt", pem: read("root.crt").toString("utf8") }],
  evidence: ["state-ca.crt", "state-ca-2026-11.crl", "root-2026-11.crl"].map((name) => ({ name, base64: read(name).toString("base64") })),
};
const browser = await launch();
const page = await browser.newPage();
page.on("pageerror", (error) => process.stderr.write(`${error}\n`));
await page.goto(address);
await page.waitForSelector("body[data-ready]");
await page.setInputFiles("#file", file);
const idle = peakOfPages();
const time = await page.evaluate((given) => globalThis.measureSigning(given), given);
process.stdout.write(JSON.stringify({ time, idle, peak: peakOfPages() }));
await browser.close();
