// @ts-check
// The peer: what a web developer would take today. @cantoo/pdf-lib appends a signature field with a drawn
// mark, pkijs makes a detached CMS over the ByteRange. Its key and certificate exist before the clock
// starts, and nobody is asked for a time-stamp or revocation data: in its favour.

import * as asn1js from "asn1js";
import {
  ParseSpeeds,
  PDFArray,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFString,
} from "@cantoo/pdf-lib";
import {
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";

/** As much room for the CMS as ours leaves. */
const ROOM = 12 * 1024;
const UNKNOWN = "**********";
const DATA = "1.2.840.113549.1.7.1";
const SIGNED_DATA = "1.2.840.113549.1.7.2";

/**
 * @param {string} _document
 * @param {boolean} tuned whether it is told to hurry: by default it pauses after every hundred objects it
 *   reads, and after every fifty that it writes
 */
export async function begin(_document, tuned) {
  const identity = makeIdentity();
  return {
    wait: () => identity,
    /** @param {ArrayBuffer} file */
    sign: async (file) => sign(file, await identity, tuned),
  };
}

/** @typedef {{key: CryptoKey, certificate: Certificate}} Identity */

/** @returns {Promise<Identity>} */
async function makeIdentity() {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const keys = await crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ value: 1 });
  const name = () => new AttributeTypeAndValue({ type: "2.5.4.3", value: new asn1js.Utf8String({ value: "Peer" }) });
  certificate.issuer.typesAndValues.push(name());
  certificate.subject.typesAndValues.push(name());
  certificate.notBefore.value = new Date(Date.now() - 3_600_000);
  certificate.notAfter.value = new Date(Date.now() + 3_600_000);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, "SHA-256");
  return { key: keys.privateKey, certificate };
}

/**
 * @param {ArrayBuffer} file
 * @param {Identity} identity
 * @param {boolean} tuned
 */
async function sign(file, identity, tuned) {
  const before = new Uint8Array(file);
  const hurry = tuned ? { parseSpeed: ParseSpeeds.Fastest } : {};
  const pdf = await PDFDocument.load(before, { forIncrementalUpdate: true, ...hurry });
  addField(pdf);
  const from = performance.now();
  const bytes = await pdf.save(tuned ? { objectsPerTick: Infinity } : {});
  const hole = fixByteRange(bytes, before.length);
  const cms = await makeCms(withoutHole(bytes, hole), identity);
  bytes.set(hex(cms), hole.start + 1);
  return { signed: bytes.buffer, click: performance.now() - from };
}

/** @param {PDFDocument} pdf */
function addField(pdf) {
  const { context } = pdf;
  const page = pdf.getPage(0);
  const signature = registerSignature(pdf);
  const appearance = context.stream(wave(), { Type: "XObject", Subtype: "Form", BBox: [0, 0, 180, 60], Resources: {} });
  const widget = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Widget",
      FT: "Sig",
      Rect: [60, 400, 240, 460],
      V: signature,
      T: PDFString.of("Peer slot 1"),
      F: 132,
      P: page.ref,
      AP: { N: context.register(appearance) },
    }),
  );
  const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray) ?? context.obj([]);
  annotations.push(widget);
  page.node.set(PDFName.of("Annots"), annotations);
  const form = pdf.catalog.getOrCreateAcroForm();
  form.dict.set(PDFName.of("SigFlags"), PDFNumber.of(3));
  form.addField(widget);
}

/** @param {PDFDocument} pdf */
function registerSignature({ context }) {
  const range = PDFArray.withContext(context);
  range.push(PDFNumber.of(0));
  for (let part = 0; part < 3; part += 1) range.push(PDFName.of(UNKNOWN));
  const dictionary = context.obj({
    Type: "Sig",
    Filter: "Adobe.PPKLite",
    SubFilter: "ETSI.CAdES.detached",
    ByteRange: range,
    Contents: PDFHexString.of("0".repeat(2 * ROOM)),
    M: PDFString.fromDate(new Date()),
    Name: PDFString.of("Peer"),
  });
  // As raw bytes, or pdf-lib puts it into an object stream.
  const raw = new Uint8Array(dictionary.sizeInBytes());
  dictionary.copyBytesInto(raw, 0);
  return context.register(PDFInvalidObject.of(raw));
}

/** The mark that ours stamps, as lines. */
function wave() {
  const points = Array.from({ length: 60 }, (_, step) => `${10 + 2.7 * step} ${30 + 20 * Math.sin(step * 0.4)}`);
  return `1 w ${points[0]} m ${points.slice(1).join(" l ")} l S`;
}

/**
 * Writes the ByteRange over its placeholder; gives the hole for the CMS, its brackets included.
 * @param {Uint8Array} bytes
 * @param {number} from where the appended part begins
 */
function fixByteRange(bytes, from) {
  const text = new TextDecoder("latin1").decode(bytes.subarray(from));
  const start = from + text.indexOf(`<${"0".repeat(64)}`);
  const end = start + 2 * ROOM + 2;
  const placeholder = `[ 0 /${UNKNOWN} /${UNKNOWN} /${UNKNOWN} ]`;
  const at = text.indexOf(placeholder);
  if (at < 0 || start < from) throw new Error("the placeholders are not where they should be");
  const range = `[ 0 ${start} ${end} ${bytes.length - end} ]`.padEnd(placeholder.length);
  bytes.set(new TextEncoder().encode(range), from + at);
  return { start, end };
}

/**
 * @param {Uint8Array} bytes
 * @param {{start: number, end: number}} hole
 */
function withoutHole(bytes, { start, end }) {
  const signed = new Uint8Array(bytes.length - (end - start));
  signed.set(bytes.subarray(0, start));
  signed.set(bytes.subarray(end), start);
  return signed;
}

/**
 * @param {Uint8Array<ArrayBuffer>} content
 * @param {Identity} identity
 */
async function makeCms(content, { key, certificate }) {
  const digest = await crypto.subtle.digest("SHA-256", content);
  const attributes = [
    new Attribute({ type: "1.2.840.113549.1.9.3", values: [new asn1js.ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: "1.2.840.113549.1.9.4", values: [new asn1js.OctetString({ valueHex: digest })] }),
    await signingCertificate(certificate),
  ];
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  const encapContentInfo = new EncapsulatedContentInfo({ eContentType: DATA });
  const data = new SignedData({ version: 1, encapContentInfo, signerInfos: [signer], certificates: [certificate] });
  await data.sign(key, 0, "SHA-256");
  const info = new ContentInfo({ contentType: SIGNED_DATA, content: data.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}

/**
 * signing-certificate-v2 (RFC 5035), which PAdES wants.
 * @param {Certificate} certificate
 */
async function signingCertificate(certificate) {
  const hash = await crypto.subtle.digest("SHA-256", certificate.toSchema().toBER());
  const id = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: hash })] });
  const all = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [id] })] });
  return new Attribute({ type: "1.2.840.113549.1.9.16.2.47", values: [all] });
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return new TextEncoder().encode(text);
}
