#!/bin/sh
# Installs the Debian package named as argument, starts what its unit starts, asks it, and removes it. Needs root; not for a machine in use.
set -eu
package=$1
folder=$(mktemp -d)
server=
end() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    dpkg --purge kyso >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap end EXIT
fail() {
    echo "deb: $1" >&2
    exit 1
}

dpkg --install "$package"
systemd-analyze verify /usr/lib/systemd/system/kyso.service /usr/lib/systemd/system/kyso.socket
kyso serve --config /etc/kyso/kyso.toml --check | grep -q '^http://ca.gov.vn/pki/pub/crl/\*$' || fail "the relay does not ask the authorities of the trust file"

# The command of the unit, with an address and a cache of the test. The port is one that is free; the log says which.
command=$(sed -n 's/^ExecStart=//p' /usr/lib/systemd/system/kyso.service)
KYSO_SERVE_LISTEN=127.0.0.1:0 KYSO_SERVE_CACHE=$folder $command 2>"$folder/log" &
server=$!
tries=0
until at=http://$(grep -o '127\.0\.0\.1:[1-9][0-9]*' "$folder/log" | head -n 1) && curl -fs "$at/healthz" >"$folder/health"; do
    tries=$((tries + 1))
    [ "$tries" -lt 240 ] && kill -0 "$server" 2>/dev/null || break
    sleep 0.5
done
grep -q '"status":"ok"' "$folder/health" || fail "not healthy: $(cat "$folder/log")"
grep -q '"cache":"disk"' "$folder/health" || fail "no cache on disk"
curl -fs "$at/" | grep -qi '<!doctype html>' || fail "no page"
curl -fs "$at/kyso.config.json" | grep -q '"relay": "relay"' || fail "not the settings of /etc/kyso/page.json"
curl -fsI "$at/" | grep -qi "^content-security-policy: default-src 'none'" || fail "no policy"
[ "$(curl -s -o /dev/null -w '%{http_code}' "$at/relay/crl/aHR0cDovLzEyNy4wLjAuMS8")" = 403 ] || fail "an address that nobody listed is asked"
kill "$server"
wait "$server" || fail "it did not end well"
server=

dpkg --remove kyso
[ ! -e /usr/bin/kyso ] && [ -e /etc/kyso/kyso.toml ] || fail "removed wrongly"
dpkg --purge kyso
[ ! -e /etc/kyso/kyso.toml ] || fail "purged wrongly"
echo "deb: installed, started, asked, removed"
