"""Appends a document time-stamp (PAdES B-LTA) to a PDF with pyHanko; its authority is made for the occasion.

Arguments: the PDF, where the result goes, where the authority's certificate (PEM) goes.
"""

import sys
from datetime import datetime, timedelta, timezone

from asn1crypto import keys, x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore


def authority():
    key = rsa.generate_private_key(65537, 2048)
    name = pyca.Name([pyca.NameAttribute(NameOID.COMMON_NAME, "Time-stamps of somebody else")])
    now = datetime.now(timezone.utc)
    builder = (
        pyca.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(pyca.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(pyca.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    )
    return builder.sign(key, hashes.SHA256()), key


def main():
    source, result, anchor = sys.argv[1:4]
    certificate, key = authority()
    with open(anchor, "wb") as file:
        file.write(certificate.public_bytes(serialization.Encoding.PEM))
    form = (serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    stamper = DummyTimeStamper(
        tsa_cert=x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        tsa_key=keys.PrivateKeyInfo.load(key.private_bytes(*form)),
        certs_to_embed=SimpleCertificateStore(),
    )
    with open(source, "rb") as file, open(result, "wb") as out:
        PdfTimeStamper(stamper).timestamp_pdf(IncrementalPdfFileWriter(file), "sha256", output=out)


main()
