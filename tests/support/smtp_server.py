#!/usr/bin/env python3
"""A scriptable SMTP server for tests: a process of its own on the loopback, standard library only.

    smtp_server.py --dir DIR [--mode MODE]... [--first N] [--tls starttls|smtps]
                   [--cert PEM --key PEM | --make-cert HOST] [--auth USER:PASSWORD] [--port N]

The first line on standard output is "PORT n". SIGTERM ends it.

What it keeps in DIR:
    000001.eml ...  every message that arrived up to its final dot, as it came (dots unstuffed)
    log.jsonl       one JSON line a message: seq, file, from, to, user, tls, message_id, mode, reply
    commands.jsonl  one JSON line a command: session, tls, line
A message and its line are synced to the disk before the reply to the dot is sent, so whatever a client
was told is also on record. "reply" is what the server meant to say; "none" where it falls silent.

A mode says where the server misbehaves. It holds for all sessions when given by --mode, and for one
message when the recipient's local part is a mode (r451@x, drop-after-data@x, dot-554@x). With --first N
each mode strikes N times and then the server is well. Modes with a number: greet-delay=S,
slow-after-dot=S (seconds). All are listed in MODES.
"""

import argparse
import base64
import itertools
import json
import os
import re
import signal
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
import warnings

MODES = """
greet-421 greet-554 greet-rst greet-silent greet-delay greet-no-crlf greet-nul greet-long-line
greet-endless greet-mixed greet-nondigit
ehlo-502 ehlo-421 ehlo-bare lf-only broken-pipelining
no-starttls starttls-454 starttls-inject tls-stall tls-rst
auth-535 auth-454 auth-echo auth-foreign auth-two-lines auth-missing
mail-451 mail-530 mail-550 mail-552 drop-at-mail silent-at-mail
r421 r450 r451 r452 r550 r551 r552 r553 drop-at-rcpt
data-451 data-554 data-250 drop-before-data drop-in-data
drop-after-data silent-after-dot slow-after-dot dot-421 dot-451 dot-452 dot-552 dot-554 dot-rst dot-partial
dot-mixed dot-endless dot-nondigit dot-lf-only
quit-hang
""".split()


class Closed(Exception):
    """The peer is gone, or the mode wants the connection to end."""


class Store:
    """Messages and logs in one directory."""

    def __init__(self, directory):
        self.directory = directory
        os.makedirs(directory, exist_ok=True)
        taken = [int(name[:6]) for name in os.listdir(directory) if re.fullmatch(r"\d{6}\.eml", name)]
        self.next = max(taken, default=0) + 1
        self.lock = threading.Lock()
        self.log = open(os.path.join(directory, "log.jsonl"), "a", encoding="utf-8")
        self.commands = open(os.path.join(directory, "commands.jsonl"), "a", encoding="utf-8")

    def keep(self, raw, record):
        with self.lock:
            name = "%06d.eml" % self.next
            path = os.path.join(self.directory, name)
            with open(path + ".tmp", "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            os.rename(path + ".tmp", path)
            descriptor = os.open(self.directory, os.O_RDONLY)
            os.fsync(descriptor)
            os.close(descriptor)
            self.log.write(json.dumps({"seq": self.next, "file": name, **record}, ensure_ascii=False) + "\n")
            self.log.flush()
            os.fsync(self.log.fileno())
            self.next += 1

    def command(self, record):
        with self.lock:
            self.commands.write(json.dumps(record, ensure_ascii=False) + "\n")
            self.commands.flush()


class Script:
    """Which mode strikes, and how often still."""

    def __init__(self, modes, first):
        self.modes = dict(self.parse(mode) for mode in modes)
        self.first = first
        self.struck = {}
        self.lock = threading.Lock()

    @staticmethod
    def parse(mode):
        name, _, value = mode.partition("=")
        if name not in MODES:
            sys.exit("unknown mode " + mode)
        return name, float(value or 0)

    def strikes(self, name, local_part=None):
        """The mode's number (0 if it has none) when it is to strike, else None."""
        value = self.modes.get(name)
        if value is None and local_part is not None:
            own_name, _, own_value = local_part.partition("=")
            value = float(own_value or 0) if own_name == name else None
        if value is None:
            return None
        with self.lock:
            count = self.struck.get(name, 0)
            if self.first is not None and count >= self.first:
                return None
            self.struck[name] = count + 1
        return value


class Session:
    def __init__(self, sock, number, options, store, script, context):
        self.sock, self.number, self.options = sock, number, options
        self.store, self.script, self.context = store, script, context
        self.buffer = b""
        self.tls = options.tls == "smtps"
        self.user = None
        self.end = b"\n" if script.strikes("lf-only") is not None else b"\r\n"
        self.reset()

    def reset(self):
        self.sender, self.recipients = None, []

    def mode(self, name):
        local_part = self.recipients[-1].split("@")[0] if self.recipients else None
        return self.script.strikes(name, local_part)

    # The wire

    def send_raw(self, data):
        try:
            self.sock.sendall(data)
        except OSError as error:
            raise Closed from error

    def reply(self, *lines):
        self.send_raw(b"".join(line.encode() + self.end for line in lines))

    def read_line(self):
        while b"\n" not in self.buffer:
            try:
                chunk = self.sock.recv(65536)
            except OSError as error:
                raise Closed from error
            if not chunk or len(self.buffer) > 1 << 20:
                raise Closed
            self.buffer += chunk
        line, _, self.buffer = self.buffer.partition(b"\n")
        return line.rstrip(b"\r")

    def drop(self, reset=False):
        """RST when `reset`; the kernel then discards what was not yet delivered."""
        if reset:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise Closed

    def hang(self):
        """Silent until the peer goes."""
        while True:
            self.read_line()

    def endless(self, start):
        for count in itertools.count():
            self.send_raw(b"%s-line %d" % (start, count) + self.end)

    # The conversation

    def run(self):
        try:
            if self.tls:
                self.wrap()
            self.greet()
            while True:
                self.obey(self.read_line())
        except (Closed, OSError):
            pass
        finally:
            self.sock.close()

    def wrap(self):
        self.sock = self.context.wrap_socket(self.sock, server_side=True)
        self.tls, self.buffer = True, b""

    def greet(self):
        delay = self.mode("greet-delay")
        if delay is not None:
            time.sleep(delay)
        raw = {
            "greet-421": b"421 4.3.2 too busy\r\n",
            "greet-554": b"554 5.3.2 no service here\r\n",
            "greet-no-crlf": b"220 test",
            "greet-nul": b"220 te\0st\r\n",
            "greet-long-line": b"220 " + b"x" * (1 << 20) + b"\r\n",
            "greet-mixed": b"220-test\r\n421 test\r\n",
            "greet-nondigit": b"HTTP/1.0 400 Bad Request\r\n",
        }
        for name, data in raw.items():
            if self.mode(name) is not None:
                return self.send_raw(data)
        if self.mode("greet-rst") is not None:
            self.drop(reset=True)
        if self.mode("greet-silent") is not None:
            self.hang()
        if self.mode("greet-endless") is not None:
            self.endless(b"220")
        self.reply("220 test.example ESMTP")

    def obey(self, line):
        text = line.decode("utf-8", "replace")
        self.store.command({"session": self.number, "tls": self.tls, "line": text})
        verb = text.split(" ")[0].upper()
        handler = getattr(self, "on_" + verb.lower(), None) if verb.isalpha() else None
        if handler is None:
            return self.reply("502 5.5.1 " + verb[:20] + " not implemented")
        handler(text)
        if self.script.modes.get("broken-pipelining") is not None:
            self.buffer = b""

    def on_ehlo(self, _):
        if self.mode("ehlo-502") is not None:
            return self.reply("502 5.5.1 not implemented")
        if self.mode("ehlo-421") is not None:
            self.reply("421 4.3.2 going down")
            self.drop()
        lines = ["test.example"]
        if self.mode("ehlo-bare") is None:
            lines += ["8BITMIME", "SIZE 10485760", "ENHANCEDSTATUSCODES"]
        if self.mode("broken-pipelining") is not None:
            lines.append("PIPELINING")
        if self.options.tls == "starttls" and not self.tls and self.mode("no-starttls") is None:
            lines.append("STARTTLS")
        lines += self.auth_lines()
        self.reply(*["250%s%s" % ("-" if i + 1 < len(lines) else " ", line)
                     for i, line in enumerate(lines)])

    def auth_lines(self):
        if not self.options.auth or self.mode("auth-missing") is not None:
            return []
        if self.mode("auth-foreign") is not None:
            return ["AUTH X-SMKEY"]
        if self.mode("auth-two-lines") is not None:
            return ["AUTH=LOGIN PLAIN", "AUTH PLAIN LOGIN"]
        return ["AUTH PLAIN LOGIN"]

    def on_helo(self, _):
        self.reply("250 test.example")

    def on_starttls(self, _):
        if self.options.tls != "starttls" or self.mode("starttls-454") is not None:
            return self.reply("454 4.7.0 TLS not available")
        if self.mode("starttls-inject") is not None:
            self.send_raw(b"220 go ahead\r\n250-test.example\r\n250 AUTH PLAIN\r\n")
            return self.wrap()
        self.reply("220 go ahead")
        if self.mode("tls-stall") is not None:
            self.hang()
        if self.mode("tls-rst") is not None:
            self.sock.recv(1)
            self.drop(reset=True)
        self.wrap()

    def on_auth(self, text):
        words = text.split(" ")
        if words[1].upper() == "LOGIN":
            answers = [words[2]] if len(words) > 2 else []
            for prompt in ("VXNlcm5hbWU6", "UGFzc3dvcmQ6")[len(answers):]:
                self.reply("334 " + prompt)
                answers.append(self.read_line().decode())
            given = ":".join(base64.b64decode(answer).decode() for answer in answers)
        else:
            answer = words[2] if len(words) > 2 else None
            if answer is None:
                self.reply("334 ")
                answer = self.read_line().decode()
            given = ":".join(base64.b64decode(answer).decode().split("\0")[1:])
        if self.mode("auth-454") is not None:
            return self.reply("454 4.7.0 temporary authentication failure")
        if self.mode("auth-echo") is not None:
            return self.reply("535 5.7.8 not accepted: " + given)
        if self.mode("auth-535") is not None or given != self.options.auth:
            return self.reply("535 5.7.8 authentication failed")
        self.user = given.split(":")[0]
        self.reply("235 2.7.0 ok")

    def on_mail(self, text):
        self.reset()
        if self.mode("drop-at-mail") is not None:
            self.drop()
        if self.mode("silent-at-mail") is not None:
            self.hang()
        for name, line in (("mail-451", "451 4.3.0 try later"),
                           ("mail-530", "530 5.7.0 authentication required"),
                           ("mail-550", "550 5.7.1 sender refused"),
                           ("mail-552", "552 5.3.4 message too big")):
            if self.mode(name) is not None:
                return self.reply(line)
        if self.options.auth and self.user is None:
            return self.reply("530 5.7.0 authentication required")
        self.sender = text.partition("<")[2].partition(">")[0]
        self.reply("250 2.1.0 ok")

    def on_rcpt(self, text):
        self.recipients.append(text.partition("<")[2].partition(">")[0])
        if self.mode("drop-at-rcpt") is not None:
            self.drop()
        for name in MODES:
            if re.fullmatch(r"r\d\d\d", name) and self.mode(name) is not None:
                self.recipients.pop()
                return self.reply("%s %s.1.1 mailbox says no" % (name[1:], name[1]))
        self.reply("250 2.1.5 ok")

    def on_data(self, _):
        if not self.recipients:
            return self.reply("503 5.5.1 no recipient")
        if self.mode("drop-before-data") is not None:
            self.drop()
        for name, line in (("data-451", "451 4.3.0 try later"), ("data-554", "554 5.6.0 no"),
                           ("data-250", "250 what?")):
            if self.mode(name) is not None:
                return self.reply(line)
        self.reply("354 end with a dot")
        if self.mode("drop-in-data") is not None:
            self.read_line()
            self.drop(reset=True)
        self.finish(self.read_message())
        self.reset()

    def read_message(self):
        lines = []
        while (line := self.read_line()) != b".":
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(line + b"\r\n" for line in lines)

    def finish(self, raw):
        """The reply to the dot, with everything that can go wrong there."""
        name, value = self.mode_after_dot()
        codes = {"dot-421": "421 4.3.2 going down", "dot-451": "451 4.3.0 try later",
                 "dot-452": "452 4.2.2 mailbox full", "dot-552": "552 5.2.3 too big",
                 "dot-554": "554 5.6.0 content refused"}
        raws = {"dot-partial": b"25", "dot-mixed": b"250-ok\r\n554 no\r\n",
                "dot-nondigit": b"OK queued\r\n", "dot-lf-only": b"250 ok\n", "drop-after-data": b""}
        text = codes.get(name, "250 2.0.0 queued")
        silent = name in raws or name in ("silent-after-dot", "dot-endless")
        self.keep(raw, name, "none" if silent else text)
        if name == "silent-after-dot":
            self.hang()
        if name == "dot-endless":
            self.endless(b"250")
        if name == "slow-after-dot":
            time.sleep(value)
        if name in raws:
            self.send_raw(raws[name])
            return None if name in ("dot-lf-only", "dot-nondigit", "dot-mixed") else self.drop()
        self.reply(text)
        if name == "dot-rst":
            time.sleep(0.05)
            self.drop(reset=True)

    def mode_after_dot(self):
        for name in ("drop-after-data", "silent-after-dot", "slow-after-dot", *MODES):
            if name.startswith("dot-") or name.endswith(("-after-data", "-after-dot")):
                value = self.mode(name)
                if value is not None:
                    return name, value
        return None, 0

    def keep(self, raw, mode, reply):
        found = re.search(rb"^message-id:\s*(\S+)", raw, re.IGNORECASE | re.MULTILINE)
        self.store.keep(raw, {
            "from": self.sender, "to": self.recipients, "user": self.user, "tls": self.tls,
            "message_id": found.group(1).decode() if found else None, "mode": mode, "reply": reply})

    def on_rset(self, _):
        self.reset()
        self.reply("250 2.0.0 ok")

    def on_noop(self, _):
        self.reply("250 2.0.0 ok")

    def on_quit(self, _):
        if self.mode("quit-hang") is not None:
            self.hang()
        self.reply("221 2.0.0 bye")
        raise Closed


def make_certificate(directory, host, days):
    """A self-signed certificate for one host name or address: (certificate, key)."""
    certificate = os.path.join(directory, "cert.pem")
    key = os.path.join(directory, "key.pem")
    kind = "IP" if re.fullmatch(r"[\d.]+|.*:.*", host) else "DNS"
    request, extensions = certificate + ".req", certificate + ".ext"
    with open(extensions, "w", encoding="ascii") as file:
        file.write("subjectAltName=%s:%s\n" % (kind, host))
    # Two steps, because `openssl req -x509` refuses the negative -days of an expired certificate.
    for command in (["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                     "-keyout", key, "-out", request, "-subj", "/CN=" + host],
                    ["x509", "-req", "-in", request, "-signkey", key, "-days", str(days),
                     "-extfile", extensions, "-out", certificate]):
        subprocess.run(["openssl", *command], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
    return certificate, key


def tls_context(options):
    if options.tls is None:
        return None
    if options.cert is None:
        options.cert, options.key = make_certificate(options.dir, options.make_cert, options.cert_days)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if options.tls10:
        warnings.simplefilter("ignore", DeprecationWarning)
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1
    context.load_cert_chain(options.cert, options.key)
    return context


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--dir", required=True)
    parser.add_argument("--mode", action="append", default=[])
    parser.add_argument("--first", type=int)
    parser.add_argument("--tls", choices=["starttls", "smtps"])
    parser.add_argument("--tls10", action="store_true", help="speak TLS 1.0 only")
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--make-cert", default="127.0.0.1", metavar="HOST")
    parser.add_argument("--cert-days", type=int, default=2)
    parser.add_argument("--auth", metavar="USER:PASSWORD")
    parser.add_argument("--port", type=int, default=0)
    return parser.parse_args()


def main():
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    options = parse_arguments()
    store = Store(options.dir)
    script = Script(options.mode, options.first)
    context = tls_context(options)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", options.port))
    listener.listen(64)
    print("PORT", listener.getsockname()[1], flush=True)
    for number in itertools.count(1):
        sock, _ = listener.accept()
        session = Session(sock, number, options, store, script, context)
        threading.Thread(target=session.run, daemon=True).start()


main()
