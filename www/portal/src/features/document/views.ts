import type { Presentation, Report } from "kyso";
import type { App } from "../../state/app.ts";
import type { Entry } from "../../state/entry.ts";
import { DocumentView } from "./view.ts";

const views = new WeakMap<Report, { view: DocumentView; presentation: Presentation }>();
/** The last view of each file. */
const last = new WeakMap<Entry, DocumentView>();

/**
 * The view of one result. It is kept while other results are looked at, so that its pages stand where they stood. One of another result on the
 * same file, or of the same in another language, takes the place of the one before: what was open is open.
 */
export function documentView(app: App, entry: Entry, report: Report, presentation: Presentation): DocumentView {
  const known = views.get(report);
  if (known?.presentation === presentation) {
    return known.view;
  }
  const view = new DocumentView(app, entry, report, presentation);
  views.set(report, { view, presentation });
  const before = last.get(entry);
  last.set(entry, view);
  // Asked before it is closed: a document that nobody opened is not opened by a change of the language.
  const wasOpen = before?.isOpen === true;
  before?.close();
  if (wasOpen) {
    // The page is being drawn: what opens draws it again, after that.
    queueMicrotask(() => void view.open());
  }
  return view;
}
