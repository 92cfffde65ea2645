#!/bin/bash
# Every source is as clang-format 14 leaves it (`make format`). Skips where it is not installed.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
if ! command -v clang-format-14 >/dev/null; then
    echo "skipped: clang-format-14 is not installed"
    exit 77
fi
planted=$(mktemp -d)
trap 'rm -rf "$planted"' EXIT
cp .clang-format "$planted/"
printf 'int   a ;\n' >"$planted/wrong.cc"
if clang-format-14 --dry-run -Werror "$planted/wrong.cc" 2>/dev/null; then
    echo "self-test: a badly formatted file passes"
    exit 1
fi
find daemon tests -name '*.h' -print0 -o -name '*.cc' -print0 |
    xargs -0 clang-format-14 --dry-run -Werror
