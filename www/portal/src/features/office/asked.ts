import type { Report } from "kyso";
import type { App } from "../../state/app.ts";
import { h, type Content, type Part } from "../../ui/dom.ts";
import { KINDS, OWNERS, SENDERS, type Entry, type Kind, type Owner, type Sender } from "../../state/entry.ts";
import { layerTexts } from "../../i18n/layers.ts";
import { choice } from "../../ui/field.ts";
import { officeTexts } from "../../i18n/office.ts";

/** Most certificates that are asked about. */
const MOST = 8;

/** What no certificate tells and a person can say: the kind of document, who sent it, whose a certificate is. Another answer judges anew. */
export function asked(app: App, entry: Entry, report: Report): Part {
  const words = officeTexts(app.language);
  const own = layerTexts(app.language);
  const judge = (change: Pick<Entry, "kind" | "sender" | "owners">) => app.judgeAs(entry, change);
  return h(
    "div",
    { class: "kind no-print", role: "group", "aria-label": own.asked },
    h(
      "div",
      { class: "fields" },
      choice(
        "kind",
        words.kind,
        KINDS.map((kind) => [kind, words.kinds[kind]] as const),
        entry.kind ?? "auto",
        (kind) => judge({ kind: kind as Kind }),
      ),
      choice(
        "sender",
        own.sender,
        SENDERS.map((sender) => [sender, own.senders[sender]] as const),
        entry.sender ?? "auto",
        (sender) => judge({ sender: sender as Sender }),
      ),
    ),
    owners(entry, report, own, (owned) => judge({ owners: owned })),
    h("p", { class: "quiet small" }, own.askedText),
  );
}

/** Certificates by name, folded unless the engine itself asks. */
function owners(entry: Entry, report: Report, words: ReturnType<typeof layerTexts>, take: (owners: ReadonlyMap<string, Owner>) => void): Content {
  const signers = new Map(report.signatures.flatMap(({ signer }) => (signer ? [[signer.sha256, signer.name] as const] : [])));
  if (signers.size === 0) {
    return null;
  }
  const isOpen = report.vietnam?.open.some(({ code }) => code === "owner" || code === "issuing-agency") ?? false;
  const options = OWNERS.map((owner) => [owner, words.whoseOptions[owner]] as const);
  const one = ([sha256, name]: readonly [string, string], index: number) =>
    choice(`owner-${index}`, words.whose(name), options, entry.owners?.get(sha256) ?? "auto", (owner) =>
      take(new Map([...(entry.owners ?? []), [sha256, owner as Owner]])),
    );
  return h("details", { id: "owners", open: isOpen }, h("summary", {}, words.owners), h("div", { class: "fields" }, ...[...signers].slice(0, MOST).map(one)));
}
