#!/usr/bin/env python3
"""Kills duband at its n-th system call that writes, syncs, renames or sends (strace's injection), for n
over one scripted day from an empty ledger; starts it again and compares what an SMTP server received
with a run that nobody killed: nothing lost, nothing twice but the message of the documented window,
chain and database whole. Usage: syscall_crash_test.py BUILD. DUBAN_EVERY: every so many calls
(1: all of them; default: about DUBAN_KILLS = 24 kills)."""

import collections
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from daemon_process import ROOT, Daemon, SmtpServer, run

BUILD = sys.argv[1]
DUBAND = os.path.join(BUILD, "bin", "duband")
DUBAN = os.path.join(BUILD, "bin", "duban")
DAY = "2024-10-08"  # a digest, reminders and overdue alerts
PLAN = "2024-05-07-livelihood-projects.toml"
CALLS = "write,pwrite64,fdatasync,fsync,rename,unlink,ftruncate,sendto"
SKIPPED = 77


class Desk:
    def __init__(self, folder):
        self.folder = folder
        self.plans = os.path.join(folder, "plans")
        os.makedirs(self.plans)
        for name in ("units.toml", "calendar.toml", PLAN):
            shutil.copy(os.path.join(ROOT, "plans", name), self.plans)
        self.server = SmtpServer(os.path.join(folder, "server"))
        self.config = os.path.join(folder, "duban.toml")
        with open(self.config, "w", encoding="utf-8") as file:
            file.write("[mail]\nchannel = \"smtp\"\nhost = \"127.0.0.1\"\n"
                       f"port = {self.server.port}\nsecurity = \"none\"\n")

    def arguments(self, state):
        return ["--state", state, "--plans", self.plans, "--config", self.config, "--date", DAY]

    def run_to_the_end(self, state, prefix=()):
        command = [*prefix, DUBAND] if prefix else [DUBAND]
        daemon = Daemon(command[0], [*command[1:], *self.arguments(state)])
        drained = daemon.wait_until_drained()
        if prefix and not drained:
            daemon.process.wait(60)
            return False
        assert drained, daemon.errors[-3:]
        if prefix:  # strace passes no signal on: end the daemon itself
            pid = int(open(os.path.join(state, "duband.lock"), encoding="ascii").read().split()[0])
            os.kill(pid, 2)
            daemon.process.wait(60)
        else:
            assert daemon.stop()[1] == 0
        return True

    def received(self, since):
        return [(e["message_id"].strip("<>"), tuple(e["to"]), e)
                for e in self.server.received()[since:]]


def calls_of_a_day(desk, folder):
    """The largest number of calls that one thread makes, since injection counts by thread."""
    trace = os.path.join(folder, "trace")
    desk.run_to_the_end(os.path.join(folder, "traced"),
                        ["strace", "-f", "-qq", "-e", "trace=" + CALLS, "-o", trace])
    threads = collections.Counter()
    with open(trace, encoding="utf-8", errors="replace") as file:
        for line in file:
            if "resumed>" not in line and "(" in line:
                threads[line.split()[0]] += 1
    return max(threads.values())


def check_ledger(state, problems, n):
    path = os.path.join(state, f"ledger-{DAY}.db")
    database = sqlite3.connect(path)
    if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        problems.append(f"call {n}: the database is damaged")
    if database.execute("SELECT 1 FROM message WHERE state <> 'sent'").fetchone():
        problems.append(f"call {n}: the outbox is not empty at the end")
    keys = database.execute("SELECT key FROM message ORDER BY key").fetchall()
    database.close()
    code, _, errors = run(DUBAN, ["audit", "verify", "--state", state, "--date", DAY])
    if code != 0:
        problems.append(f"call {n}: the chain is broken: {errors}")
    return keys


def kill_at(desk, folder, n, expected, expected_keys, problems):
    """The number of second copies in the window, or None where the call was never reached."""
    state = os.path.join(folder, f"state-{n}")
    before = len(desk.server.received())
    inject = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + CALLS, "-e",
              f"inject={CALLS}:signal=SIGKILL:when={n}"]
    survived = desk.run_to_the_end(state, inject)
    desk.server.wait_until_quiet()
    cut = len(desk.server.received()) - before
    if not survived:
        desk.run_to_the_end(state)
    entries = desk.received(before)
    counts = collections.Counter((key, to) for key, to, _ in entries)
    problems += [f"call {n}: lost {lost}" for lost in expected - counts.keys()]
    problems += [f"call {n}: unexpected {odd}" for odd in counts.keys() - expected]
    copies = 0
    last = {}
    for number, (key, to, entry) in enumerate(entries, start=1):
        if (key, to) in last:
            copies += 1
            if last[key, to] != cut:
                problems.append(f"call {n}: sent twice outside the window: {key}")
            if not desk.server.is_resend(entry):
                problems.append(f"call {n}: second copy without the mark: {key}")
        last[key, to] = number
    if check_ledger(state, problems, n) != expected_keys:
        problems.append(f"call {n}: the outbox differs from the one of the calm run")
    shutil.rmtree(state, ignore_errors=True)
    return None if survived else copies


def main():
    probe = subprocess.run(["strace", "-f", "-o", "/dev/null", "-e",
                            "inject=getppid:signal=SIGKILL:when=1", "true"], capture_output=True)
    if probe.returncode != 0:
        print("skipped: strace cannot trace here: " + probe.stderr.decode(errors="replace"))
        return SKIPPED
    folder = tempfile.mkdtemp(prefix="duban-syscall-")
    desk = Desk(folder)
    calm = os.path.join(folder, "calm")
    desk.run_to_the_end(calm)
    expected = {(key, to) for key, to, _ in desk.received(0)}
    problems = []
    expected_keys = check_ledger(calm, problems, 0)
    total = calls_of_a_day(desk, folder)
    default = max(1, total // int(os.environ.get("DUBAN_KILLS", "24")))
    every = int(os.environ.get("DUBAN_EVERY", default))
    kills = copies = 0
    for n in range(1, total + 1, every):
        done = kill_at(desk, folder, n, expected, expected_keys, problems)
        if done is None:
            continue
        kills += 1
        copies += done
    desk.server.stop()
    if not expected or kills == 0:
        problems.append("nothing was sent, or nobody was killed")
    print(f"{total} calls of the busiest thread, every {every}: {kills} kills, "
          f"{len(expected)} messages, {copies} second copies in the window")
    for problem in problems[:20]:
        print("FAILED", problem)
    shutil.rmtree(folder, ignore_errors=True)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
