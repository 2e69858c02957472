// Headless Firefox over Marionette, its own remote protocol: JSON messages with their length in front. No driver is needed.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { REAL_CLOCK } from "./clock.mjs";

const PROGRAMS = [process.env.KYSO_FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** The installed Firefox, if there is one. */
export function firefox() {
  return PROGRAMS.find((path) => path && existsSync(path));
}

/**
 * Starts Firefox with a profile of its own, which is its home too; gives commands of WebDriver by name. `prepare` gets the profile before
 * Firefox does.
 */
export async function launch({ capabilities = {}, prepare } = {}) {
  const profile = mkdtempSync(join(tmpdir(), "kyso-firefox-"));
  const preferences = { "marionette.port": 0, "browser.shell.checkDefaultBrowser": false, "app.update.enabled": false, "datareporting.policy.dataSubmissionEnabled": false, "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false };
  writeFileSync(join(profile, "user.js"), Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(""));
  prepare?.(profile);
  const running = spawn(firefox(), ["--headless", "--marionette", "--no-remote", "--profile", profile], {
    stdio: "ignore",
    // By the real clock: its memory allocator cannot start under the library that moves clocks. No verdict asked of it rests on the day.
    env: { ...REAL_CLOCK, MOZ_HEADLESS: "1", HOME: profile },
  });
  const ended = new Promise((resolve) => running.on("exit", resolve));
  const close = async () => {
    running.kill();
    await Promise.race([ended, wait(30_000, undefined, { ref: false })]);
    running.kill("SIGKILL");
    await ended;
    // Programs that it started for its pages end a moment later, and may still write.
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    const marionette = await greet(await portOf(profile));
    await marionette("WebDriver:NewSession", capabilities);
    return { call: marionette, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Firefox writes the port it took into its profile. */
async function portOf(profile) {
  const file = join(profile, "MarionetteActivePort");
  for (let tries = 0; tries < 1200; tries += 1) {
    // It is there before the number is in it.
    const port = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
    if (port > 0) {
      return port;
    }
    await wait(100);
  }
  throw new Error("Firefox opened no port");
}

async function greet(port) {
  const socket = connect(port, "127.0.0.1");
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let last = 0;
  const greeted = new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("data", (data) => {
      received = Buffer.concat([received, data]);
      for (;;) {
        const colon = received.indexOf(":");
        const length = Number(received.subarray(0, Math.max(colon, 0)).toString());
        if (colon < 0 || received.length < colon + 1 + length) {
          return;
        }
        const message = JSON.parse(received.subarray(colon + 1, colon + 1 + length).toString());
        received = received.subarray(colon + 1 + length);
        if (!Array.isArray(message)) {
          resolve();
          continue;
        }
        const [, id, error, result] = message;
        const [settle, fail] = waiting.get(id) ?? [];
        waiting.delete(id);
        error ? fail?.(new Error(`${error.error}: ${error.message}`)) : settle?.(result);
      }
    });
  });
  await greeted;
  return (name, parameters = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, [resolve, reject]);
      const text = JSON.stringify([0, id, name, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
