// Work without an end in sight: it is said how far it has come, and it can be stopped.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, launch, open } from "./support/page.mjs";
import { fixture } from "./support/fixtures.mjs";
import { zip as plainZip } from "./support/zip.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A ZIP of many entries, each of which has to be read to see that it is damaged. */
function damagedZip(count) {
  const parts = [];
  const heads = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const name = Buffer.from(`${index}.pdf`);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(1, 10);
    facts.writeUInt32LE(1, 14);
    facts.writeUInt32LE(1, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), facts, name, Buffer.from("x")]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    heads.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), facts, place, name]));
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

test("a ZIP of 60,000 entries is not read: that is said at once, and the page goes on", async () => {
  const { page, close } = await open(browser);
  await choose(page, { name: "hỏng.zip", bytes: damagedZip(60_000) });
  assert.match(await page.locator(".skipped").innerText(), /hỏng\.zip: \S+/);
  await choose(page, fixture("unsigned"));
  await page.locator('#result [data-verdict="unsigned"]').waitFor();
  await close();
});

test("taking files out of a ZIP can be stopped", async () => {
  const { page, close } = await open(browser);
  // Half a gigabyte of zeros, which takes seconds to be counted and compared with its check values.
  const megabyte = Buffer.alloc(1 << 20);
  const large = { name: "lớn.zip", bytes: plainZip(Array.from({ length: 480 }, (_, at) => ({ name: `${at}.bin`, bytes: megabyte }))) };
  // Pressed in the page as soon as it is there: from outside, the press might come when all has been read.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const stop = document.querySelector("#stop-unpacking");
      if (stop) {
        observer.disconnect();
        stop.click();
      }
    }).observe(document.body, { subtree: true, childList: true });
  });
  await choose(page, large);
  await page.locator(".skipped").waitFor();
  await page.locator("#unpacking").waitFor({ state: "detached" });
  assert.match(await page.locator(".skipped").innerText(), /lớn\.zip: đã dừng theo yêu cầu/);
  await choose(page, fixture("unsigned"));
  await page.locator('#result [data-verdict="unsigned"]').waitFor();
  await close();
});

test("5,000 files: the page stays awake, not all rows are drawn, and all can be stopped", async () => {
  const { page, close } = await open(browser);
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    for (let index = 0; index < 5_000; index += 1) {
      transfer.items.add(new File([bytes], `${index}.pdf`, { type: "application/pdf" }));
    }
    document.querySelector("#input-documents").files = transfer.files;
    document.querySelector("#input-documents").dispatchEvent(new Event("change"));
  }, fixture("unsigned").bytes.toString("base64"));
  await page.locator("#cancel-all").waitFor();
  assert.match(await page.locator("#rows").innerText(), /300 trên 5\.000/);
  await page.waitForFunction(() => document.querySelectorAll(".files .tone-neutral, .files tbody tr svg").length > 0);
  // The page has its turns while thousands of files wait, however slow the machine is: a timer, and a press that is answered at once.
  const { turns, answered, waiting } = await page.evaluate(async () => {
    const answered = [];
    let turns = 0;
    for (; turns < 20 && document.querySelector("#cancel-all"); turns += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const language = turns % 2 ? "vi" : "en";
      document.querySelector(`#language-${language}`).click();
      answered.push(document.documentElement.lang === language);
    }
    return { turns, answered, waiting: document.querySelector("#cancel-all") !== null };
  });
  assert.deepEqual([turns, answered.every(Boolean), waiting], [20, true, true]);
  await page.click("#cancel-all");
  await page.waitForSelector("#cancel-all", { state: "detached" });
  await page.click("#more-rows");
  assert.equal(await page.locator(".files tbody tr").count(), 600);
  await close();
});

/** A PDF with many pages, all of them one and the same object. */
function pages(count) {
  const kids = 1000;
  const parts = ["%PDF-1.7\n"];
  const offsets = [];
  const add = (number, text) => {
    offsets[number] = parts.reduce((sum, part) => sum + part.length, 0);
    parts.push(`${number} 0 obj\n${text}\nendobj\n`);
  };
  const nodes = Math.ceil(count / kids);
  add(1, "<</Type/Catalog/Pages 2 0 R>>");
  add(2, `<</Type/Pages/Count ${count}/Kids[${Array.from({ length: nodes }, (_, at) => `${at + 4} 0 R`).join(" ")}]>>`);
  add(3, "<</Type/Page/Parent 4 0 R/MediaBox[0 0 200 200]>>");
  for (let node = 0; node < nodes; node += 1) {
    add(node + 4, `<</Type/Pages/Parent 2 0 R/Count ${kids}/Kids[${"3 0 R ".repeat(kids)}]>>`);
  }
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  parts.push(`xref\n0 ${nodes + 4}\n0000000000 65535 f \n${rows.join("")}trailer\n<</Size ${nodes + 4}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.from(parts.join(""), "latin1");
}

test("of 100,000 pages it is said how many are shown", async () => {
  const { page, close } = await open(browser);
  await choose(page, { name: "dài.pdf", bytes: pages(100_000) });
  await page.locator("#open-document").waitFor();
  await page.click("#open-document");
  await page.waitForFunction(() => document.querySelector(".page-place")?.textContent === "Trang 1/100.000, đang hiện 2.000");
  await close();
});

test("opening a document can be stopped, and tried again", async () => {
  const { page, close } = await open(browser);
  await choose(page, fixture("one-signature"));
  await page.locator("#open-document").waitFor();
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer;
    globalThis.giveBack = () => (Blob.prototype.arrayBuffer = read);
    Blob.prototype.arrayBuffer = () => new Promise(() => undefined);
  });
  await page.click("#open-document");
  await page.click("#stop-opening");
  await page.locator("#document-again").waitFor();
  await page.evaluate(() => globalThis.giveBack());
  await page.click("#document-again");
  await page.waitForSelector(".sheet[data-drawn]");
  await close();
});
