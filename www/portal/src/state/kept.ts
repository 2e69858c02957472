import { SETTINGS_KEPT } from "./settings-kept.ts";
import { TRUST_SEEN } from "./trust-seen.ts";

/** What the page keeps under names of its own in the browser's storage; what another portal of the host keeps by its path is not ours. */
const ours = (name: string): boolean => name === TRUST_SEEN || name === SETTINGS_KEPT || /^kyso\.[^ ]*$/.test(name);

/**
 * Deletes all that the page keeps in this browser: added and distrusted certificates, language, the number of the trust file, and the
 * copy of the page for use without a network. What a person has saved as a file is no part of it. Gives whether nothing is left.
 */
export async function forgetAll(): Promise<boolean> {
  const done = await Promise.all([forgetStorage(), forgetPage()]);
  return done.every((isGone) => isGone);
}

async function forgetStorage(): Promise<boolean> {
  try {
    const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "");
    names.filter(ours).forEach((name) => localStorage.removeItem(name));
    return true;
  } catch {
    // A browser that refuses storage has kept nothing there.
    return true;
  }
}

/** The copy of the page. The worker goes first: it makes no cache anew that is gone. */
async function forgetPage(): Promise<boolean> {
  try {
    const folder = new URL("./", document.baseURI);
    const registration = await navigator.serviceWorker?.getRegistration(folder);
    if (registration?.scope === folder.href) {
      await registration.unregister();
    }
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(`kyso ${folder.pathname} `)).map((name) => caches.delete(name)));
    return true;
  } catch (error) {
    console.info(error);
    return !("caches" in globalThis);
  }
}
