"""A mail server that keeps what it receives, one JSON file a mail: mailbox.py PORT FOLDER"""

import email.policy
import itertools
import json
import pathlib
import sys
import threading

from aiosmtpd.controller import Controller

port, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
numbers = itertools.count(1)


class Keep:
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = [part for part in mail.walk() if not part.is_multipart()]
        kept = {
            "to": envelope.rcpt_tos,
            "headers": [[name.lower(), str(value)] for name, value in mail.items()],
            "kind": mail.get_content_type(),
            "parts": [[part.get_content_type(), part.get_content()] for part in parts],
        }
        file = folder / f"{next(numbers):06}.json"
        # Whole or not at all: the test reads meanwhile.
        file.with_suffix(".half").write_text(json.dumps(kept))
        file.with_suffix(".half").rename(file)
        return "250 kept"


Controller(Keep(), hostname="127.0.0.1", port=port).start()
threading.Event().wait()
