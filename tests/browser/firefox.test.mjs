// The page in Firefox, over its own remote protocol: what another engine may do otherwise. Everything else is tested in Chromium.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { absent } from "../support/absent.mjs";
import { firefox, launch } from "../support/firefox.mjs";
import { fixture, flipped } from "./support/fixtures.mjs";

const ADDRESS = process.env.KYSO_PAGE;
const SKIP = firefox() ? false : absent("Firefox");
const folder = mkdtempSync(join(tmpdir(), "kyso-page-"));
let browser;
before(async () => (browser = SKIP ? undefined : await launch()));
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script of the page until it gives something. */
async function until(script, what) {
  for (let tries = 0; tries < 1200; tries += 1) {
    const { value } = await browser.call("WebDriver:ExecuteScript", { script, args: [] });
    if (value) {
      return value;
    }
    await wait(100);
  }
  throw new Error(`not within two minutes: ${what}`);
}
const run = async (script) => (await browser.call("WebDriver:ExecuteScript", { script, args: [] })).value;

async function open(view) {
  await browser.call("WebDriver:Navigate", { url: ADDRESS });
  await run(`localStorage.setItem("kyso.view", "${view}")`);
  await browser.call("WebDriver:Refresh");
  await until('return document.querySelector(\'#app[data-engine="ready"]\') !== null', "the engine");
}

/** Gives files to the page as its dialog would. */
async function choose(...files) {
  const paths = files.map(({ name, bytes }) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
  const found = await browser.call("WebDriver:FindElement", { using: "css selector", value: "#input-documents" });
  const [id] = Object.values(found.value);
  await browser.call("WebDriver:ElementSendKeys", { id, text: paths.join("\n") });
}

const verdict = (name) => until(`return document.querySelector('#result[aria-label*="${name}"] [data-verdict]')?.dataset.verdict`, `a verdict on ${name}`);

test("a citizen gets a verdict, sees the document, and hears the headline first", { skip: SKIP }, async () => {
  await open("citizen");
  const file = fixture("two-signatures");
  await choose(file);
  assert.match(await verdict(file.name), /^(valid|indeterminate)$/);
  assert.equal(await run("return document.activeElement?.id"), "result");
  assert.equal(await run('return document.querySelectorAll(".summary > div").length'), 4);
  await run('document.querySelector("#show-document").click()');
  await until('return document.querySelector(".sheet[data-drawn]") !== null', "a drawn page");
  assert.equal(await run('return document.querySelectorAll(".mark-signature").length'), 2);
});

test("a changed file is invalid; the language changes without asking again", { skip: SKIP }, async () => {
  await open("citizen");
  const file = flipped(fixture("two-signatures"), "content");
  await choose(file);
  assert.equal(await verdict(file.name), "invalid");
  await run('document.querySelector("#language-en").click()');
  assert.equal(await run("return document.documentElement.lang"), "en");
  assert.equal(await run('return document.querySelector("#result [data-verdict]").lang'), "en");
  await run('document.querySelector("#language-vi").click()');
});

test("an office takes a decision, and the register has it", { skip: SKIP }, async () => {
  await open("office");
  const [one, other] = [fixture("two-signatures"), fixture("agency-only-copy")];
  await choose(one, other);
  await verdict(one.name);
  await until('return document.querySelectorAll(".files tbody tr").length === 2 && document.querySelector("#cancel-all") === null', "the end of the check");
  await run('document.querySelector("#bar-receipt").click()');
  await until('return document.querySelector(".letter") !== null', "the letter");
  await run('document.querySelector("#bar-accept").click()');
  await until('return document.querySelector("#register") !== null || document.querySelector(".office .action-status.wrong") !== null', "the decision");
});
