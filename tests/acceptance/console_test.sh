#!/bin/bash
# The console in a browser against a real duband: tests/browser/console_test.mjs. Without node,
# chromium, or the console's packages this is skipped, and said.
set -uo pipefail
build=$1
cd "$(dirname "$0")/../.." || exit 1

skip() {
    echo "skipped: $1"
    exit 77
}
command -v node >/dev/null || skip "node is missing"
browser=${DUBAN_CHROMIUM:-/usr/bin/chromium}
[ -x "$browser" ] || skip "$browser is missing"
[ -x "$build/bin/duband" ] || skip "duband is not built"
.ci/web --optional || exit 1
[ -f build/web/index.html ] || skip "the pages could not be built here"
[ -d daemon/console/web/node_modules/playwright-core ] || skip "playwright-core is missing"
# Types are checked here and not by every build of the pages.
npm --prefix daemon/console/web run --silent check || exit 1
exec node tests/browser/console_test.mjs "$build"
