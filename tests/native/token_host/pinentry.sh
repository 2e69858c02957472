#!/bin/sh
# Speaks the protocol of pinentry in place of a person: answers what the next line of `answers` says, and keeps in `shown` what it was
# given to show.
here=$(dirname "$0")
echo "OK"
while IFS= read -r line; do
  printf '%s\n' "$line" >> "$here/shown"
  case "$line" in
    CONFIRM* | GETPIN*)
      answer=$(head -n 1 "$here/answers")
      sed -i 1d "$here/answers"
      case "$answer" in
        "run "*)
          sh -c "${answer#run }"
          answer=$(head -n 1 "$here/answers")
          sed -i 1d "$here/answers"
          ;;
      esac
      case "$answer" in
        yes) echo "OK" ;;
        "pin "*) printf 'D %s\nOK\n' "${answer#pin }" ;;
        back) echo "ERR 83886194 Not confirmed" ;;
        timeout) echo "ERR 83886142 Timeout" ;;
        wait) exec sleep 60 ;;
        *) echo "ERR 83886179 Operation cancelled" ;;
      esac
      ;;
    *) echo "OK" ;;
  esac
done
