#!/usr/bin/env python3
"""Kills duband at random moments of its mailing days, starts it again, and compares what a real SMTP
server received with what a run without kills sends: nothing lost, nothing twice but in the documented
window. Usage: crash_test.py BUILD [KILLS]; DUBAN_KILLS counts kills too (default 40, release 200)."""

import collections
import glob
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time

from daemon_process import ROOT, Daemon, SmtpServer

DUBAND = os.path.join(sys.argv[1], "bin", "duband")
KILLS = int(sys.argv[2] if len(sys.argv) > 2 else os.environ.get("DUBAN_KILLS", "40"))
SEED = int(os.environ.get("DUBAN_SEED", str(time.time_ns() % 1000000)))
# Days on which the plan of 2024-05-07 has something to say: digests, reminders, overdue alerts.
DAYS = ["2024-09-24", "2024-09-30", "2024-10-08", "2024-10-14", "2024-10-24", "2024-10-31",
        "2024-11-01", "2024-11-25", "2024-11-29", "2024-12-02", "2024-12-24", "2024-12-31",
        "2025-01-02", "2025-01-06"]
PLANS = ["2024-05-07-livelihood-projects.toml", "2024-05-15-rural-toilets.toml",
         "2024-05-28-land-reserve.toml"]


class County:
    """One ledger with its server and its configuration."""

    def __init__(self, folder):
        self.state = os.path.join(folder, "state")
        self.plans = os.path.join(folder, "plans")
        os.makedirs(self.plans)
        for name in ("units.toml", "calendar.toml", *PLANS):
            shutil.copy(os.path.join(ROOT, "plans", name), self.plans)
        self.server = SmtpServer(os.path.join(folder, "server"))
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
        """The rows of all days' ledgers, one after the other."""
        rows = []
        for path in sorted(glob.glob(os.path.join(self.state, "ledger*.db"))):
            database = sqlite3.connect(path)
            rows += database.execute(sql).fetchall()
            database.close()
        return rows


class Record:
    """What arrived on each day, in order, and where the kills fell: (day, messages before it)."""

    def __init__(self):
        self.days = {}
        self.cuts = set()

    def add(self, day, entries):
        self.days[day] = [(entry["message_id"].strip("<>"), tuple(entry["to"]), entry)
                          for entry in entries]

    def count(self):
        return collections.Counter((day, key, to) for day, entries in self.days.items()
                                   for key, to, _ in entries)


def run_days(county, kills_a_day, took, chance):
    """Every day to its end, through so many kills; `took` is filled where it is empty."""
    record = Record()
    for day in DAYS:
        before = len(county.server.received())
        for _ in range(kills_a_day[day]):
            daemon = county.start(day)
            time.sleep(chance.uniform(0, took[day]))
            daemon.kill()
            county.server.wait_until_quiet()
            record.cuts.add((day, len(county.server.received()) - before))
        seconds = county.run_to_the_end(day)
        took.setdefault(day, seconds)
        record.add(day, county.server.received()[before:])
    return record


def second_copies(county, record, problems):
    """A second copy is allowed only of the message that was the last one before a kill: it had left,
    and its success was not yet committed. It carries the old Message-ID and the mark."""
    found = 0
    for day, entries in record.days.items():
        last = {}
        for number, (key, to, entry) in enumerate(entries, start=1):
            if (key, to) in last:
                found += 1
                if (day, last[key, to]) not in record.cuts:
                    problems.append(f"sent twice outside the window: {day} {key}")
                if not county.server.is_resend(entry):
                    problems.append(f"second copy without the mark: {day} {key}")
            last[key, to] = number
    return found


def main():
    chance = random.Random(SEED)
    folder = tempfile.mkdtemp(prefix="duban-crash-")
    took = {}
    oracle = County(os.path.join(folder, "oracle"))
    calm = run_days(oracle, collections.Counter(), took, chance)
    county = County(os.path.join(folder, "county"))
    kills_a_day = collections.Counter(chance.choice(DAYS) for _ in range(KILLS))
    stormy = run_days(county, kills_a_day, took, chance)

    problems = []
    expected, received = calm.count(), stormy.count()
    if not expected or max(expected.values()) != 1:
        problems.append("the run without kills sent nothing, or something twice")
    problems += [f"lost: {lost}" for lost in expected.keys() - received.keys()]
    problems += [f"not in the run without kills: {one}" for one in received.keys() - expected.keys()]
    copies = second_copies(county, stormy, problems)
    if county.query("SELECT 1 FROM message WHERE state NOT IN ('sent', 'withdrawn')"):
        problems.append("an outbox is not empty at the end")
    if set(county.query("PRAGMA integrity_check")) != {("ok",)}:
        problems.append("a database is damaged")
    keys = "SELECT key FROM message ORDER BY key"
    if county.query(keys) != oracle.query(keys):
        problems.append("the outbox differs from the one of the run without kills")
    for each in (oracle, county):
        each.server.stop()
    print(f"{KILLS} kills, {len(expected)} messages, {copies} second copies in the window, "
          f"seed {SEED}")
    for problem in problems[:20]:
        print("FAILED", problem)
    shutil.rmtree(folder, ignore_errors=True)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
