//! What is said of a file's signatures: printed by `paraph verify --json`, read by `<paraph-verify>`.

pub mod evidence;

use envelope::Digest;
use serde::{Deserialize, Serialize};

/// The report on a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Report {
    /// The worst of all signatures' statuses.
    pub status: Overall,
    /// The file itself.
    pub file: File,
    /// Each signature, in the file's order of fields.
    pub signatures: Vec<Signature>,
}

/// Which bytes were looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct File {
    /// SHA-256 of the file.
    pub sha256: Digest,
    /// Its length in bytes.
    pub size: u64,
}

/// The status of a whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum Overall {
    /// Every signature passed.
    TotalPassed,
    /// Some cannot be decided.
    Indeterminate,
    /// Some are broken.
    TotalFailed,
    /// Nobody signed.
    NoSignature,
}

/// The main status of one signature (EN 319 102-1 5.1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum Status {
    /// All checks passed.
    TotalPassed,
    /// Cannot be decided with what is here.
    Indeterminate,
    /// Broken.
    TotalFailed,
}

/// Whether the signed bytes are unchanged, apart from who signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Integrity {
    /// They are.
    Intact,
    /// They are not, or what followed is forbidden.
    Broken,
    /// Could not be computed.
    Unknown,
}

/// Whether the signer leads to somebody trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// Yes.
    Trusted,
    /// No, or not looked at.
    Untrusted,
}

/// What a signature is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Somebody agrees.
    Approval,
    /// An organisation says that its envelope is finalised; it has not seen the content. Its certificate says that it is for
    /// seals: the word of whoever issued it.
    Seal,
    /// The author says what may still change (ISO 32000-2, 12.8.2.2).
    Certification,
    /// An authority says that the file was there (ISO 32000-2, 12.8.5).
    DocumentTimeStamp,
}

/// One signature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Signature {
    /// The signature field's full name.
    pub field: String,
    /// What it is for.
    pub kind: Kind,
    /// The main status.
    pub status: Status,
    /// Why it has not passed, in the standard's word.
    pub sub_indication: Option<String>,
    /// The same in an English sentence.
    pub reason: Option<String>,
    /// Whether the signed bytes are unchanged.
    pub integrity: Integrity,
    /// Whether the signer leads to somebody trusted.
    pub trust: Trust,
    /// The PAdES level reached.
    pub level: Option<String>,
    /// The certificate's name: anybody's text unless the signer is trusted.
    pub signer: Option<String>,
    /// RFC 3339: the time-stamp's time, else what the signer claims.
    pub signed_at: Option<String>,
    /// Whether a trusted time-stamp says so.
    pub time_proven: bool,
    /// Whose time-stamp it is, if it is trusted.
    pub time_stamped_by: Option<String>,
    /// The signer's certificate.
    pub certificate: Option<Certificate>,
    /// The trust anchor that it leads to.
    pub anchor: Option<Certificate>,
    /// The digest of the signed bytes, computed here.
    pub digest: Option<SignedDigest>,
    /// Where it stands on a page; none if no mark is to be seen.
    pub place: Option<Place>,
    /// How many bytes the signed version has, from the first; none if that version is not as it was signed.
    pub signed_bytes: Option<u64>,
    /// Whether nothing was appended afterwards.
    pub covers_whole_file: bool,
    /// What was appended afterwards.
    pub changes: Vec<Change>,
    /// The same in English words.
    pub later_changes: Vec<String>,
    /// What was done afterwards and is forbidden.
    pub breach: Option<Breach>,
    /// Hash of the record that authorised it, 64 hexadecimal digits.
    pub authorisation: Option<String>,
    /// Whose seal says that its envelope was finalised: a recognised one that passed and was added since, in a field that
    /// was there when this was signed. That organisation says so, and no more follows. None without such a seal, or if the
    /// signature has not passed or depends on no envelope.
    pub sealed_by: Option<String>,
    /// What else a reader should know.
    pub warnings: Vec<String>,
}

/// A certificate's facts: untrusted text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Certificate {
    /// Whose.
    pub subject: String,
    /// By whom.
    pub issuer: String,
    /// Its number, hexadecimal.
    pub serial: String,
    /// RFC 3339.
    pub not_before: Option<String>,
    /// RFC 3339.
    pub not_after: Option<String>,
    /// SHA-256 of its DER.
    pub fingerprint: Digest,
    /// Whether it may issue certificates for others.
    pub authority: bool,
    /// Whether its subject issued it.
    pub self_issued: bool,
}

/// A digest and its algorithm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignedDigest {
    /// Such as `sha256`.
    pub algorithm: String,
    /// Hexadecimal.
    pub value: String,
}

/// A box on a page as shown, in points from its top left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Place {
    /// Counted from 0.
    pub page: u32,
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A change that somebody may permit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Change {
    /// An empty signature field was signed.
    SignatureFieldFilled {
        /// The field's full name.
        field: String,
    },
    /// A signer's initials were filled in, together with the signature that locks them.
    FieldsFilled {
        /// The full name of the signature's field.
        signature: String,
    },
    /// A signature field was added.
    SignatureFieldAdded {
        /// The field's full name.
        field: String,
    },
    /// Certificates, revocation lists or time-stamps were added.
    ValidationDataAdded,
    /// Another field was filled.
    FormFieldFilled {
        /// The field's full name.
        field: String,
    },
    /// An annotation was added.
    AnnotationAdded {
        /// Counted from 0.
        page: u32,
    },
    /// The metadata changed.
    MetadataUpdated,
    /// The document information changed.
    DocumentInfoUpdated,
}

/// A forbidden change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Breach {
    /// What it touches.
    pub kind: BreachKind,
    /// The same in English, exactly.
    pub detail: String,
}

/// What a forbidden change touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BreachKind {
    /// Pages were added, removed, moved or redefined.
    Pages,
    /// What is written or drawn on a page.
    Content,
    /// Notes and other things laid over a page.
    Annotations,
    /// The form or its fields.
    Form,
    /// A signature, this or another.
    Signature,
    /// This signature was taken away.
    Removed,
    /// Data between the objects, which programs read in different ways.
    Structure,
    /// Permitted in general, but not by who certified the document.
    NotPermitted,
    /// Something else.
    Other,
}
