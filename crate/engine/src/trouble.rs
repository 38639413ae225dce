//! Everything that can go wrong in a page's worker, and the stable word for each.

use document::{layout::LayoutError, open::OpenError};
use envelope::Outcome;
use evidence::{RecordError, TranscriptError};
use protocol::worker::Trouble;
use signature::{certificate::CertificateError, cms::SignError};

use crate::{
    AuthoriseError, BadRevision, CheckError, EncryptedError, FinishError, LayOutError, MarkError, OtherFile,
    PrepareError, verify::VerifyError,
};

/// What an [`protocol::worker::Ask`] may run into.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The PDF cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Not the original.
    #[error(transparent)]
    OtherFile(#[from] OtherFile),
    /// A revision is bad.
    #[error("document {0}: {1}")]
    Revision(u16, #[source] BadRevision),
    /// Revision 0 cannot be made.
    #[error(transparent)]
    LayOut(#[from] LayOutError),
    /// The mark is none.
    #[error(transparent)]
    Mark(#[from] MarkError),
    /// The signature cannot be prepared.
    #[error(transparent)]
    Prepare(#[from] PrepareError),
    /// The agreement does not fit.
    #[error(transparent)]
    Authorise(#[from] AuthoriseError),
    /// The signature cannot be made.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The signature cannot be finished.
    #[error(transparent)]
    Finish(#[from] FinishError),
    /// The backend's transcript is wrong.
    #[error("the backend's record of this envelope is not sound: {0}")]
    Transcript(#[from] TranscriptError),
    /// One record of it is.
    #[error("the backend's record of this envelope is not sound: {0}")]
    Record(#[from] RecordError),
    /// A certificate cannot be read.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// What was to be trusted is no certificate.
    #[error("this file holds no certificate: {0}")]
    Anchor(#[source] CertificateError),
    /// An evidence file that is none, or was changed.
    #[cfg(feature = "foreign")]
    #[error(transparent)]
    Evidence(#[from] evidence::FileError),
    /// Not over HTTPS.
    #[error("this page is not a secure context: signing needs HTTPS")]
    InsecureContext,
    /// A picture becomes no page.
    #[error(transparent)]
    Photograph(#[from] document::photograph::PhotographError),
    /// The browser's cryptography failed.
    #[error("the browser's cryptography failed: {0}")]
    WebCrypto(String),
    /// The module of typed marks could not be had.
    #[error("the letters could not be loaded: {0}")]
    NotLoaded(String),
    /// Asked in another order than the flow goes.
    #[error("asked out of order: {0}")]
    OutOfOrder(&'static str),
}

impl EngineError {
    /// As it crosses the border.
    #[must_use]
    pub fn into_trouble(self) -> Trouble {
        let revision = match &self {
            Self::Revision(document, bad) => Some((*document, bad.number, bad.outcome)),
            _ => None,
        };
        Trouble { code: self.code().to_owned(), detail: self.to_string(), revision }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Open(error) => open_code(error),
            Self::Photograph(_) => "photograph_unreadable",
            Self::OtherFile(_) => "other_file",
            Self::Revision(_, bad) => revision_code(bad.outcome),
            Self::LayOut(error) => lay_out_code(error),
            Self::Mark(error) => mark_code(error),
            Self::Prepare(PrepareError::NoInitials) => "initials_missing",
            Self::Prepare(PrepareError::Missing(_)) => "field_missing",
            Self::Prepare(_) => "slot_not_free",
            Self::Authorise(_) | Self::Sign(_) => "backend_mismatch",
            Self::Finish(_) => "signing_failed",
            Self::Transcript(_) | Self::Record(_) | Self::Certificate(_) => "backend_unsound",
            Self::Anchor(_) => "not_certificate",
            #[cfg(feature = "foreign")]
            Self::Evidence(_) => "evidence_unsound",
            Self::InsecureContext => "insecure_context",
            Self::WebCrypto(_) => "browser_crypto",
            Self::NotLoaded(_) => "not_loaded",
            Self::OutOfOrder(_) => "internal",
        }
    }
}

/// The word for a PDF that cannot be opened.
#[must_use]
pub fn open_code(error: &OpenError) -> &'static str {
    match error {
        OpenError::NotPdf => "not_pdf",
        OpenError::NoPages => "no_pages",
        OpenError::PasswordNeeded => "password_needed",
        OpenError::WrongPassword => "password_wrong",
        OpenError::TooComplex(_) => "too_complex",
        _ => "damaged",
    }
}

fn revision_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Good | Outcome::Forbidden => "forbidden_change",
        Outcome::Undecryptable => "undecryptable",
        Outcome::OtherDigest => "other_digest",
    }
}

fn lay_out_code(error: &LayOutError) -> &'static str {
    match error {
        LayOutError::Layout(LayoutError::Certified | LayoutError::Locked) => "certified",
        LayOutError::Layout(LayoutError::SignedAlready) => "signed_already",
        LayOutError::Layout(LayoutError::Place(_)) => "off_page",
        LayOutError::Layout(LayoutError::FieldExists(_)) => "prepared_already",
        LayOutError::Layout(_) => "damaged",
        LayOutError::Encrypted(EncryptedError::TooLarge) => "too_large",
        LayOutError::Encrypted(_) => "internal",
    }
}

fn mark_code(error: &MarkError) -> &'static str {
    use document::mark::{ImageError, InkError};
    match error {
        MarkError::Ink(InkError::TooSimple) => "too_simple",
        MarkError::MissingGlyphs(_) => "missing_glyphs",
        MarkError::Image(ImageError::Invisible) => "picture_empty",
        MarkError::InitialsText => "initials_text",
        MarkError::NoRoom => "no_room",
        _ => "mark_unusable",
    }
}

impl From<VerifyError> for EngineError {
    fn from(VerifyError::Open(error): VerifyError) -> Self {
        Self::Open(error)
    }
}

impl From<(u16, CheckError)> for EngineError {
    fn from((document, error): (u16, CheckError)) -> Self {
        match error {
            CheckError::Open(error) => Self::Open(error),
            CheckError::Revision(bad) => Self::Revision(document, bad),
        }
    }
}
