// What a person adds, whenever and however often, counts once and for the file it was meant for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { ADDRESS, checked, choose, closeTrust, drop, launch, open, openTrust, verdict } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const pki = (name) => ({ name, mimeType: "application/octet-stream", buffer: readFileSync(new URL(`../fixtures/pki/${name}`, import.meta.url)) });
const cms = (name) => ({ name, bytes: readFileSync(new URL(`../fixtures/cms/${name}`, import.meta.url)) });

/** The page before its engine is there: the settings wait until `go` is called. */
async function loading(kept) {
  const context = await browser.newContext({ locale: "vi-VN", serviceWorkers: "block" });
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await context.route("**/kyso.config.json", async (route) => {
    await held;
    await route.continue();
  });
  await context.addInitScript((anchors) => localStorage.setItem("kyso.anchors", localStorage.getItem("kyso.anchors") ?? anchors), JSON.stringify(kept));
  const page = await context.newPage();
  await page.goto(ADDRESS);
  await page.waitForSelector('#app[data-engine="loading"]');
  return { context, page, go };
}

test("what is added while the page loads is there afterwards, and so is what was kept", async () => {
  const root = pki("root.crt");
  const der = Buffer.from(root.buffer.toString().replace(/-----[^-]*-----|\s/g, ""), "base64");
  const { context, page, go } = await loading([{ name: "kept.crt", base64: der.toString("base64") }]);
  await page.setInputFiles("#input-anchors", { ...root, name: "added.crt" });
  await page.setInputFiles("#input-documents", [pki("state-ca.crt"), pki("root-2026-11.crl")]);
  await choose(page, fixture("one-signature"));
  go();
  await page.waitForSelector('#app[data-engine="ready"]');
  await verdict(page, "one-signature.pdf");
  await openTrust(page);
  // Each is read by itself, and may come after the verdict.
  for (const name of ["kept.crt", "added.crt", "state-ca.crt", "root-2026-11.crl"]) {
    await page.locator(".basis li", { hasText: name }).first().waitFor();
  }
  const names = await page.evaluate(() => JSON.parse(localStorage.getItem("kyso.anchors")).map(({ name }) => name));
  assert.deepEqual(names, ["kept.crt", "added.crt"]);
  await context.close();
});

test("two drops at once both count", async () => {
  const { page, close } = await open(browser);
  await page.evaluate(() => {
    for (const name of ["one.crl", "two.crl", "three.crl"]) {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array([0x30, 0])], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  });
  await openTrust(page);
  for (const name of ["one.crl", "two.crl", "three.crl"]) {
    await page.locator(".basis li", { hasText: name }).waitFor();
  }
  await close();
});

test("content goes to the signature it was chosen for or dropped on", async () => {
  const { page, close } = await open(browser);
  const signature = cms("notice.p7s");
  await choose(page, { ...signature, name: "a.p7s" }, { ...signature, name: "b.p7s" });
  await checked(page, 2);
  await verdict(page, "a.p7s");
  const dialog = page.waitForEvent("filechooser");
  await page.click("#add-content");
  const chooser = await dialog;
  // The other file is looked at before the dialog is answered.
  await page.locator(".files .file", { hasText: "b.p7s" }).click();
  await chooser.setFiles({ name: "notice.txt", mimeType: "text/plain", buffer: cms("notice.txt").bytes });
  await checked(page, 2);
  assert.equal(await page.locator("[data-asks-content]").count(), 1);
  // A drop on the result that asks for it is its content; the same anywhere else is a file of its own.
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "notice.txt"));
    document.querySelector("#headline").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    document.querySelectorAll(".files .file")[0].click();
  }, cms("notice.txt").bytes.toString());
  // What was dropped is read when the handler has long returned: each asks for nothing more once it has it.
  for (const name of ["b.p7s", "a.p7s"]) {
    await page.locator(".files .file", { hasText: name }).click();
    await page.locator(`#result[aria-label*="${name}"] [data-verdict]:not([data-asks-content])`).waitFor();
  }
  await checked(page, 2);
  await drop(page, { name: "notice.txt", bytes: cms("notice.txt").bytes });
  await page.waitForFunction(() => document.querySelectorAll(".files tbody tr").length === 3);
  await close();
});

test("a verdict that becomes another one comes into view", async () => {
  const { page, context, close } = await open(browser, { viewport: { width: 1280, height: 500 } });
  await choose(page, fixture("one-signature"));
  const before = await verdict(page, "one-signature.pdf");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForFunction(() => document.querySelector("#headline").getBoundingClientRect().bottom < 0);
  // Another tab takes the root away: nobody on this page has done anything.
  const other = await context.newPage();
  await other.goto(page.url());
  await other.waitForSelector('#app[data-engine="ready"]');
  const base64 = pki("root.crt").buffer.toString().replace(/-----[^-]*-----|\s/g, "");
  await other.evaluate((root) => localStorage.setItem("kyso.distrusted", JSON.stringify([{ name: "root.crt", base64: root }])), base64);
  await page.waitForFunction((title) => ![title, undefined].includes(document.querySelector("#headline")?.innerText), before.headline);
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector("#headline").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  await close();
});

test("what is no certificate of an authority is not kept as an anchor", async () => {
  const { page, close } = await open(browser);
  await openTrust(page);
  const shown = await page.locator(".user-trust .supplied li").count();
  const others = ["root-2026-11.crl", "person.crt", "person-revoked-2026-11.ocsp"];
  for (const file of [...others.map(pki), { name: "empty.crt", mimeType: "", buffer: Buffer.from([0x30, 0]) }, { name: "crl.pem", mimeType: "", buffer: Buffer.from("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n") }]) {
    await page.setInputFiles("#input-anchors", file);
    await page.locator(".user-trust [role=alert]", { hasText: file.name }).waitFor();
    assert.equal(await page.locator(".user-trust .supplied li").count(), shown, file.name);
    assert.equal(await page.evaluate(() => localStorage.getItem("kyso.anchors")), null);
  }
  await page.setInputFiles("#input-anchors", pki("root.crt"));
  await page.locator(".user-trust .supplied li", { hasText: "root.crt" }).nth(1).waitFor();
  // What an earlier version kept is not used either.
  await page.evaluate((base64) => localStorage.setItem("kyso.anchors", JSON.stringify([{ name: "old.crl", base64 }])), pki("root-2026-11.crl").buffer.toString("base64"));
  await page.reload();
  await page.waitForSelector('#app[data-engine="ready"]');
  await page.waitForSelector(".basis");
  assert.equal(await page.locator(".user-trust .supplied li").count(), shown);
  await close();
});

test("names show nothing unseen and turn nothing around", async () => {
  const { page, close } = await open(browser);
  const name = "hóa đơn\u202Efdp.exe\u200B\u2066\u00AD.pdf";
  await choose(page, { name, bytes: Buffer.from("x") }, { name: `\u202E${fixture("one-signature").name}`, bytes: fixture("one-signature").bytes });
  await checked(page, 2);
  await page.setInputFiles("#input-documents", { name: "a\u202Ecrl.crl", mimeType: "", buffer: Buffer.from([0x30, 0]) });
  await openTrust(page);
  await page.locator(".basis li", { hasText: "crl.crl" }).waitFor();
  const trusted = await page.locator("body").textContent();
  await closeTrust(page);
  const unseen = await page.evaluate((given) => {
    const pattern = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F]/;
    const spoken = [...document.querySelectorAll("[aria-label], [title]")].flatMap((one) => [one.getAttribute("aria-label") ?? "", one.getAttribute("title") ?? ""]);
    return [given, document.body.textContent, document.title, ...spoken].filter((text) => pattern.test(text));
  }, trusted);
  assert.deepEqual(unseen, []);
  assert.match(await page.locator(".files").innerText(), /hóa đơn\uFFFDfdp\.exe\uFFFD\uFFFD\uFFFD\.pdf/);
  await close();
});

test("two languages never mix, however fast they are switched", async () => {
  const { page, close } = await open(browser);
  await choose(page, fixture("two-signatures"), { name: "xin-chao.pdf", bytes: Buffer.from("xin chào") }, fixture("unsigned"));
  await checked(page, 3);
  const seen = await page.evaluate(async () => {
    const mixed = [];
    const look = () => {
      const said = document.querySelector("#result [data-verdict]")?.lang ?? document.documentElement.lang;
      mixed.push(said === document.documentElement.lang);
    };
    new MutationObserver(look).observe(document.querySelector("#app"), { childList: true, subtree: true });
    for (let round = 0; round < 15; round += 1) {
      document.querySelector("#language-en").click();
      document.querySelector("#language-vi").click();
      document.querySelector(`#language-${round % 2 ? "vi" : "en"}`).click();
      await new Promise((resolve) => setTimeout(resolve, round));
    }
    document.querySelector("#language-en").click();
    document.querySelector("#language-vi").click();
    document.querySelector("#language-en").click();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { mixed: mixed.includes(false), rows: [...document.querySelectorAll(".files tbody td.outcome")].map(({ innerText }) => innerText) };
  });
  assert.equal(seen.mixed, false);
  assert.ok(seen.rows.every((text) => !/[ạảấầậắặẹếềệịọốộớợụứừựỳđ]/i.test(text)), seen.rows.join("\n"));
  await close();
});
