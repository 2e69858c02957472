// Who may be connected: what the browser says of the sender decides, and nothing the page says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOwnPage, siteOf } from "../dist/modules/background/sender.js";

const ID = "abc";
const page = { id: ID, tab: {}, frameId: 0, url: "https://ky.example.vn/a?b#c", origin: "https://ky.example.vn" };

test("a page that fills a tab over https is a site", () => {
  assert.equal(siteOf(page, ID), "https://ky.example.vn");
  assert.equal(siteOf({ ...page, origin: undefined }, ID), "https://ky.example.vn");
  assert.equal(siteOf({ ...page, url: "https://ky.example.vn:8443/", origin: "https://ky.example.vn:8443" }, ID), "https://ky.example.vn:8443");
});

for (const [name, change] of [
  ["a frame", { frameId: 3 }],
  ["a frame of unknown place", { frameId: undefined }],
  ["another extension", { id: "xyz" }],
  ["no tab", { tab: undefined }],
  ["http", { url: "http://ky.example.vn/", origin: "http://ky.example.vn" }],
  ["a file", { url: "file:///home/a.html", origin: undefined }],
  ["a page without an origin", { origin: "null" }],
  ["another origin than that of the address", { origin: "https://evil.example" }],
  ["an address that is none", { url: "nothing", origin: undefined }],
]) {
  test(`${name} is refused`, () => assert.equal(siteOf({ ...page, ...change }, ID), undefined));
}

test("nobody is refused", () => assert.equal(siteOf(undefined, ID), undefined));

test("only pages of the extension are its own", () => {
  const base = "chrome-extension://abc/";
  assert.equal(isOwnPage({ id: ID, url: "chrome-extension://abc/consent.html?id=1" }, ID, base), true);
  assert.equal(isOwnPage({ id: ID, url: "https://abc/consent.html" }, ID, base), false);
  assert.equal(isOwnPage({ id: "xyz", url: "chrome-extension://abc/consent.html" }, ID, base), false);
  assert.equal(isOwnPage(page, ID, base), false);
});
