#!/bin/bash
# The units as installed: their syntax, the programs' paths, and the sandbox's exposure, at most 1.5.
# Usage: systemd_test.sh BUILD. Skips where systemd's own checker is not installed.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$1
if ! command -v systemd-analyze >/dev/null; then
    echo "skipped: systemd-analyze is not installed"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
    echo "$1"
    failed=1
}

exposure() { systemd-analyze security --offline=true --threshold="$2" --no-pager "$1"; }

for unit in duband duban-backup duban-watch; do
    report=$(exposure "$root/systemd/$unit.service" 15 2>&1) || fail "$unit: ${report##*$'\n'}"
done
# The check can fail: the same unit without its sandbox is too exposed.
grep -vE '^(Protect|Private|Restrict|SystemCall|Capability|NoNew|Memory|Lock|Device|User)' \
    "$root/systemd/duband.service" >"$work/bare.service"
exposure "$work/bare.service" 15 >/dev/null 2>&1 && fail "self-test: a bare unit passes"

# `verify` wants programs that exist.
for unit in duband.service duban-backup.service duban-backup.timer duban-watch.service \
    duban-watch.timer; do
    sed -E 's#^ExecStart=/usr/s?bin/duband?#ExecStart=/bin/true#' "$root/systemd/$unit" >"$work/$unit"
done
verified=$(systemd-analyze verify "$work"/duban{d.service,-backup.service,-backup.timer,-watch.service,-watch.timer} 2>&1) ||
    fail "verify: $verified"
[ -z "$verified" ] || fail "verify: $verified"

prefix=$(sed -n 's/^CMAKE_INSTALL_PREFIX:PATH=//p' "$build/CMakeCache.txt")
grep -q "^ExecStart=$prefix/sbin/duband --config /etc/duban/duban.toml$" \
    "$build/systemd/units/duband.service" || fail "duband.service does not start $prefix/sbin/duband"
grep -q "^ExecStart=$prefix/bin/duban backup" "$build/systemd/units/duban-backup.service" ||
    fail "duban-backup.service does not start $prefix/bin/duban"
grep -q "^ExecStart=$prefix/bin/duban watch" "$build/systemd/units/duban-watch.service" ||
    fail "duban-watch.service does not start $prefix/bin/duban"
# The dead man's line must not hang on the daemon that it watches.
grep -qE '^(After|Requires|BindsTo|PartOf)=.*duband' "$root/systemd/duban-watch.service" &&
    fail "duban-watch.service depends on duband.service"

# duband looks for the reader in ../libexec/duban, from where it is installed itself.
grep -q 'libexec/duban/duban-reader"' "$root/daemon/intake/program_path.cc" &&
    grep -q '^CMAKE_INSTALL_LIBEXECDIR:PATH=libexec$' "$build/CMakeCache.txt" &&
    grep -q 'duban-reader RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/duban' \
        "$root/daemon/CMakeLists.txt" || fail "duban-reader is not installed where it is looked for"

systemd-sysusers --dry-run "$root/systemd/duban.sysusers" >"$work/sysusers" 2>&1 ||
    fail "sysusers: $(cat "$work/sysusers")"
# A copy below another root, with an owner that this machine has.
sed 's/duban duban/root root/' "$root/systemd/duban.tmpfiles" >"$work/duban.conf"
mkdir -p "$work/root/etc" "$work/root/var/lib"
systemd-tmpfiles --create --root="$work/root" "$work/duban.conf" >"$work/tmpfiles" 2>&1 ||
    fail "tmpfiles: $(cat "$work/tmpfiles")"
for folder in etc/duban var/lib/duban var/lib/duban/plans var/lib/duban/outbox; do
    [ -d "$work/root/$folder" ] || fail "tmpfiles: no /$folder"
done
exit $failed
