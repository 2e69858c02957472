// Keeps the page working without a network after the first visit. The build fills in the version and the list of files.
const VERSION = "__VERSION__";
const FILES = __FILES__;
const scope = new URL(self.registration.scope);
// Another portal may stand in another folder of the same host: what it keeps is its own.
const OURS = `kyso ${scope.pathname} `;
const CACHE = `${OURS}${VERSION}`;
const SHARED = `${OURS}shared`;
/** What shows documents: kept when it is first used, by its version, so that a new page does not load it again. */
const VIEWER = "__PDFJS__";
const VIEWERS = `${OURS}viewer ${VIEWER}`;
const at = (path) => new URL(path, scope).href;
const fixed = new Set(FILES.map(at));

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      await Promise.all([...fixed].map((url) => fetchWhole(cache, url)));
      // What an operator renews without a new build: kept when it is there.
      await Promise.allSettled((await trustFiles().catch(() => [])).map(async (path) => keep(cache, at(path), await fetch(at(path)))));
    })(),
  );
});

/** A part of the page: without all of them there is nothing to keep. */
async function fetchWhole(cache, url) {
  const response = await fetch(new Request(url, { cache: "no-cache" }));
  if (!response.ok) {
    throw new Error(`${url}: ${response.status}`);
  }
  await store(cache, url, response);
}

/** Keeps an answer for when there is no network, unless its host says that nobody shall; then neither does an older one stay. */
async function keep(cache, key, response) {
  await store(cache, key, response).catch(() => undefined);
}

async function store(cache, key, response) {
  if (/\bno-store\b/i.test(response.headers.get("Cache-Control") ?? "")) {
    await cache.delete(key);
  } else if (response.status === 200) {
    await cache.put(key, response.clone());
  }
}

/** The trust file that the settings name, with its signature: the page asked for them before this worker stood between. */
async function trustFiles() {
  const response = await fetch(at("kyso.config.json"));
  // Without settings there are the defaults; settings that cannot be had name nothing.
  const settings = response.ok ? await response.json() : response.status === 404 ? {} : { trust: "" };
  const address = typeof settings.trust === "string" ? settings.trust : "trust/vietnam.json";
  const files = typeof settings.trustKey === "string" ? [address, `${address}.minisig`] : [address];
  if (settings.trustFromMirror === true && typeof settings.mirror === "string") {
    files.push(...(await mirroredTrust(settings.mirror.replace(/\/$/, "")).catch(() => [])));
  }
  return files.filter((path) => path !== "" && at(path).startsWith(scope.href));
}

/** The index of the mirror, and the trust file that it names. */
async function mirroredTrust(mirror) {
  const { trust } = await (await fetch(at(`${mirror}/index.json`))).json();
  const path = `${mirror}/trust/${String(trust.sha256)}.json`;
  return [`${mirror}/index.json`, path, `${path}.minisig`];
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith(OURS) && ![CACHE, SHARED, VIEWERS].includes(name)).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

// A new version waits until the person agrees: a page half old and half new could fail in the middle of a check.
self.addEventListener("message", (event) => {
  if (event.data === "activate") {
    self.skipWaiting();
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) {
    return;
  }
  if (request.method === "POST" && url.href === at("share")) {
    event.respondWith(takeShared(request));
  } else if (request.method === "GET") {
    event.respondWith(answer(request, url));
  }
});

async function answer(request, url) {
  // What a person deleted is not made anew by use; only installing does.
  if (!(await caches.has(CACHE))) {
    return fetch(request);
  }
  const cache = await caches.open(CACHE);
  const key = url.origin + url.pathname;
  // Other addresses of the folder, such as a document of the operator, are what the host says they are.
  if (request.mode === "navigate" && (key === at("./") || key === at("index.html"))) {
    return (await cache.match(at("index.html"))) ?? fetch(request);
  }
  if (fixed.has(key)) {
    return (await cache.match(key)) ?? fetch(request);
  }
  if (key.startsWith(at(VIEWER))) {
    return viewer(request, key);
  }
  // An answer about somebody's certificate is never kept. Of settings the page itself keeps the last good copy, with its day.
  if (url.search !== "" || request.cache === "no-store" || request.mode === "navigate" || key === at("kyso.config.json")) {
    return fetch(request);
  }
  // Trust data, settings, evidence: the newest that can be had.
  try {
    const response = await fetch(request);
    await keep(cache, key, response);
    return response;
  } catch (error) {
    const kept = await cache.match(key);
    if (kept) {
      return kept;
    }
    throw error;
  }
}

async function viewer(request, key) {
  const cache = await caches.open(VIEWERS);
  const kept = await cache.match(key);
  if (kept) {
    return kept;
  }
  const response = await fetch(request);
  await keep(cache, key, response);
  return response;
}

/** Files another app hands over wait here until the page takes them, and no longer. */
async function takeShared(request) {
  await caches.delete(SHARED);
  const cache = await caches.open(SHARED);
  const form = await request.formData();
  const files = form
    .getAll("files")
    .filter((part) => part instanceof File)
    .slice(0, 500);
  // A form of another site comes here as a share sheet does, so the page asks before it reads any of them.
  for (const [index, file] of files.entries()) {
    await cache.put(at(`shared/${index}`), new Response(file, { headers: { "X-Name": encodeURIComponent(file.name) } }));
  }
  return Response.redirect(at("./?shared"), 303);
}
