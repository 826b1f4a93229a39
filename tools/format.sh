#!/usr/bin/env bash
# Lays out all sources; with --check only says which are not laid out, and fails if there are any.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=(-i)
[ "${1:-}" = --check ] && mode=(--dry-run --Werror)
folders=()
for folder in src tests bench fuzz bindings; do [ -d "$folder" ] && folders+=("$folder"); done
find "${folders[@]}" \( -name '*.cc' -o -name '*.h' \) -print0 | sort -z | xargs -0 clang-format-14 "${mode[@]}"
