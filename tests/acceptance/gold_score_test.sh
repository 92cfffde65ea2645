#!/bin/sh
# Extracts the two gazettes with the built `duban` and holds the score against the labelled ledgers.
# gold_score_test.sh BINARY_DIR; skips (77) where python3 or the shared folder is missing.
set -eu
duban="$1/bin/duban"
here=$(cd "$(dirname "$0")" && pwd)
shared=${DUBAN_SHARED:-$here/../../../shared}
if [ ! -x "$duban" ] || [ ! -d "$shared/gold" ] || ! command -v python3 >/dev/null; then
    echo "skipped: needs $duban, $shared/gold and python3"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for year in 2021 2024-2; do
    "$duban" extract "$shared/seeds/gazette-$year.txt" --json >"$work/$year.json" 2>"$work/$year.err"
done
for page in a b c; do
    code=0
    "$duban" extract "$shared/seeds/news-2021-$page.txt" --json >"$work/news.json" 2>/dev/null || code=$?
    if [ "$code" -ne 1 ]; then
        echo "news-2021-$page.txt: exit code $code instead of 1 (nothing found)"
        exit 1
    fi
done
python3 "$shared/gold/score_plans.py" "$shared/gold" "$work/2021.json" "$work/2024-2.json" \
    -- --errors 20 --json >"$work/score.txt"
python3 - "$work/score.txt" <<'PYTHON'
import json, sys

lines = open(sys.argv[1], encoding="utf8").read().splitlines()
micro = json.loads(next(line for line in lines if line.startswith("{")))["MICRO"]
floors = {"f1": 0.97, "units": 0.98, "deadline": 0.99, "fully_right": 0.93}
bad = [f"{k} {micro[k]} < {floor}" for k, floor in floors.items() if micro[k] < floor]
print({k: micro[k] for k in floors})
print("\n".join(line for line in lines if not line.startswith("{")))
sys.exit("; ".join(bad) if bad else 0)
PYTHON
