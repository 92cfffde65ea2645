#!/usr/bin/env python3
"""Kills duband at random moments while it reads its inbox, starts it again, and counts: every document
once, none lost, the inbox empty but for what is no document. Usage: inbox_test.py BUILD [KILLS]"""

import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time

from daemon_process import LIMIT, ROOT, Daemon

DUBAND = os.path.join(sys.argv[1], "bin", "duband")
KILLS = int(sys.argv[2] if len(sys.argv) > 2 else os.environ.get("DUBAN_KILLS", "8"))
SEED = int(os.environ.get("DUBAN_SEED", str(time.time_ns() % 1000000)))
DOCUMENTS, TWINS = 40, 5


def plan(i):
    return (f"兴县人民政府办公室\n关于印发第{i}村改厕工作方案的通知\n兴政办发〔2024〕{i}号\n"
            f"各乡镇人民政府：\n一、重点任务\n1.完成第{i}村改厕200座，11月底前完成。（责任单位：县农业农村局）\n"
            "兴县人民政府办公室\n2024年5月15日\n")


def files_below(folder):
    return [os.path.join(base, name) for base, _, names in os.walk(folder) for name in names]


def waiting(inbox):
    """Documents that the ledger does not hold yet, claimed ones among them."""
    return [path for path in files_below(inbox)
            if not os.path.islink(path) and ".refused" not in path]


def fill(inbox):
    os.makedirs(inbox, exist_ok=True)
    for i in range(DOCUMENTS + TWINS):
        with open(os.path.join(inbox, f"方案 {i}.txt"), "w", encoding="utf-8") as file:
            file.write(plan(i % DOCUMENTS))
    os.symlink("/etc/passwd", os.path.join(inbox, "link.txt"))
    os.mkdir(os.path.join(inbox, "目录"))


def run_killed(arguments, inbox, dice):
    """One run that dies a moment after its n-th document, or after it has taken it."""
    daemon = Daemon(DUBAND, arguments)
    end = time.monotonic() + LIMIT
    target = dice.randint(1, 4)
    while sum(line.startswith("收件 ") for line in daemon.lines) < target and waiting(inbox):
        assert time.monotonic() < end, daemon.printed()
        time.sleep(0.002)
    time.sleep(dice.random() * 0.06)
    daemon.kill()


def run_to_the_end(arguments, inbox):
    daemon = Daemon(DUBAND, arguments)
    end = time.monotonic() + 2 * LIMIT
    while waiting(inbox):
        assert time.monotonic() < end, daemon.printed()
        time.sleep(0.05)
    assert daemon.stop()[1] == 0
    return daemon


def check(state, inbox):
    database = sqlite3.connect(os.path.join(state, "ledger-2024-06-03.db"))
    count = lambda table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    states = database.execute("SELECT DISTINCT state FROM document").fetchall()
    assert states == [("drafted",)], states
    for table in ("document", "draft", "event WHERE document_id IS NOT NULL"):
        assert count(table) == DOCUMENTS, (table, count(table))
    numbers = database.execute("SELECT count(DISTINCT number) FROM draft").fetchone()[0]
    assert numbers == DOCUMENTS, numbers
    originals = database.execute("SELECT original FROM document").fetchall()
    for (original,) in originals:
        assert os.path.getsize(os.path.join(state, "originals", original)) > 0, original
    database.close()
    assert sorted(os.listdir(inbox)) == sorted([".claimed", ".refused", "link.txt", "目录"])
    assert not os.listdir(os.path.join(inbox, ".claimed"))


def main():
    dice = random.Random(SEED)
    folder = tempfile.mkdtemp(prefix="duban-inbox-")
    try:
        state, plans = os.path.join(folder, "state"), os.path.join(folder, "plans")
        inbox = os.path.join(state, "inbox")
        os.makedirs(plans)
        for name in ("units.toml", "calendar.toml"):
            shutil.copy(os.path.join(ROOT, "plans", name), plans)
        fill(inbox)
        arguments = ["--state", state, "--plans", plans, "--date", "2024-06-03"]
        for _ in range(KILLS):
            run_killed(arguments, inbox, dice)
        last = run_to_the_end(arguments, inbox)
        assert "link.txt：是符号链接，不予读取" in last.printed(), last.printed()
        check(state, inbox)
        print(f"ok: {KILLS} kills, {DOCUMENTS} documents in {DOCUMENTS + TWINS} files, seed {SEED}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    print(f"seed {SEED}")
    main()
