#!/usr/bin/env bash
# Runs clang-tidy over the sources of src/, or over those that changed since the revision in $1.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f build/compile_commands.json ] || tools/build.sh dragoman
if [ -n "${1:-}" ]; then mapfile -t files < <(git diff --name-only --diff-filter=d "$1" -- 'src/*.cc')
else mapfile -t files < <(find src -name '*.cc' | sort); fi
[ ${#files[@]} -eq 0 ] && exit 0
printf '%s\n' "${files[@]}" | xargs -P 2 -n 4 clang-tidy-14 -p build --quiet 2> >(grep -v 'warnings generated' >&2)
