import { h } from "./dom.ts";

/** Files may be dropped anywhere on the page. `words` gives what is shown while they hover over it. */
export function acceptDrops(take: (files: File[]) => void, words: () => string): void {
  const veil = h("div", { class: "veil", hidden: true, "aria-hidden": "true" });
  document.body.append(veil);
  let depth = 0;
  const show = (isShown: boolean) => {
    veil.hidden = !isShown;
    veil.replaceChildren(h("p", {}, words()));
  };
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  document.addEventListener("dragenter", (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      depth += 1;
      show(true);
    }
  });
  document.addEventListener("dragover", (event) => {
    if (carriesFiles(event)) {
      // Without this the browser would open the file in place of the page.
      event.preventDefault();
    }
  });
  document.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    show(depth > 0);
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    show(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) {
      take(files);
    }
  });
}
