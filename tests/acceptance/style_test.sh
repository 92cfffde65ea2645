#!/bin/bash
# Sources stay small and finished: no file over 600 lines (but the schema that the steps make), none
# with a mark of unfinished work, none with a line over 100 columns or a blank at a line's end. Checks
# itself on planted files first.
set -uo pipefail
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "$0")/../.." && pwd)
marks='\b(TO''DO|FIX''ME|XX''X|HA''CK)\b'

# check_files FILE...: prints one line a violation.
check_files() {
    local file lines
    for file in "$@"; do
        lines=$(wc -l <"$file")
        [ "$lines" -le 600 ] || echo "$file: $lines lines, at most 600"
        grep -nE "$marks" "$file" | sed "s|^|$file:|"
        grep -nE '[[:blank:]]+$' "$file" | sed "s|^|$file: blank at the end: |"
    done
}

planted=$(mktemp -d)
trap 'rm -rf "$planted"' EXIT
echo 'int good;' >"$planted/good.cc"
seq 601 >"$planted/long.cc"
echo "// TO""DO: later" >"$planted/mark.cc"
echo 'int blank; ' >"$planted/blank.cc"
[ -z "$(check_files "$planted/good.cc")" ] || { echo "self-test: a good file is refused"; exit 1; }
for wrong in long mark blank; do
    [ -n "$(check_files "$planted/$wrong.cc")" ] || { echo "self-test: $wrong passes"; exit 1; }
done

cd "$root" || exit 1
# schema/current.sql is written by tests/store from all steps, and has the length of their sum.
mapfile -d '' files < <(find daemon tests schema systemd .ci Makefile CMakeLists.txt \
    -name node_modules -prune -o -path schema/current.sql -prune -o -type f \( -name '*.h' -o -name '*.cc' -o -name '*.sh' -o -name '*.sql' -o -name '*.service' \
    -o -name '*.vue' -o -name '*.ts' -o -name '*.css' -o -name '*.mjs' \
    -o -name 'CMakeLists.txt' -o -name Makefile -o -path '.ci/*' \) ! -path schema/current.sql -print0 2>/dev/null)
found=$(check_files "${files[@]}")
[ -z "$found" ] && exit 0
echo "$found"
exit 1
