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
    /// The seal, if it was left out.
    pub(crate) bad_seal: Option<BadRevision>,
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
    /// fields, revision N its own slot's fields and validation data. A seal that does more is left out.
    ///
    /// # Errors
    /// [`CheckError`], naming the first other revision that does more.
    pub fn check(self, facts: &DocumentFacts, password: Option<&str>) -> Result<Checked, CheckError> {
        let Self { original, revisions, mut hash, key, mut bad_seal } = self;
        let mut pdf = Pdf::open(original, password)?;
        let findings = findings(&pdf);
        for (number, appended) in (0u16..).zip(&revisions) {
            match after(&pdf, facts, (number, appended)) {
                Ok(after) => pdf = after,
                Err(bad) if facts.is_last_and_seal(number) => {
                    hash = Midstate::of(&pdf.bytes());
                    bad_seal = Some(bad);
                }
                Err(bad) => return Err(bad.into()),
            }
        }
        let next = facts.revisions.len() - usize::from(bad_seal.is_some());
        let next = u16::try_from(next).unwrap_or(u16::MAX);
        Ok(Checked { pdf, hash, key, findings, next, bad_seal })
    }
}

/// The document with one revision more, which adds only what it may.
fn after(before: &Pdf, facts: &DocumentFacts, (number, appended): (u16, &[u8])) -> Result<Pdf, BadRevision> {
    let after = before.extended(appended).map_err(|why| bad(number, &why))?;
    let revision = facts.revisions.get(usize::from(number));
    match revision.and_then(|revision| revision.slot.as_ref()) {
        None => check_revision0(before, &after, &facts.layout),
        Some(slot) => check_slot_revision(before, &after, slot),
    }
    .map_err(|why| bad(number, &why))?;
    Ok(after)
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

    /// The seal, if it is bad: the document is the version before it.
    #[must_use]
    pub fn bad_seal(&self) -> Option<&BadRevision> {
        self.bad_seal.as_ref()
    }

    /// The newest version.
    #[must_use]
    pub fn pdf(&self) -> &Pdf {
        &self.pdf
    }
}
