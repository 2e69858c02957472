// The client's side of the worker: order, errors, traps, stopping. The worker is played by the test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createVerifier, KysoError } from "../dist/index.js";

/** A worker that answers `load` and hands every other request to `respond`. */
function playing(respond) {
  const made = [];
  const make = () => {
    const listeners = { message: [], messageerror: [], error: [] };
    const worker = {
      isTerminated: false,
      seen: [],
      addEventListener: (type, listener) => listeners[type].push(listener),
      terminate: () => (worker.isTerminated = true),
      reply: (data) => listeners.message.forEach((listener) => listener({ data })),
      garble: () => listeners.messageerror.forEach((listener) => listener({})),
      postMessage: ({ id, request }, transfer) => {
        // As a worker gets it: without what cannot cross, and without what objects inherit.
        request = structuredClone(request, { transfer });
        worker.seen.push(request);
        queueMicrotask(() => {
          if (request.kind === "load") {
            worker.reply({ id, kind: "done", text: "" });
          } else {
            respond({ id, request, transfer, worker });
          }
        });
      },
    };
    made.push(worker);
    return worker;
  };
  return { made, make };
}

const bytes = new Uint8Array([1]);
/** The least an engine answers. */
const NOTHING = { report: {}, presentation: { vi: {}, en: {} } };

test("one document at a time, in order, with progress", async () => {
  const order = [];
  const { make, made } = playing(({ id, request, worker }) => {
    order.push(request.options.fileName);
    worker.reply({ id, kind: "progress", progress: { stage: "checking", done: 1, total: 2 } });
    worker.reply({ id: id - 1, kind: "done", text: '{"late":true}' });
    worker.reply({ id, kind: "done", text: JSON.stringify({ ...NOTHING, report: { file: request.options.fileName } }) });
  });
  const verifier = await createVerifier({ worker: make, workers: 1 });
  const heard = [];
  const reports = await Promise.all(
    ["a", "b", "c"].map((fileName) => verifier.verify(bytes, { fileName, onProgress: (progress) => heard.push(progress.done) })),
  );
  assert.deepEqual(reports.map((report) => report.file), ["a", "b", "c"]);
  assert.deepEqual(order, ["a", "b", "c"]);
  assert.deepEqual(heard, [1, 1, 1]);
  assert.equal(made.length, 1);
});

test("an engine's error keeps its code, and the worker goes on", async () => {
  const { make, made } = playing(({ id, worker }) =>
    worker.reply({ id, kind: "failed", error: { code: "not-a-pdf", message: "no header", details: { offset: 0 } } }),
  );
  const verifier = await createVerifier({ worker: make, workers: 1 });
  const error = await verifier.verify(bytes).catch((thrown) => thrown);
  assert.ok(error instanceof KysoError);
  assert.deepEqual([error.code, error.message, error.details], ["not-a-pdf", "no header", { offset: 0 }]);
  assert.equal(made[0].isTerminated, false);
});

test("after a trap the next document gets a new worker", async () => {
  const { make, made } = playing(({ id, worker }) =>
    worker.reply(
      made.length === 1
        ? { id, kind: "failed", error: { code: "engine-stopped", message: "unreachable", details: {} } }
        : { id, kind: "done", text: JSON.stringify(NOTHING) },
    ),
  );
  const verifier = await createVerifier({ worker: make, workers: 1 });
  const [first, second] = await Promise.allSettled([verifier.verify(bytes), verifier.verify(bytes)]);
  assert.equal(first.reason.code, "engine-stopped");
  assert.equal(second.status, "fulfilled");
  assert.equal(made.length, 2);
  assert.equal(made[0].isTerminated, true);
});

test("stopping ends the work under way and leaves the rest", async () => {
  const { make, made } = playing(({ id, request, worker }) => {
    if (request.options.fileName !== "endless") {
      worker.reply({ id, kind: "done", text: JSON.stringify(NOTHING) });
    }
  });
  const verifier = await createVerifier({ worker: make, workers: 1 });
  const controller = new AbortController();
  const endless = verifier.verify(bytes, { fileName: "endless", signal: controller.signal });
  const next = verifier.verify(bytes, { fileName: "next" });
  const dropped = new AbortController();
  const waiting = verifier.verify(bytes, { fileName: "waiting", signal: dropped.signal });
  dropped.abort();
  await assert.rejects(waiting, { name: "AbortError" });
  setTimeout(() => controller.abort(), 5);
  await assert.rejects(endless, { name: "AbortError" });
  await next;
  assert.equal(made.length, 2);
  await assert.rejects(verifier.verify(bytes, { signal: AbortSignal.abort() }), { name: "AbortError" });
});

test("a disposed verifier says so", async () => {
  const { make, made } = playing(() => undefined);
  const verifier = await createVerifier({ worker: make, workers: 1 });
  const pending = verifier.verify(bytes);
  verifier.dispose();
  await assert.rejects(pending, { code: "disposed" });
  await assert.rejects(verifier.verify(bytes), { code: "disposed" });
  assert.equal(made[0].isTerminated, true);
});

test("what was signed is cut from the caller's own copy, and comparisons come with their words", async () => {
  const asked = [];
  const { make } = playing(({ id, request, worker }) => {
    asked.push(request);
    const answer = request.kind === "compare" ? { comparison: { relation: "identical" }, text: { vi: {}, en: {} } } : { start: 0, end: 2 };
    worker.reply({ id, kind: "done", text: JSON.stringify(answer) });
  });
  const verifier = await createVerifier({ worker: make, workers: 1 });
  const signed = await verifier.signedRevision(new Uint8Array([1, 2, 3]), "t1", { password: "x" });
  assert.deepEqual([...new Uint8Array(await signed.arrayBuffer())], [1, 2]);
  assert.equal((await verifier.compare(bytes, bytes)).comparison.relation, "identical");
  assert.deepEqual(asked.map(({ kind, id, options }) => [kind, id, options]), [
    ["signed-revision", "t1", { password: "x" }],
    ["compare", undefined, {}],
  ]);
});

test("several documents side by side, never more than asked for, in the order they came", async () => {
  const started = [];
  const open = [];
  const { make, made } = playing(({ id, request, worker }) => {
    started.push(request.options.fileName);
    open.push(() => worker.reply({ id, kind: "done", text: JSON.stringify({ ...NOTHING, report: { file: request.options.fileName } }) }));
  });
  const verifier = await createVerifier({ worker: make, workers: 2 });
  const reports = ["a", "b", "c"].map((fileName) => verifier.verify(bytes, { fileName }));
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual([started, made.length], [["a", "b"], 2]);
  open[1]();
  assert.equal((await reports[1]).file, "b");
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual([started, made.length], [["a", "b", "c"], 2]);
  open[0]();
  open[2]();
  assert.deepEqual((await Promise.all(reports)).map((report) => report.file), ["a", "b", "c"]);
});

test("a trap or a stop on one worker leaves the document on the other alone", async () => {
  const { make, made } = playing(({ id, request, worker }) => {
    const { fileName } = request.options;
    if (fileName === "trap") {
      worker.reply({ id, kind: "failed", error: { code: "engine-stopped", message: "unreachable", details: {} } });
    } else if (fileName === "slow") {
      setTimeout(() => worker.reply({ id, kind: "done", text: JSON.stringify(NOTHING) }), 20);
    }
  });
  const verifier = await createVerifier({ worker: make, workers: 3 });
  const stop = new AbortController();
  const [slow, trap, endless] = ["slow", "trap", "endless"].map((fileName) => verifier.verify(bytes, { fileName, signal: stop.signal }));
  const others = Promise.allSettled([trap, endless]);
  await assert.rejects(trap, { code: "engine-stopped" });
  await slow;
  stop.abort();
  assert.equal((await others)[1].reason.name, "AbortError");
  assert.deepEqual(made.map((worker) => worker.isTerminated), [false, true, true]);
});

test("a signal that outlives its calls keeps nothing of them", async () => {
  const { make } = playing(({ id, worker }) => worker.reply({ id, kind: "done", text: JSON.stringify(NOTHING) }));
  const verifier = await createVerifier({ worker: make });
  const { signal } = new AbortController();
  let listening = 0;
  const add = signal.addEventListener.bind(signal);
  signal.addEventListener = (type, listener, options) => {
    listening += 1;
    options.signal.addEventListener("abort", () => (listening -= 1));
    add(type, listener, options);
  };
  await Promise.all([1, 2, 3].map(() => verifier.verify(bytes, { signal })));
  assert.equal(listening, 0);
});

test("what cannot cross to a worker is the caller's mistake, and the worker goes on", async () => {
  const { make, made } = playing(({ id, worker }) => worker.reply({ id, kind: "done", text: JSON.stringify(NOTHING) }));
  const verifier = await createVerifier({ worker: make, workers: 1 });
  await assert.rejects(verifier.verify(bytes, { evidence: [() => undefined] }), { code: "bad-context" });
  await assert.rejects(verifier.verify(undefined), { code: "bad-context" });
  await assert.rejects(createVerifier({ worker: make, wokers: 2 }), { code: "bad-context" });
  await verifier.verify(bytes);
  assert.deepEqual(made.map((worker) => worker.isTerminated), [false]);
});

test("an answer that cannot be read ends its call", async () => {
  const { make, made } = playing(({ worker }) => worker.garble());
  const verifier = await createVerifier({ worker: make, workers: 1 });
  await assert.rejects(verifier.verify(bytes), { code: "engine-stopped" });
  assert.equal(made[0].isTerminated, true);
});

test("what every object of the page inherits is no option", async () => {
  const { make, made } = playing(({ id, worker }) => worker.reply({ id, kind: "done", text: JSON.stringify(NOTHING) }));
  const inherited = { userTrust: [{ label: "x", pem: "y" }], trust: { signature: "x", file: "y" }, digests: [], fileName: "other.pdf", workers: 9 };
  Object.assign(Object.prototype, inherited);
  try {
    await (await createVerifier({ worker: make })).verify(new File([bytes], "own.pdf"), { at: "2026-01-01T00:00:00Z" });
  } finally {
    Object.keys(inherited).forEach((name) => delete Object.prototype[name]);
  }
  const asked = made[0].seen.at(-1);
  assert.deepEqual(made[0].seen.map(({ kind }) => kind), ["load", "verify"]);
  assert.deepEqual([{ ...asked.verifier }, { ...asked.options }], [{}, { at: "2026-01-01T00:00:00Z", fileName: "own.pdf" }]);
});

test("a document that waits for a worker is the one at the call", async () => {
  const seen = [];
  const { make } = playing(async ({ id, request, worker }) => {
    seen.push([...request.document]);
    worker.reply({ id, kind: "done", text: JSON.stringify(NOTHING) });
  });
  const verifier = await createVerifier({ worker: make, workers: 1 });
  const array = new Uint8Array([1, 2, 3]);
  const both = [verifier.verify(bytes), verifier.verify(array)];
  array.fill(9);
  await Promise.all(both);
  assert.deepEqual(seen, [[1], [1, 2, 3]]);
});

test("bytes cross to a worker as bytes, once, and the caller keeps its own", async () => {
  const seen = [];
  const { make } = playing(({ id, request, transfer, worker }) => {
    seen.push({ request, transfer });
    worker.reply({ id, kind: "done", text: JSON.stringify(request.kind === "signed-revision" ? { start: 0, end: 2 } : request.kind === "compare" ? {} : NOTHING) });
  });
  const verifier = await createVerifier({ worker: make, workers: 1 });
  const array = new Uint8Array([1, 2, 3]);
  const file = new File([array], "a.pdf");
  await verifier.verify(array, { detached: array.buffer, evidence: [array, file, { name: "x", base64: "AA==" }] });
  await verifier.verify(file);
  await verifier.compare(array, file);
  await verifier.signedRevision(array, 1);
  // Node clones a File as the Blob it is.
  const kinds = seen.map(({ request, transfer }) => [request.kind, request.document.constructor.name, transfer.length]);
  assert.deepEqual(kinds, [
    ["verify", "Uint8Array", 3],
    ["verify", "Blob", 0],
    ["compare", "Uint8Array", 1],
    ["signed-revision", "Uint8Array", 0],
  ]);
  const [{ request: first, transfer }] = seen;
  assert.ok(transfer.every((buffer) => buffer.byteLength === 0), "handed over, not copied");
  assert.deepEqual([...first.document, ...first.options.detached, ...first.options.evidence[0].bytes], [1, 2, 3, 1, 2, 3, 1, 2, 3]);
  assert.deepEqual(first.options.evidence.map(({ name }) => name), ["evidence-1", "a.pdf", "x"]);
  assert.deepEqual([...array], [1, 2, 3]);
});

test("the engine is fetched and compiled once, and goes along with the first request to each worker", async () => {
  const fetched = globalThis.fetch;
  let asked = 0;
  // The smallest module there is.
  globalThis.fetch = async () => (asked++, new Response(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
  const engines = [];
  try {
    const { make, made } = playing(({ id, worker }) => setTimeout(() => worker.reply({ id, kind: "done", text: JSON.stringify(NOTHING) }), 5));
    const watched = () => {
      const worker = make();
      const { postMessage } = worker;
      worker.postMessage = (numbered, transfer) => (engines.push(numbered.engine), postMessage(numbered, transfer));
      return worker;
    };
    const verifier = await createVerifier({ worker: watched, workers: 2 });
    await Promise.all([1, 2, 3].map(() => verifier.verify(bytes)));
    assert.equal(made.length, 2);
  } finally {
    globalThis.fetch = fetched;
  }
  assert.equal(asked, 1);
  assert.deepEqual(engines.map((engine) => engine?.module instanceof WebAssembly.Module), [true, false, true, false]);
  assert.match(engines[0].integrity, /^sha384-/);
});
