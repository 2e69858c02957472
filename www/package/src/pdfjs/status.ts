import type { Report, SignatureReport, TimestampReport } from "../report.js";
import type { PdfJsSignature, PdfJsStatus } from "./types.js";

/** What the engine says of one signature that pdf.js lists. */
export type Judged = SignatureReport | TimestampReport;

/** A status with its reason. */
export interface Standing {
  readonly status: PdfJsStatus;
  readonly errorCode: string | null;
}

/** The only signature or time-stamp over exactly these bytes: nothing weaker links two parsers of one file. */
export function matching(report: Report, { byteRange }: PdfJsSignature): Judged | undefined {
  const same = (found: Judged): boolean => {
    const numbers = found.coverage.byteRange;
    return byteRange?.length === 4 && numbers.length === 4 && numbers.every((number, index) => number === byteRange[index]);
  };
  const found = [...report.signatures, ...report.timestamps].filter(same);
  return found.length === 1 ? found[0] : undefined;
}

/** The status of one signature, among all that pdf.js lists. */
export function standingOf(report: Report, listed: readonly PdfJsSignature[], signature: PdfJsSignature): Standing {
  const standings = listed.map((one) => alone(report, one));
  const own = alone(report, signature);
  const shows = (...statuses: PdfJsStatus[]): boolean => standings.some(({ status }) => statuses.includes(status));
  // pdf.js shows the worst of what it lists. Faults of a signature or a part of the document that it does not list must
  // show nevertheless: a list of good signatures must not appear over a document that is not good.
  if (report.verdict === "invalid" && !shows("invalid", "revoked")) {
    return { status: "invalid", errorCode: code(report.verdictReason) };
  }
  if (report.verdict !== "valid" && own.status === "verified" && !shows("unknown", "untrusted", "expired", "revoked", "invalid")) {
    return { status: "unknown", errorCode: code(report.verdictReason) };
  }
  return own;
}

function alone(report: Report, signature: PdfJsSignature): Standing {
  const found = matching(report, signature);
  if (!found) {
    return { status: "unknown", errorCode: "SIGNATURE_NOT_MATCHED" };
  }
  const { digestMatches, signatureVerifies } = found.integrity;
  const errorCode = found.subIndication ?? null;
  if (found.changesJustified === false) {
    return { status: "invalid", errorCode: "DOCUMENT_CHANGED" };
  }
  if (digestMatches === false || signatureVerifies === false) {
    return { status: "invalid", errorCode };
  }
  const isIntact = digestMatches === true && signatureVerifies === true;
  switch (found.indication) {
    case "TOTAL-PASSED":
      return isIntact ? { status: "verified", errorCode: null } : { status: "unknown", errorCode };
    case "TOTAL-FAILED":
      return isIntact && errorCode === "REVOKED" ? { status: "revoked", errorCode } : { status: "invalid", errorCode };
    case "INDETERMINATE":
      // Beside these words pdf.js says "signature verified": they are for intact signatures only.
      return {
        status: isIntact ? certificateStatus(errorCode) : "unknown",
        errorCode: errorCode === "NO_CERTIFICATE_CHAIN_FOUND" ? "UNKNOWN_ISSUER" : errorCode,
      };
  }
}

/** Sub-indications of EN 319 102-1 §5.1.3 in pdf.js's words; whatever has none there is "unknown". */
function certificateStatus(subIndication: string | null): PdfJsStatus {
  switch (subIndication) {
    case "NO_CERTIFICATE_CHAIN_FOUND":
    case "NO_CERTIFICATE_CHAIN_FOUND_NO_POE":
      return "untrusted";
    case "OUT_OF_BOUNDS_NO_POE":
    case "OUT_OF_BOUNDS_NOT_REVOKED":
      return "expired";
    case "REVOKED_NO_POE":
    case "REVOKED_CA_NO_POE":
      return "revoked";
    default:
      return "unknown";
  }
}

function code(reason: string | null | undefined): string | null {
  return reason ? reason.replaceAll("-", "_").toUpperCase() : null;
}
