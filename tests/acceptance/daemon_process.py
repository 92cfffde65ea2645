"""Runs duband as a process of its own on a state directory of its own; for the acceptance tests."""

import json
import os
import signal
import subprocess
import sys
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LIMIT = 60.0  # seconds that anything may take, sanitizers included


class Daemon:
    def __init__(self, program, arguments):
        self.lines = []
        self.errors = []
        self.changed = threading.Condition()
        self.process = subprocess.Popen([program, *arguments], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.readers = [threading.Thread(target=self._read, args=pair, daemon=True)
                        for pair in ((self.process.stdout, self.lines),
                                     (self.process.stderr, self.errors))]
        for reader in self.readers:
            reader.start()

    def _read(self, stream, lines):
        for line in stream:
            with self.changed:
                lines.append(line.rstrip("\n"))
                self.changed.notify_all()
        with self.changed:
            self.changed.notify_all()

    def printed(self):
        return "\n".join(self.lines)

    def wait_for(self, *texts, limit=LIMIT):
        """Until one of the texts was printed; the text, or None when the process ended without it."""
        end = time.monotonic() + limit
        with self.changed:
            while True:
                for text in texts:
                    if any(text in line for line in self.lines + self.errors):
                        return text
                if not any(reader.is_alive() for reader in self.readers):
                    return None
                if not self.changed.wait(min(1.0, end - time.monotonic())) and \
                        time.monotonic() > end:
                    raise AssertionError(f"not printed within {limit} s: {texts}\n"
                                         + self.printed() + "\n" + "\n".join(self.errors[-5:]))

    def wait_until_drained(self):
        """Until everything that was due is sent. False when the process ended before."""
        if self.wait_for("；待发 ") is None:
            return False
        if any("；待发 0 封" in line for line in self.lines):
            return True
        return self.wait_for(" 已发出 ") is not None

    def send(self, number):
        self.process.send_signal(number)

    def stop(self, number=signal.SIGINT):
        """Seconds until the process ended, and its exit code."""
        begin = time.monotonic()
        self.send(number)
        code = self.process.wait(LIMIT)
        for reader in self.readers:
            reader.join(LIMIT)
        return time.monotonic() - begin, code

    def kill(self):
        self.stop(signal.SIGKILL)


class SmtpServer:
    """The SMTP server of tests/support; what it was told survives whatever the client does."""

    def __init__(self, folder, *options):
        self.log = os.path.join(folder, "log.jsonl")
        os.makedirs(folder)
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(ROOT, "tests", "support", "smtp_server.py"), "--dir",
             folder, *options], stdout=subprocess.PIPE, text=True)
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
        return json.loads(decoded.stdout)["subject"].startswith("【重发】")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def run(program, arguments):
    """To its end: exit code, standard output, standard error."""
    done = subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=LIMIT)
    return done.returncode, done.stdout, done.stderr
