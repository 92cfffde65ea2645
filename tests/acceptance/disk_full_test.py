#!/usr/bin/env python3
"""A disk that is really full: duband on a small tmpfs stays up, says so, loses nothing, and goes on by
itself when there is room again. Usage: disk_full_test.py BUILD. Needs root for the mount, else skipped."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from daemon_process import ROOT, Daemon, run

DUBAND = os.path.join(sys.argv[1], "bin", "duband")
SMALL, LARGE = "2024-05-07-livelihood-projects.toml", "2024-04-08-work-safety.toml"


def fill(path):
    with open(path, "wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                pass


def check(true, what):
    if not true:
        raise AssertionError(what)


def read(ledger, sql):
    with contextlib.closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as reader:
        return reader.execute(sql).fetchone()[0]


def scenario(state, plans):
    arguments = ["--state", state, "--plans", plans, "--date", "2024-10-08"]
    filler, ledger = os.path.join(state, "filler"), os.path.join(state, "ledger-2024-10-08.db")
    tasks = ("SELECT count(*) FROM task t JOIN plan p ON p.id = t.plan_id "
             "WHERE p.number = '兴政发〔2024〕4号'")
    daemon = Daemon(DUBAND, arguments)
    check(daemon.wait_until_drained(), "the daemon ended while the disk had room")
    fill(filler)
    shutil.copy(os.path.join(ROOT, "plans", LARGE), plans)
    check(daemon.wait_for("disk_full"), "the daemon ended when the disk was full")
    check(read(ledger, tasks) == 0, "the plan is half loaded")

    os.remove(filler)  # nobody tells the daemon
    check(daemon.wait_for("方案 2 个（新 1"), "the daemon ended when there was room again")
    check(read(ledger, tasks) == 57, "the plan was not loaded whole")
    check(daemon.stop()[1] == 0, "the daemon did not stop cleanly")

    # A start on a full disk finds no room for a ledger of its own, and says so.
    fill(filler)
    code, _, errors = run(DUBAND, [*arguments[:-1], "2024-10-09"])
    check(code == 74 and "磁盘已满" in errors, f"start on a full disk: {code}, {errors}")
    os.remove(filler)

    check(read(ledger, "PRAGMA integrity_check") == "ok", "the ledger is damaged")
    unsent = read(ledger, "SELECT count(*) FROM message WHERE state <> 'sent'")
    check(unsent == 0, f"{unsent} messages are not sent")
    sent = read(ledger, "SELECT count(*) FROM message")
    mails = [name for name in os.listdir(os.path.join(state, "outbox")) if name.endswith(".eml")]
    check(len(mails) == sent, f"{len(mails)} mails for {sent} messages")
    print(f"disk full: went on by itself; {sent} messages, {len(mails)} mails, none lost")


def main():
    with tempfile.TemporaryDirectory() as folder:
        state, plans = os.path.join(folder, "state"), os.path.join(folder, "plans")
        os.mkdir(state)
        os.mkdir(plans)
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", state],
                                 capture_output=True, check=False)
        if mounted.returncode != 0:
            print("skipped: no tmpfs can be mounted here")
            return
        try:
            for name in ("units.toml", "calendar.toml", SMALL):
                shutil.copy(os.path.join(ROOT, "plans", name), plans)
            scenario(state, plans)
        finally:
            subprocess.run(["umount", "--lazy", state], check=False)


main()
