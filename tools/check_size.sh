#!/usr/bin/env bash
# Fails where the model files together are over 32 MiB, or any other file of the repository over 1 MiB: weights are
# committed rarely and small, and everything else is made from sources.
set -euo pipefail
cd "$(dirname "$0")/.."
models=$(find models -type f -printf '%s\n' 2>/dev/null | awk '{sum += $1} END {print sum + 0}')
status=0
if [ "$models" -gt $((32 * 1024 * 1024)) ]; then
  echo "models/: $models bytes, more than 32 MiB" >&2
  status=1
fi
while read -r size path; do
  echo "$path: $size bytes, more than 1 MiB" >&2
  status=1
done < <(find . -path ./build -prune -o -path './build-*' -prune -o -path ./.git -prune -o -path ./models -prune -o \
  -path ./.cache -prune -o -path ./knowledge/gazetteer/node_modules -prune -o -type f -size +1024k -printf '%s %p\n')
exit $status
