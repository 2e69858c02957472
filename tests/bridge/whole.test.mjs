// All of it together: the built signing page, the extension in Chromium, the host, SoftHSM2 and a time-stamp authority. Only the person is
// played. A document goes from the person to the clerk's number, date and seal, and others judge it.
import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { der, hasAuthority, NOW, othersAgree } from "../consumers/support/signing.mjs";
import { absent } from "../support/absent.mjs";
import { answering, browser } from "./support/browser.mjs";
import { signingPage } from "./support/signing-page.mjs";
import { sizedPdf } from "./support/sized.mjs";
import { lacking, theHost, token } from "./support/token.mjs";

const missing = [...lacking(), ...(hasAuthority ? [] : ["openssl and faketime"])];
const skip = missing.length > 0 && absent(missing.join(", "));
const PICTURES = process.env.KYSO_SCREENSHOTS;
const draft = (name) => fileURLToPath(new URL(`../fixtures/drafts/${name}`, import.meta.url));
const HOST_MIB = 64;
const folder = mkdtempSync(join(tmpdir(), "kyso-whole-"));
const place = (name) => join(folder, name);

let key;
let served;
let plain;
let chrome;

before(async () => {
  if (skip) {
    return;
  }
  key = token("person", "agency");
  [served, plain] = await Promise.all([signingPage(), signingPage({})]);
  chrome = await browser({ host: key.host, env: key.env });
  await chrome.context.clock.setFixedTime(NOW);
});
after(async () => {
  await chrome?.close();
  served?.close();
  plain?.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  key?.person();
  await Promise.all((chrome?.context.pages() ?? []).slice(1).map((page) => page.close()));
});

/** The signing page. */
async function opened(at = served) {
  const page = await chrome.context.newPage();
  await page.goto(`${at.origin}/sign.html`);
  await page.waitForSelector("kyso-signer [part~=choose]");
  return page;
}
const state = (page, name) => page.waitForSelector(`kyso-signer .job[data-state=${name}]`);

/** Gives the page a file of the disk, which it judges. */
async function give(page, path) {
  await page.locator("kyso-signer [data-step=documents] input[type=file]").setInputFiles(path);
  await state(page, "ready");
}

const nameOf = (holder) => /^CN=(.+)$/m.exec(new X509Certificate(der(holder)).subject)[1];

/** Connects to the token; the extension asks about a site once. */
const asked = new Set();
async function connect(page, holder) {
  const { origin } = new URL(page.url());
  const work = async () => {
    await page.click("kyso-signer [part~=connect]");
    await page.waitForSelector("kyso-signer input[name=certificate]");
  };
  if (asked.has(origin)) {
    await work();
  } else {
    const answered = await answering(chrome.context, "allow", work);
    assert.equal(answered.origin, origin);
    asked.add(origin);
  }
  await page.locator("kyso-signer [data-step=key] .choice", { hasText: nameOf(holder) }).locator("input").check();
}

/** Signs; gives what the page shows of it, and the milliseconds from the press of the button until it shows it. */
async function sign(page) {
  const time = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const root = document.querySelector("kyso-signer").shadowRoot;
        const begun = performance.now();
        const steps = [];
        new MutationObserver((_, observer) => {
          const step = root.querySelector("[data-step=sign] .now")?.dataset.step;
          const over = root.querySelector("[data-step=result] [data-verdict]") ?? root.querySelector("[data-step=sign] [data-code]");
          if (step && steps.at(-1)?.[0] !== step) {
            steps.push([step, performance.now() - begun]);
          }
          if (over) {
            observer.disconnect();
            resolve({ all: performance.now() - begun, steps });
          }
        }).observe(root, { subtree: true, childList: true, attributes: true });
        root.querySelector("[part~=sign]").click();
      }),
  );
  return { verdict: await shown(page, "[data-step=result] [data-verdict]", "verdict"), code: await shown(page, "[data-step=sign] [data-code]", "code"), time };
}
const shown = (page, selector, name) => page.evaluate(([at, what]) => document.querySelector("kyso-signer").shadowRoot.querySelector(at)?.dataset[what], [selector, name]);

async function download(page, name) {
  const [got] = await Promise.all([page.waitForEvent("download"), page.click("kyso-signer [part~=download]")]);
  await got.saveAs(place(name));
  return got.suggestedFilename();
}

/** Pictures at three widths, where they are asked for. */
async function look(page, name) {
  if (PICTURES) {
    mkdirSync(PICTURES, { recursive: true });
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(PICTURES, `sign-${name}-${width}.png`), fullPage: true });
    }
  }
}
const windows = (command) => key.shown().split("\n").filter((line) => line.startsWith(command)).length;
/** What the windows said, without the escapes of the protocol. */
const said = () => decodeURIComponent(key.shown().replace(/%(?![0-9A-F]{2})/g, "%25"));

test("a person signs a document that was judged before, and gets it back valid", { skip }, async () => {
  const page = await opened();
  await look(page, "empty");
  copyFileSync(draft("decision.pdf"), place("quyet-dinh.pdf"));
  await give(page, place("quyet-dinh.pdf"));
  assert.match(await page.textContent("kyso-signer .job"), /chưa có chữ ký số/);
  await connect(page, "person");
  await page.locator("kyso-signer input[name=image]").setInputFiles(draft("signature.png"));
  await page.waitForSelector("kyso-signer .box");
  await page.waitForSelector("kyso-signer .sheet > canvas");
  assert.match(await page.textContent("kyso-signer .placement [role=status]"), /Cách mép trái \d+ mm/);
  await look(page, "ready");
  const { verdict, code } = await sign(page);
  assert.deepEqual([verdict, code], ["valid", undefined]);
  await look(page, "signed");
  for (const part of [new URL(page.url()).origin, "quyet-dinh.pdf", "người có thẩm quyền"]) {
    assert.ok(said().includes(part), part);
  }
  assert.equal(await download(page, "person.pdf"), "quyet-dinh-da-ky.pdf");
  const before = readFileSync(draft("decision.pdf"));
  assert.ok(readFileSync(place("person.pdf")).subarray(0, before.length).equals(before), "nothing that was there is touched");
  othersAgree(place("person.pdf"), 1);
});

test("the clerk puts number, date and seal on it, with one consent and one PIN", { skip }, async () => {
  const page = await opened();
  await give(page, place("person.pdf"));
  await connect(page, "agency");
  await page.check("kyso-signer input[value=issue]");
  await page.fill("kyso-signer input[name=number]", "27");
  await page.fill("kyso-signer input[name=date]", "2026-11-22");
  await page.locator("kyso-signer input[name=image]").setInputFiles(draft("seal-36mm.png"));
  await page.waitForSelector("kyso-signer .box");
  await look(page, "clerk");
  const { verdict, code } = await sign(page);
  assert.deepEqual([verdict, code], ["valid", undefined]);
  await download(page, "issued.pdf");
  othersAgree(place("issued.pdf"), 5);
  assert.equal(windows("GETPIN"), 1);
});

for (const [size, most] of [[1_000_000, 1_500], [50_000_000, 3_000]]) {
  test(`${size / 1e6} MB, from the press of the button to a verified file, and what the host takes`, { skip }, async (context) => {
    writeFileSync(place("large.pdf"), sizedPdf(size));
    const page = await opened(plain);
    await give(page, place("large.pdf"));
    await connect(page, "person");
    const { verdict, code, time } = await sign(page);
    assert.deepEqual([verdict, code], ["valid", undefined]);
    const { peak } = await theHost(key);
    const steps = time.steps.map(([step, at], index) => `${step} ${Math.round((time.steps[index + 1]?.[1] ?? time.all) - at)}`);
    context.diagnostic(`${size / 1e6} MB: ${Math.round(time.all)} ms (${most} ms were asked, the person apart), host ${peak.toFixed(1)} MiB; ms of each step: ${steps.join(", ")}`);
    assert.ok(peak <= HOST_MIB, `${peak} MiB`);
  });
}

/** What goes wrong while the window waits for a PIN, what the page says to it, and whether the same page can sign afterwards. */
const FAULTS = [
  ["a wrong PIN", () => ({ pin: "000000" }), "pin-incorrect", true],
  ["a token that is taken out", () => ({ does: `mv ${key.folder}/tokens ${key.folder}/away; mkdir ${key.folder}/tokens` }), "token-removed", false],
  // The parent of the window's shell is the window, and the window's is the host.
  ["a host that is killed", () => ({ does: "kill -9 $(ps -o ppid= -p $PPID)" }), "host-exited", true],
  ["a document that changes on the disk", () => ({ does: `printf x >> ${place("fault.pdf")}` }), "sign-changed", false],
];
for (const [name, person, expected, isOver] of FAULTS) {
  test(`${name}: named in both languages, nothing is handed out, and nothing is left behind`, { skip }, async () => {
    copyFileSync(draft("decision.pdf"), place("fault.pdf"));
    const page = await opened(plain);
    await give(page, place("fault.pdf"));
    await connect(page, "person");
    key.person(person());
    const { verdict, code } = await sign(page);
    assert.deepEqual([verdict, code], [undefined, expected]);
    await look(page, expected);
    for (const language of ["vi", "en"]) {
      await page.click(`#language-${language}`);
      const words = await page.locator(`kyso-signer [data-step=sign] [data-code=${expected}]`).innerText();
      assert.ok(words.split("\n").length > 1 && words.length > 60 && /[ăâđêôơưạảấ]/.test(words) === (language === "vi"), words);
    }
    assert.equal(await page.locator("kyso-signer [part~=download]").count(), 0);
    if (existsSync(`${key.folder}/away`)) {
      rmSync(`${key.folder}/tokens`, { recursive: true });
      renameSync(`${key.folder}/away`, `${key.folder}/tokens`);
    }
    if (isOver) {
      key.person();
      assert.equal((await sign(page)).verdict, "valid");
    }
  });
}

test("two tokens with one certificate: neither is used until one is taken out", { skip }, async () => {
  copyFileSync(draft("decision.pdf"), place("fault.pdf"));
  const page = await opened(plain);
  await give(page, place("fault.pdf"));
  await connect(page, "person");
  // A host looks for tokens when its driver is loaded: this one is ended, and the page has another started.
  process.kill((await theHost(key)).pid);
  key.another("person");
  await connect(page, "person");
  const { verdict, code } = await sign(page);
  assert.deepEqual([verdict, code], [undefined, "several-tokens"]);
  assert.equal(windows("GETPIN"), 0);
});
