#!/bin/bash
# Holds every #include under daemon/ against the table of daemon/README.md, and the libraries against
# the few places that may see them. First it checks itself: planted violations must be found.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

# check_tree DIR: prints one line a violation of the tree whose code lies in DIR/daemon.
check_tree() {
    local daemon=$1/daemon
    (cd "$daemon" && grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.h' --include='*.cc' . ) |
    awk -v table="$daemon/README.md" '
    function complain(what) { print file ":" line ": " what }
    # May code in `folder` (or the one file given) see it? `where` lists folders and files.
    function only_in(where,   i, n, parts) {
        n = split(where, parts, " ")
        for (i = 1; i <= n; i++) if (parts[i] == folder || parts[i] == file) return
        complain("<" header "> may be included by " where " only")
    }
    BEGIN {
        while ((getline row < table) > 0) {
            if (row !~ /^\| [a-z]+ \|/) continue
            split(row, cell, "|")
            gsub(/ /, "", cell[2])
            if (cell[2] == "folder") continue
            known[cell[2]] = 1
            order[++rows] = cell[2]
            if (cell[4] ~ /all above/) {
                except = cell[4]
                for (i = 1; i < rows; i++)
                    if (except !~ ("but.*" order[i])) allowed[cell[2], order[i]] = 1
            } else {
                n = split(cell[4], names, " ")
                for (i = 1; i <= n; i++) allowed[cell[2], names[i]] = 1
            }
        }
        if (rows < 5) print "daemon/README.md: no include table found"
    }
    {
        match($0, /^[^:]*:[0-9]+:/)
        split(substr($0, 1, RLENGTH), place, ":")
        file = substr(place[1], 3); line = place[2]
        folder = file; sub(/\/.*/, "", folder)
        text = substr($0, RLENGTH + 1)
        if (!(folder in known)) { complain("folder " folder " is not in the table"); next }
        if (match(text, /"[^"]*"/)) {
            header = substr(text, RSTART + 1, RLENGTH - 2)
            target = header; sub(/\/.*/, "", target)
            if (header !~ /\//) complain("\"" header "\" is not written from the root")
            else if (target != folder && !((folder, target) in allowed))
                complain(folder " may not include " target)
            # Headers that show a library are for the .cc files of their folder.
            if (header ~ /^(store\/query|intake\/toml_reader)\.h$/ && (target != folder || file ~ /\.h$/))
                complain(header " is for the .cc files of " target " only")
        } else if (match(text, /<[^>]*>/)) {
            header = substr(text, RSTART + 1, RLENGTH - 2)
            if (header ~ /^(sqlite3\.h|SQLiteCpp\/)/) only_in("store")
            if (header ~ /^asio(\.hpp$|\/)/) only_in("notify intake http console app")
            if (header ~ /^nlohmann\//) only_in("base/json.cc")
            if (header ~ /^spdlog\//) only_in("base/log.cc")
            if (header ~ /^CLI\//) only_in("cli/parse.cc")
            if (header ~ /^toml\+\+\//) only_in("intake")
            if (header ~ /^toml\+\+\// && file ~ /\.h$/ && file != "intake/toml_reader.h")
                complain("<" header "> in a header")
            if (header ~ /^restinio\//)
                only_in("http/server_plain.cc http/server_tls.cc http/restinio_server.h")
            if (header ~ /^sodium/) only_in("store accounts")
            if (header ~ /^curl\//) only_in("notify")
            if (header ~ /^re2\//) only_in("extract")
            if (header ~ /^libical\//) only_in("calendar")
            if (header ~ /^poppler\//) only_in("reader")
            if (header == "seccomp.h") only_in("reader")
            if (header ~ /^(zip|gumbo|xlsxwriter)\.h$/ || header == "pugixml.hpp") only_in("document")
            if (header ~ /^systemd\//) only_in("app base/log.cc")
            if (header == "regex") complain("std::regex is not used")
        }
    }'
}

# must_find DIR PATTERN: the checker reports PATTERN for the tree in DIR.
must_find() {
    check_tree "$1" | grep -qF -- "$2" && return
    echo "self-test: not found: $2"
    exit 1
}

planted=$(mktemp -d)
trap 'rm -rf "$planted"' EXIT
mkdir -p "$planted"/daemon/{base,calendar,ledger,store,intake,app,cli}
cp "$root/daemon/README.md" "$planted/daemon/"
echo '#include "base/date.h"' >"$planted/daemon/ledger/good.h"
[ -z "$(check_tree "$planted")" ] || { echo "self-test: a good include is refused"; exit 1; }
echo '#include "store/store.h"' >"$planted/daemon/ledger/wrong.h"
echo '#  include "ledger/plan.h"' >"$planted/daemon/base/wrong.cc"
echo '#include <sqlite3.h>' >"$planted/daemon/app/wrong.cc"
echo '#include <asio/io_context.hpp>' >"$planted/daemon/store/wrong.cc"
echo '#include <nlohmann/json.hpp>' >"$planted/daemon/cli/wrong.cc"
echo '#include "app/daemon.h"' >"$planted/daemon/cli/wrong.h"
echo '#include <toml++/toml.h>' >"$planted/daemon/intake/wrong.h"
echo '#include <regex>' >"$planted/daemon/calendar/wrong.cc"
echo '#include "date.h"' >"$planted/daemon/base/short.h"
echo '#include "store/query.h"' >"$planted/daemon/store/wrong.h"
must_find "$planted" 'store/wrong.h:1: store/query.h is for the .cc files of store only'
must_find "$planted" 'ledger/wrong.h:1: ledger may not include store'
must_find "$planted" 'base/wrong.cc:1: base may not include ledger'
must_find "$planted" 'app/wrong.cc:1: <sqlite3.h> may be included by store only'
must_find "$planted" 'store/wrong.cc:1: <asio/io_context.hpp>'
must_find "$planted" 'cli/wrong.cc:1: <nlohmann/json.hpp>'
must_find "$planted" 'cli/wrong.h:1: cli may not include app'
must_find "$planted" 'intake/wrong.h:1: <toml++/toml.h> in a header'
must_find "$planted" 'calendar/wrong.cc:1: std::regex is not used'
must_find "$planted" 'base/short.h:1: "date.h" is not written from the root'

found=$(check_tree "$root")
[ -z "$found" ] && exit 0
echo "$found"
exit 1
