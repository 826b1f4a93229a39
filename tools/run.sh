#!/usr/bin/env bash
# What `make run` shows: the example reports read into a ledger of their own, and one relation out of it.
set -euo pipefail
cd "$(dirname "$0")/.."
dragoman=build/dragoman
ledger=build/examples.db
"$dragoman" read examples/reports --ledger "$ledger"
echo
"$dragoman" timeline --between Russia Taliban --ledger "$ledger"
cat <<END

Try next:
  $dragoman standings Russia Taliban --ledger $ledger
  $dragoman statements --speaker Putin --about Taliban --ledger $ledger
  $dragoman show 05-moscow-ready-for-full-ties.txt --ledger $ledger
END
