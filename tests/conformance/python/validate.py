"""Says what pyHanko thinks of every signature of a PDF, as JSON.

`valid`, `trusted`, `later_changes`, `bottom_line`: what `pyhanko sign validate` says, strictly, at
the moment given. `ades`, `ades_why`: what `pyhanko sign adesverify` says at that moment, from the
time-stamps and revocation lists in the file alone; nothing is fetched.
"""

import argparse
import asyncio
import json
from datetime import datetime, timezone

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec, SignatureValidationSpec
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy, FreshnessReqType
from pyhanko_certvalidator.registry import SimpleTrustManager


def strictly(signature, roots, moment):
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=moment)
    status = validate_pdf_signature(signature, signer_validation_context=context)
    changes = status.modification_level
    return {
        "valid": bool(status.valid and status.intact),
        "trusted": bool(status.trusted),
        "later_changes": changes.name if changes is not None else "UNKNOWN",
        "bottom_line": bool(status.bottom_line),
        "time_stamped": bool(
            status.timestamp_validity and status.timestamp_validity.valid and status.timestamp_validity.intact
        ),
    }


def ades(signature, roots, moment):
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(trust_roots=roots),
        revinfo_policy=CertRevTrustPolicy(
            REQUIRE_REVINFO,
            freshness=None,
            freshness_req_type=FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION,
        ),
    )
    spec = PdfSignatureValidationSpec(
        signature_validation_spec=SignatureValidationSpec(cert_validation_policy=policy),
        diff_policy=DEFAULT_DIFF_POLICY,
    )
    # A moved clock: exactly what "now" would be on that day.
    timing = ValidationTimingInfo(moment, moment, point_in_time_validation=False)
    result = asyncio.run(ades_lta_validation(signature, spec, timing_info=timing))
    indication = result.ades_subindic
    passed = indication.status.name == "PASSED"
    status = result.api_status
    if passed and not (status is not None and status.bottom_line):
        return {"ades": "FAILED", "ades_why": "bottom line"}
    return {"ades": indication.status.name, "ades_why": None if passed else indication.standard_name}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--trust", required=True)
    parser.add_argument("--at")
    parser.add_argument("--password")
    given = parser.parse_args()
    moment = datetime.fromisoformat(given.at) if given.at else datetime.now(timezone.utc)
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
            verdict.update(strictly(signature, roots, moment))
            verdict.update(ades(signature, roots, moment))
            verdicts.append(verdict)
    print(json.dumps(verdicts))


main()
