/** What `<paraph-prepare>` asks its host to keep, for each document, before the envelope is sent. */
export interface DocumentToStore {
  /** The envelope's identifier, 26 characters. */
  envelope: string;
  /** The document's index in the envelope. */
  document: number;
  /** The file name its sender chose. */
  name: string;
  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  sha256: string;
  /** Length in bytes. */
  size: number;
  /** The original. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** What `<paraph-sign>` and `<paraph-inbox>` ask their host for. */
export interface DocumentWanted {
  envelope: string;
  document: number;
  sha256: string;
  /** The original's length; any file that begins with it will do. */
  size: number;
  name: string;
  /** A short-lived ES256 JWT: the host's server checks it with the backend's key (`GET /api/v1/trust`). */
  ticket: string;
}

/** What `<paraph-follow>` asks its host for: an original that the host keeps. */
export type OriginalWanted = Omit<DocumentWanted, "ticket">;

/** A document that has just been signed. */
export interface SignedDocument {
  document: number;
  name: string;
  /** SHA-256 of the original. */
  sha256: string;
  /** As in {@link DocumentWanted}: lets the host's server know who hands this in. */
  ticket: string;
  /** The whole signed file. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** A certificate's facts: untrusted text. */
export interface VerifiedCertificate {
  subject: string;
  issuer: string;
  /** Hexadecimal. */
  serial: string;
  /** RFC 3339. */
  notBefore: string | null;
  notAfter: string | null;
  /** SHA-256 of its DER, 64 lower-case hexadecimal digits. */
  fingerprint: string;
  /** Whether it may issue certificates for others. */
  authority: boolean;
  selfIssued: boolean;
}

/** What was appended after a signature and is permitted. */
export type VerifiedChange =
  | { kind: "initials-filled"; signature: string }
  | { kind: "signature-field-filled" | "signature-field-added" | "form-field-filled"; field: string }
  | { kind: "annotation-added"; /** From 0. */ page: number }
  | { kind: "validation-data-added" | "metadata-updated" | "document-info-updated" };

/** One signature of a file, in the words of ETSI EN 319 102-1. */
export interface VerifiedSignature {
  field: string;
  /** `seal`: an organisation says that the envelope is completed; it has not seen the content. */
  kind: "approval" | "seal" | "certification" | "document-time-stamp";
  status: "TOTAL-PASSED" | "INDETERMINATE" | "TOTAL-FAILED";
  subIndication: string | null;
  /** Why it has not passed, in English. */
  reason: string | null;
  integrity: "intact" | "broken" | "unknown";
  trust: "trusted" | "untrusted";
  /** `CMS`, `B-B`, `B-T` or `B-LT`. */
  level: string | null;
  /** Anybody's text unless `trust` is `trusted`. */
  signer: string | null;
  /** RFC 3339. */
  signedAt: string | null;
  /** Whether a trusted time-stamp says so; else the signer does. */
  timeProven: boolean;
  timeStampedBy: string | null;
  certificate: VerifiedCertificate | null;
  /** The trust anchor that the certificate leads to. */
  anchor: VerifiedCertificate | null;
  digest: { algorithm: string; value: string } | null;
  /** Its mark on a page as shown, in points from the top left; `page` from 0. */
  place: { page: number; x: number; y: number; width: number; height: number } | null;
  /** The signed version is the file's first so many bytes; none if that version is not as it was signed. */
  signedBytes: number | null;
  coversWholeFile: boolean;
  changes: VerifiedChange[];
  /** The same in English. */
  laterChanges: string[];
  /** A change that is forbidden. */
  breach: { kind: string; detail: string } | null;
  /** Hash of the record that authorised it, 64 hexadecimal digits. */
  authorisation: string | null;
  /** Whose recognised seal says that its envelope is completed; none if nobody does, or it depends on no envelope. */
  sealedBy: string | null;
  warnings: string[];
}

/** What `<paraph-verify>` found out about a file. */
export interface VerifyReport {
  status: "TOTAL-PASSED" | "INDETERMINATE" | "TOTAL-FAILED" | "NO-SIGNATURE";
  /** The file's name on the device. */
  name: string;
  file: { sha256: string; size: number };
  signatures: VerifiedSignature[];
}

/** Somebody who signed or approved, as an evidence file says. Names are anybody's text. */
export interface EvidencePerson {
  name: string | null;
  /** Whether it was an approval, which has no key. */
  approval: boolean;
  /** RFC 3339. */
  at: string | null;
  codeBy: "email" | "sms";
  /** Whether the agreement rests on a code that was sent for it, and on the texts that belong to it. */
  agreed: "consistent" | "no-code" | "other-texts";
  /** A login at an identity provider, checked with nothing but the file. */
  signedIn: {
    issuer: string;
    name: string | null;
    /** Whether the name is the one signed with. */
    sameName: boolean | null;
    /** Whether the name stands in the signed token. */
    nameSigned: boolean;
    acr: string | null;
    subject: string | null;
    issuedAt: string | null;
    /** Thumbprint of the provider's key (RFC 7638), hexadecimal. */
    key: string | null;
    proof: "proven" | "withheld" | "signature" | "other" | "unbound";
  } | null;
  /** What an officer of the organisation attested. */
  attested: {
    officer: string | null;
    name: string | null;
    document: "passport" | "identity_card" | "residence_permit" | "other";
    /** SHA-256 of the picture's file. */
    picture: string;
    sameName: boolean | null;
  } | null;
}

/** What `<paraph-verify>` read in an evidence file. */
export interface EvidenceReport {
  /** The file's name on the device. */
  name: string;
  envelope: string;
  title: string | null;
  level: "email" | "sms" | "verified";
  acts: EvidencePerson[];
  /** The organisation's seal, if it was asked for and the envelope is completed; `unfounded`: no record before allows it. */
  seal: { state: "missing" } | { state: "sealed" | "unfounded"; /** RFC 3339. */ at: string | null } | null;
}

export interface ParaphEvents {
  "paraph-ready": CustomEvent<null>;
  "paraph-sent": CustomEvent<{ envelope: string }>;
  "paraph-opened": CustomEvent<{ envelope: string }>;
  "paraph-signed": CustomEvent<{ envelope: string; documents: SignedDocument[] }>;
  "paraph-approved": CustomEvent<{ envelope: string }>;
  "paraph-declined": CustomEvent<{ envelope: string }>;
  "paraph-inbox": CustomEvent<{ /** How much waits for the person. */ waiting: number }>;
  "paraph-verified": CustomEvent<VerifyReport>;
  "paraph-evidence": CustomEvent<EvidenceReport>;
  "paraph-error": CustomEvent<{ code: string; detail: string }>;
}

interface ParaphElement extends HTMLElement {
  addEventListener<K extends keyof ParaphEvents>(
    type: K,
    listener: (event: ParaphEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/**
 * Prepares and sends envelopes. Attributes: `backend` (its origin), `lang` (`fr` or `en`), `follow` (the address of the
 * page with `<paraph-follow>`, to which its list leads).
 */
export interface ParaphPrepare extends ParaphElement {
  /** Keeps an original where the signers' pages find it; awaited before sending. */
  storeDocument?: (document: DocumentToStore) => Promise<void>;
}

/**
 * Follows what was sent. Attributes: `backend`, `lang`, `prepare` (the address of the page with `<paraph-prepare>`: same
 * origin, so that what is sent again is found there prefilled). Which envelope is open stands in `location.hash`.
 */
export interface ParaphFollow extends ParaphElement {
  /** Fetches an original that the host keeps, for its user; without it the sender chooses the file. */
  getDocument?: (wanted: OriginalWanted) => Promise<ArrayBuffer | Uint8Array | Blob>;
}

/** Signs. Attributes: `backend`, `lang`. The link's secret comes from `location.hash` unless `link` is set. */
export interface ParaphSign extends ParaphElement {
  link?: string;
  /** Fetches an original; without it the signer chooses the file. */
  getDocument?: (wanted: DocumentWanted) => Promise<ArrayBuffer | Uint8Array | Blob>;
}

/**
 * What waits for one person, and signing or declining much of it at once. Attributes: `backend`, `lang`.
 * The host's server asks the backend for the person's token (`POST /api/v1/inbox/sessions`).
 */
export interface ParaphInbox extends ParaphElement {
  /** The person's token. It is good for half an hour; with `getToken` the element asks for the next itself. */
  token?: string;
  /** Asks the host's server for a fresh token. */
  getToken?: () => Promise<string>;
  /** Fetches an original; without it the person drops the files. */
  getDocument?: (wanted: DocumentWanted) => Promise<ArrayBuffer | Uint8Array | Blob>;
}

/** Verifies signed PDFs on the device; asks no server. Attribute: `lang`. */
export interface ParaphVerify extends ParaphElement {
  /** Trust anchors, PEM. The person may add more. */
  anchors: string[];
}

export declare const ParaphFollow: { new (): ParaphFollow; prototype: ParaphFollow };
export declare const ParaphPrepare: { new (): ParaphPrepare; prototype: ParaphPrepare };
export declare const ParaphSign: { new (): ParaphSign; prototype: ParaphSign };
export declare const ParaphInbox: { new (): ParaphInbox; prototype: ParaphInbox };
export declare const ParaphVerify: { new (): ParaphVerify; prototype: ParaphVerify };

declare global {
  interface HTMLElementTagNameMap {
    "paraph-follow": ParaphFollow;
    "paraph-prepare": ParaphPrepare;
    "paraph-sign": ParaphSign;
    "paraph-inbox": ParaphInbox;
    "paraph-verify": ParaphVerify;
  }
}
