"""Decodes mails with Python's email package, as an independent reader: one JSON object a line.

usage: decode_mail.py FILE...
"""

import email
import email.policy
import json
import sys


def decode(raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    out = {
        "headers": [name for name, _ in message.items()],
        "subject": str(message["Subject"]),
        "message_id": str(message["Message-ID"]),
        "date": message["Date"].datetime.isoformat(),
        "from": [[a.display_name, a.addr_spec] for a in message["From"].addresses],
        "to": [[a.display_name, a.addr_spec] for a in message["To"].addresses],
        "defects": [],
        "structure": [],
        "text": None,
        "html": None,
        "attachments": [],
        "longest_line": max(len(line) for line in raw.split(b"\r\n")),
        "bare_line_ends": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
        "ascii": raw.isascii(),
    }
    for part in message.walk():
        out["structure"].append(part.get_content_type())
        out["defects"] += [repr(defect) for defect in part.defects]
        out["defects"] += [repr(d) for _, value in part.items() for d in getattr(value, "defects", [])]
        if part.is_multipart():
            continue
        if part.get_content_disposition() == "attachment":
            out["attachments"].append([part.get_filename(), part.get_content_type(),
                                       part.get_payload(decode=True).hex()])
        elif part.get_content_type() == "text/plain":
            out["text"] = part.get_payload(decode=True).decode(part.get_content_charset())
        elif part.get_content_type() == "text/html":
            out["html"] = part.get_payload(decode=True).decode(part.get_content_charset())
    return out


for path in sys.argv[1:]:
    with open(path, "rb") as mail:
        print(json.dumps(decode(mail.read())))
