"""Runs duband as a process of its own on a state directory of its own; for the acceptance tests."""

import os
import signal
import subprocess
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


def run(program, arguments):
    """To its end: exit code, standard output, standard error."""
    done = subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=LIMIT)
    return done.returncode, done.stdout, done.stderr
