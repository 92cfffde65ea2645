#!/usr/bin/env python3
"""Kills duband at random moments of its mailing days, starts it again, and compares what a real SMTP
server received with what a run without kills sends: nothing lost, nothing twice but in the documented
window. Usage: crash_test.py BUILD [KILLS]; DUBAN_KILLS counts kills too (default 40, release 200)."""

import collections
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from daemon_process import ROOT, Daemon

DUBAND = os.path.join(sys.argv[1], "bin", "duband")
KILLS = int(sys.argv[2] if len(sys.argv) > 2 else os.environ.get("DUBAN_KILLS", "40"))
SEED = int(os.environ.get("DUBAN_SEED", str(time.time_ns() % 1000000)))
# Days on which the plan of 2024-05-07 has something to say: digests, reminders, overdue alerts.
DAYS = ["2024-09-24", "2024-09-30", "2024-10-08", "2024-10-14", "2024-10-24", "2024-10-31",
        "2024-11-01", "2024-11-25", "2024-11-29", "2024-12-02", "2024-12-24", "2024-12-31",
        "2025-01-02", "2025-01-06"]
PLANS = ["2024-05-07-livelihood-projects.toml", "2024-05-15-rural-toilets.toml",
         "2024-05-28-land-reserve.toml"]


class Server:
    """The SMTP server of tests/support; what it was told survives whatever the client does."""

    def __init__(self, folder):
        self.log = os.path.join(folder, "log.jsonl")
        os.makedirs(folder)
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(ROOT, "tests", "support", "smtp_server.py"), "--dir",
             folder], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().split()[1])
        self.folder = folder

    def received(self):
        if not os.path.exists(self.log):
            return []
        with open(self.log, encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    def wait_until_quiet(self):
        """Until no session is open: what a killed client had sent is then on record."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with open("/proc/net/tcp", encoding="ascii") as file:
                rows = [line.split()[1:4] for line in file.readlines()[1:]]
            # 01 established, 08 the client is gone and the session not yet over
            if not any(int(local.split(":")[1], 16) == self.port and state in ("01", "08")
                       for local, _, state in rows):
                return
        raise AssertionError("the SMTP server keeps a session open")

    def is_resend(self, entry):
        path = os.path.join(self.folder, os.path.basename(entry["file"]))
        decoded = subprocess.run([sys.executable, os.path.join(ROOT, "tests", "support",
                                                               "decode_mail.py"), path],
                                 capture_output=True, text=True)
        return "【重发】" in decoded.stdout or "重发" in decoded.stdout.replace("\\u91cd\\u53d1", "重发")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class County:
    """One ledger with its server and its configuration."""

    def __init__(self, folder):
        self.state = os.path.join(folder, "state")
        self.plans = os.path.join(folder, "plans")
        os.makedirs(self.plans)
        for name in ("units.toml", "calendar.toml", *PLANS):
            shutil.copy(os.path.join(ROOT, "plans", name), self.plans)
        self.server = Server(os.path.join(folder, "server"))
        self.config = os.path.join(folder, "duban.toml")
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(f"[mail]\nchannel = \"smtp\"\nhost = \"127.0.0.1\"\n"
                       f"port = {self.server.port}\nsecurity = \"none\"\n")

    def start(self, day):
        return Daemon(DUBAND, ["--state", self.state, "--plans", self.plans, "--config", self.config,
                               "--date", day])

    def run_to_the_end(self, day):
        begin = time.monotonic()
        daemon = self.start(day)
        assert daemon.wait_until_drained(), daemon.errors[-3:]
        took = time.monotonic() - begin
        assert daemon.stop()[1] == 0
        return took

    def query(self, sql):
        database = sqlite3.connect(os.path.join(self.state, "duban.db"))
        rows = database.execute(sql).fetchall()
        database.close()
        return rows


def identity(entry):
    return entry["message_id"].strip("<>"), tuple(entry["to"])


def kill_through(county, kills_a_day, took, chance):
    """Runs every day to its end through so many kills; the numbers of messages at each kill."""
    cuts = []
    for day, kills in zip(DAYS, kills_a_day):
        for _ in range(kills):
            daemon = county.start(day)
            time.sleep(chance.uniform(0, took[day]))
            daemon.kill()
            county.server.wait_until_quiet()
            cuts.append(len(county.server.received()))
        county.run_to_the_end(day)
    return cuts


def main():
    chance = random.Random(SEED)
    folder = tempfile.mkdtemp(prefix="duban-crash-")
    oracle = County(os.path.join(folder, "oracle"))
    took = {day: oracle.run_to_the_end(day) for day in DAYS}
    county = County(os.path.join(folder, "county"))
    kills_a_day = collections.Counter(chance.randrange(len(DAYS)) for _ in range(KILLS))
    cuts = kill_through(county, [kills_a_day[i] for i in range(len(DAYS))], took, chance)

    expected = collections.Counter(identity(entry) for entry in oracle.server.received())
    entries = county.server.received()
    received = collections.Counter(identity(entry) for entry in entries)
    problems = []
    if max(expected.values()) != 1:
        problems.append("the run without kills sent something twice")
    for lost in expected.keys() - received.keys():
        problems.append(f"lost: {lost}")
    for strange in received.keys() - expected.keys():
        problems.append(f"not in the run without kills: {strange}")
    # A second copy is allowed only for the message that was the last one before a kill: it had left,
    # and its success was not yet committed. It carries the old Message-ID and the mark.
    first = {}
    duplicates = 0
    for number, entry in enumerate(entries, start=1):
        key = identity(entry)
        if key not in first:
            first[key] = number
            continue
        duplicates += 1
        if first[key] not in cuts:
            problems.append(f"sent twice outside the window: {key}")
        if not county.server.is_resend(entry):
            problems.append(f"second copy without the mark: {key}")
        first[key] = number
    if county.query("SELECT count(*) FROM message WHERE state NOT IN ('sent', 'withdrawn')") != [(0,)]:
        problems.append("the outbox is not empty at the end")
    if county.query("PRAGMA integrity_check") != [("ok",)]:
        problems.append("the database is damaged")
    ours, theirs = ([row for row in c.query("SELECT key FROM message ORDER BY key")]
                    for c in (county, oracle))
    if ours != theirs:
        problems.append("the outbox differs from the one of the run without kills")
    for each in (oracle, county):
        each.server.stop()
    print(f"{KILLS} kills, {len(expected)} messages, {duplicates} second copies in the window, "
          f"seed {SEED}")
    for problem in problems[:20]:
        print("FAILED", problem)
    shutil.rmtree(folder, ignore_errors=True)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
