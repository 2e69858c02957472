import { api, type Port } from "../shared/api.js";
import { FROM_CONSENT, FROM_PAGE, PROTOCOL } from "../shared/messages.js";
import { Questions } from "./consent/ask.js";
import { Sites } from "./consent/store.js";
import { host } from "./native/start.js";
import { isOwnPage, siteOf } from "./sender.js";
import { Session, type Services } from "./session.js";

const sites = new Sites(api.storage.local);
const questions = new Questions(sites);
const services: Services = {
  starter: host,
  decision: (site) => sites.decision(site),
  ask: (site) => questions.ask(site),
};
const sessions = new Set<Session>();

api.runtime.onConnect.addListener((port) => {
  if (port.name === FROM_PAGE) {
    joinPage(port);
  } else if (port.name === FROM_CONSENT && isOwnPage(port.sender, api.runtime.id, api.runtime.getURL(""))) {
    questions.join(port);
  } else {
    port.disconnect();
  }
});

// Consent that is taken back ends what the site has begun.
api.storage.onChanged.addListener(() => void shutOthers());

function joinPage(port: Port): void {
  const site = siteOf(port.sender, api.runtime.id);
  if (site === undefined) {
    port.disconnect();
    return;
  }
  const session = new Session(port, site, services);
  sessions.add(session);
  port.onDisconnect.addListener(() => sessions.delete(session));
  port.postMessage({ type: "welcome", protocol: PROTOCOL, extension: api.runtime.getManifest().version });
}

async function shutOthers(): Promise<void> {
  const known = await sites.all();
  for (const session of sessions) {
    const isAllowed = known.some(({ origin, decision }) => origin === session.site && decision === "allowed");
    if (!isAllowed) {
      session.hangUp();
    }
  }
}
