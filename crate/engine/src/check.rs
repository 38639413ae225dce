//! A right digest is not enough: each revision is checked against what it may add, before
//! anything is shown.

use document::{
    differences::{check_revision0, check_slot_revision},
    open::{OpenError, Pdf},
};
use envelope::Outcome;

use crate::{BadRevision, DocumentFacts, Midstate, Rebuilt, findings::findings, key::OriginalKey};

/// A document that may be shown and signed upon.
#[derive(Clone, Debug)]
pub struct Checked {
    pub(crate) pdf: Pdf,
    pub(crate) hash: Midstate,
    pub(crate) key: OriginalKey,
    /// What is noteworthy in the original: revisions add nothing of the kind.
    pub(crate) findings: Vec<&'static str>,
    /// The number that the next revision gets.
    pub(crate) next: u16,
}

/// Why a document is not shown.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The PDF cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A revision changes what it may not.
    #[error(transparent)]
    Revision(#[from] BadRevision),
}

impl Rebuilt {
    /// Opens the document and checks what every revision adds: revision 0 the footer and the empty
    /// fields, revision N its own slot's fields and validation data.
    ///
    /// # Errors
    /// [`CheckError`], naming the first revision that does more.
    pub fn check(self, facts: &DocumentFacts, password: Option<&str>) -> Result<Checked, CheckError> {
        let mut before = Pdf::open(self.original, password)?;
        let findings = findings(&before);
        for ((number, revision), appended) in (0u16..).zip(&facts.revisions).zip(&self.revisions) {
            let after = before.extended(appended).map_err(|why| bad(number, &why))?;
            match &revision.slot {
                None => check_revision0(&before, &after, &facts.layout),
                Some(slot) => check_slot_revision(&before, &after, slot),
            }
            .map_err(|why| bad(number, &why))?;
            before = after;
        }
        let next = u16::try_from(facts.revisions.len()).unwrap_or(u16::MAX);
        Ok(Checked { pdf: before, hash: self.hash, key: self.key, findings, next })
    }
}

fn bad(number: u16, why: &dyn std::error::Error) -> BadRevision {
    BadRevision { number, outcome: Outcome::Forbidden, reason: why.to_string() }
}

impl Checked {
    /// What a careful reader should know of the document, as stable words.
    #[must_use]
    pub fn findings(&self) -> &[&'static str] {
        &self.findings
    }

    /// The newest version.
    #[must_use]
    pub fn pdf(&self) -> &Pdf {
        &self.pdf
    }
}
