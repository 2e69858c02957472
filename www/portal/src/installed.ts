/** Where the service worker puts files that another app handed over. */
const SHARED = `kyso ${new URL("./", document.baseURI).pathname} shared`;

interface Launch {
  readonly files?: readonly FileSystemFileHandle[];
}

/** Registers the service worker. `updated` is called when a new version waits; what it gets switches to it. `refused`: nothing is kept. */
export async function install(updated: (activate: () => void) => void, refused: () => void): Promise<void> {
  if (!("serviceWorker" in navigator)) {
    refused();
    return;
  }
  try {
    const registration = await navigator.serviceWorker.register(new URL("service-worker.js", document.baseURI));
    const offer = () => {
      const { waiting } = registration;
      // Without a controller this is the first visit: there is nothing old to be replaced.
      if (waiting && navigator.serviceWorker.controller) {
        updated(() => {
          navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
          waiting.postMessage("activate");
        });
      }
    };
    offer();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
  } catch (error) {
    // Private windows and old hosts refuse it; the page works without.
    console.info(error);
    refused();
  }
}

/** Longest time, in milliseconds, that is waited for the service worker to take over. */
const TAKEOVER = 5000;

/** Waits until the service worker stands between the page and its host, or it is clear that it does not: what is loaded from then on is kept. */
export async function controlled(): Promise<void> {
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = await worker?.getRegistration().catch(() => undefined);
  if (!worker || !registration || worker.controller) {
    return;
  }
  await Promise.race([
    new Promise((resolve) => worker.addEventListener("controllerchange", resolve, { once: true })),
    worker.ready.then(() => new Promise((resolve) => setTimeout(resolve, TAKEOVER))),
  ]);
}

/**
 * Takes the files the page was opened with as the handler of their type. What was posted to it is offered: it looks the same from a share
 * sheet and from another site.
 */
export async function openedWith(take: (files: File[]) => void, offer: (files: File[]) => void): Promise<void> {
  const queue = (globalThis as { launchQueue?: { setConsumer(consumer: (launch: Launch) => void): void } }).launchQueue;
  queue?.setConsumer(({ files = [] }) => {
    void Promise.all(files.map((handle) => handle.getFile())).then((opened) => opened.length > 0 && take(opened));
  });
  if (!new URLSearchParams(location.search).has("shared")) {
    return;
  }
  history.replaceState(null, "", "./");
  try {
    const cache = await caches.open(SHARED);
    const responses = (await Promise.all((await cache.keys()).map((request) => cache.match(request)))).filter((response) => response !== undefined);
    const files = await Promise.all(responses.map(fileOf));
    await caches.delete(SHARED);
    if (files.length > 0) {
      offer(files);
    }
  } catch (error) {
    console.info(error);
  }
}

async function fileOf(response: Response): Promise<File> {
  return new File([await response.blob()], decodeURIComponent(response.headers.get("X-Name") ?? ""));
}
