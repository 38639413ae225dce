#!/usr/bin/env python3
"""Makes every vector below this folder from docs/formats.md alone: a second implementation of the
formats, in another language, so that the vectors do not merely repeat what the Rust code does.

    pip install cryptography && python3 make.py

All but `steps/`, which only an engine that draws can make: `tests/conformance/tests/steps.rs` tells how.
The same files come out each time. A released vector is never changed; new cases get new names.
"""

import base64, copy, hashlib, hmac, json, pathlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HERE = pathlib.Path(__file__).parent
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).hexdigest()


def put(path, text):
    path = HERE / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def base32(bits, length):
    return "".join(CROCKFORD[bits >> 5 * place & 31] for place in reversed(range(length)))


ENVELOPE = base32(int.from_bytes(bytes(range(16)), "big"), 26)
DOCUMENT = base32(int.from_bytes(bytes(range(8)), "big") >> 14, 10)
DOCUMENT = DOCUMENT[:5] + "-" + DOCUMENT[5:]
SALT = bytes([7] * 32)
ORIGINAL = b"%PDF-1.7 an original, as far as keys are concerned\n" * 40


def lengths(size, *parts):
    return b"".join(len(part).to_bytes(size, "big") + part for part in parts)


def commitment(field, salt, value, envelope=ENVELOPE):
    return sha(b"paraph/v1 commitment\n", lengths(8, envelope.encode(), field.encode(), salt, value.encode()))


# --- openings ---------------------------------------------------------------------------------

def opening(name, field, value, /, **wrong):
    case = {"envelope": ENVELOPE, "opening": {"field": field, "salt": "ab" * 32, "value": value}}
    case["commitment"] = commitment(field, bytes.fromhex("ab" * 32), value)
    for key, change in wrong.items():
        target = case if key in case else case["opening"]
        target[key] = change
    put(f"opening/{'refuse' if wrong else 'accept'}/{name}.json", compact(case))


opening("ascii", "title", "Lease")
opening("accents", "signer.name", "Élodie Đặng")
opening("empty", "message", "")
opening("other-value", "title", "Lease", value="Leash")
opening("other-field", "title", "Lease", field="message")
opening("moved-boundary", "titl", "eLease", field="title", value="Lease")
opening("other-salt", "title", "Lease", salt="ac" * 32)
opening("short-salt", "title", "Lease", salt="ab" * 31)
opening("upper-case-salt", "title", "Lease", salt="AB" * 32)
opening("other-envelope", "title", "Lease", envelope="0" * 26)
opening("composed-otherwise", "title", "É", value="E\u0301")

# --- records and transcripts ------------------------------------------------------------------


def sent():
    recipient = lambda step: {"role": "signer", "required": True, "step": step, "language": "fr", "email": "11" * 32}
    slot = lambda who: {"document": 0, "recipient": who,
                        "placement": {"page": 0, "x": 72000, "y": 600000, "width": 180000, "height": 60000}}
    original = hashlib.sha256(ORIGINAL).hexdigest()
    return {
        "type": "sent", "rules": 1, "suite": "paraph/v1", "envelope": ENVELOPE, "salt": SALT.hex(),
        "sender": "01" * 32, "title": "02" * 32,
        "documents": [{"id": DOCUMENT, "name": "03" * 32, "media_type": "application/pdf", "size": len(ORIGINAL),
                       "sha256": original,
                       "revision": {"base": original, "head": "d0" * 32, "ciphertext": "e0" * 32}}],
        "recipients": [recipient(0), recipient(1)], "slots": [slot(0), slot(1)],
        "level": "email", "deadline": 1800000000000,
    }


def chain(*events):
    previous, records = sha(b"paraph/v1 envelope\n", ENVELOPE.encode()), []
    for sequence, (event, source) in enumerate(events):
        records.append({"format": "paraph-event/1", "envelope": ENVELOPE, "sequence": sequence, "previous": previous,
                        "at": 1790000000000 + sequence, "source": source, "event": event})
        previous = sha(b"paraph/v1 event\n", compact(records[-1]).encode())
    return records


act = {"slot": 0, "base": "d0" * 32, "byte_range": "b0" * 32}
authorised = {"type": "authorised", "recipient": 0, "name": "04" * 32,
              "consents": [{"text": "consent-signature-terms", "language": "fr", "sha256": "05" * 32}],
              "key": "06" * 32, "acts": [act], "code_matched_at": 1790000000004}
signed = {"type": "signed", "recipient": 0, "revisions": [{"document": 0, "revision": {
    "base": "d0" * 32, "head": "d1" * 32, "ciphertext": "e1" * 32, "cms": "c1" * 32}}]}
story = [(sent(), "observed"), ({"type": "invited", "recipient": 0}, "observed"),
         ({"type": "opened", "recipient": 0, "client": "08" * 32}, "observed"),
         ({"type": "code_sent", "recipient": 0, "channel": "email"}, "observed"), (authorised, "observed"),
         (signed, "observed"), ({"type": "invited", "recipient": 1}, "observed"),
         ({"type": "revision_checked", "recipient": 1, "document": 0, "number": 1, "outcome": "good"}, "reported"),
         ({"type": "declined", "recipient": 1}, "observed")]
records = chain(*story)
for record in records:
    put(f"record/accept/{record['event']['type']}-{record['sequence']}.json", compact(record))
initials = lambda page: {"kind": "initials", "placement": {"page": page, "x": 500000, "y": 780000, "width": 60000, "height": 30000}}
with_initials = sent(); with_initials["slots"][1]["fields"] = [initials(0), initials(1)]
put("record/accept/sent-with-initials.json", compact(chain((with_initials, "observed"))[0]))
with_fields = sent()
document = with_fields["documents"][0]
revision = document.pop("revision")
document |= {"findings": ["javascript", "optional_content"], "revision": revision}
with_fields["slots"][1]["caption"] = {"name": True, "reason": "41" * 32}
with_fields["slots"][1]["fields"] = [initials(0), initials(0) | {"kind": "name"}, initials(0) | {"kind": "date"},
    initials(0) | {"kind": "text", "label": "42" * 32, "default": "43" * 32},
    initials(0) | {"kind": "checkbox", "required": False, "label": "44" * 32}, initials(0) | {"kind": "stamp"}]
put("record/accept/sent-with-fields.json", compact(chain((with_fields, "observed"))[0]))
for kind in ["finalised", "expired", "expires_soon", "cancelled", "voided", "reminded"]:
    event = {"type": kind} | ({"recipient": 0} if kind in ("voided", "reminded") else {})
    put(f"record/accept/{kind}.json", compact(records[1] | {"event": event}))
put("record/accept/other-key-order.json", compact(dict(reversed(records[1].items()))))
event = records[0]["event"]
event = {key: event[key] for key in event if key != "deadline"} | {"copy_to_all": False, "deadline": event["deadline"]}
put("record/accept/sent-without-copies.json", compact(records[0] | {"event": event}))
event = records[0]["event"]
event = {key: event[key] for key in event if key != "deadline"} | {"may_reassign": True, "deadline": event["deadline"]}
put("record/accept/sent-to-be-reassigned.json", compact(records[0] | {"event": event}))
reassigned = {"type": "reassigned", "recipient": 0, "email": "07" * 32}
put("record/accept/reassigned.json", compact(records[1] | {"event": reassigned}))
put("record/accept/reassigned-by-name.json", compact(records[1] | {"event": reassigned | {"name": "08" * 32}}))
commented = {"type": "commented", "recipient": 0, "text": "09" * 32}
put("record/accept/commented.json", compact(records[1] | {"event": commented}))

more = {
    "finalised-by-sender": {"type": "finalised", "by_sender": True},
    "reminded-by-schedule": {"type": "reminded", "recipient": 0, "scheduled": True},
    "reassigned-by-sender": reassigned | {"phone": "0a" * 32, "by_sender": True},
    "code_sent-by-sms-for-a-list": {"type": "code_sent", "recipient": 0, "channel": "sms", "list": "0b" * 32},
    "authorised-by-list": authorised | {"list": "0b" * 32},
}
approved = {"type": "approved", "recipient": 0,
            "consents": [{"text": "consent-approval-terms", "language": "fr", "sha256": "05" * 32}],
            "versions": [{"document": 0, "sha256": "d0" * 32}], "code_matched_at": 1790000000004}
more["approved"] = approved
more["approved-with-comment"] = {key: approved[key] for key in list(approved)[:4]} | {"comment": "09" * 32, "code_matched_at": 1790000000004}
identity = {"issuer": "https://provider.example", "client": "paraph", "salt": "5a" * 32, "token": "21" * 32, "name": "22" * 32,
            "name_signed": True, "acr": "eidas2", "key": '{"crv":"P-256","kty":"EC","x":"eA","y":"eQ"}'}
attested = {"type": "attested", "recipient": 0, "officer": "23" * 32, "name": "24" * 32, "document": "identity_card",
            "picture": "25" * 32, "statement": {"text": "statement-identity", "language": "fr", "sha256": "26" * 32}}
more["authorised-with-identity"] = authorised | {"identity": identity}
more["approved-with-identity"] = approved | {"identity": {key: identity[key] for key in identity if key != "acr"}}
more["attested"] = attested
seal_act = {"document": 0, "base": "d1" * 32, "byte_range": "b2" * 32}
seal_authorised = {"type": "seal_authorised", "acts": [seal_act]}
sealed = {"type": "sealed", "revisions": [{"document": 0, "revision": {
    "base": "d1" * 32, "head": "d2" * 32, "ciphertext": "e2" * 32, "cms": "c2" * 32}}]}
seal_voided = {"type": "seal_voided"}
more |= {"seal_authorised": seal_authorised, "sealed": sealed, "seal_voided": seal_voided}
for name, event in more.items():
    put(f"record/accept/{name}.json", compact(records[1] | {"event": event}))


def approval():
    facts = sent()
    del facts["documents"][0]["revision"]
    facts["documents"][0]["media_type"] = "text/csv"
    facts["recipients"] = [person | {"role": "approver"} for person in facts["recipients"]]
    return facts | {"slots": []}


put("record/accept/sent-to-be-approved.json", compact(chain((approval(), "observed"))[0]))
by_sms = sent() | {"level": "sms"}
by_sms["recipients"][0] |= {"phone": "0c" * 32, "link_by": "sms"}
by_sms["recipients"][1] |= {"phone": "0d" * 32, "code_by": "sms"}
put("record/accept/sent-by-sms.json", compact(chain((by_sms, "observed"))[0]))
put("record/accept/sent-with-reminders.json", compact(chain((sent() | {"reminders": {"every_days": 3, "most": 5}}, "observed"))[0]))


def to_be_sealed():
    facts = sent()
    deadline = facts.pop("deadline")
    facts["recipients"][1]["required"] = False
    return facts | {"seal": True, "deadline": deadline}


put("record/accept/sent-to-be-sealed.json", compact(chain((to_be_sealed(), "observed"))[0]))
# The first signs, the second need not: finalised, and sealed by the next browser of the sender's.
sealing = [(to_be_sealed(), "observed"), *story[1:6], ({"type": "finalised"}, "observed"),
           (seal_authorised, "observed"), (sealed, "observed")]

first, second = records[0], records[1]
refused = {
    "unknown-format": second | {"format": "paraph-event/2"},
    "unknown-key": second | {"note": "x"},
    "unknown-key-in-event": second | {"event": {"type": "invited", "recipient": 0, "note": 1}},
    "unknown-key-in-empty-event": second | {"event": {"type": "finalised", "note": 1}},
    "unknown-event": second | {"event": {"type": "sealed", "recipient": 0}},
    "unknown-event-still": second | {"event": {"type": "stapled", "recipient": 0}},
    "missing-recipient": second | {"event": {"type": "invited"}},
    "negative-recipient": second | {"event": {"type": "invited", "recipient": -1}},
    "recipient-beyond-16-bits": second | {"event": {"type": "invited", "recipient": 65536}},
    "fractional-sequence": second | {"sequence": 1.5},
    "text-sequence": second | {"sequence": "1"},
    "negative-time": second | {"at": -1},
    "upper-case-digest": second | {"previous": second["previous"].upper()},
    "short-digest": second | {"previous": second["previous"][:-2]},
    "lower-case-envelope": second | {"envelope": ENVELOPE.lower()},
    "long-envelope": second | {"envelope": ENVELOPE + "0"},
    "envelope-beyond-128-bits": second | {"envelope": "8" + ENVELOPE[1:]},
    "source-contradicts-event": second | {"source": "reported"},
    "unknown-source": second | {"source": "guessed"},
    "unknown-rules": first | {"event": first["event"] | {"rules": 2}},
    "unknown-suite": first | {"event": first["event"] | {"suite": "paraph/v2"}},
    "unknown-role": first | {"event": first["event"] | {"recipients": [first["event"]["recipients"][0] | {"role": "witness"}]}},
    "reassigned-to-nobody": second | {"event": {"type": "reassigned", "recipient": 0}},
    "reassigned-in-clear": second | {"event": reassigned | {"email": "tom@example.org"}},
    "comment-in-clear": second | {"event": commented | {"text": "Bonjour"}},
    "approved-without-versions": second | {"event": {"type": "approved", "recipient": 0}},
    "unknown-channel": second | {"event": {"type": "code_sent", "recipient": 0, "channel": "pigeon"}},
    "unknown-level": first | {"event": first["event"] | {"level": "eye"}},
    "phone-in-clear": first | {"event": first["event"] | {"recipients": [first["event"]["recipients"][0] | {"phone": "+33612345678"}]}},
    "reminders-without-most": first | {"event": first["event"] | {"reminders": {"every_days": 3}}},
    "may-reassign-not-yes-or-no": first | {"event": first["event"] | {"may_reassign": 1}},
    "copies-not-yes-or-no": first | {"event": first["event"] | {"copy_to_all": "all"}},
    "identity-token-in-clear": second | {"event": authorised | {"identity": identity | {"token": "ey.ey.ey"}}},
    "identity-without-salt": second | {"event": authorised | {"identity": {key: identity[key] for key in identity if key != "salt"}}},
    "identity-with-subject": second | {"event": authorised | {"identity": identity | {"sub": "x"}}},
    "attested-in-clear": second | {"event": attested | {"name": "Zoe"}},
    "attested-by-library-card": second | {"event": attested | {"document": "library_card"}},
    "attested-without-picture": second | {"event": {key: attested[key] for key in attested if key != "picture"}},
    "seal-not-yes-or-no": first | {"event": first["event"] | {"seal": "yes"}},
    "seal-asked-for-by-slot": second | {"event": {"type": "seal_authorised", "acts": [act]}},
    "seal-asked-for-without-acts": second | {"event": {"type": "seal_authorised"}},
    "seal-asked-for-in-somebodys-name": second | {"event": seal_authorised | {"recipient": 0}},
    "sealed-with-note": second | {"event": sealed | {"note": "x"}},
    "sealed-as-reported": second | {"event": sealed, "source": "reported"},
    "seal-voided-in-somebodys-name": second | {"event": seal_voided | {"recipient": 0}},
    "seal-voided-as-reported": second | {"event": seal_voided, "source": "reported"},
    "sealed-on-nothing": second | {"event": {"type": "sealed", "revisions": [{"document": 0}]}},
    "fractional-placement": first | {"event": first["event"] | {"slots": [first["event"]["slots"][0] | {
        "placement": {"page": 0, "x": 0.5, "y": 0, "width": 1, "height": 1}}]}},
}
for name, wrong in {"unknown-field-kind": {"kind": "seal"}, "label-in-clear": {"kind": "text", "label": "Lu et approuv\u00e9"},
                    "required-not-yes-or-no": {"kind": "text", "required": "yes"}, "unknown-key-in-field": {"text": "PM"},
                    "negative-field": {"placement": initials(0)["placement"] | {"page": -1}}}.items():
    event = copy.deepcopy(with_initials); event["slots"][0]["fields"] = [initials(0), initials(1) | wrong]
    refused[name] = first | {"event": event}
event = copy.deepcopy(with_initials); del event["slots"][1]["fields"][0]["placement"]
refused["field-without-placement"] = first | {"event": event}
for name, record in refused.items():
    put(f"record/refuse/{name}.json", compact(record))
text = compact(second)
put("record/refuse/duplicate-key.json", text.replace('"sequence":1', '"sequence":1,"sequence":1'))
put("record/refuse/duplicate-key-in-event.json", text.replace('"recipient":0', '"recipient":0,"recipient":0'))
put("record/refuse/duplicate-type.json", text.replace('"type":"invited"', '"type":"invited","type":"invited"'))
put("record/refuse/trailing-text.json", text + "{}")
put("record/refuse/trailing-comma.json", text[:-1] + ",}")
put("record/refuse/cut-short.json", text[:-1])
put("record/refuse/byte-order-mark.json", b"\xef\xbb\xbf" + text.encode())
put("record/refuse/comment.json", text[:-1] + "/* */}")
put("record/refuse/array.json", "[" + text + "]")
put("record/refuse/empty.json", "")
put("record/refuse/nested-deep.json", "[" * 100_000)


# --- nonces -----------------------------------------------------------------------------------

def nonce_message(event, envelope=ENVELOPE):
    number = lambda value: value.to_bytes(2, "big")
    text = lambda value: number(len(value.encode())) + value.encode()
    message = b"paraph/v1 identity\n" + envelope.encode() + number(event["recipient"]) + bytes.fromhex(event["identity"]["salt"])
    if event["type"] == "authorised":
        message += b"s" + bytes.fromhex(event["name"] + event["key"]) + number(len(event["acts"]))
        for act in event["acts"]:
            message += number(act["slot"]) + bytes.fromhex(act["base"] + act["byte_range"])
            findings = act.get("findings", [])
            message += number(len(findings)) + b"".join(map(text, findings))
    else:
        message += b"a" + number(len(event["versions"]))
        message += b"".join(number(one["document"]) + bytes.fromhex(one["sha256"]) for one in event["versions"])
        comment = event.get("comment")
        message += b"\1" + bytes.fromhex(comment) if comment else b"\0"
    message += number(len(event["consents"]))
    for consent in event["consents"]:
        message += text(consent["text"]) + text(consent["language"]) + bytes.fromhex(consent["sha256"])
    return message


def nonce(kind, name, event, envelope=ENVELOPE, of=None, **wrong):
    digest = hashlib.sha256(nonce_message(of or event)).digest()
    case = {"envelope": envelope, "event": event, "nonce": base64.urlsafe_b64encode(digest).decode().rstrip("=")}
    put(f"nonce/{kind}/{name}.json", compact(case | wrong))


signs, approves = more["authorised-with-identity"], more["approved-with-identity"]
two = signs | {"acts": [act | {"findings": ["javascript", "layers"]}, act | {"slot": 1, "byte_range": "b1" * 32}]}
nonce("accept", "signs", signs)
nonce("accept", "signs-two-with-findings", two)
nonce("accept", "approves", approves)
nonce("accept", "approves-with-comment", approves | {"comment": "09" * 32})
# What the nonce does not bind: code, time, and what came of the sign-in.
nonce("accept", "other-code", signs | {"code_matched_at": 1790000000009, "list": "0b" * 32}, of=signs)
nonce("accept", "other-token", signs | {"identity": identity | {"token": "31" * 32, "acr": "x"}}, of=signs)
for name, change in {"recipient": 1, "name": "14" * 32, "key": "16" * 32, "consents": [], "acts": []}.items():
    nonce("refuse", f"other-{name}", signs | {name: change}, of=signs)
for name, change in {"slot": 1, "base": "d1" * 32, "byte_range": "b1" * 32, "findings": ["javascript"]}.items():
    nonce("refuse", f"other-{name}", signs | {"acts": [act | {name: change}]}, of=signs)
for name, change in {"text": "consent-signature-term", "language": "en", "sha256": "06" * 32}.items():
    nonce("refuse", f"other-consent-{name}", signs | {"consents": [signs["consents"][0] | {name: change}]}, of=signs)
nonce("refuse", "moved-boundary", two | {"acts": [two["acts"][0] | {"findings": ["javascriptlayers"]}, two["acts"][1]]}, of=two)
nonce("refuse", "other-salt", signs | {"identity": identity | {"salt": "5b" * 32}}, of=signs)
nonce("refuse", "other-envelope", signs, envelope="0" * 26)
nonce("refuse", "other-version", approves | {"versions": [{"document": 0, "sha256": "d1" * 32}]}, of=approves)
nonce("refuse", "comment-added", approves | {"comment": "09" * 32}, of=approves)
nonce("refuse", "without-identity", authorised, of=signs)
nonce("refuse", "padded", signs, nonce=base64.urlsafe_b64encode(hashlib.sha256(nonce_message(signs)).digest()).decode())


def transcript(kind, name, records, **more):
    lines = [record if isinstance(record, str) else compact(record) for record in records]
    put(f"transcript/{kind}/{name}.json", compact({"envelope": ENVELOPE, "records": lines} | more))


tip = sha(b"paraph/v1 event\n", compact(records[-1]).encode())
transcript("accept", "story", records, tip=tip, phase="Declined")
transcript("accept", "one-record", records[:1], tip=records[1]["previous"], phase="Collecting")
initialled = chain((with_initials, "observed"))
transcript("accept", "initials", initialled, tip=sha(b"paraph/v1 event\n", compact(initialled[0]).encode()), phase="Collecting")
sealing_records = chain(*sealing)
tip = sha(b"paraph/v1 event\n", compact(sealing_records[-1]).encode())
transcript("accept", "sealed", sealing_records, tip=tip, phase="Finalised")
found_bad = {"type": "revision_checked", "recipient": 0, "document": 0, "number": 2, "outcome": "forbidden"}
voiding_records = chain(*sealing, (found_bad, "reported"), (seal_voided, "observed"))
tip = sha(b"paraph/v1 event\n", compact(voiding_records[-1]).encode())
transcript("accept", "seal-voided", voiding_records, tip=tip, phase="Finalised")
transcript("accept", "seal-asked-for", sealing_records[:-1], tip=sealing_records[-1]["previous"], phase="Finalised")
transcript("refuse", "seal-request-left-out", sealing_records[:-2] + sealing_records[-1:])
changed = copy.deepcopy(sealing_records); changed[-2]["event"]["acts"][0]["byte_range"] = "b3" * 32
transcript("refuse", "seal-request-changed", changed)
transcript("refuse", "left-out", records[:3] + records[4:])
transcript("refuse", "swapped", [records[0], records[2], records[1], *records[3:]])
transcript("refuse", "doubled", [records[0], records[1], records[1]])
transcript("refuse", "changed", [records[0], records[1] | {"at": records[1]["at"] + 1}, *records[2:]])
transcript("refuse", "respelled", [compact(records[0]).replace('":', '": '), *records[1:]])
transcript("refuse", "headless", chain(story[1])[:1])
transcript("refuse", "sent-twice", chain(story[0], story[0]))
transcript("refuse", "other-envelope", [records[0] | {"envelope": "0" * 26}])
other = copy.deepcopy(records[0]); other["event"]["envelope"] = "0" * 26
transcript("refuse", "sends-other-envelope", [other])
backwards = chain(story[0]); backwards.append(records[1] | {"at": 1})
transcript("refuse", "backwards", backwards)
transcript("refuse", "renumbered", [records[0], records[1] | {"sequence": 2}])

# --- encrypted revisions ----------------------------------------------------------------------


def info(document, number, base, envelope=ENVELOPE):
    return lengths(4, b"paraph/v1 revision", envelope.encode(), document.to_bytes(2, "big"), number.to_bytes(2, "big"), base)


def hkdf(key, salt, info, length):
    prk, output, block = hmac.digest(salt, key, "sha256"), b"", b""
    while len(output) < length:
        block = hmac.digest(prk, block + info + bytes([len(output) // 32 + 1]), "sha256")
        output += block
    return output[:length]


def seal(revision, random, document=0, number=1, base=bytes(32), padded=None, magic=b"PARAPHR1", commitment=None):
    key = hmac.digest(SALT, ORIGINAL, "sha256")
    derived = hkdf(key, random, info(document, number, base), 64)
    header = magic + random + (commitment or derived[32:])
    if padded is None:
        bucket = max(65536, 1 << (8 + len(revision) - 1).bit_length())
        padded = (len(revision).to_bytes(8, "big") + revision).ljust(bucket, b"\0")
    return header + AESGCM(derived[:32]).encrypt(bytes(12), padded, header)


APPENDED = b"1 0 obj null endobj\n" * 100
RANDOM = bytes(range(32))


def revision(kind, name, sealed=None, **place):
    """`sealed` is stored whole once; cases that only cut or change it say how."""
    case = {"salt": SALT.hex(), "original": base64.b64encode(ORIGINAL).decode(), "envelope": ENVELOPE,
            "document": 0, "number": 1, "base": "00" * 32, "sealed": "one.sealed"} | place
    if sealed is not None:
        put(f"revision/{name}.sealed", sealed)
        case["sealed"] = f"{name}.sealed"
    if kind == "accept":
        case["sha256"] = hashlib.sha256(place.get("plain", APPENDED)).hexdigest()
        case.pop("plain", None)
    put(f"revision/{kind}/{name}.json", compact(case))


good = seal(APPENDED, RANDOM)
put("revision/one.sealed", good)
revision("accept", "one")
revision("accept", "empty", seal(b"", RANDOM), plain=b"")
revision("refuse", "other-document", document=1)
revision("refuse", "other-number", number=2)
revision("refuse", "other-base", base="01" * 32)
revision("refuse", "other-envelope", envelope="0" * 26)
revision("refuse", "other-salt", salt="08" * 32)
revision("refuse", "other-original", original=base64.b64encode(ORIGINAL[:-1]).decode())
for name, at in [("magic", 0), ("version", 7), ("random", 8), ("commitment", 40), ("first-byte", 72), ("tag", len(good) - 1)]:
    revision("refuse", f"changed-{name}", change=at)
revision("refuse", "cut-header", cut=71)
revision("refuse", "cut-everything", cut=0)
revision("refuse", "cut-tag", cut=len(good) - 1)
revision("refuse", "longer", more=1)
revision("refuse", "padding-not-zero", seal(b"", RANDOM, padded=(3).to_bytes(8, "big") + b"abc" + b"\1" * (65536 - 11)))
revision("refuse", "padding-too-short", seal(b"", RANDOM, padded=(3).to_bytes(8, "big") + b"abc"))
revision("refuse", "length-beyond", seal(b"", RANDOM, padded=(1 << 40).to_bytes(8, "big") + bytes(65536 - 8)))
revision("refuse", "no-length", seal(b"", RANDOM, padded=b"abc"))

# --- evidence files ---------------------------------------------------------------------------

stored = [{"document": 0, "number": 0, "ciphertext": base64.b64encode(b"zero").decode()},
          {"document": 0, "number": 1, "ciphertext": base64.b64encode(b"one").decode()}]
events = copy.deepcopy(story)
events[0][0]["documents"][0]["revision"]["ciphertext"] = sha(b"zero")
events[5][0]["revisions"][0]["revision"]["ciphertext"] = sha(b"one")
lines = [compact(record) for record in chain(*events)]
evidence = {"format": "paraph-evidence/1", "envelope": ENVELOPE, "records": lines, "openings": [], "revisions": stored}


def file(kind, name, **changes):
    put(f"evidence/{kind}/{name}.json", compact(evidence | changes))


file("accept", "story")
file("accept", "revisions-in-any-order", revisions=stored[::-1])
sealed_events = copy.deepcopy(sealing)
sealed_events[0][0]["documents"][0]["revision"]["ciphertext"] = sha(b"zero")
sealed_events[5][0]["revisions"][0]["revision"]["ciphertext"] = sha(b"one")
sealed_events[8][0]["revisions"][0]["revision"]["ciphertext"] = sha(b"two")
sealed_lines = [compact(record) for record in chain(*sealed_events)]
with_seal = [*stored, {"document": 0, "number": 2, "ciphertext": base64.b64encode(b"two").decode()}]
file("accept", "sealed", records=sealed_lines, revisions=with_seal)
file("accept", "seal-missing", records=sealed_lines[:7], revisions=stored)
voided_events = [*sealed_events, (found_bad, "reported"), (seal_voided, "observed")]
voided_lines = [compact(record) for record in chain(*voided_events)]
file("accept", "seal-voided", records=voided_lines, revisions=stored)
# A reader takes it apart and says that no record before allows the seal.
unasked = [compact(record) for record in chain(*sealed_events[:7], sealed_events[8])]
file("accept", "seal-unfounded", records=unasked, revisions=with_seal)
file("refuse", "seal-without-its-revision", records=sealed_lines, revisions=stored)
file("refuse", "seal-revision-beside", records=sealed_lines, revisions=[*stored, with_seal[2] | {"document": 1}])
file("refuse", "seal-of-other-bytes", records=sealed_lines, revisions=[*stored, stored[1] | {"number": 2}])
file("refuse", "seal-request-left-out", records=sealed_lines[:-2] + sealed_lines[-1:], revisions=with_seal)
file("refuse", "unknown-format", format="paraph-evidence/2")
file("refuse", "unknown-key", note=1)
file("refuse", "revision-missing", revisions=stored[:1])
file("refuse", "revision-swapped", revisions=[stored[0] | {"number": 1}, stored[1] | {"number": 0}])
file("refuse", "revision-changed", revisions=[stored[0], stored[1] | {"ciphertext": base64.b64encode(b"two").decode()}])
file("refuse", "revision-not-base64", revisions=[stored[0], stored[1] | {"ciphertext": "b25l="}])
file("refuse", "record-left-out", records=lines[:2] + lines[3:])
file("refuse", "no-records", records=[])
file("refuse", "other-envelope", envelope="0" * 26)
put("evidence/refuse/array.json", "[]")
put("evidence/refuse/duplicate-key.json", compact(evidence).replace('"openings":[]', '"openings":[],"openings":[]'))
