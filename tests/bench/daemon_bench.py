#!/usr/bin/env python3
"""What duband costs with all plans loaded: start, first round of mail, memory and wake-ups while idle.
Usage: daemon_bench.py BUILD [SECONDS], the length of the idle measurement (default 60)."""

import glob
import os
import shutil
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "acceptance"))
from daemon_process import ROOT, Daemon  # noqa: E402

DUBAND = os.path.join(sys.argv[1], "bin", "duband")
IDLE = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0


def wake_ups(pid):
    total = 0
    for status in glob.glob(f"/proc/{pid}/task/*/status"):
        with open(status, encoding="ascii") as file:
            total += sum(int(line.split()[1]) for line in file if line.startswith("voluntary"))
    return total


def memory(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024


def main():
    state = tempfile.mkdtemp(prefix="duban-bench-")
    arguments = ["--state", state, "--plans", os.path.join(ROOT, "plans"), "--date", "2024-10-08"]
    begin = time.monotonic()
    daemon = Daemon(DUBAND, arguments)
    daemon.wait_for("下次唤醒：")
    started = time.monotonic() - begin
    daemon.wait_until_drained()
    drained = time.monotonic() - begin
    pid = daemon.process.pid
    time.sleep(1)
    before = wake_ups(pid)
    time.sleep(IDLE)
    woken = wake_ups(pid) - before
    mails = len(glob.glob(os.path.join(state, "outbox", "*.eml")))
    print(f"duband  first start, 22 plans loaded  {started * 1000:8.0f} ms")
    print(f"duband  first round, {mails} mails as files  {(drained - started) * 1000:8.0f} ms")
    print(f"duband  idle memory  {memory(pid):8.1f} MiB  (aim 20)")
    print(f"duband  wake-ups in {IDLE:.0f} idle seconds  {woken:4d}  (aim 0)")
    seconds, code = daemon.stop()
    print(f"duband  stop  {seconds * 1000:8.0f} ms, exit code {code}")
    begin = time.monotonic()
    daemon = Daemon(DUBAND, arguments)
    daemon.wait_for("下次唤醒：")
    print(f"duband  second start  {(time.monotonic() - begin) * 1000:8.0f} ms")
    daemon.stop()
    shutil.rmtree(state, ignore_errors=True)


if __name__ == "__main__":
    main()
