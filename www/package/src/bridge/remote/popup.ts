import { BridgeError } from "../errors/error.js";
import type { Authorise } from "./oauth.js";

/** The name under which the page that a service sends back to hands its address on. */
export const RETURN_CHANNEL = "vn.kyso.remote-return";

const WAIT_MS = 300_000;
const LOOK_MS = 500;

/**
 * Shows the service's page in a window of its own. The page at `redirectUri` must call {@link handBack}. To be called soon after a press of
 * a button, else the browser blocks the window.
 */
export const inWindow: Authorise = async (address) => {
  const channel = new BroadcastChannel(RETURN_CHANNEL);
  const shown = window.open(address, "_blank", "popup,width=520,height=720");
  let timer: ReturnType<typeof setInterval> | undefined;
  try {
    return await new Promise<string>((resolve, reject) => {
      const fail = (): void => reject(new BridgeError("remote-window"));
      if (shown === null) {
        fail();
        return;
      }
      channel.onmessage = ({ data }) => {
        if (typeof data === "string") {
          resolve(data);
        }
      };
      const began = Date.now();
      timer = setInterval(() => {
        // A service that severs the windows looks like a closed one; its answer still comes by the channel, within the time.
        if (Date.now() - began > WAIT_MS) {
          fail();
        }
      }, LOOK_MS);
    });
  } finally {
    clearInterval(timer);
    channel.close();
    shown?.close();
  }
};

/** What the page at `redirectUri` does: hands its address to the page that waits, and closes. */
export function handBack(): void {
  const channel = new BroadcastChannel(RETURN_CHANNEL);
  channel.postMessage(location.href);
  channel.close();
  // The code in the address is of no more use; it should not be kept in the history.
  history.replaceState(null, "", location.pathname);
  window.close();
}
