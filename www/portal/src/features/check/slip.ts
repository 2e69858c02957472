import type { Language, Presentation, Report } from "kyso";
import { moment } from "../../ui/clock.ts";
import { element, fill, h, type Part } from "../../ui/dom.ts";
import { layerTexts } from "../../i18n/layers.ts";

/** Most occasions and most points of the law's part: the slip has to stay one page. */
const MOST = 5;
const MARKS = { good: "✓", warn: "!", bad: "✗", neutral: "·" } as const;

/** What the person who handles the document has written. What is empty has room to be written by hand. */
export interface SlipEntries {
  readonly sender: string;
  readonly number: string;
  readonly choice: string;
  readonly ground: string;
  readonly by: string;
}

/** The check on one page of A4. The law's part and the decision are for the office alone. */
export function slip(
  name: string,
  report: Report,
  shown: Presentation,
  { next, forOffice, said }: { readonly next: string; readonly forOffice: boolean; readonly said?: SlipEntries },
): Part {
  const words = layerTexts(shown.language);
  const { headline, law } = shown;
  const line = (label: string, value: string) => h("div", {}, h("dt", {}, label), h("dd", {}, h("bdi", {}, short(value))));
  return h(
    "section",
    { class: "slip", lang: shown.language, "aria-label": words.slipTitle },
    h("h1", {}, words.slipTitle),
    h(
      "dl",
      {},
      said && said.sender !== "" && line(words.slipSender, said.sender),
      said && said.number !== "" && line(words.slipNumber, said.number),
      line(words.slipFile, name),
      line(words.slipDigest, report.input.sha256),
      line(words.slipAt, moment(report.now, shown.language)),
    ),
    h(
      "div",
      { class: "slip-headline" },
      h("p", {}, h("strong", {}, `${MARKS[headline.tone]} ${headline.title}`)),
      h("p", {}, headline.sentence),
      next !== "" && h("p", {}, `→ ${next}`),
    ),
    h("dl", {}, ...shown.summary.map(({ tone, label, value }) => line(`${MARKS[tone]} ${label}`, value))),
    shown.signatures.length > 1 &&
      h(
        "ul",
        {},
        ...shown.acts.slice(0, MOST).map(({ tone, text }) => h("li", {}, h("bdi", {}, short(`${MARKS[tone]} ${text}`)))),
        shown.acts.length > MOST && h("li", {}, `+ ${shown.acts.length - MOST}`),
      ),
    forOffice &&
      law &&
      h(
        "div",
        {},
        h("h2", {}, law.title),
        h("p", {}, `${MARKS[law.tone]} ${law.verdict}`),
        h(
          "ul",
          {},
          ...law.findings
            .slice(0, MOST)
            .map(({ tone, title, clause }) => h("li", {}, `${MARKS[tone]} ${title}${clause === "" ? "" : ` (${cited(clause, shown.language)})`}`)),
        ),
      ),
    forOffice &&
      h(
        "div",
        { class: "slip-decision" },
        h("h2", {}, words.slipDecision),
        h("p", {}, words.slipChoice(said?.choice ?? "none")),
        h("p", {}, words.slipGround, " ", h("bdi", {}, said?.ground || words.slipRoom)),
        h("p", {}, words.slipBy, " ", h("bdi", {}, said?.by || words.slipRoom)),
      ),
    h("p", { class: "slip-note" }, shown.note),
  );
}

/** A provision as an office cites it: point, clause and article first, then the act with its number. */
function cited(clause: string, language: Language): string {
  const [act = "", articles] = clause.split(" Điều ", 2);
  if (language === "en") {
    return clause;
  }
  const named = act.replace(/^(Nghị định|Thông tư|Quyết định) (?=\d)/, "$1 số ");
  const article = (numbers: string) => {
    const [number, paragraph, point] = numbers.split(".");
    return `${point ? `điểm ${point} ` : ""}${paragraph ? `khoản ${paragraph} ` : ""}Điều ${number}`;
  };
  return articles === undefined
    ? named
    : `${clause
        .slice(act.length + " Điều ".length)
        .split(", Điều ")
        .map(article)
        .join(", ")} ${named}`;
}

/** A text no longer than a page can hold. */
function short(text: string): string {
  return text.length > 220 ? `${text.slice(0, 220)}…` : text;
}

/** Prints one part alone: it is put beside the page while the page itself is left out. */
export function printAlone(part: Part): void {
  const frame = element("div", { class: "printed-alone" });
  fill(frame, part);
  document.body.append(frame);
  document.documentElement.dataset["print"] = "alone";
  const undo = () => {
    frame.remove();
    delete document.documentElement.dataset["print"];
  };
  window.addEventListener("afterprint", undo, { once: true });
  window.print();
}
