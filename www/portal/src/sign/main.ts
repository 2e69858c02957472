import type { Language } from "kyso";
import { nativeProvider, type Provider, remoteProvider, vgcaProvider, webUsbProvider } from "kyso/bridge";
import { createSigning } from "kyso/sign";
import { type KysoSignerElement } from "kyso/signer";
import { loadRenderer, renderer } from "../features/document/renderer.ts";
import { LANGUAGES, texts } from "../i18n/index.ts";
import { loadBundle } from "../state/bundle.ts";
import { loadDemo } from "../state/demo.ts";
import { loadSettings, type Settings } from "../state/settings.ts";
import { asAnchor, asEvidence } from "../state/supplied.ts";
import { startWith } from "../state/trust-source.ts";
import { fill, h, hosted } from "../ui/dom.ts";
import { narrow } from "./policy.ts";
import { NO_SIGNING, type SigningSettings } from "./settings.ts";
import { timestampFrom } from "./timestamp.ts";
import { signPageTexts } from "./words.ts";

const root = document.querySelector<HTMLElement>("#app");
let language: Language = "vi";
let signer: KysoSignerElement | undefined;

if (root) {
  void begin(root);
}

async function begin(root: HTMLElement): Promise<void> {
  try {
    const settings = await loadSettings().catch((error: unknown) => {
      narrow(NO_SIGNING);
      throw error;
    });
    // Before anything that a person does can connect to anywhere.
    narrow(settings.signing);
    language = settings.language;
    signer = document.createElement("kyso-signer");
    await prepare(signer, settings);
    draw(root, settings);
  } catch (error) {
    console.info(error);
    fill(
      root,
      h("div", { class: "page" }, h("main", {}, h("p", { role: "alert" }, signPageTexts("vi").stopped), h("p", { lang: "en" }, signPageTexts("en").stopped))),
    );
  }
}

/** Gives the element what this page has: trust, evidence, the renderer, and the ways to a key. */
async function prepare(element: KysoSignerElement, settings: Settings): Promise<void> {
  const { signing, evidence } = settings;
  const [{ verifier }, bundle, demo] = await Promise.all([
    startWith(settings),
    evidence === undefined ? undefined : loadBundle(evidence).catch(() => undefined),
    loadDemo(),
  ]);
  element.verifier = verifier;
  element.signing = await createSigning();
  element.signOptions = {
    evidence: [...(bundle?.files ?? []), ...(demo?.evidence ?? [])].map(asEvidence),
    userTrust: (demo?.userTrust ?? []).map(asAnchor),
    ...(demo ? { at: demo.at } : {}),
  };
  element.renderer = renderer;
  element.providers = providersOf(signing);
  element.timestamp = signing.timestamp === undefined ? undefined : timestampFrom(signing.timestamp);
  element.level = signing.level;
  await loadRenderer();
}

/** The host first; then what the operator has set up. */
function providersOf({ remote, vgca }: SigningSettings): Provider[] {
  const redirectUri = new URL("sign-return.html", document.baseURI).href;
  const service = remote && {
    address: remote.address,
    clientId: remote.clientId,
    redirectUri,
    ...(remote.oauth2 === undefined ? {} : { oauth2: remote.oauth2 }),
  };
  return [nativeProvider(), webUsbProvider(), ...(service ? [remoteProvider(service)] : []), ...(vgca ? [vgcaProvider({ enabled: true })] : [])];
}

function draw(root: HTMLElement, settings: Settings): void {
  const words = signPageTexts(language);
  document.documentElement.lang = language;
  document.title = words.tagline;
  const languages = LANGUAGES.map((one) =>
    h(
      "button",
      { type: "button", id: `language-${one}`, lang: one, "aria-pressed": String(one === language), click: () => speak(one, root, settings) },
      texts(one).languageName,
    ),
  );
  const brand = h(
    "div",
    { class: "brand" },
    h("span", { class: "wordmark", translate: "no" }, "kyso"),
    h("span", { class: "tagline" }, words.tagline),
    __DEMO__ && h("span", { class: "badge" }, texts(language).demoBuild),
  );
  const header = h(
    "header",
    { class: "top" },
    brand,
    h(
      "div",
      { class: "switches" },
      h("a", { href: "./" }, words.verify),
      h("div", { class: "languages", role: "group", "aria-label": texts(language).languageChoice }, ...languages),
    ),
  );
  const main = h("main", { id: "sign" }, h("div", {}, h("p", {}, words.help), settings.signing.vgca && h("p", {}, words.vgca)), signer && hosted(signer));
  const footer = h(
    "footer",
    { class: "bottom" },
    h("p", {}, words.footer),
    settings.name !== undefined && h("p", {}, texts(language).offeredBy, " ", h("bdi", {}, settings.name)),
  );
  fill(root, h("div", { class: "page" }, header, main, footer));
  signer?.redraw();
}

function speak(chosen: Language, root: HTMLElement, settings: Settings): void {
  language = chosen;
  draw(root, settings);
  document.getElementById(`language-${chosen}`)?.focus();
}
