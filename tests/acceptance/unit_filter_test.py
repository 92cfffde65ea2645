#!/usr/bin/env python3
"""The reader process under the system call filter of systemd/duband.service.

unit_filter_test.py BUILD: puts the unit's own list of calls (expanded by systemd-analyze) upon itself with
libseccomp, memory that is never writable and executable at once included, and lets `duban extract` start the
reader from there, as duband does. Skips (77) where systemd-analyze or libseccomp is missing.
"""
import ctypes
import ctypes.util
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLAN = """兴县人民政府办公室
关于印发农村改厕工作方案的通知
兴政办发〔2024〕7号
一、完成改厕200座，11月底前完成。（责任单位：县农业农村局）
2024年5月15日
"""
ALLOW = 0x7FFF0000
EPERM = 0x00050000 | 1
MASKED_EQ = 7


def members(group):
    """The calls of a group, its sub-groups expanded."""
    shown = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager", group],
                           capture_output=True, text=True, check=True,
                           env={**os.environ, "SYSTEMD_COLORS": "0"}).stdout
    calls = set()
    for name in re.findall(r"^    ([@\w-]+)$", shown, re.MULTILINE):
        calls |= members(name) if name.startswith("@") else {name}
    return calls


def unit_calls():
    """SystemCallFilter= lines in their order: the first allows, ~ takes away, others add."""
    calls = set()
    with open(os.path.join(ROOT, "systemd/duband.service"), encoding="utf8") as unit:
        for line in unit:
            found = re.match(r"SystemCallFilter=(~?)(.*)", line)
            if not found:
                continue
            named = set()
            for name in found[2].split():
                named |= members(name) if name.startswith("@") else {name}
            calls = calls - named if found[1] else calls | named
    return calls


class Condition(ctypes.Structure):
    _fields_ = [("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64)]


def put_filter(library, calls):
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(EPERM))
    for name in sorted(calls):
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number < 0 or name in ("mmap", "mprotect"):
            continue
        library.seccomp_rule_add(context, ALLOW, number, 0)
    for value in (0, 2, 4):  # MemoryDenyWriteExecute: PROT_WRITE (2), PROT_EXEC (4), never both
        library.seccomp_rule_add_array(context, ALLOW, library.seccomp_syscall_resolve_name(b"mmap"), 1,
                                       ctypes.byref(Condition(2, MASKED_EQ, 6, value)))
    library.seccomp_rule_add_array(context, ALLOW, library.seccomp_syscall_resolve_name(b"mprotect"), 1,
                                   ctypes.byref(Condition(2, MASKED_EQ, 4, 0)))
    if library.seccomp_load(context) != 0:
        sys.exit("the filter cannot be loaded")


def extract(duban, path, library, calls):
    # LeakSanitizer, in a development build, traces its own process: no unit would allow that.
    env = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}
    return subprocess.run([duban, "extract", path, "--json"], capture_output=True, text=True, env=env,
                          preexec_fn=(lambda: put_filter(library, calls)) if calls else None)


def main():
    duban = os.path.join(sys.argv[1], "bin/duban")
    name = ctypes.util.find_library("seccomp")
    if not shutil.which("systemd-analyze") or not name or not os.path.exists(duban):
        print("skipped: needs systemd-analyze, libseccomp and", duban)
        sys.exit(77)
    library = ctypes.CDLL(name)
    calls = unit_calls()
    missing = {"landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self", "pidfd_open",
               "memfd_create", "prlimit64"} - calls
    if missing:
        sys.exit(f"duband.service does not allow {sorted(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "plan.txt")
        with open(path, "wb") as out:  # GB18030: a library is loaded in the reader
            out.write(PLAN.encode("gb18030"))
        free = extract(duban, path, library, None)
        bound = extract(duban, path, library, calls)
    if free.returncode != 0 or bound.returncode != 0 or free.stdout != bound.stdout:
        sys.exit(f"under the filter: exit {bound.returncode}: {bound.stderr}{bound.stdout[:500]}")
    # The check can fail: without the calls that start a process nothing is read.
    broken = extract(duban, path, library, calls - {"pidfd_open"})
    if broken.returncode == 0:
        sys.exit("self-test: a filter without pidfd_open makes no difference")
    print(f"{len(calls)} calls allowed; the reader works under them")


main()
