// The worker, the share sheet and the spreadsheet: what other pages, hosts and programs make of the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { ADDRESS, checked, choose, launch, open, verdict } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";
import { host } from "./support/host.mjs";

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await host();
});
after(async () => {
  await browser.close();
  server.close();
});

/** The page with its worker in charge. */
async function installed() {
  const context = await browser.newContext({ locale: "vi-VN" });
  const page = await context.newPage();
  await page.goto(server.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForSelector('#app[data-engine="ready"]');
  return { context, page };
}

test("the worker serves the page at its own addresses only", async () => {
  const { context, page } = await installed();
  server.answers.set("/huong-dan.html", { headers: { "content-type": "text/html; charset=utf-8" }, body: "<title>Hướng dẫn</title>" });
  server.answers.set("/gone", { status: 404, headers: { "content-type": "text/html; charset=utf-8" }, body: "<title>404</title>" });
  for (const [path, title] of [["huong-dan.html", "Hướng dẫn"], ["gone", "404"], ["index.html", "Kiểm tra chữ ký số"], ["?x=1", "Kiểm tra chữ ký số"]]) {
    await page.goto(`${server.address}${path}`);
    await page.waitForFunction((expected) => document.title === expected, title);
  }
  await context.close();
});

test("nothing is kept that its host says is not to be kept", async () => {
  const { context, page } = await installed();
  const get = (path) => page.evaluate((address) => fetch(address).then((response) => response.text()), path);
  const kept = (path) => page.evaluate(async (name) => (await caches.match(new URL(name, location.href).href)) !== undefined, path);
  server.answers.set("/evidence/a.crl", { body: "a" });
  server.answers.set("/evidence/b.crl", { headers: { "cache-control": "private, No-Store" }, body: "b" });
  await get("evidence/a.crl");
  await get("evidence/b.crl");
  await page.waitForFunction(async () => (await caches.match(new URL("evidence/a.crl", location.href).href)) !== undefined);
  assert.equal(await kept("evidence/b.crl"), false);
  // What was kept before goes, too.
  server.answers.set("/evidence/a.crl", { headers: { "cache-control": "no-store" }, body: "a" });
  await get("evidence/a.crl");
  assert.equal(await kept("evidence/a.crl"), false);
  assert.equal(await kept("kyso.config.json"), false);
  server.answers.set("/evidence/a.crl", "reset");
  await assert.rejects(get("evidence/a.crl"));
  await context.close();
});

test("a part of the page that its host says is not to be kept is not kept either, and the page works", async () => {
  server.answers.set("/licences.txt", { headers: { "cache-control": "no-store" }, body: "terms" });
  const { context, page } = await installed();
  const kept = await page.evaluate(async () => [(await caches.match(new URL("licences.txt", location.href).href)) !== undefined, (await caches.match(new URL("index.html", location.href).href)) !== undefined]);
  assert.deepEqual(kept, [false, true]);
  assert.equal(await page.evaluate(() => fetch("licences.txt").then((response) => response.text())), "terms");
  server.answers.delete("/licences.txt");
  await context.close();
});

/** A page of another site that posts a file to the share target by a form, as no share sheet does. */
async function elsewhere(policy) {
  const form = `<!doctype html><meta name="referrer" content="${policy}"><form method="post" enctype="multipart/form-data" action="${server.address}share"><input type="file" name="files" id="file"><button>Gửi</button></form>`;
  const other = createServer((_request, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(form));
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${other.address().port}/`, close: () => (other.closeAllConnections(), other.close()) };
}

test("files that another site posts are asked about first, go to no server and are not kept", async () => {
  const { context, page } = await installed();
  for (const [policy, button] of [["unsafe-url", "#leave-offered"], ["no-referrer", "#take-offered"]]) {
    const other = await elsewhere(policy);
    await page.goto(other.address);
    await page.setInputFiles("#file", { name: "bẫy\u202Efdp.pdf", mimeType: "application/pdf", buffer: fixture("one-signature").bytes });
    await page.click("button");
    await page.locator(".offered").waitFor();
    await page.waitForSelector('#app[data-engine="ready"]');
    await page.waitForTimeout(300);
    assert.equal(await page.locator("#result").count(), 0);
    assert.match(await page.locator(".offered").innerText(), /bẫy\uFFFDfdp\.pdf/);
    await page.click(button);
    await page.locator(".offered").waitFor({ state: "detached" });
    if (button === "#take-offered") {
      await verdict(page, "bẫy\uFFFDfdp.pdf");
    } else {
      assert.equal(await page.locator("#result").count(), 0);
    }
    assert.deepEqual(await page.evaluate(() => caches.keys().then((names) => names.filter((name) => name.endsWith(" shared")))), []);
    other.close();
  }
  assert.deepEqual(server.posted, []);
  await context.close();
});

test("without the worker a static text says that nothing was taken", async () => {
  const text = await (await fetch(new URL("share.html", ADDRESS))).text();
  assert.match(text, /Tệp chưa được nhận[^]*Máy chủ không đọc và không lưu tệp/);
  assert.doesNotMatch(text, /<script|<form/);
  const configuration = readFileSync(new URL("../../pkg-config/nginx.conf.example", import.meta.url), "utf8");
  assert.match(configuration, /location = \/share \{ error_page 405 =200 \/share\.html; return 405; \}/);
  const { share_target } = await (await fetch(new URL("manifest.webmanifest", ADDRESS))).json();
  assert.equal(new URL(share_target.action, "http://localhost/").pathname, "/share");
});

/** Cells as a spreadsheet takes them that knows this separator: quotes hold a cell together only where they begin it. */
function cells(text, separator) {
  const rows = [[]];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text[at];
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (isQuoted || cell === "")) {
      isQuoted = !isQuoted;
    } else if (letter === undefined || (!isQuoted && (letter === separator || letter === "\n" || letter === "\r"))) {
      rows.at(-1).push(cell);
      cell = "";
      if (letter === "\n") {
        rows.push([]);
      }
    } else {
      cell += letter;
    }
  }
  return rows.flat();
}

test("no name becomes a formula, whichever separator the table is opened with", async () => {
  const { page, close } = await open(browser);
  const names = ["=1+1.pdf", "+1.pdf", "-1.pdf", "@a.pdf", "a;=cmd|' /C calc'!A0.pdf", 'b";"=2.pdf', "c; =3.pdf", "d\t=4.pdf", "e\n=5.pdf", "\u200B=6.pdf", "＝7.pdf", "f,=8.pdf", ' "=9.pdf', "g;;@10.pdf", "h;\u202E=11.pdf"];
  await choose(page, ...names.map((name) => ({ name, bytes: Buffer.from("x") })));
  await checked(page, names.length);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-csv").click()]);
  const csv = readFileSync(await download.path(), "utf8").replace(/^\uFEFF/, "");
  assert.equal(csv.trimEnd().split("\r\n").length, names.length + 1);
  for (const separator of [",", ";", "\t"]) {
    const formulas = cells(csv, separator).filter((cell) => /^["'\s\u200B]*[=+\-@＝]/.test(cell) && !/^\s*'/.test(cell.replaceAll('"', "")));
    assert.deepEqual(formulas, [], separator);
  }
  await close();
});
