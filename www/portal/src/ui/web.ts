/** Whether a browser can be led there at all: `ldap:` it cannot, `javascript:` it must not. */
export function isWeb(address: string): boolean {
  try {
    return /^https?:$/.test(new URL(address).protocol);
  } catch {
    return false;
  }
}
