import { api } from "../shared/api.js";
import { CONNECT, FROM_PAGE, isMessage } from "../shared/messages.js";

/**
 * Carries messages between a page and the extension. It puts nothing into the page and reads nothing from it: a page that wants to be connected
 * hands over one end of a channel.
 */
function listen(): void {
  window.addEventListener("message", (event) => {
    // Frames share neither `source` nor this script; a page of the same origin in another window has another `source`.
    if (event.source !== window || event.origin !== location.origin || !isMessage(event.data) || event.data["type"] !== CONNECT) {
      return;
    }
    const [page] = event.ports;
    if (page) {
      // A page that is drawn ahead of time is not one that a person sees.
      whenShown(() => join(page));
    }
  });
}

function whenShown(then: () => void): void {
  if ((document as { prerendering?: boolean }).prerendering === true) {
    document.addEventListener("prerenderingchange", then, { once: true });
  } else {
    then();
  }
}

function join(page: MessagePort): void {
  page.postMessage({ type: "here" });
  let extension;
  try {
    extension = api.runtime.connect({ name: FROM_PAGE });
  } catch {
    // The extension was updated or removed since this page was loaded.
    page.postMessage({ type: "closed", code: "extension-restarted" });
    page.close();
    return;
  }
  const end = extension;
  end.onMessage.addListener((message) => page.postMessage(message));
  end.onDisconnect.addListener(() => {
    page.postMessage({ type: "closed", code: "extension-closed" });
    page.close();
  });
  page.addEventListener("message", ({ data }) => {
    if (isMessage(data) && data["type"] === "close") {
      end.disconnect();
      page.close();
    } else {
      end.postMessage(data);
    }
  });
  page.start();
}

if (window.top === window && location.protocol === "https:") {
  listen();
}
