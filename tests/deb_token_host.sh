#!/bin/sh
# Installs the Debian package of the token host named as argument, starts it as a browser does, and removes it. Needs root; not for a machine
# in use.
set -eu
package=$1
folder=$(mktemp -d)
end() {
    dpkg --purge kyso-token-host >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap end EXIT
fail() {
    echo "deb: $1" >&2
    exit 1
}

dpkg --install "$package"
[ ! -e /usr/lib/systemd/system/kyso.service ] || dpkg -S /usr/lib/systemd/system/kyso.service | grep -q '^kyso:' || fail "a service came with it"
chromium=/etc/chromium/native-messaging-hosts/vn.kyso.token_host.json
for manifest in "$chromium" /etc/opt/chrome/native-messaging-hosts/vn.kyso.token_host.json \
    /etc/opt/edge/native-messaging-hosts/vn.kyso.token_host.json /usr/lib/mozilla/native-messaging-hosts/vn.kyso.token_host.json; do
    grep -q '"path": "/usr/bin/kyso-token-host"' "$manifest" || fail "no manifest at $manifest"
done
caller=$(sed -n 's|.*"\(chrome-extension://[a-p]*/\)".*|\1|p' "$chromium")
HOME=$folder kyso-token-host "$caller" </dev/null | grep -aq '"type":"hello"' || fail "no greeting for the extension of the manifest"
HOME=$folder kyso-token-host "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/" </dev/null 2>/dev/null | grep -aq '"origin-not-allowed"' || fail "another extension is served"
# What the package wrote is what the program writes itself.
HOME=$folder kyso-token-host install >/dev/null
for browser in .config/chromium/NativeMessagingHosts .mozilla/native-messaging-hosts; do
    own=$(tr -d ' \n' <"$folder/$browser/vn.kyso.token_host.json")
    case $browser in .mozilla*) theirs=/usr/lib/mozilla/native-messaging-hosts/vn.kyso.token_host.json ;; *) theirs=$chromium ;; esac
    [ "$own" = "$(tr -d ' \n' <"$theirs")" ] || fail "$browser: another manifest than the package's"
done
HOME=$folder kyso-token-host uninstall >/dev/null
HOME=$folder kyso-token-host doctor >"$folder/said" || true
grep -q "$chromium" "$folder/said" || fail "the doctor does not see the package's manifest"

dpkg --remove kyso-token-host
[ ! -e /usr/bin/kyso-token-host ] || fail "removed wrongly"
dpkg --purge kyso-token-host
[ ! -e "$chromium" ] || fail "purged wrongly"
echo "deb: installed, greeted, removed"
