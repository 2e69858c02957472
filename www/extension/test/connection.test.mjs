// The connection to the host, state by state. The host is played by the test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection } from "../dist/modules/background/native/connection.js";
import { hostFailure } from "../dist/modules/background/native/failure.js";
import { ports, settled } from "./port.mjs";

const HELLO = { type: "hello", protocol: 1, host: "1.2.3" };

function played(greeting = HELLO, reason = undefined) {
  const [ours, host] = ports();
  const opened = Connection.open({ start: () => ours, reason: () => reason }, 50);
  if (greeting) {
    queueMicrotask(() => host.postMessage(greeting));
  }
  return { host, ours, opened };
}
const code = (expected) => (failure) => failure.code === expected;

test("the host greets, answers, and tells how far it is", async () => {
  const { host, opened } = played();
  const connection = await opened;
  assert.deepEqual(connection.hello, { host: "1.2.3", protocol: 1 });
  const heard = [];
  const answer = connection.request({ id: 7, type: "sign" }, (progress) => heard.push(progress));
  host.postMessage({ id: 7, type: "progress", step: "pin" });
  host.postMessage({ id: 7, type: "result", values: ["AA=="] });
  assert.deepEqual(await answer, { values: ["AA=="] });
  assert.deepEqual(heard, [{ step: "pin" }]);
  assert.equal(connection.isOpen, true);
});

test("one request at a time", async () => {
  const connection = await played().opened;
  connection.request({ id: 1, type: "status" }, () => undefined).catch(() => undefined);
  await assert.rejects(connection.request({ id: 2, type: "status" }, () => undefined), code("busy"));
});

test("an error of the host keeps its code and the tries left, and the host goes on", async () => {
  const { host, opened } = played();
  const connection = await opened;
  const asked = connection.request({ id: 1, type: "sign" }, () => undefined);
  host.postMessage({ id: 1, type: "error", code: "pin-incorrect", triesLeft: 2 });
  await assert.rejects(asked, (failure) => failure.code === "pin-incorrect" && failure.triesLeft === 2);
  assert.equal(connection.isOpen, true);
});

for (const [name, greeting, expected] of [
  ["an older protocol", { ...HELLO, protocol: 0 }, "host-too-old"],
  ["a newer protocol", { ...HELLO, protocol: 2 }, "extension-too-old"],
  ["another greeting", { type: "result", id: 1 }, "host-garbled"],
  ["a greeting without a version", { type: "hello", protocol: 1 }, "host-garbled"],
  ["no greeting", null, "host-silent"],
]) {
  test(`${name}: ${expected}, and the host is ended`, async () => {
    const { host, opened } = played(greeting);
    await assert.rejects(opened, code(expected));
    assert.equal(host.isOpen, false);
  });
}

for (const [name, answer] of [
  ["an answer to another request", { id: 8, type: "result" }],
  ["an answer of no known kind", { id: 7, type: "maybe" }],
  ["an error without a code", { id: 7, type: "error" }],
  ["an error whose code is markup", { id: 7, type: "error", code: "<b>" }],
  ["a text", "result"],
]) {
  test(`${name} ends the connection`, async () => {
    const { host, opened } = played();
    const connection = await opened;
    const asked = connection.request({ id: 7, type: "status" }, () => undefined);
    host.postMessage(answer);
    await assert.rejects(asked, code("host-garbled"));
    assert.equal(host.isOpen, false);
    await assert.rejects(connection.request({ id: 9, type: "status" }, () => undefined), code("host-garbled"));
  });
}

test("a word nobody asked for ends the connection", async () => {
  const { host, opened } = played();
  const connection = await opened;
  host.postMessage({ id: 1, type: "result" });
  await settled();
  assert.equal(connection.isOpen, false);
});

test("a host that ends half-way fails the request", async () => {
  const { host, opened } = played(HELLO, "Native host has exited.");
  const connection = await opened;
  const asked = connection.request({ id: 1, type: "sign" }, () => undefined);
  host.disconnect();
  await assert.rejects(asked, code("host-exited"));
});

test("the browsers' words for a host that cannot be reached", () => {
  assert.equal(hostFailure("Specified native messaging host not found."), "host-missing");
  assert.equal(hostFailure("No such native application vn.kyso.token_host"), "host-missing");
  assert.equal(hostFailure("Access to the specified native messaging host is forbidden."), "host-forbidden");
  assert.equal(hostFailure("Failed to start native messaging host."), "host-not-started");
  assert.equal(hostFailure("Error when communicating with the native messaging host."), "host-garbled");
  assert.equal(hostFailure("Native host has exited."), "host-exited");
  assert.equal(hostFailure(undefined), "host-exited");
});
