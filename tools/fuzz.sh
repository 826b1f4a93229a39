#!/usr/bin/env bash
# Builds the fuzz targets with clang into build-fuzz/ and runs each for the seconds named (default 600) over its seeds.
# What is found lies in build-fuzz/found/; a seed of it belongs into fuzz/seeds/, and a test into tests/.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-600}
cmake -S . -B build-fuzz -G Ninja -DCMAKE_C_COMPILER=clang-14 -DCMAKE_CXX_COMPILER=clang++-14 -DCMAKE_BUILD_TYPE=Release \
  -DDRAGOMAN_FUZZ=ON -DDRAGOMAN_TESTS=OFF -DDRAGOMAN_SANITIZE=address,undefined,fuzzer-no-link \
  -DCMAKE_CXX_FLAGS=-Wno-unknown-warning-option -DCMAKE_ASM_FLAGS=-Wno-unknown-warning-option >/dev/null
mkdir -p build-fuzz/found
for target in page feed archive; do
  cmake --build build-fuzz --target ${target}_fuzz -- --quiet
  mkdir -p build-fuzz/corpus/$target
  UBSAN_OPTIONS=halt_on_error=1 build-fuzz/fuzz/${target}_fuzz -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix=build-fuzz/found/$target- build-fuzz/corpus/$target fuzz/seeds/$target 2>&1 | tail -8
done
