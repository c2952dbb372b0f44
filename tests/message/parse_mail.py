"""Reads a JSON list of base64 messages, parses each with Python's own email package, prints what it found as JSON."""

import base64
import email
import email.policy
import json
import sys


def defects(part):
    found = [str(d) or type(d).__name__ for d in part.defects]
    for name in part.keys():
        found += [f"{name}: {d}" for d in getattr(part[name], "defects", [])]
    for child in part.iter_parts() if part.is_multipart() else []:
        found += defects(child)
    return found


def read(raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    leaves = [p for p in message.walk() if not p.is_multipart()]
    body = {k: message.get_body((k,)) for k in ("plain", "html")}
    return {
        "headers": [[k, str(v)] for k, v in message.items()],
        "from": [[a.display_name, a.addr_spec] for a in message["From"].addresses],
        "date": message["Date"].datetime.isoformat(),
        "tree": [p.get_content_type() for p in message.walk()],
        "text": body["plain"].get_content() if body["plain"] else None,
        "html": body["html"].get_content() if body["html"] else None,
        "images": [
            {
                "name": p.get_filename(),
                "cid": p["Content-ID"],
                "disposition": p.get_content_disposition(),
                "bytes": base64.b64encode(p.get_content()).decode(),
            }
            for p in leaves
            if p.get_content_maintype() == "image"
        ],
        "defects": defects(message),
    }


messages = [base64.b64decode(m) for m in json.load(sys.stdin)]
json.dump([read(m) for m in messages], sys.stdout)
