// The package without a bundler, in Chromium, under the policy that it says it works under.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/chromium.mjs";
import { flipped, FOLDER, optionsFor, pdf, upload } from "./support/fixtures.mjs";
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

test("the example gives a verdict, and words for what is no document", async () => {
  const { page, close } = await open(browser, server.address);
  await page.waitForSelector("#output[data-ready]", { state: "attached" });
  await page.setInputFiles("#file", upload("one.pdf", pdf("one-signature")));
  await page.waitForSelector('#output[data-verdict="indeterminate"]');
  await page.setInputFiles("#file", upload("flipped.pdf", flipped("one-signature")));
  await page.waitForSelector('#output[data-verdict="invalid"]');
  await page.setInputFiles("#file", upload("empty.pdf", Buffer.alloc(0)));
  await page.waitForSelector('#output[data-error="empty"]');
  await close();
});

test("the same report as in Node, with progress, and valid where the notes say so", async () => {
  const { page, close } = await open(browser, server.address);
  const options = optionsFor("two-signatures");
  const { report, heard } = await page.evaluate(async (given) => {
    const { createVerifier } = await import("/node_modules/kyso/dist/index.js");
    const verifier = await createVerifier({ webCrypto: false });
    const blob = await (await fetch("/fixtures/pdf/two-signatures.pdf")).blob();
    const heard = [];
    const report = await verifier.verify(blob, { ...given, onProgress: (progress) => heard.push(progress) });
    verifier.dispose();
    return { report: JSON.stringify(report), heard };
  }, options);
  assert.equal(JSON.parse(report).verdict, "valid");
  assert.ok(heard.length > 0 && heard.every(({ total }) => total === pdf("two-signatures").length));
  const direct = await import(new URL(`file://${process.env.KYSO_CONSUMERS}/plain/node_modules/kyso/dist/direct-node.js`));
  assert.equal(JSON.stringify(await (await direct.createVerifier()).verify(new Uint8Array(pdf("two-signatures")), options)), report);
  await close();
});

test("a changed module is refused by its integrity hash", async () => {
  const prepare = (context) =>
    context.route("**/kyso_bg.wasm", async (route) => {
      const response = await route.fetch();
      // A custom section more (WebAssembly Core §5.5.3): a module as good as the other, but not the one that was built.
      await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from([0, 2, 1, 0x78])]) });
    });
  // Before the page is there: its own program asks for the module too, and one that came whole would be kept.
  const { page, context } = await open(browser, server.address, { prepare });
  const code = await page.evaluate(async () => {
    const { createVerifier } = await import("/node_modules/kyso/dist/index.js");
    return createVerifier().catch((error) => error.code);
  });
  assert.equal(code, "engine-unavailable");
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await context.close();
});

test("a file of 500 MB is read, with progress, stopped, and the next document judged", async () => {
  const { page, close } = await open(browser, server.address);
  const { outcome, next, part, size } = await page.evaluate(async () => {
    const { createVerifier } = await import("/node_modules/kyso/dist/index.js");
    const verifier = await createVerifier({ workers: 1 });
    const signed = await (await fetch("/fixtures/pdf/one-signature.pdf")).blob();
    const filler = new Blob([new Uint8Array(10 << 20).fill(32)]);
    const file = new File([signed, ...Array(50).fill(filler), signed], "large.pdf");
    const stop = new AbortController();
    let part = 0;
    const onProgress = ({ done, total }) => {
      part = done / total;
      if (part > 0.9) stop.abort();
    };
    const outcome = await verifier.verify(file, { signal: stop.signal, onProgress }).then((report) => report.verdict, (error) => error.name);
    // The page goes on, and the next document is judged.
    return { outcome, next: (await verifier.verify(signed)).verdict, part, size: file.size };
  });
  await close();
  assert.ok(size > 500 * 2 ** 20);
  assert.deepEqual([outcome, next], ["AbortError", "indeterminate"]);
  assert.ok(part > 0.9 && part <= 1, String(part));
});

test("several documents side by side: a stop of one leaves the others", async () => {
  const { page, close } = await open(browser, server.address);
  const outcomes = await page.evaluate(async () => {
    const { createVerifier } = await import("/node_modules/kyso/dist/index.js");
    const verifier = await createVerifier({ workers: 3 });
    const file = async (name) => new File([await (await fetch(`/fixtures/pdf/${name}.pdf`)).blob()], name);
    const files = await Promise.all(["one-signature", "two-signatures", "b-lta", "b-t"].map(file));
    const stop = new AbortController();
    const calls = files.map((file, index) => verifier.verify(file, index === 1 ? { signal: stop.signal } : {}));
    stop.abort();
    const settled = await Promise.allSettled(calls);
    return settled.map(({ value, reason }) => value?.file ?? reason.name);
  });
  assert.deepEqual(outcomes, ["one-signature", "AbortError", "b-lta", "b-t"]);
  await close();
});

test("a service worker judges", async () => {
  const { page, close } = await open(browser, server.address);
  const verdict = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register("/service-worker.js", { type: "module" });
    await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
    registration.active.postMessage(await (await fetch("/fixtures/pdf/one-signature.pdf")).blob(), [port2]);
    return answer;
  });
  assert.equal(verdict, "indeterminate");
  await close();
});
