#!/usr/bin/env python3
"""duband as a process: start, signals, lock, configuration, folder, idle. Usage: daemon_test.py BUILD"""

import glob
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from daemon_process import LIMIT, ROOT, Daemon, SmtpServer, run

BIN = os.path.join(sys.argv[1], "bin")
DUBAND = os.path.join(BIN, "duband")
SANITIZED = "asan" in subprocess.run(["ldd", DUBAND], capture_output=True, text=True).stdout


class Place:
    """A state directory and a plans folder, removed at the end."""

    def __init__(self, plans=("2024-05-07-livelihood-projects.toml",)):
        self.path = tempfile.mkdtemp(prefix="duban-acceptance-")
        self.state = os.path.join(self.path, "state")
        self.plans = os.path.join(self.path, "plans")
        os.mkdir(self.plans)
        for name in ("units.toml", "calendar.toml", *plans):
            shutil.copy(os.path.join(ROOT, "plans", name), self.plans)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def arguments(self, date="2024-10-24", *more):
        return ["--state", self.state, "--plans", self.plans, "--date", date, *more]

    def start(self, date="2024-10-24", *more):
        return Daemon(DUBAND, self.arguments(date, *more))

    def mails(self):
        return sorted(glob.glob(os.path.join(self.state, "outbox", "*.eml")))

    def smtp(self, *options, user=""):
        """A server of this place, and the arguments that make duband send to it."""
        server = SmtpServer(os.path.join(self.path, "server"), *options)
        text = ("[mail]\nchannel = \"smtp\"\nhost = \"127.0.0.1\"\nsecurity = \"none\"\n"
                f"port = {server.port}\n")
        if user:
            secret = self.write("password", "wrong\n", 0o400)
            text += f"user = \"{user}\"\npassword_file = \"{secret}\"\n"
        return server, ("--config", self.write("smtp.toml", text))

    def write(self, name, text, mode=0o644):
        path = os.path.join(self.path, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, mode)
        return path


def test_starts_reports_sends_and_stops_within_two_seconds():
    with Place() as place:
        for number in (signal.SIGINT, signal.SIGTERM):
            daemon = place.start()
            assert daemon.wait_until_drained(), daemon.errors
            seconds, code = daemon.stop(number)
            assert code == 0 and seconds < 2, (seconds, code)
            for text in ("服务时钟：2024年10月24日 周四 09:0", "方案 1 个", "已逾期", "未来 14 天到期",
                         "/outbox/", "下次唤醒：", "已停止"):
                assert text in daemon.printed(), (text, daemon.printed())
        assert len(place.mails()) > 3


def test_a_restart_sends_nothing_again():
    with Place() as place:
        daemon = place.start()
        assert daemon.wait_until_drained()
        daemon.stop()
        before = {mail: os.stat(mail).st_mtime_ns for mail in place.mails()}
        daemon = place.start()
        assert daemon.wait_until_drained()
        daemon.stop()
        assert "；待发 0 封" in daemon.printed()
        assert before == {mail: os.stat(mail).st_mtime_ns for mail in place.mails()}


def test_a_second_instance_is_refused_with_75_and_the_first_one_lives():
    with Place() as place:
        daemon = place.start()
        daemon.wait_for("下次唤醒：")
        code, _, err = run(DUBAND, place.arguments())
        assert code == 75, code
        assert f"进程号 {daemon.process.pid}" in err, err
        assert daemon.process.poll() is None
        assert daemon.stop()[1] == 0


def test_wrong_usage_and_wrong_configuration_have_their_exit_codes():
    with Place() as place:
        assert run(DUBAND, ["--nonsense"])[0] == 2
        assert run(DUBAND, ["--date", "2024-02-30"])[0] == 2
        assert run(DUBAND, ["--help"])[0] == 0
        assert run(DUBAND, ["--version"])[1].startswith("duband ")
        bad = place.write("bad.toml", "[mail]\nprot = 25\n")
        code, _, err = run(DUBAND, place.arguments("2024-10-24", "--config", bad))
        assert code == 78 and "第 2 行" in err and "prot" in err, (code, err)
        missing = os.path.join(place.path, "none.toml")
        assert run(DUBAND, place.arguments("2024-10-24", "--config", missing))[0] == 78
        secret = place.write("secret", "canary-7d1f\n", 0o644)
        mail = place.write("mail.toml", "[mail]\nchannel = \"smtp\"\nhost = \"127.0.0.1\"\n"
                           f"security = \"none\"\nuser = \"u\"\npassword_file = \"{secret}\"\n")
        code, out, err = run(DUBAND, place.arguments("2024-10-24", "--config", mail))
        assert code == 78 and "chmod 0400" in err, (code, err)
        assert "canary-7d1f" not in out + err
        assert not place.mails()


def test_a_database_that_is_none_is_refused_and_left_alone():
    with Place() as place:
        os.mkdir(place.state)
        path = os.path.join(place.state, "ledger-2024-10-24.db")
        with open(path, "wb") as file:
            file.write(b"not a database, but long enough to be taken for one " * 100)
        before = open(path, "rb").read()
        code, _, err = run(DUBAND, place.arguments())
        assert code == 74 and "ledger-2024-10-24.db" in err, (code, err)
        assert open(path, "rb").read() == before


def test_a_service_clock_never_goes_back_and_each_day_has_a_ledger_of_its_own():
    with Place() as place:
        daemon = place.start("2024-10-31 15:00")
        assert daemon.wait_until_drained()
        daemon.stop()
        daemon = place.start("2024-10-31 10:00")
        assert daemon.wait_for("服务时钟：2024年10月31日 周四 15:0"), daemon.printed()
        daemon.stop()
        daemon = place.start("2024-10-24")
        assert daemon.wait_for("服务时钟：2024年10月24日 周四 09:00"), daemon.printed()
        daemon.stop()
        assert not daemon.errors or "clock_implausible" not in "".join(daemon.errors)


def test_a_broken_reload_keeps_the_old_configuration():
    with Place() as place:
        config = place.write("duban.toml", "[schedule]\nladder_time = \"09:00\"\n")
        daemon = place.start("2024-10-24", "--config", config)
        daemon.wait_for("下次唤醒：")
        place.write("duban.toml", "[schedule]\nladder_time = \"9 Uhr\"\n")
        daemon.send(signal.SIGHUP)
        assert daemon.wait_for("沿用原配置"), daemon.printed()
        assert "第 2 行" in daemon.printed()
        place.write("duban.toml", "[schedule]\nladder_time = \"10:00\"\n")
        daemon.send(signal.SIGHUP)
        assert daemon.wait_for("configuration_read")
        assert daemon.stop()[1] == 0


def test_plans_that_are_dropped_into_the_folder_are_loaded_and_broken_ones_named():
    with Place(plans=()) as place:
        daemon = place.start()
        daemon.wait_for("方案 0 个")
        shutil.copy(os.path.join(ROOT, "plans", "2024-05-07-livelihood-projects.toml"), place.plans)
        assert daemon.wait_for("方案 1 个（新 1")
        place.write("plans/bad-date.toml", "number = \"x〔2024〕1号\"\ntitle = \"t\"\n"
                    "issuer = \"i\"\nissued = 2024-02-30\n")
        assert daemon.wait_for("bad-date.toml")
        with open(os.path.join(place.plans, "bad-bytes.toml"), "wb") as file:
            file.write(b"title = \"\xff\xfe\"\n")
        assert daemon.wait_for("bad-bytes.toml")
        shutil.copy(os.path.join(place.plans, "2024-05-07-livelihood-projects.toml"),
                    os.path.join(place.plans, "z-copy.toml"))
        assert daemon.wait_for("z-copy.toml：文号 兴政办函〔2024〕7号 与")
        shutil.rmtree(place.plans)
        assert daemon.wait_for("不见了")
        assert daemon.stop()[1] == 0


def test_a_mail_server_that_hangs_does_not_keep_the_daemon_from_stopping():
    for mode in ("greet-silent", "silent-after-dot"):
        with Place() as place:
            server, config = place.smtp("--mode", mode)
            daemon = place.start("2024-10-24", *config)
            daemon.wait_for("下次唤醒：")
            end = time.monotonic() + LIMIT
            while mode == "silent-after-dot" and not server.received():
                assert time.monotonic() < end
                time.sleep(0.05)
            seconds, code = daemon.stop(signal.SIGTERM)
            server.stop()
            assert code == 0 and seconds < 2.5, (mode, seconds, code)


def test_a_wrong_password_stops_the_lane_after_one_attempt():
    with Place() as place:
        server, config = place.smtp("--auth", "dcs:right", user="dcs")
        daemon = place.start("2024-10-24", *config)
        assert daemon.wait_for("mail_lane_stopped"), daemon.errors
        daemon.stop()
        server.stop()
        errors = "\n".join(daemon.errors)
        assert errors.count("message_attempted") == 1, errors
        assert "wrong" not in errors + daemon.printed()
        assert not server.received()


def test_a_ledger_that_vanished_is_not_replaced_by_an_empty_one():
    with Place() as place:
        daemon = place.start()
        assert daemon.wait_until_drained()
        daemon.stop()
        os.mkdir(os.path.join(place.state, "backup"))
        ledger = os.path.join(place.state, "ledger-2024-10-24.db")
        shutil.move(ledger, os.path.join(place.state, "backup", "ledger-backup-20241024-0900.db"))
        code, _, err = run(DUBAND, place.arguments())
        assert code == 74 and "backup" in err, (code, err)
        assert not os.path.exists(ledger)


def wake_ups(pid):
    total = 0
    for status in glob.glob(f"/proc/{pid}/task/*/status"):
        with open(status, encoding="ascii") as file:
            total += sum(int(line.split()[1]) for line in file
                         if line.startswith("voluntary_ctxt_switches"))
    return total


def test_an_idle_daemon_does_not_wake_and_is_small():
    with Place() as place:
        daemon = place.start()
        assert daemon.wait_until_drained()
        pid = daemon.process.pid
        before = wake_ups(pid) - 1
        while wake_ups(pid) != before:  # until the last mail's threads have gone to sleep
            before = wake_ups(pid)
            time.sleep(0.5)
        time.sleep(5)  # the length of the measurement, not a wait for something
        woken = wake_ups(pid) - before
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            memory = next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
        print(f"    wake-ups in 5 idle seconds: {woken}; resident memory: {memory} KiB")
        assert woken == 0, woken
        # 18 MiB without the console; its server, TLS and connections to the ledger are the rest.
        assert SANITIZED or memory <= 28 * 1024, memory
        daemon.stop()


def test_an_act_of_the_command_line_wakes_the_daemon_and_does_not_end_it():
    with Place() as place:
        daemon = place.start()
        assert daemon.wait_until_drained()
        before = wake_ups(daemon.process.pid)
        daemon.send(signal.SIGUSR1)
        end = time.monotonic() + LIMIT
        while wake_ups(daemon.process.pid) == before:
            assert time.monotonic() < end
        assert daemon.process.poll() is None
        assert daemon.stop()[1] == 0


def main():
    failed = 0
    for name, test in list(globals().items()):
        if not name.startswith("test_"):
            continue
        try:
            test()
            print("ok    ", name[5:].replace("_", " "))
        except Exception as error:  # every test is run
            failed += 1
            print("FAILED", name[5:].replace("_", " "), "-", repr(error))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
