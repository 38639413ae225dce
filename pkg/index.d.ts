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

/** What `<paraph-sign>` asks its host for. */
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

export interface ParaphEvents {
  "paraph-ready": CustomEvent<null>;
  "paraph-sent": CustomEvent<{ envelope: string }>;
  "paraph-opened": CustomEvent<{ envelope: string }>;
  "paraph-signed": CustomEvent<{ envelope: string; documents: SignedDocument[] }>;
  "paraph-declined": CustomEvent<{ envelope: string }>;
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

/** Prepares and sends envelopes. Attributes: `backend` (its origin), `lang` (`fr` or `en`). */
export interface ParaphPrepare extends ParaphElement {
  /** Keeps an original where the signers' pages find it; awaited before sending. */
  storeDocument?: (document: DocumentToStore) => Promise<void>;
}

/** Signs. Attributes: `backend`, `lang`. The link's secret comes from `location.hash` unless `link` is set. */
export interface ParaphSign extends ParaphElement {
  link?: string;
  /** Fetches an original; without it the signer chooses the file. */
  getDocument?: (wanted: DocumentWanted) => Promise<ArrayBuffer | Uint8Array | Blob>;
}

export declare const ParaphPrepare: { new (): ParaphPrepare; prototype: ParaphPrepare };
export declare const ParaphSign: { new (): ParaphSign; prototype: ParaphSign };

declare global {
  interface HTMLElementTagNameMap {
    "paraph-prepare": ParaphPrepare;
    "paraph-sign": ParaphSign;
  }
}
