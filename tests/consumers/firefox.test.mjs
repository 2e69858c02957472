// The plain page and the element in Firefox, under the same policy.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { absent } from "../support/absent.mjs";
import { firefox, launch } from "../support/firefox.mjs";
import { flipped, FOLDER } from "./support/fixtures.mjs";
import { project } from "./support/project.mjs";
import { serve } from "./support/serve.mjs";

const skip = firefox() ? false : absent("Firefox is not installed: Debian package firefox-esr");
let browser;
let server;
let bad;
before(async () => {
  if (skip) {
    return;
  }
  const folder = project("plain");
  server = await serve({ "": folder });
  bad = join(folder, "flipped.pdf");
  writeFileSync(bad, flipped("one-signature"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const read = async (expression) => (await browser.call("WebDriver:ExecuteScript", { script: `return ${expression};`, args: [] })).value;

/** Waits until the page answers with what is expected. */
async function until(expression, expected) {
  let found;
  for (let tries = 0; tries < 1200; tries += 1) {
    found = await read(expression);
    if (found === expected) {
      return;
    }
    await wait(100);
  }
  assert.equal(found, expected);
}

const WEB_ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

async function give(script, path) {
  const { value } = await browser.call("WebDriver:ExecuteScript", { script: `return ${script};`, args: [] });
  await browser.call("WebDriver:ElementSendKeys", { id: value[WEB_ELEMENT], text: path });
}

test("Firefox: the example of the plain page", { skip }, async () => {
  await browser.call("WebDriver:Navigate", { url: server.address });
  await until('document.querySelector("#output").dataset.ready', "");
  await give('document.querySelector("#file")', join(FOLDER, "pdf/one-signature.pdf"));
  await until('document.querySelector("#output").dataset.verdict', "indeterminate");
  await give('document.querySelector("#file")', bad);
  await until('document.querySelector("#output").dataset.verdict', "invalid");
});

test("Firefox: the element, in a form", { skip }, async () => {
  await browser.call("WebDriver:Navigate", { url: `${server.address}element.html` });
  await until('Boolean(document.querySelector("kyso-verifier").shadowRoot)', true);
  await until('document.querySelector("#form").checkValidity()', false);
  // What is inside a shadow tree is handed over by its host, as a script of the page would.
  await browser.call("WebDriver:ExecuteScript", {
    script: `const input = document.createElement("input"); input.type = "file"; input.id = "outside"; document.body.append(input);
      const element = document.querySelector("kyso-verifier").wrappedJSObject ?? document.querySelector("kyso-verifier");
      input.addEventListener("change", () => { element.files = input.files; });`,
    args: [],
    sandbox: null,
  });
  await give('document.querySelector("#outside")', bad);
  await until('document.querySelector("kyso-verifier").shadowRoot?.querySelector("[part=item]")?.dataset.verdict ?? null', "invalid");
  await until('document.querySelector("#form").checkValidity()', true);
});
