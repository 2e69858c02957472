import type { SignatureLevel, SignatureLook, SignatureRequest } from "./contract.js";

/** As what somebody signs on the page: the acts of Decree 30/2020, and the clerk's whole act of issuing (its Art. 15 to 18) in one go. */
export type ActName = "person" | "number" | "agency" | "issue" | "copy" | "annex";

export const ACT_NAMES: readonly ActName[] = ["person", "number", "agency", "issue", "copy", "annex"];

/** What a person has filled in. */
export interface Filled {
  act: ActName;
  image: Blob | undefined;
  number: string;
  /** As a date field gives it: `2026-11-30`. */
  date: string;
  copyForm: "sao-y" | "sao-luc" | "trich-sao";
  agencyName: string;
  documentNumber: string;
}

export const EMPTY: Filled = { act: "person", image: undefined, number: "", date: "", copyForm: "sao-y", agencyName: "", documentNumber: "" };

/** Which fields an act asks for. */
export const FIELDS: Readonly<Record<ActName, readonly (keyof Filled)[]>> = {
  person: ["image"],
  number: ["number", "date"],
  agency: ["image"],
  issue: ["number", "date", "image"],
  copy: ["copyForm", "agencyName"],
  annex: ["documentNumber"],
};

/** What is missing, by the name of its words. */
export function missingOf({ act, number, date, agencyName, documentNumber }: Filled): "number" | "agencyName" | "documentNumber" | undefined {
  if ((act === "number" || act === "issue") && (!/^\d{1,7}$/.test(number) || dayOf(date) === undefined)) {
    return "number";
  }
  if (act === "copy" && agencyName.trim() === "") {
    return "agencyName";
  }
  return act === "annex" && documentNumber.trim() === "" ? "documentNumber" : undefined;
}

/** The requests of an act, in the order in which they are signed. The place that was chosen is that of the last one with a picture. */
export function requestsOf(filled: Filled, level: SignatureLevel, placed: Pick<SignatureLook, "page" | "rectangle">): SignatureRequest[] {
  const { act } = filled;
  if (act === "issue") {
    // The number is signed before the seal, which covers it; evidence is added once, at the end.
    const seal = requestsOf({ ...filled, act: "agency" }, level, placed);
    return [...requestsOf({ ...filled, act: "number" }, level === "B-B" ? "B-B" : "B-T", {}), ...seal];
  }
  return [{ act, level, look: { ...lookOf(filled), ...placed } }];
}

function lookOf({ act, image, number, date, copyForm, agencyName, documentNumber }: Filled): SignatureLook {
  switch (act) {
    case "number": {
      const day = dayOf(date);
      return { number: Number(number), ...(day && { date: day }) };
    }
    case "copy":
      return { copyForm, agencyName: agencyName.trim() };
    case "annex":
      return { documentNumber: documentNumber.trim() };
    default:
      return image ? { image } : {};
  }
}

function dayOf(date: string): readonly [day: number, month: number] | undefined {
  const [, month, day] = /^\d{4}-(\d\d)-(\d\d)$/.exec(date) ?? [];
  return month === undefined || day === undefined ? undefined : [Number(day), Number(month)];
}
