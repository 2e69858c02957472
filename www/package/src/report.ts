import type * as schema from "./schema.js";

/** The report, `schema: "kyso-report/2"`. The types come from the engine. */
export type KysoReport = schema.Report;
/** The same under its first name. Where it is imported it hides the `Report` of the page. */
export type Report = KysoReport;
/** What is said of one signature. */
export type SignatureReport = schema.Signature;
/** What is said of one document time-stamp. */
export type TimestampReport = schema.DocumentTimestamp;
export type { AsShown, Change, Check, Code, Finding, Indication, Severity, SubIndication, Verdict, VerdictReason } from "./schema.js";
/** Every other record of a report. */
export type * as ReportSchema from "./schema.js";
