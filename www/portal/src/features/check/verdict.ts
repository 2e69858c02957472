import type { Presentation, Report } from "kyso";
import type { App } from "../../state/app.ts";
import { fill, h } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { icon } from "../../ui/icons.ts";
import { officeResult } from "../office/result.ts";
import { pictureTexts } from "../../i18n/pictures.ts";
import { citizenResult } from "./citizen.ts";
import type { Pickers } from "./parts.ts";

interface Done {
  readonly report: Report;
  readonly presentation: Presentation;
}

/** Says, without drawing the result anew, that its pictures are being compared, have been, or could not be. */
export function showCompared(app: App, entry: Entry): void {
  const part = entry === app.selected && entry.status.kind === "done" ? document.querySelector<HTMLElement>("#result [data-verdict]") : null;
  const notice = part?.querySelector<HTMLElement>("#comparing-pictures");
  if (!part || !notice || entry.status.kind !== "done") {
    return;
  }
  fillNotice(notice, app, entry);
  const left = leftOver(entry, entry.status.report);
  if (left !== undefined) {
    part.dataset["pictures"] = left;
  }
}

function notice(app: App, entry: Entry): HTMLElement {
  const element = h("div", { class: "quiet small", role: "status", id: "comparing-pictures" });
  fillNotice(element, app, entry);
  return element;
}

/** What was not compared is not passed over in silence: the result then rests on the engine alone. */
function fillNotice(element: HTMLElement, app: App, entry: Entry): void {
  const words = pictureTexts(app.language);
  const { uncompared } = entry;
  element.hidden = app.comparing !== entry && uncompared === undefined;
  if (app.comparing === entry) {
    fill(element, h("p", {}, words.comparing));
  } else if (uncompared !== undefined) {
    const again = h("button", { type: "button", id: "compare-pictures", class: "no-print", click: () => void app.comparePictures(entry) }, icon("eye"), words.compare);
    fill(element, h("p", {}, words.uncompared[uncompared]), again);
  } else {
    fill(element);
  }
}

/** How many places differ that no signature allows, or that nothing was compared; `undefined` while that is open. */
function leftOver({ pictures: seen, uncompared }: Entry, report: Report): string | undefined {
  return seen ? String(report.document.pictures?.differing.length ?? 0) : uncompared;
}

/** A finished check, in the view that was chosen. */
export function verdict(app: App, entry: Entry, { report, presentation }: Done, pick: Pickers): HTMLElement {
  const isAsked = asksContent(report);
  const said = notice(app, entry);
  return h(
    "div",
    {
      class: `verdict for-${app.view}`,
      lang: presentation.language,
      "data-verdict": report.verdict,
      "data-reason": report.verdictReason ?? "",
      "data-pictures": leftOver(entry, report),
      "data-asks-content": isAsked ? String(entry.id) : undefined,
    },
    ...(app.view === "office" ? officeResult : citizenResult)(app, entry, report, presentation, isAsked, pick, said),
  );
}

/** Whether the file is a signature kept apart from its document, which is not at hand. */
function asksContent(report: Report): boolean {
  return report.wants.some((want) => want.kind === "detached-content");
}
