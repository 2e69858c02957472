/** Where a person is on the page: at the checks, with one file shown or none, or at what results rest on. */
export interface Place {
  readonly part: "check" | "trust";
  /** The file that is shown, by its number. */
  readonly file?: number;
}

/** Goes on to a place, so that the way back leads here. Going where one is changes nothing. */
export function goTo(place: Place): void {
  const { part, file } = here();
  if (part !== place.part || file !== place.file) {
    history.pushState(place, "");
  }
}

/** The place that the history of this page is at. */
export function here(): Place {
  const state: unknown = history.state;
  if (typeof state !== "object" || state === null) {
    return { part: "check" };
  }
  const { part, file } = state as { part?: unknown; file?: unknown };
  return { part: part === "trust" ? "trust" : "check", ...(typeof file === "number" && { file }) };
}

/** Calls back when a person goes back or on. A jump within the page leaves no mark of ours and moves nothing. */
export function onMove(moved: (place: Place) => void): void {
  if (history.state === null) {
    history.replaceState({ part: "check" }, "");
  }
  window.addEventListener("popstate", ({ state }) => {
    if (state !== null) {
      moved(here());
    }
  });
}
