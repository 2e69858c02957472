#!/bin/sh
# The host's window, with a person who always answers the same: `agrees` has yes or no, `pin` the PIN, `does` what else happens while the
# window asks for it, and `shown` gets what they would have seen.
here=$(dirname "$0")
echo "OK"
while IFS= read -r line; do
  printf '%s\n' "$line" >> "$here/shown"
  case "$line" in
    CONFIRM*) if [ "$(cat "$here/agrees")" = yes ]; then echo "OK"; else echo "ERR 83886179 Operation cancelled"; fi ;;
    GETPIN*) sh -c "$(cat "$here/does")"; printf 'D %s\nOK\n' "$(cat "$here/pin")" ;;
    *) echo "OK" ;;
  esac
done
