#!/usr/bin/env bash
# Measures the built program on the public data sets beside the repository and writes docs/scores.md.
# The data and the scorers are not part of the repository: ../shared, or the folder in $DRAGOMAN_SHARED.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${DRAGOMAN_SHARED:-../shared}
gold=$shared/gold
[ -d "$gold" ] || { echo "tools/score.sh: no data at $gold; set DRAGOMAN_SHARED" >&2; exit 1; }

commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
[ -z "$(git status --porcelain -- src knowledge models 2>/dev/null)" ] || commit="$commit, with uncommitted changes"
out=$(mktemp)
trap 'rm -f "$out"' EXIT
{
  echo "# Scores"
  echo
  echo "Made by \`make score\` at commit $commit on the development data; do not edit. Timings include process start"
  echo "and are from a shared machine: see performance.md for how speed is measured."
} >"$out"

# score LAYER GOLD TITLE: runs one scorer and appends its numbers as a table.
score() {
  [ -e "$2" ] || { echo "tools/score.sh: $2 is not there, left out" >&2; return 0; }
  echo "tools/score.sh: $3" >&2
  local numbers
  if ! numbers=$(python3 "$shared/score/score.py" "$1" --bin build/dragoman --gold "$2"); then
    printf '\n## %s\n\nfailed\n' "$3" >>"$out"
    return 0
  fi
  { printf '\n## %s\n\n| measure | value |\n| --- | --- |\n' "$3"
    grep -v '^#' <<<"$numbers" | awk '{printf "| %s | %s |\n", $1, $2}'; } >>"$out"
}

# coreference GOLD TITLE: the same for who "he" is, by our own scorer.
coreference() {
  [ -e "$1" ] || { echo "tools/score.sh: $1 is not there, left out" >&2; return 0; }
  echo "tools/score.sh: $2" >&2
  local numbers
  if ! numbers=$(python3 tools/score_coreference.py --bin build/dragoman --gold "$1"); then
    printf '\n## %s\n\nfailed\n' "$2" >>"$out"
    return 0
  fi
  { printf '\n## %s\n\n| measure | value |\n| --- | --- |\n' "$2"
    awk -F'\t' '{printf "| %s | %s |\n", $1, $2}' <<<"$numbers"; } >>"$out"
}

score parse "$gold/ewt/en_ewt-ud-dev.conllu.gz" "Words and syntax: EWT dev"
score parse "$gold/gum/gum-dev.conllu.gz" "Words and syntax: GUM dev"
score names "$gold/wikigold/wikigold-dev.conll" "Names: Wikigold dev"
coreference "$gold/gum/gum-dev.conllu.gz" "Who is meant by names and pronouns: GUM dev"
score times "$gold/timex/tbaq.jsonl.gz" "Times: TimeBank and AQUAINT"
score attribution "$gold/polnear/polnear-dev.jsonl.gz" "Attributions: PolNeAR dev"
score gsr "$gold/plover-gsr/gsr-dev.jsonl" "Events: PLOVER gold standard records, dev"
score records "$gold/records/records-dev.jsonl" "Statements, events, standings: records dev"
score articles "$gold/articles" "Article text: article-extraction-benchmark, dev"
mv "$out" docs/scores.md
trap - EXIT
chmod 644 docs/scores.md
echo "docs/scores.md written" >&2
