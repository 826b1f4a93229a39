#!/usr/bin/env bash
# Configures build/ where that has not been done, and builds the target named: dragoman, all or bench.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${1:-dragoman}
options=()
[ "$target" = bench ] && options+=(-DDRAGOMAN_BENCH=ON)
command -v ccache >/dev/null && options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
if [ ! -f build/build.ninja ] || [ ${#options[@]} -gt 0 ]; then
  cmake --preset release "${options[@]}" >build.log 2>&1 || { cat build.log; exit 1; }
  rm -f build.log
fi
cmake --build build --target "$target" -- --quiet
