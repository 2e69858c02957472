/**
 * Why the browser could not reach the host, from the text it gives: there is nothing else. The texts are those of Chromium's
 * `native_message_port` and `native_message_process_host` and of Firefox's `NativeManifests` and `NativeMessaging`.
 */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/host not found|no such native application/i, "host-missing"],
  [/forbidden|not have permission/i, "host-forbidden"],
  [/failed to start|not exist|not executable|an unexpected error occurred/i, "host-not-started"],
  [/error when communicating|too large|message of \d+ bytes/i, "host-garbled"],
  [/has exited|was closed/i, "host-exited"],
];

export function hostFailure(text: string | undefined): string {
  return TEXTS.find(([pattern]) => pattern.test(text ?? ""))?.[1] ?? "host-exited";
}
