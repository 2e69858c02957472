/** For whom results are shown: everybody, or the person who receives documents for an office. */
export type View = "citizen" | "office";

const KEY = "kyso.view";

/** The view chosen last; at first that for everybody. */
export function chosenView(): View {
  try {
    return localStorage.getItem(KEY) === "office" ? "office" : "citizen";
  } catch {
    // Storage may be switched off; the page works without it.
    return "citizen";
  }
}

export function rememberView(view: View): void {
  try {
    localStorage.setItem(KEY, view);
  } catch {
    // As above.
  }
}
