import type { Presentation, Report } from "kyso";
import type { App } from "../../state/app.ts";
import { h, type Part } from "../../ui/dom.ts";
import type { Entry } from "../../state/entry.ts";
import { icon } from "../../ui/icons.ts";
import { officeResult } from "../office/result.ts";
import { pictureTexts } from "../../i18n/pictures.ts";
import { citizenResult } from "./citizen.ts";
import { evidenceAge } from "./evidence-age.ts";
import type { Pickers } from "./parts.ts";

interface Done {
  readonly report: Report;
  readonly presentation: Presentation;
}

/** What was not compared is not passed over in silence: the result then rests on the engine alone. */
function notice(app: App, entry: Entry): Part {
  const words = pictureTexts(app.language);
  const { uncompared } = entry;
  const isComparing = app.comparing === entry;
  const again = () => void app.comparePictures(entry);
  return h(
    "div",
    { class: "quiet small", role: "status", id: "comparing-pictures", hidden: !isComparing && uncompared === undefined },
    (isComparing || uncompared !== undefined) && h("p", {}, uncompared === undefined || isComparing ? words.comparing : words.uncompared[uncompared]),
    !isComparing &&
      uncompared !== undefined &&
      h("button", { type: "button", id: "compare-pictures", class: "no-print", click: again }, icon("eye"), words.compare),
  );
}

/** How many places differ that no signature allows, or that nothing was compared; `undefined` while that is open. */
function leftOver({ pictures: seen, uncompared }: Entry, report: Report): string | undefined {
  return seen ? String(report.document.pictures?.differing.length ?? 0) : uncompared;
}

/** A finished check, in the view that was chosen. */
export function verdict(app: App, entry: Entry, { report, presentation }: Done, pick: Pickers): Part {
  const isAsked = asksContent(report);
  const said = h("div", {}, evidenceAge(app), notice(app, entry));
  return h(
    "div",
    {
      key: app.view,
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
