"""Says what pyHanko thinks of every signature of a PDF, as JSON.

What `pyhanko sign validate` says, strictly, as of now; nothing is fetched. Run it under `faketime`
for another day.
"""

import argparse
import json

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

JUDGED = ["valid", "trusted", "docmdp_ok", "bottom_line", "time_stamped"]


def strictly(signature, roots):
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    status = validate_pdf_signature(signature, signer_validation_context=context)
    changes = status.modification_level
    refused = status.diff_result if isinstance(status.diff_result, Exception) else ""
    return {
        "valid": bool(status.valid and status.intact),
        "trusted": bool(status.trusted),
        "docmdp_ok": bool(status.docmdp_ok),
        "later_changes": changes.name if changes is not None else "UNKNOWN",
        "why": str(refused),
        "bottom_line": bool(status.bottom_line),
        "time_stamped": bool(
            status.timestamp_validity and status.timestamp_validity.valid and status.timestamp_validity.intact
        ),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--trust", required=True)
    parser.add_argument("--password")
    given = parser.parse_args()
    roots = list(load_certs_from_pemder([given.trust]))
    with open(given.file, "rb") as file:
        reader = PdfFileReader(file, strict=True)
        if reader.encrypted:
            reader.decrypt(given.password or "")
        verdicts = []
        for signature in reader.embedded_regular_signatures:
            verdict = {
                "field": signature.field_name,
                "signer": signature.signer_cert.subject.native.get("common_name", ""),
            }
            try:
                verdict.update(strictly(signature, roots))
            except PdfStrictReadError as broken:
                verdict.update(dict.fromkeys(JUDGED, False), later_changes="UNKNOWN", why=str(broken))
            verdicts.append(verdict)
    print(json.dumps(verdicts))


main()
