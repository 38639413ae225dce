//! What a filled field was filled as: a signature, a field that belongs to a new one, or anything else.

use super::Change;
use super::drawing::Drawings;
use super::graph::Touched;
use super::rules::only;
use crate::checkbox;
use crate::fields;
use crate::form::Field;
use crate::lock::FieldLock;
use crate::open::Pdf;
use lopdf::{Dictionary, ObjectId};
use std::collections::BTreeSet;

/// Two revisions, and the signatures that only the later one has.
pub(super) struct Filled<'a> {
    earlier: &'a Pdf,
    later: &'a Pdf,
    signatures: BTreeSet<&'a str>,
    /// What the fields of new signatures ask them to lock: it was said before anything was filled.
    locks: Vec<(&'a str, FieldLock)>,
    drawings: Drawings<'a>,
}

impl<'a> Filled<'a> {
    pub(super) fn new(earlier: &'a Pdf, later: &'a Pdf, touched: &'a Touched, fields: &'a [Field]) -> Self {
        let signatures = fields.iter().filter(|field| field.is_signature());
        let new = signatures.clone().filter(|field| value(earlier, field.id).is_none());
        let lock = |field: &'a Field| {
            value(later, field.id)?;
            Some((field.name.as_str(), FieldLock::asked(earlier, earlier.dictionary(field.id)?)?))
        };
        let locks = new.filter_map(lock).collect();
        let signatures = signatures.map(|field| field.name.as_str()).collect();
        Filled { earlier, later, signatures, locks, drawings: Drawings::new(earlier, later, touched) }
    }

    /// Says of each of these fields what it was filled as.
    pub(super) fn name(mut self, filled: &[&Field]) -> Vec<Change> {
        filled.iter().map(|field| self.name_one(field)).collect()
    }

    fn name_one(&mut self, field: &Field) -> Change {
        if self.signatures.contains(field.name.as_str()) {
            return Change::SignatureFieldFilled { field: field.name.clone() };
        }
        let owner = self.locks.iter().find(|(_, lock)| lock.includes(&field.name));
        match owner.map(|(signature, _)| (*signature).to_owned()) {
            Some(signature) if self.is_its_signers(field) => Change::FieldsFilled { signature },
            _ => Change::FormFieldFilled { field: field.name.clone() },
        }
    }

    /// Whether a field was an empty place that only its signer fills, and is nothing but a mark, set text or a tick now.
    fn is_its_signers(&mut self, field: &Field) -> bool {
        let (Some(before), Some(after)) =
            (self.earlier.dictionary(field.id), self.later.dictionary(field.id))
        else {
            return false;
        };
        if checkbox::is_open(self.earlier, field) {
            return checkbox::is_ticked(after) && only(field.id, before, after, &[b"V", b"AS"]).is_ok();
        }
        fields::is_closed_text(self.earlier, field)
            && !before.has(b"V")
            && !before.has(b"AP")
            && fields::text_of(after).is_some()
            && self.drawings.check(field.id).unwrap_or(false)
    }
}

fn value(pdf: &Pdf, field: ObjectId) -> Option<&Dictionary> {
    pdf.get(pdf.dictionary(field)?, b"V").as_dict().ok()
}
