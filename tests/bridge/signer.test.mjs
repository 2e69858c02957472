// `<kyso-signer>` as a person uses it: documents in a row, the acts of the decree, the place by pointer and keys, every failure with advice.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { PATIENCE } from "./support/browser.mjs";
import { site } from "./support/site.mjs";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const FIXTURES = new URL("../fixtures/", import.meta.url);
const AXE = require.resolve("axe-core/axe.min.js");
const PICTURES = process.env.KYSO_SCREENSHOTS;
const document_ = (name) => ({ name, mimeType: "application/pdf", buffer: readFileSync(new URL("pdf/unsigned.pdf", FIXTURES)) });
const IMAGE = { name: "dau.png", mimeType: "image/png", buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64") };
let served;
let browser;

before(async () => {
  served = await site();
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"], timeout: PATIENCE });
});
after(async () => {
  await browser?.close();
  served?.close();
});

async function opened(options = {}) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 900 }, locale: "vi-VN", acceptDownloads: true, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${served.origin}/signer.html`);
  await page.waitForFunction(() => document.body.dataset.ready !== undefined);
  return { page, errors, close: () => context.close() };
}
const choose = async (page, ...names) => {
  await page.locator("kyso-signer [data-step=documents] input[type=file]").setInputFiles(names.map(document_));
  await page.waitForFunction((count) => document.querySelector("kyso-signer").shadowRoot.querySelectorAll("[data-state=ready]").length >= count, names.length);
};
const connect = async (page) => {
  await page.click("kyso-signer [part~=connect]");
  await page.waitForSelector("kyso-signer input[name=certificate]");
};
const press = (page) => page.click("kyso-signer [part~=sign]");
const seal = async (page) => {
  await page.check("kyso-signer input[value=agency]");
  await page.locator("kyso-signer input[name=image]").setInputFiles(IMAGE);
  await page.waitForSelector("kyso-signer .box");
};
const place = (page) => page.evaluate(() => document.querySelector("kyso-signer").shadowRoot.querySelector(".placement [role=status]").textContent);

test("nothing can be signed before document, act and certificate are there; each missing thing is named", async () => {
  const { page, close } = await opened();
  const said = () => page.textContent("kyso-signer [data-step=sign] .quiet");
  assert.equal(await page.isDisabled("kyso-signer [part~=sign]"), true);
  assert.match(await said(), /Chọn văn bản/);
  await choose(page, "a.pdf");
  assert.match(await said(), /Kết nối thiết bị/);
  await page.check("kyso-signer input[value=number]");
  assert.match(await said(), /số và ngày/);
  await connect(page);
  await page.fill("kyso-signer input[name=number]", "12");
  await page.fill("kyso-signer input[name=date]", "2026-11-30");
  await page.locator("kyso-signer input[name=date]").blur();
  await page.waitForSelector("kyso-signer [part~=sign]:not([disabled])");
  await close();
});

test("one document: judged first, signed, judged again, and handed out", async () => {
  const { page, errors, close } = await opened();
  await choose(page, "van-ban.pdf");
  assert.match(await page.textContent("kyso-signer .job"), /chưa có chữ ký số/);
  await connect(page);
  const shown = await page.textContent("kyso-signer [data-step=sign] dl");
  for (const part of ["van-ban.pdf", "Người có thẩm quyền", "Nguyễn Văn An"]) {
    assert.ok(shown.includes(part), part);
  }
  await press(page);
  await page.waitForSelector("kyso-signer [data-step=result] [data-verdict]");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("kyso-signer [part~=download]")]);
  assert.equal(download.suggestedFilename(), "van-ban-da-ky.pdf");
  assert.deepEqual(readFileSync(await download.path()), readFileSync(new URL("pdf/two-signatures.pdf", FIXTURES)));
  const [request] = await page.evaluate(() => window.state.requests);
  assert.deepEqual([request.act, request.level, request.certificate], ["person", "B-LT", "Nguyễn Văn An"]);
  assert.deepEqual(errors, []);
  await close();
});

test("several documents in a row, with one connection", async () => {
  const { page, close } = await opened();
  await choose(page, "mot.pdf", "hai.pdf");
  await connect(page);
  await press(page);
  await page.waitForSelector("kyso-signer [part~=sign]:has-text('hai.pdf')");
  await press(page);
  await page.waitForFunction(() => window.state.requests.length === 2);
  await page.waitForSelector("kyso-signer [data-step=sign] :text('Đã ký xong')");
  assert.deepEqual(await page.evaluate(() => window.state.requests.map(({ name }) => name)), ["mot.pdf", "hai.pdf"]);
  await close();
});

test("several with one consent; what becomes of one is not the affair of the others", async () => {
  const { page, close } = await opened();
  await choose(page, "mot.pdf", "hai.pdf", "ba.pdf");
  await connect(page);
  await page.evaluate(() => (window.state.bad = "hai.pdf"));
  await page.click("kyso-signer [part~=sign-all]");
  await page.waitForSelector("kyso-signer [data-step=sign] [data-code=document-too-large]");
  assert.deepEqual(await page.evaluate(() => window.state.batches), [3]);
  assert.deepEqual(await page.locator("kyso-signer .job").evaluateAll((all) => all.map(({ dataset }) => dataset.state)), ["signed", "failed", "signed"]);
  // A number belongs to one document.
  await page.check("kyso-signer input[value=number]");
  assert.equal(await page.locator("kyso-signer [part~=sign-all]").count(), 0);
  await close();
});

test("the clerk's whole act: number and date first, then the seal; evidence once, at the end", async () => {
  const { page, close } = await opened();
  await choose(page, "a.pdf");
  await connect(page);
  await page.check("kyso-signer input[value=issue]");
  await page.fill("kyso-signer input[name=number]", "125");
  await page.fill("kyso-signer input[name=date]", "2026-11-05");
  await page.locator("kyso-signer input[name=image]").setInputFiles(IMAGE);
  await page.waitForSelector("kyso-signer .box");
  await press(page);
  await page.waitForSelector("kyso-signer [data-step=result] [data-verdict]");
  const requests = await page.evaluate(() => window.state.requests.map(({ act, level, look }) => [act, level, look.number, look.date]));
  assert.deepEqual(requests, [["number", "B-T", 125, [5, 11]], ["agency", "B-LT", undefined, undefined]].map(([act, level, number, date]) => [act, level, number, date]));
  await close();
});

test("the place moves by keys and by pointer, never beyond the limits, and goes with the request", async () => {
  const { page, close } = await opened();
  await choose(page, "a.pdf");
  await connect(page);
  await seal(page);
  await page.waitForSelector("kyso-signer .sheet > canvas");
  assert.equal(await place(page), "Cách mép trái 110 mm, cách mép trên 170 mm");
  await page.focus("kyso-signer .box");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  assert.equal(await place(page), "Cách mép trái 111 mm, cách mép trên 175 mm");
  for (let times = 0; times < 30; times += 1) {
    await page.keyboard.press("Shift+ArrowLeft");
  }
  assert.equal(await place(page), "Cách mép trái 85 mm, cách mép trên 175 mm");
  const box = await page.locator("kyso-signer .box").boundingBox();
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + 3000, box.y + 3000, { steps: 4 });
  await page.mouse.up();
  assert.equal(await place(page), "Cách mép trái 135 mm, cách mép trên 230 mm");
  await press(page);
  await page.waitForSelector("kyso-signer [data-step=result] [data-verdict]");
  const [{ look }] = await page.evaluate(() => window.state.requests);
  assert.equal(look.page, 1);
  // 25 mm to the right and 60 mm down, in points.
  assert.deepEqual(look.rectangle.map((value) => Math.round(value)), [311.8 + 70.9, 274.9 - 170.1, 481.9 + 70.9, 360 - 170.1].map((value) => Math.round(value)));
  await close();
});

test("the slow authority: the step and its seconds are shown, and it can be stopped", async () => {
  const { page, close } = await opened();
  await choose(page, "a.pdf");
  await connect(page);
  await page.evaluate(() => void (window.state.stamping = new Promise((resolve) => (window.answer = resolve))));
  await press(page);
  await page.waitForSelector("kyso-signer [data-step=stamping].now");
  await page.waitForFunction(() => /[1-9] giây/.test(document.querySelector("kyso-signer").shadowRoot.querySelector(".now .seconds")?.textContent ?? ""));
  assert.match(await page.textContent("kyso-signer [data-step=sign]"), /hơn 2 phút/);
  await page.click("kyso-signer [part~=stop]");
  await page.evaluate(() => window.answer());
  await page.waitForSelector("kyso-signer [data-step=sign] :text('Đã dừng')");
  assert.equal(await page.isDisabled("kyso-signer [part~=sign]"), false);
  assert.equal(await page.evaluate(() => window.state.closed), 1);
  await close();
});

test("every failure says what to do next, and the same document can be signed after it", async () => {
  const { page, close } = await opened();
  await choose(page, "a.pdf");
  await page.evaluate(() => (window.state.keyFails = "host-missing"));
  await page.click("kyso-signer [part~=connect]");
  await page.waitForSelector("kyso-signer [data-way=native][data-code=host-missing]");
  assert.match(await page.textContent("kyso-signer [data-way=native]"), /kyso-token-host install/);
  await page.evaluate(() => (window.state.keyFails = undefined));
  await connect(page);
  for (const [code, words] of [["pin-incorrect", /Còn 2 lần nhập/], ["pin-locked", /Mẫu số 06.*01 ngày làm việc/s], ["token-removed", /Cắm lại/], ["sign-timestamp-unreachable", /Việc cần làm/]]) {
    await page.evaluate((fails) => (window.state.fails = fails), code);
    await press(page);
    await page.waitForSelector(`kyso-signer [data-step=sign] [data-code=${code}]`);
    assert.match(await page.textContent(`kyso-signer [data-code=${code}]`), words);
  }
  await page.evaluate(() => (window.state.fails = undefined));
  await press(page);
  await page.waitForSelector("kyso-signer [data-step=result] [data-verdict]");
  await close();
});

test("no person with a certificate that has ended, and a word for one that ends soon", async () => {
  const { page, close } = await opened();
  await page.evaluate(() => {
    const at = (days) => {
      const day = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]/g, "").slice(2, 14);
      const time = [0x17, 13, ...[...`${day}Z`].map((one) => one.charCodeAt(0))];
      const validity = [0x30, time.length * 2, ...time, ...time];
      const signed = [2, 1, 1, 0x30, 0, 0x30, 0, ...validity];
      return new Uint8Array([0x30, signed.length + 2, 0x30, signed.length, ...signed]);
    };
    window.state.certificates = [["Hết hạn", -3], ["Sắp hết hạn", 20], ["Còn hạn", 400]].map(([label, days]) => ({ certificate: at(days), chain: [], algorithms: [], label }));
  });
  await connect(page);
  const shown = await page.locator("kyso-signer [data-step=key] .choice").allTextContents();
  assert.match(shown[0], /đã hết hạn/);
  assert.match(shown[1], /sắp hết hạn/);
  assert.match(shown[2], /có hiệu lực đến/);
  assert.equal(await page.locator("kyso-signer input[name=certificate]").first().isDisabled(), true);
  await close();
});

test("readable for everybody at three widths, in both languages", async () => {
  for (const [width, lang] of [[360, "vi"], [768, "en"], [1280, "vi"]]) {
    const { page, close } = await opened({ viewport: { width, height: 900 } });
    await page.evaluate((language) => {
      document.documentElement.lang = language;
      document.querySelector("kyso-signer").redraw();
    }, lang);
    await choose(page, "Quyết định về việc ban hành quy chế quản lý và sử dụng chữ ký số.pdf", "phu-luc.pdf");
    await connect(page);
    await seal(page);
    await page.waitForSelector("kyso-signer .sheet > canvas");
    const look = async (name) => {
      const wide = await page.evaluate(() => {
        const most = document.documentElement.clientWidth;
        return [...document.querySelector("kyso-signer").shadowRoot.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > most + 1).map((one) => `${one.localName}.${one.className}`);
      });
      assert.deepEqual(wide, [], `${name} at ${width}: wider than the page`);
      if (PICTURES) {
        mkdirSync(PICTURES, { recursive: true });
        await page.screenshot({ path: `${PICTURES}/signer-${name}-${width}.png`, fullPage: true });
      }
    };
    await look("ready");
    await page.addScriptTag({ path: AXE });
    const { violations } = await page.evaluate(() => window.axe.run("kyso-signer", { resultTypes: ["violations"] }));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    // The authority answers when the page has been looked at.
    await page.evaluate(() => void (window.state.stamping = new Promise((resolve) => (window.answer = resolve))));
    await press(page);
    await page.waitForSelector("kyso-signer [data-step=stamping].now");
    await look("stamping");
    await page.evaluate(() => window.answer());
    await page.waitForSelector("kyso-signer [data-step=result] [data-verdict]");
    await look("signed");
    await page.evaluate(() => (window.state.fails = "pin-locked"));
    await press(page);
    await page.waitForSelector("kyso-signer [data-code=pin-locked]");
    await look("failed");
    await close();
  }
});
