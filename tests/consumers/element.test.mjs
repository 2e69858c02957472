// <kyso-verifier> in Chromium: by mouse, by keyboard, by drop, in a form, in two languages, with hostile text.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, open } from "./support/chromium.mjs";
import { flipped, FOLDER, note, optionsFor, pdf, upload } from "./support/fixtures.mjs";
import { project } from "./support/project.mjs";
import { serve } from "./support/serve.mjs";

let browser;
let server;
before(async () => {
  server = await serve({ "": project("plain"), fixtures: FOLDER });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const opened = async (options) => {
  const page = await open(browser, `${server.address}element.html`, options);
  await page.page.waitForFunction(() => customElements.get("kyso-verifier"));
  return page;
};
const item = (page, state = "done") => page.locator(`kyso-verifier [part=item][data-state="${state}"]`);

/** Gives files with the options of a fixture's note. */
async function choose(page, name, ...files) {
  await page.evaluate((given) => (document.querySelector("kyso-verifier").verifyOptions = given), optionsFor(name));
  await page.locator("kyso-verifier input[type=file]").setInputFiles(files);
}

test("chosen files are judged; events, properties and announcement say so", async () => {
  const { page, close } = await opened();
  const lines = [];
  page.on("console", (message) => lines.push(message.text()));
  await choose(page, "one-signature", upload("good.pdf", pdf("one-signature")), upload("bad.pdf", flipped("one-signature")));
  await item(page).nth(1).waitFor();
  assert.deepEqual(await item(page).evaluateAll((all) => all.map((one) => one.dataset.verdict)), ["valid", "invalid"]);
  assert.deepEqual(
    await page.evaluate(() => {
      const { file, files, reports, verdict } = document.querySelector("kyso-verifier");
      return [file.name, files.length, reports.length, verdict];
    }),
    ["good.pdf", 2, 2, "invalid"],
  );
  assert.ok(lines.some((line) => line.startsWith("good.pdf valid")));
  assert.ok(lines.some((line) => line.startsWith("bad.pdf invalid")));
  assert.ok(lines.some((line) => /^good\.pdf \d+ \d+$/.test(line)), "progress");
  assert.match(await page.locator("kyso-verifier").getByRole("status").innerText(), /\.pdf: ./);
  // The same words as the engine's, in the language of the page.
  assert.match(await item(page).first().locator("[part=headline]").innerText(), /hợp lệ/i);
  await page.evaluate(() => (document.documentElement.lang = "en"));
  await page.waitForFunction(() => /valid/i.test(document.querySelector("kyso-verifier").shadowRoot.querySelector("[part=headline]").innerText));
  assert.equal(await page.locator("kyso-verifier").getByRole("button", { name: "Choose files" }).count(), 1);
  await close();
});

test("files given by property before and after the element is defined, and by drop", async () => {
  const { page, close } = await open(browser, server.address);
  const verdict = await page.evaluate(async (given) => {
    const bytes = await (await fetch("/fixtures/pdf/one-signature.pdf")).blob();
    const early = document.createElement("kyso-verifier");
    early.verifyOptions = given;
    early.file = new File([bytes], "early.pdf");
    document.body.append(early);
    const heard = new Promise((resolve) => document.body.addEventListener("kyso-report", ({ detail }) => resolve(detail)));
    await import("/node_modules/kyso/dist/element.js");
    const { file, report } = await heard;
    return `${file.name} ${report.verdict}`;
  }, optionsFor("one-signature"));
  assert.equal(verdict, "early.pdf valid");
  await page.evaluate(async () => {
    const bytes = await (await fetch("/fixtures/pdf/two-signatures.pdf")).blob();
    const data = new DataTransfer();
    data.items.add(new File([bytes], "dropped.pdf"));
    data.items.add(new File([bytes], "second.pdf"));
    const drop = document.querySelector("kyso-verifier").shadowRoot.querySelector("[part=drop]");
    for (const type of ["dragenter", "dragover", "drop"]) {
      drop.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  });
  await page.locator("kyso-verifier [part=name]", { hasText: "dropped.pdf" }).waitFor();
  await item(page).first().waitFor();
  // Without `multiple` one file is one file.
  assert.equal(await page.locator("kyso-verifier [part=item]").count(), 1);
  await close();
});

test("in a form: required, pending, value, a verdict that is asked for, reset, disabled", async () => {
  const { page, close } = await opened();
  const element = page.locator("kyso-verifier");
  const form = () =>
    page.evaluate(() => {
      const form = document.querySelector("#form");
      const { validity, validationMessage } = document.querySelector("kyso-verifier");
      return { isValid: form.checkValidity(), missing: validity.valueMissing, validationMessage, data: [...new FormData(form)] };
    });
  assert.deepEqual(await form(), { isValid: false, missing: true, validationMessage: "Hãy chọn tệp cần kiểm tra.", data: [] });
  await choose(page, "one-signature", upload("good.pdf", pdf("one-signature")));
  assert.equal((await form()).isValid, false);
  await item(page).waitFor();
  const { isValid, data } = await form();
  const sha256 = await page.evaluate(() => document.querySelector("kyso-verifier").reports[0].input.sha256);
  assert.deepEqual([isValid, data], [true, [["document", "valid"], ["document.sha256", sha256]]]);
  await element.evaluate((one) => one.toggleAttribute("require-valid", true));
  assert.equal((await form()).isValid, true);
  await choose(page, "one-signature", upload("bad.pdf", flipped("one-signature")));
  await page.locator('kyso-verifier [data-verdict="invalid"]').waitFor();
  assert.equal((await form()).isValid, false);
  await page.evaluate(() => document.querySelector("#form").reset());
  assert.deepEqual([(await form()).data, await page.locator("kyso-verifier [part=item]").count()], [[], 0]);
  await element.evaluate((one) => (one.disabled = true));
  assert.equal(await page.locator("kyso-verifier [part~=choose]").isDisabled(), true);
  await close();
});

test("a file without a result makes the form invalid, required or not, and a new name takes the data along", async () => {
  const { page, close } = await opened();
  const element = page.locator("kyso-verifier");
  await element.evaluate((one) => (one.required = false));
  const isValid = () => page.evaluate(() => document.querySelector("#form").checkValidity());
  const data = () => page.evaluate(() => [...new FormData(document.querySelector("#form")).keys()]);
  assert.equal(await isValid(), true);
  await choose(page, "one-signature", upload("text.pdf", Buffer.from("xin chào")));
  await item(page, "failed").waitFor();
  assert.equal(await isValid(), false);
  await choose(page, "one-signature", upload("locked.pdf", pdf("encrypted-aes-256")));
  await item(page, "password").waitFor();
  assert.equal(await isValid(), false);
  await choose(page, "one-signature", upload("good.pdf", pdf("one-signature")));
  await item(page).waitFor();
  assert.deepEqual([await isValid(), await data()], [true, ["document", "document.sha256"]]);
  await element.evaluate((one) => (one.name = "renamed"));
  assert.deepEqual(await data(), ["renamed", "renamed.sha256"]);
  await element.evaluate((one) => one.removeAttribute("name"));
  assert.deepEqual(await data(), []);
  await close();
});

test("the words of a failure change with the language at once", async () => {
  const { page, close } = await opened();
  await choose(page, "one-signature", upload("text.pdf", Buffer.from("xin chào")));
  await item(page, "failed").waitFor();
  const said = await page.evaluate(async () => {
    const said = [];
    for (const language of ["en", "vi", "en", "vi", "en"]) {
      document.documentElement.lang = language;
      await Promise.resolve();
      said.push(document.querySelector("kyso-verifier").shadowRoot.querySelector("[part=headline]").innerText);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return [...said, document.querySelector("kyso-verifier").shadowRoot.querySelector("[part=headline]").innerText];
  });
  assert.deepEqual(said, [said[0], said[1], said[0], said[1], said[0], said[0]]);
  assert.notEqual(said[0], said[1]);
  await close();
});

test("the view, what the host accepts, loading ahead, letting go", async () => {
  // What the host accepts is written as text here, and made a function in the page.
  const { page, close } = await opened({ bypassCSP: true });
  const element = page.locator("kyso-verifier");
  await element.evaluate((one) => one.preload());
  await choose(page, "one-signature", upload("good.pdf", pdf("one-signature")));
  await item(page).waitFor();
  const details = page.locator("kyso-verifier details");
  assert.equal(await details.evaluate((one) => one.open), false);
  await element.evaluate((one) => (one.view = "full"));
  assert.equal(await details.evaluate((one) => one.open), true);
  await element.evaluate((one) => one.setAttribute("view", "summary"));
  assert.equal(await details.count(), 0);
  assert.ok((await page.locator("kyso-verifier [part=headline]").innerText()).length > 5);
  await element.evaluate((one) => (one.view = ""));
  assert.equal(await details.count(), 1);
  const asked = (accept) =>
    element.evaluate((one, source) => {
      one.acceptReport = source === null ? undefined : new Function("report", "file", source);
      return [document.querySelector("#form").checkValidity(), one.validationMessage];
    }, accept);
  assert.deepEqual(await asked("return report.verdict === 'valid' && file.name === 'good.pdf'"), [true, ""]);
  assert.deepEqual(await asked("return 'Cần chữ ký của cơ quan.'"), [false, "Cần chữ ký của cơ quan."]);
  assert.equal((await asked("return false"))[0], false);
  assert.equal((await asked("return undefined"))[0], false);
  assert.deepEqual(await asked(null), [true, ""]);
  await element.evaluate((one) => one.clear());
  assert.deepEqual(await element.evaluate((one) => [one.files.length, one.verdict, document.querySelector("#form").checkValidity()]), [0, null, false]);
  await close();
});

test("by keyboard alone: the dialog, the password, the details", async () => {
  const { page, close } = await opened();
  const dialog = page.waitForEvent("filechooser");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const { password } = note("encrypted-aes-256");
  await (await dialog).setFiles([upload("locked.pdf", pdf("encrypted-aes-256"))]);
  const field = page.getByLabel(/Nhập mật khẩu/);
  await field.waitFor();
  await field.focus();
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await page.getByLabel(/không đúng/).waitFor();
  await page.getByLabel(/không đúng/).focus();
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await item(page).waitFor();
  await page.locator("kyso-verifier summary").focus();
  await page.keyboard.press("Space");
  assert.equal(await page.locator("kyso-verifier details").evaluate((one) => one.open), true);
  assert.ok((await page.locator("kyso-verifier details section").count()) >= 2);
  await close();
});

test("a file that is none, and one that is stopped, have words", async () => {
  const { page, close } = await opened();
  await choose(page, "one-signature", upload("empty.pdf", Buffer.alloc(0)), upload("text.pdf", Buffer.from("xin chào")));
  await item(page, "failed").nth(1).waitFor();
  for (const text of await item(page, "failed").allInnerTexts()) {
    assert.ok(text.length > 30, text);
  }
  await page.evaluate(() => {
    const endless = { verify: (_file, { signal }) => new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))) };
    const element = document.querySelector("kyso-verifier");
    element.verifier = endless;
    element.file = new File(["x"], "endless.pdf");
  });
  await page.locator("kyso-verifier [part~=cancel]").click();
  await item(page, "cancelled").waitFor();
  await close();
});

test("text from a file is text, keeps to itself, hides nothing, and does not grow without end", async () => {
  const { page, close } = await opened();
  const hostile = `<img src=x onerror="document.body.dataset.run=1"><script>document.body.dataset.run=1</script>\u202Efdp.exe\u200B\u2066${"A".repeat(100_000)}`;
  await page.evaluate((text) => {
    const card = { id: 1, tone: "good", title: text, verdict: text, lines: [{ label: text, value: text }], details: [{ label: text, value: text }] };
    const said = [{ code: "x", tone: "bad", title: text, meaning: text, next: text, clause: text }];
    const section = { title: text, tone: "warn", verdict: text, lines: [{ label: text, value: text }], findings: said };
    const presentation = {
      language: "vi",
      headline: { tone: "bad", title: text, sentence: text, next: text },
      summary: ["content", "who", "when", "status"].map((topic) => ({ topic, tone: "warn", label: text, value: text })),
      acts: [{ tone: "good", who: text, what: text, when: text, text, signatures: [1] }],
      shared: said.map((one) => ({ ...one, shared: true, whom: text, signatures: [1, 2], timestamps: [] })),
      document: section,
      law: section,
      notice: text,
      signatures: [{ ...card, findings: said, law: said }, { ...card, id: 2, findings: said.map((one) => ({ ...one, shared: true })), law: [] }],
      timestamps: [],
      wants: [{ subject: text, why: text, urls: [`javascript:${text}`] }],
      engine: [{ label: text, value: text }],
      note: text,
    };
    const element = document.querySelector("kyso-verifier");
    element.verifier = {
      verify: async () => ({ verdict: "invalid", input: { sha256: "00" } }),
      present: async () => presentation,
    };
    element.file = new File(["x"], text.slice(0, 3000));
  }, hostile);
  await item(page).waitFor();
  const seen = await page.evaluate(() => {
    const root = document.querySelector("kyso-verifier").shadowRoot;
    const list = root.querySelector("[part=list]");
    root.querySelector("details").open = true;
    const text = list.textContent;
    return {
      run: document.body.dataset.run ?? null,
      strange: list.querySelectorAll("img, script, a").length,
      unseen: /[\u200B\u202E\u2066]/.test(text) || /[\u200B\u202E\u2066]/.test(root.querySelector("[role=status]").textContent),
      longest: Math.max(...[...list.querySelectorAll("bdi")].map((one) => one.textContent.length)),
      shown: text.includes('<img src=x onerror="document'),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
  assert.deepEqual({ ...seen, longest: seen.longest < 2_100 }, { run: null, strange: 0, unseen: false, longest: true, shown: true, wide: 0 });
  await close();
});

const AXE = createRequire(new URL("../../www/package.json", import.meta.url)).resolve("axe-core/axe.min.js");

for (const colorScheme of ["light", "dark"]) {
  for (const width of [900, 360]) {
    test(`accessible by the rules of WCAG 2.2 AA: ${colorScheme}, ${width} wide`, async () => {
      const { page, close } = await opened({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      const files = [upload("good.pdf", pdf("two-signatures")), upload("bad.pdf", flipped("two-signatures")), upload("locked.pdf", pdf("encrypted-aes-256"))];
      const check = async () => {
        const { violations } = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]);
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), []);
      };
      await page.addScriptTag({ path: AXE });
      await check();
      await choose(page, "two-signatures", ...files);
      await item(page, "password").waitFor();
      await item(page).nth(1).waitFor();
      if (process.env.KYSO_PICTURES) {
        await page.screenshot({ path: `${process.env.KYSO_PICTURES}/element-folded-${colorScheme}-${width}.png`, fullPage: true });
      }
      await page.locator("kyso-verifier details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
      await check();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      if (process.env.KYSO_PICTURES) {
        await page.screenshot({ path: `${process.env.KYSO_PICTURES}/element-${colorScheme}-${width}.png`, fullPage: true });
      }
      await close();
    });
  }
}
