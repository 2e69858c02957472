import { api } from "../shared/api.js";
import { FROM_CONSENT, isMessage } from "../shared/messages.js";
import { showOrigin, translate } from "./words.js";

/** An extension's worker is put to sleep after half a minute without a message. */
const AWAKE_MS = 20_000;
/** A click meant for what was there before this window came up is not an answer. */
const SETTLE_MS = 600;

translate();
const port = api.runtime.connect({ name: FROM_CONSENT });
const buttons = { allowed: button("allow"), refused: button("refuse") };

port.onMessage.addListener((message) => {
  if (isMessage(message) && typeof message["origin"] === "string") {
    const place = document.getElementById("origin");
    place?.replaceChildren(...showOrigin(message["origin"]));
    setTimeout(() => Object.values(buttons).forEach((one) => (one.disabled = false)), SETTLE_MS);
  }
});
// No site asks any more: the page was closed meanwhile.
port.onDisconnect.addListener(() => window.close());
setInterval(() => port.postMessage({}), AWAKE_MS);

for (const [decision, one] of Object.entries(buttons)) {
  one.addEventListener("click", () => {
    port.postMessage({ decision });
    setTimeout(() => window.close(), 200);
  });
}

function button(id: string): HTMLButtonElement {
  return document.getElementById(id) as HTMLButtonElement;
}
