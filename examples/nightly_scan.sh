#!/bin/sh
# A nightly scan: every article of a JSON Lines dump, and one page that shows the flagged ones first.
#
#     nightly_scan.sh dump.jsonl out
#
# In a crontab: 30 2 * * * nightly_scan.sh /srv/dump.jsonl /srv/headlines/$(date +\%F)
# A scan that was killed goes on where it was when the same line runs again.
set -eu
dump=$1 out=$2

mkdir -p "$out"
headcheck batch "$dump" -o "$out/checked.jsonl" --full --resume
headcheck report "$out/checked.jsonl" -o "$out/checked.html"
