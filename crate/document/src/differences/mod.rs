//! What changed between two revisions, object by object; whatever is not known to be harmless is refused.
//!
//! The cross-reference data is checked before the objects are: an update may only add bytes, list what it adds, and
//! leave every other object where it was.

mod appended;
mod catalog;
mod drawing;
mod envelope;
mod filled;
mod graph;
mod operators;
mod rules;
mod typeface;

pub use envelope::{check_revision0, check_slot_revision};

use crate::open::Pdf;
use graph::Touched;

/// One permitted change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Certificates, revocation lists or time-stamps were added to the document security store.
    ValidationDataAdded,
    /// An empty signature field was signed.
    SignatureFieldFilled {
        /// The field's full name.
        field: String,
    },
    /// The further fields that belong to a new signature were filled with it: initials, name, date, mentions, ticks. Only
    /// a signer fills them, there is nothing but a mark or set text in each, and that signature locks them.
    FieldsFilled {
        /// The full name of the signature's field.
        signature: String,
    },
    /// A signature field was added.
    SignatureFieldAdded {
        /// The field's full name.
        field: String,
    },
    /// Another field got another value or appearance; what is shown may differ from the value.
    FormFieldFilled {
        /// The field's full name.
        field: String,
    },
    /// An annotation was added; it may cover what was signed.
    AnnotationAdded {
        /// Counted from 0.
        page: u32,
    },
    /// The XMP metadata changed.
    MetadataUpdated,
    /// The document information (title, dates) changed.
    DocumentInfoUpdated,
}

impl Change {
    /// Whether a signature with this DocMDP level (none: an approval signature) tolerates the change
    /// (ISO 32000-2, table 257). Validation data is always tolerated (12.8.2.2.2).
    pub fn tolerated(&self, doc_mdp: Option<u8>) -> bool {
        match self {
            Change::ValidationDataAdded | Change::MetadataUpdated | Change::DocumentInfoUpdated => true,
            Change::SignatureFieldFilled { .. }
            | Change::FieldsFilled { .. }
            | Change::FormFieldFilled { .. } => doc_mdp != Some(1),
            Change::AnnotationAdded { .. } => matches!(doc_mdp, None | Some(3)),
            Change::SignatureFieldAdded { .. } => doc_mdp.is_none(),
        }
    }

    /// Whether the change can alter what a reader sees beyond the marks of a signer in their own places: worth a warning.
    pub fn visible(&self) -> bool {
        matches!(self, Change::FormFieldFilled { .. } | Change::AnnotationAdded { .. })
    }
}

/// A change that no rule permits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{what}", object.map(|number| format!("object {number}: ")).unwrap_or_default())]
pub struct Forbidden {
    /// The object's number, when one is to blame.
    pub object: Option<u32>,
    /// What it does, in plain words.
    pub what: String,
    /// Which part of the document it is about.
    pub part: Part,
}

/// A part of a document, as a person thinks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// Which pages there are.
    Pages,
    /// What is written or drawn on a page.
    Content,
    /// Notes and other things laid over a page.
    Annotations,
    /// The form or its fields.
    Form,
    /// A signature.
    Signature,
    /// Data between the objects, which programs read in different ways.
    Structure,
    /// Something else.
    #[default]
    Other,
}

impl Forbidden {
    pub(crate) fn file(what: impl Into<String>) -> Self {
        Forbidden { object: None, what: what.into(), part: Part::Other }
    }

    pub(crate) fn object(number: u32, what: impl Into<String>) -> Self {
        Forbidden { object: Some(number), what: what.into(), part: Part::Other }
    }

    /// Says which part it is about, unless that was said already.
    pub(crate) fn of(self, part: Part) -> Self {
        if self.part == Part::Other { Forbidden { part, ..self } } else { self }
    }
}

/// Compares an earlier revision with a later one: the changes, all of them permitted to someone, or the first that is not.
pub fn compare(earlier: &Pdf, later: &Pdf) -> Result<Vec<Change>, Forbidden> {
    if earlier.len() == later.len() && later.file().begins_with(earlier.file()) {
        return Ok(Vec::new());
    }
    review(earlier, later).map(|(changes, _)| changes)
}

/// The permitted changes, and the objects that they touched.
fn review(earlier: &Pdf, later: &Pdf) -> Result<(Vec<Change>, Touched), Forbidden> {
    let listed = appended::check(earlier, later).map_err(|why| why.of(Part::Structure))?;
    let touched = Touched::new(earlier, later, &listed);
    let changes = rules::Review::new(earlier, later, &touched).run()?;
    Ok((changes, touched))
}
