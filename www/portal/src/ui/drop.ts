import { element, fill, h } from "./dom.ts";

/** Most files taken from one drop. */
const MOST_FILES = 5000;
/** Deepest folder looked into. */
const DEEPEST = 8;

/** Who takes what is dropped: `at` makes, at the moment of the drop, what takes the files by the place they were dropped on. */
export interface Taker {
  at(place: Element | undefined): (files: File[]) => void;
  /** There were more files than are taken. */
  cut(): void;
}

/** Files may be dropped anywhere on the page. `words` gives what is shown while they hover over it. */
export function acceptDrops(taker: Taker, words: () => string): void {
  const veil = element("div", { class: "veil", hidden: "", "aria-hidden": "true" });
  document.body.append(veil);
  let depth = 0;
  const show = (isShown: boolean) => {
    veil.hidden = !isShown;
    fill(veil, h("p", {}, words()));
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
    // Entries have to be taken now: the transfer is empty once this handler has returned.
    const items = [...(event.dataTransfer?.items ?? [])];
    const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
    const plain = [...(event.dataTransfer?.files ?? [])];
    // The place as well: by the time the files are read, another result may stand there.
    const take = taker.at(event.target instanceof Element ? event.target : undefined);
    void filesOf(entries, plain).then((files) => {
      if (files.length > 0) {
        take(files.slice(0, MOST_FILES));
      }
      if (files.length > MOST_FILES) {
        taker.cut();
      }
    });
  });
}

/** The dropped files, those inside dropped folders included. */
async function filesOf(entries: readonly FileSystemEntry[], plain: File[]): Promise<File[]> {
  if (!entries.some((entry) => entry.isDirectory)) {
    return plain;
  }
  const files: File[] = [];
  await collect(entries, 0, files);
  return files;
}

async function collect(entries: readonly FileSystemEntry[], depth: number, files: File[]): Promise<void> {
  for (const entry of entries) {
    // One more than is taken, so that it can be said.
    if (files.length > MOST_FILES) {
      return;
    }
    if (entry.isFile) {
      const file = new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
      // A file that cannot be read takes nothing from the others.
      await file.then(
        (read) => files.push(read),
        (error: unknown) => console.info(error),
      );
    } else if (depth < DEEPEST) {
      await collect(await list(entry as FileSystemDirectoryEntry), depth + 1, files);
    }
  }
}

/** A folder's entries. They come in portions, the last of them empty. */
async function list(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  while (entries.length <= MOST_FILES) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) {
      break;
    }
    entries.push(...portion);
  }
  return entries;
}
