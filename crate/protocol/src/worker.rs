//! The messages between a page and the worker that holds the engine.
//!
//! A page posts `{id, ask: Ask, bytes: ArrayBuffer[]}`; the worker answers `{id, answer: Answer,
//! bytes: ArrayBuffer[]}` or `{id, trouble: Trouble}`. Byte arrays travel beside the message and
//! are transferred, not copied; each variant says which it takes and gives.

use envelope::{Act, Digest, DocumentId, EnvelopeId, Outcome, Revision, Salt, SealAct, Slot};
use evidence::Opening;
use serde::{Deserialize, Serialize};

use crate::{Base64, Challenge, report::Certificate};

/// What a page asks of its worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
// Told apart by the key, not by a field among others: that is less code in a page.
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Begin anew and forget everything held. No bytes; answers [`Answer::Done`].
    Reset,
    /// A sender adds a document. Bytes: the file. Answers [`Answer::Inspected`].
    Inspect {
        /// The file's password, if it needs one. Never leaves the device.
        password: Option<String>,
    },
    /// A file of any kind is to be approved: nothing is opened. Bytes: the file. Answers [`Answer::Hashed`].
    Hash,
    /// A photograph or a scan is to be signed: make a PDF of it. Bytes: a JPEG. Answers [`Answer::Done`] with
    /// the PDF.
    Photograph,
    /// The sender has placed the slots: make revision 0 of each inspected document, in order.
    /// Answers [`Answer::LaidOut`] with one ciphertext a document.
    LayOut {
        /// The envelope.
        envelope: EnvelopeId,
        /// Its salt.
        salt: Salt,
        /// What goes onto each document.
        layouts: Vec<Layout>,
    },
    /// A font for typed marks. Bytes: the TrueType file. Answers [`Answer::Done`].
    Font {
        /// The name marks call it by.
        name: String,
    },
    /// A picture, in place of an earlier one of the same name. Bytes: four a pixel (red, green, blue,
    /// alpha), rows from the top. Answers [`Answer::Done`].
    Picture {
        /// What it is called from now on: [`MARK`] for the mark.
        name: String,
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// A recipient opens an envelope: what is recorded and who reads. No bytes; answers
    /// [`Answer::Done`].
    Envelope {
        /// The envelope.
        envelope: EnvelopeId,
        /// The reader.
        recipient: u16,
        /// The exact bytes of each record, oldest first; every link is checked.
        records: Vec<String>,
        /// The challenge for the proof of possession.
        challenge: Challenge,
    },
    /// A recipient brings a file for a document. Bytes: the file (empty: the one already held, as
    /// after somebody else signed in the meantime), then every ciphertext in order.
    /// It is checked and rebuilt before anything is shown. Answers [`Answer::Opened`] with the
    /// newest version's bytes, for drawing; the buffer has room behind them for a signature.
    /// A document to which nothing is ever added is not opened: length and digest are checked, and its
    /// bytes come back with [`Answer::Hashed`].
    Open {
        /// Index of the document.
        document: u16,
        /// The file's password, if it needs one.
        password: Option<String>,
    },
    /// How a mark will look. Answers [`Answer::Preview`].
    Preview {
        /// The mark.
        mark: Mark,
    },
    /// The next [`Ask::Prepare`] takes a key that outlives this page: the one kept under this name, or a fresh
    /// one, which is kept. Answers [`Answer::Done`].
    KeepKey {
        /// Its name; who forgets what is kept of the act forgets it too.
        name: String,
        /// Whether to make one in place of what was kept.
        fresh: bool,
    },
    /// Stamp the mark into every slot of the reader, fill their further fields, and prepare the
    /// signatures; makes the key. Answers [`Answer::Prepared`].
    Prepare {
        /// The mark.
        mark: Mark,
        /// What goes into the initials fields; needed if any of the reader's slots has some.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        initials: Option<Initials>,
        /// What goes into the other fields.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        entries: Vec<Entry>,
        /// The name to sign with.
        name: String,
        /// The backend's clock, seconds since 1970: /M.
        signed_at: i64,
    },
    /// The agreement is recorded: sign. Answers [`Answer::SignatureValues`].
    Sign {
        /// The exact bytes of the record of `authorised`.
        record: String,
        /// The certificate and its chain, DER, the signer's first.
        certificates: Vec<Base64>,
    },
    /// The envelope is finalised: prepare the organisation's seal on every document that takes signatures; all of
    /// them are open.
    /// Answers [`Answer::SealPrepared`].
    PrepareSeal {
        /// The organisation's name, as its certificate has it.
        organisation: String,
        /// The backend's clock, seconds since 1970: /M.
        sealed_at: i64,
    },
    /// The seal is recorded and its signature values are made: take them. Answers [`Answer::SignatureValues`];
    /// [`Ask::Embed`] follows.
    Seal {
        /// The exact bytes of the record of `seal_authorised`.
        record: String,
        /// The certificate and its chain, DER, the organisation's first.
        certificates: Vec<Base64>,
        /// A value for each document, raw `r ‖ s`.
        values: Vec<Base64>,
    },
    /// The time-stamps are here: embed, encrypt, and rebuild what was made. Answers
    /// [`Answer::Signed`] with, for each act, the ciphertext, the CMS, and what is appended to
    /// the file.
    Embed {
        /// An RFC 3161 token for each signature value.
        tokens: Vec<Base64>,
        /// Certificates for the DSS.
        certificates: Vec<Base64>,
        /// CRLs for the DSS.
        crls: Vec<Base64>,
    },
    /// A commitment for each opening. Answers [`Answer::Commitments`].
    Commit {
        /// The envelope they are bound to.
        envelope: EnvelopeId,
        /// The openings.
        openings: Vec<Opening>,
    },
    /// Check a file's signatures. Bytes: the file. Answers [`Answer::Verified`].
    Verify {
        /// Trust anchors, PEM.
        anchors: Vec<String>,
        /// Now, seconds since 1970.
        now: i64,
        /// The file's password, if it needs one. Never leaves the device.
        #[serde(default)]
        password: Option<String>,
    },
    /// Read an evidence file for people. Bytes: the file. Answers [`Answer::Testified`].
    Testify,
    /// Read certificates that somebody wants to trust. Bytes: a file, PEM or DER. Answers
    /// [`Answer::Certificates`].
    Certificates,
}

/// What the worker answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Nothing to say.
    Done,
    /// See [`Ask::Inspect`].
    Inspected {
        /// The document's index in this session.
        document: u16,
        /// SHA-256 of the file.
        sha256: Digest,
        /// Its length in bytes.
        size: u64,
        /// Its pages as shown.
        pages: Vec<Page>,
        /// What a careful reader should know: `javascript`, `xfa`, `optional_content`, …
        findings: Vec<String>,
        /// Whether somebody has signed it already: then it gets no footer.
        signed: bool,
    },
    /// See [`Ask::Hash`], and [`Ask::Open`] for a document that is only approved.
    Hashed {
        /// SHA-256 of the file.
        sha256: Digest,
    },
    /// See [`Ask::LayOut`].
    LaidOut {
        /// Revision 0 of each document.
        revisions: Vec<Revision>,
    },
    /// See [`Ask::Open`].
    Opened {
        /// Pages as shown.
        pages: Vec<Page>,
        /// The revisions that were rebuilt now, so that they can be reported.
        rebuilt: Vec<u16>,
        /// What a careful reader should know.
        findings: Vec<String>,
        /// The organisation's seal, if it is bad: its number and in what way, to be reported. What is shown is the
        /// version before it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bad_seal: Option<(u16, Outcome)>,
    },
    /// See [`Ask::Preview`].
    Preview {
        /// SVG path data, for `fill`; empty for a picture.
        path: String,
        /// Width of the box the path stands in.
        width: f64,
        /// Height of that box.
        height: f64,
    },
    /// See [`Ask::Prepare`].
    Prepared {
        /// One act for each slot, in the slots' order.
        acts: Vec<Act>,
        /// The fresh key, DER SubjectPublicKeyInfo.
        key: Base64,
        /// The proof of possession.
        possession: Base64,
    },
    /// See [`Ask::PrepareSeal`].
    SealPrepared {
        /// One for each document that takes signatures, in the documents' order.
        acts: Vec<SealAct>,
    },
    /// See [`Ask::Sign`] and [`Ask::Seal`].
    SignatureValues {
        /// SHA-256 of each signature value.
        imprints: Vec<Digest>,
    },
    /// See [`Ask::Embed`].
    Signed {
        /// One for each act.
        revisions: Vec<NewRevision>,
    },
    /// See [`Ask::Commit`].
    Commitments {
        /// In the openings' order.
        commitments: Vec<envelope::Commitment>,
    },
    /// See [`Ask::Testify`].
    Testified {
        /// An [`crate::report::evidence::EvidenceReport`] as JSON.
        report: String,
    },
    /// See [`Ask::Verify`].
    Verified {
        /// The report ([`crate::report::Report`]), as `paraph verify --json` prints it.
        report: String,
        /// The file's pages as shown.
        pages: Vec<Page>,
        /// What a careful reader should know.
        findings: Vec<String>,
    },
    /// See [`Ask::Certificates`].
    Certificates {
        /// Each of the file.
        certificates: Vec<Anchor>,
    },
}

/// A certificate that can be trusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// PEM, for [`Ask::Verify`].
    pub pem: String,
    /// What it says.
    pub facts: Certificate,
}

/// What goes onto one document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Layout {
    /// The identifier for the footer.
    pub id: DocumentId,
    /// Every slot on this document, with its index in the envelope.
    pub slots: Vec<(u16, Slot)>,
    /// Whether the organisation's seal comes onto it at the end.
    #[serde(default)]
    pub seal: bool,
}

/// A page as it is shown.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Page {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
}

/// A revision just made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewRevision {
    /// Index of the document.
    pub document: u16,
    /// SHA-256 of the whole file before.
    pub base: Digest,
    /// SHA-256 of the whole file after.
    pub head: Digest,
}

/// What the picture of a mark is called.
pub const MARK: &str = "mark";

/// What a person draws, types or brings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Mark {
    /// Drawn.
    Ink {
        /// Each a line of the pen.
        strokes: Vec<Vec<InkPoint>>,
    },
    /// Typed.
    Typed {
        /// The text.
        text: String,
        /// The font, as named by [`Ask::Font`].
        font: String,
    },
    /// Brought: the picture of the name [`MARK`].
    Picture {},
}

/// A person's initials ("paraphe"): the same in every place that asks for them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Initials {
    /// What is seen.
    pub mark: Mark,
    /// What they say, for whoever cannot see them: 1 to 32 characters.
    pub text: String,
}

/// What goes into one place of one slot, other than mark and initials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Index of the slot.
    pub slot: u16,
    /// Index of the field in the slot; none for the caption under the mark.
    pub field: Option<u16>,
    /// What goes there.
    pub content: Content,
}

/// What goes into a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Words, set in a font; lines of a caption are parted by `\n`.
    Text {
        /// 1 to 200 characters.
        text: String,
        /// The font, as named by [`Ask::Font`].
        font: String,
    },
    /// A picture: a stamp, or words that no font has.
    Picture {
        /// The picture, as named by [`Ask::Picture`].
        name: String,
        /// What it says, for whoever cannot see it: 1 to 200 characters.
        text: String,
    },
    /// The box is ticked.
    Ticked,
}

/// One sample of a pen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct InkPoint {
    /// CSS pixels from the left.
    pub x: f64,
    /// CSS pixels from the top.
    pub y: f64,
    /// 0 to 1; 0.5 where the device does not say.
    pub pressure: f64,
    /// Milliseconds since the first sample.
    pub t: f64,
}

/// Why the worker could not do it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// A stable word, such as `other_file`; the elements have a sentence for each.
    pub code: String,
    /// What happened, in English.
    pub detail: String,
    /// The revision that is bad, and how, when that is the trouble: to be reported.
    pub revision: Option<(u16, u16, Outcome)>,
}
