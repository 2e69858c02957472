import { preload } from "kyso";
import { App } from "./state/app.ts";
import { acceptDrops } from "./ui/drop.ts";
import { loadRendererAfter } from "./features/document/renderer.ts";
import { canRun } from "./ui/floor.ts";
import { install, controlled, openedWith } from "./installed.ts";
import { texts } from "./i18n/index.ts";
import { Page } from "./page.ts";
import { showProgress } from "./features/check/pending.ts";
import { paced } from "./ui/pace.ts";

/** From so many files on, their results may come faster than the page can be drawn. */
const MANY = 100;

const root = document.querySelector<HTMLElement>("#app");
const app = root ? begin(root) : undefined;

function begin(root: HTMLElement): App {
  const app: App = new App(
    paced(
      () => page.draw(),
      () => app.entries.length > MANY,
    ),
    (entry, progress) => {
      showProgress(entry, progress, entry === app.selected, app.language);
    },
  );
  const page = new Page(app, root);
  page.draw();
  acceptDrops(
    { at: (place) => app.takerAt(place?.closest<HTMLElement>("[data-asks-content]")?.dataset["asksContent"]), cut: () => app.cut() },
    () => texts(app.language).dropNow,
  );
  const runs = canRun();
  if (!runs) {
    app.tooOld();
  }
  const started = runs ? start(app) : Promise.resolve();
  void openedWith(
    (files) => void app.add(files),
    (files) => app.offer(files),
  );
  // What is kept for later must not hold up what is needed now: on a slow line it would come before the first result.
  const installed = started.finally(() => {
    // With every font the page also keeps working where no copy of it can be kept.
    void Promise.allSettled([...document.fonts].map((face) => face.load()));
    return install(
      (activate) => app.offerUpdate(activate),
      () => app.notKept(),
    );
  });
  // What draws pages comes last, whether or not a file is chosen meanwhile.
  void loadRendererAfter(installed.then(controlled).then(idle)).then((isThere) => (root.dataset["renderer"] = isThere ? "ready" : "none"));
  return app;
}

/** The engine is the largest part of the page: it does not wait for the settings. */
function start(app: App): Promise<void> {
  void preload();
  return app.start();
}

/** A moment at which the page has nothing better to do. */
function idle(): Promise<unknown> {
  return new Promise((resolve) => ("requestIdleCallback" in window ? requestIdleCallback(resolve, { timeout: 2000 }) : setTimeout(resolve, 200)));
}

// Files of a list are walked through with J and K, as in the programs for mail; not while something is written.
window.addEventListener("keydown", (event) => {
  const { key, target, altKey, ctrlKey, metaKey } = event;
  const isWriting = target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
  if (app?.view === "office" && !isWriting && !altKey && !ctrlKey && !metaKey && (key === "j" || key === "k")) {
    event.preventDefault();
    app.step(key === "j" ? 1 : -1);
  }
});

// The register is nowhere but here: a person who closes the page is asked, as long as it has not been saved.
window.addEventListener("beforeunload", (event) => {
  if (app?.register.isUnsaved) {
    event.preventDefault();
  }
});
