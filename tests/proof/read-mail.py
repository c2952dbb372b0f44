"""Reads messages as Python's email package does, and prints what it found as JSON, a line a message."""
import email
import email.policy
import json
import sys

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    parts = list(message.walk())
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    print(json.dumps({
        "defects": [repr(defect) for part in parts for defect in part.defects]
        + [f"{name}: {defect!r}" for part in parts for name, value in part.items() for defect in value.defects],
        "subject": message["subject"],
        "from": str(message["from"]),
        "text": text.get_content(),
        "html": html.get_content(),
        "images": sorted(part["content-id"].strip().strip("<>") for part in parts if part.get_content_maintype() == "image"),
        "octets": sorted(len(part.get_content()) for part in parts if part.get_content_maintype() == "image"),
    }))
