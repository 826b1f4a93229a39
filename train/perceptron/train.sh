#!/bin/sh
# Trains models/first-parse.bin from the shared gold data; about ten minutes on one core.
#   train/perceptron/train.sh GOLD_FOLDER [OUT]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
gold=$1
out=${2:-$root/models/first-parse.bin}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for part in ewt/en_ewt-ud-train.conllu ewt/en_ewt-ud-dev.conllu gum/gum-train.conllu gum/gum-dev.conllu \
            polnear/silver-tags-train.tsv; do
  gzip -dc "$gold/$part.gz" > "$work/$(basename "$part")"
done
# The libraries of a finished build: cmake -S . -B build && ninja -C build dragoman_parse
build=${BUILD:-$root/build}
g++ -std=c++20 -O3 -march=native -I"$root/src" -I"$root/train/perceptron" -o "$work/train" \
  "$root"/train/perceptron/*.cc "$root"/src/parse/hashed_weights.cc "$root"/src/parse/tagger.cc \
  "$root"/src/parse/transitions.cc "$build"/libdragoman_parse.a "$build"/libdragoman_knowledge.a "$build"/libdragoman_core.a \
  -lfmt -lnettle -licuuc -licui18n -licudata -lpthread
mkdir -p "$(dirname "$out")"
"$work/train" "$out" "$work/en_ewt-ud-train.conllu,$work/gum-train.conllu" \
  "$work/en_ewt-ud-dev.conllu,$work/gum-dev.conllu" "$gold/wikigold/wikigold-train.conll" \
  "$work/silver-tags-train.tsv" "$gold/wikigold/wikigold-dev.conll"
