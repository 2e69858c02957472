import { BridgeError } from "../errors/error.js";
import type { BridgeErrorCode } from "../errors/index.js";

/** What a service says where it does not do what it was asked (CSC API 2.0 §10.1): texts of the API, matched by their words. */
const TEXTS: readonly (readonly [RegExp, BridgeErrorCode])[] = [
  [/not authori[sz]ed by the SAD/i, "remote-other-document"],
  [/SAD expired|expired SAD/i, "remote-authorisation-expired"],
  [/\bparameter SAD\b|invalid SAD/i, "remote-authorisation-wrong"],
  [/OTP is invalid|PIN is invalid|authentication data is invalid/i, "remote-secret-wrong"],
  [/locked|disabled/i, "remote-locked"],
  [/certificate is expired/i, "certificate-expired"],
  [/signatures is too high/i, "remote-too-many"],
  [/parameter credentialID/i, "certificate-unknown"],
  [/signAlgo/i, "algorithm-unsupported"],
];

const NAMES: Readonly<Record<string, BridgeErrorCode>> = {
  invalid_otp: "remote-secret-wrong",
  invalid_pin: "remote-secret-wrong",
  invalid_authentication_data: "remote-secret-wrong",
  authentication_error: "remote-secret-wrong",
  access_denied: "remote-refused",
  invalid_grant: "remote-refused",
  invalid_token: "remote-login-expired",
  expired_token: "remote-login-expired",
};

export function remoteFailure(status: number, error: unknown, description: unknown): BridgeError {
  const name = typeof error === "string" ? error.slice(0, 60) : "";
  const text = typeof description === "string" ? description.slice(0, 300) : "";
  const code =
    TEXTS.find(([pattern]) => pattern.test(text))?.[1] ??
    (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined) ??
    (status === 401 ? "remote-login-expired" : "remote-error");
  return new BridgeError(code, { status, error: name, description: text });
}
