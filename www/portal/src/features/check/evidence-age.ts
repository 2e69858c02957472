import type { App } from "../../state/app.ts";
import { ageTexts } from "../../i18n/age.ts";
import { moment, now } from "../../ui/clock.ts";
import { type Content, h } from "../../ui/dom.ts";
import { icon } from "../../ui/icons.ts";

const DAY = 86_400_000;

/**
 * How old the evidence is that a result without a network rests on, or with one where its operator has not renewed it: a certificate that was
 * revoked since still passes.
 */
export function evidenceAge({ language, evidenceSource }: App): Content {
  const date = evidenceSource?.evidenceDate;
  const isOffline = !navigator.onLine;
  const words = ageTexts(language);
  const days = date === undefined ? 0 : Math.floor((Date.parse(now()) - Date.parse(date)) / DAY);
  const said =
    date === undefined
      ? isOffline && evidenceSource?.asks === true && words.nothing
      : (isOffline || days > 0) && words.age(moment(date, language, "day"), days);
  return (
    typeof said === "string" &&
    h("p", { class: "quiet small", id: "evidence-age" }, icon("clock"), h("span", {}, isOffline ? `${words.offline} ${said}` : said))
  );
}
