#!/usr/bin/env bash
# Lays out all sources; with --check only says which are not laid out, and fails if there are any.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=(-i)
[ "${1:-}" = --check ] && mode=(--dry-run --Werror)
find src tests bench fuzz bindings -name '*.cc' -o -name '*.h' 2>/dev/null | sort | xargs clang-format-14 "${mode[@]}"
