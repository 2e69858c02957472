// The signing page beside the one that verifies: what it may reach, what it shows before there is a key, and that the other page has none of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fixture } from "./support/fixtures.mjs";
import { ADDRESS, launch } from "./support/page.mjs";

let browser;
before(async () => (browser = await launch()));
after(async () => browser?.close());

const SIGN = new URL("sign.html", ADDRESS).href;

/** Opens the signing page, with these settings of the operator in the place of the file's. */
async function open(signing, address = SIGN) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "vi-VN" });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  if (signing !== undefined) {
    await context.route("**/kyso.config.json", (route) => route.fulfill({ json: { schema: "kyso-portal/1", signing } }));
  }
  await page.goto(address);
  await page.waitForSelector("kyso-signer, [role=alert]");
  return { page, asked, close: () => context.close() };
}
const policies = (page) => page.$$eval("meta[http-equiv=Content-Security-Policy]", (all) => all.map(({ content }) => /connect-src [^;]*/.exec(content)?.[0]));

test("without settings it may reach its own host alone", async () => {
  const { page, asked, close } = await open();
  assert.equal((await policies(page)).at(-1), "connect-src 'self'");
  assert.equal(await page.evaluate(() => fetch("https://elsewhere.example/").then(() => "reached", () => "refused")), "refused");
  assert.deepEqual(asked.filter((url) => new URL(url).origin !== new URL(ADDRESS).origin && !url.startsWith("blob:")), []);
  await close();
});

test("the hosts that the settings name, and no other", async () => {
  const remote = { address: "https://ky.example.vn/csc/v2", clientId: "a", oauth2: "https://vao.example.vn" };
  const { page, close } = await open({ timestamp: "https://tsa.example.vn/x", level: "B-T", vgca: true, remote });
  assert.equal((await policies(page)).at(-1), "connect-src 'self' https://tsa.example.vn https://ky.example.vn https://vao.example.vn wss://127.0.0.1:8987");
  await close();
});

for (const [name, signing] of [
  ["a mistyped name", { timestmap: "https://tsa.example.vn/" }],
  ["an address without https", { timestamp: "http://tsa.example.vn/" }],
  ["a level that needs a time-stamp, without an authority", { level: "B-LT" }],
  ["a remote service without a client", { remote: { address: "https://ky.example.vn/" } }],
]) {
  test(`${name} stops the page, with its policy at the narrowest`, async () => {
    const { page, close } = await open(signing);
    assert.match(await page.textContent("[role=alert]"), /thiết lập của đơn vị vận hành/);
    assert.equal((await policies(page)).at(-1), "connect-src 'self'");
    await close();
  });
}

test("a document is judged before anybody is asked for a key; without a key the page says what to do", async () => {
  const { page, close } = await open();
  const { name, bytes } = fixture("two-signatures");
  await page.locator("kyso-signer [data-step=documents] input[type=file]").setInputFiles({ name, mimeType: "application/pdf", buffer: bytes });
  await page.waitForSelector("kyso-signer [data-state=ready]");
  await page.click("kyso-signer [part~=connect]");
  await page.waitForSelector("kyso-signer [data-way=native]");
  // The tests serve without TLS.
  assert.equal(await page.getAttribute("kyso-signer [data-way=native]", "data-code"), "page-insecure");
  assert.equal(await page.isDisabled("kyso-signer [part~=sign]"), true);
  await page.click("#language-en");
  assert.equal(await page.textContent("kyso-signer #step-documents"), "Document");
  await close();
});

test("the page that verifies leads here where the operator has settings of this page, and nowhere else", async () => {
  for (const [signing, count] of [[{}, 1], [undefined, 0]]) {
    const { page, close } = await open(signing);
    await page.goto(ADDRESS);
    await page.waitForSelector('#app[data-engine="ready"]');
    assert.equal(await page.locator("#to-sign").count(), count);
    if (count > 0) {
      await page.click("#to-sign");
      await page.waitForSelector("kyso-signer");
    }
    await close();
  }
});

test("the page that verifies stays as strict as it was, and loads nothing of this one", async () => {
  const { page, asked, close } = await open(undefined, SIGN);
  const other = await page.context().newPage();
  const loaded = [];
  other.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await other.goto(ADDRESS);
  await other.waitForSelector('#app[data-engine="ready"]');
  assert.deepEqual(await policies(other), ["connect-src 'self'"]);
  assert.deepEqual(loaded.filter((path) => /sign[-._]/.test(path)), []);
  assert.ok(asked.some((url) => /sign-/.test(url)));
  await close();
});
