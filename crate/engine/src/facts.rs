//! What the transcript records of one document: all a browser needs to rebuild and check it.

use document::{layout, place, prepare::FieldForm};
use envelope::{Digest, Envelope, EnvelopeId, Field, FieldKind, Head, Placement, SEAL_FIELD, Sent, Slot};

use crate::Place;

/// One document of an envelope, as recorded.
#[derive(Clone, Debug)]
pub struct DocumentFacts {
    /// The envelope.
    pub envelope: EnvelopeId,
    /// Index of the document.
    pub index: u16,
    /// The original's length in bytes.
    pub size: u64,
    /// SHA-256 of the original.
    pub sha256: Digest,
    /// What revision 0 must have added.
    pub layout: layout::Layout,
    /// Every revision, revision 0 first.
    pub revisions: Vec<RevisionFacts>,
}

/// One revision, as recorded.
#[derive(Clone, Debug)]
pub struct RevisionFacts {
    /// SHA-256 of the whole file after it.
    pub head: Digest,
    /// The slot it fills, a signer's or the seal's; none for revision 0.
    pub slot: Option<layout::SlotPlacement>,
    /// Whether it is the organisation's seal: the document can be had without it.
    pub seal: bool,
}

impl DocumentFacts {
    /// The facts of the document at `index`; none if there is no such document.
    #[must_use]
    pub fn of(envelope: &Envelope, index: u16) -> Option<Self> {
        let sent = envelope.sent()?;
        let document = sent.documents.get(usize::from(index))?;
        let slot_by =
            |recipient: u16| slot_of(sent, index, recipient).map(|(slot, facts)| slot_layout(slot, facts));
        let revision = |(number, head): (usize, &Head)| {
            let seal = number > 0 && head.is_seal();
            let slot = if seal { Some(seal_layout()) } else { head.by.and_then(slot_by) };
            RevisionFacts { head: head.digest, slot, seal }
        };
        let revisions = envelope.revisions(index).iter().enumerate().map(revision).collect();
        let slots = sent.slots.iter().enumerate().filter(|(_, slot)| slot.document == index);
        Some(Self {
            envelope: sent.envelope.clone(),
            index,
            size: document.size,
            sha256: document.sha256,
            layout: layout_of(document.id.as_str(), slots, sent.seal),
            revisions,
        })
    }

    /// Whether this is the seal, with nothing after it. One that is bad loses nothing of what was signed.
    pub(crate) fn is_last_and_seal(&self, number: u16) -> bool {
        let number = usize::from(number);
        number + 1 == self.revisions.len() && self.revisions.last().is_some_and(|last| last.seal)
    }

    /// Where a revision belongs.
    pub(crate) fn place(&self, number: u16) -> Place<'_> {
        let before = usize::from(number).checked_sub(1).and_then(|before| self.revisions.get(before));
        let base = before.map_or(self.sha256, |before| before.head);
        Place { envelope: &self.envelope, document: self.index, number, base }
    }
}

/// The slot of `recipient` on a document, with its index.
pub(crate) fn slot_of(sent: &Sent, document: u16, recipient: u16) -> Option<(usize, &Slot)> {
    sent.slots.iter().enumerate().find(|(_, slot)| slot.document == document && slot.recipient == recipient)
}

/// What revision 0 adds: it follows from public facts alone, so that every reader can check it.
pub(crate) fn layout_of<'a>(
    id: &str,
    slots: impl Iterator<Item = (usize, &'a Slot)>,
    seal: bool,
) -> layout::Layout {
    let slots = slots.map(|(index, slot)| slot_layout(index, slot)).chain(seal.then(seal_layout));
    layout::Layout { document_id: id.to_owned(), slots: slots.collect(), footer: true }
}

/// The fields of one slot.
pub(crate) fn slot_layout(slot: usize, facts: &Slot) -> layout::SlotPlacement {
    let field = |(index, field): (usize, &Field)| layout::FieldPlacement {
        field_name: field.name(slot, index),
        tooltip: field.tooltip(index),
        placement: place(&field.placement),
        form: if field.kind == FieldKind::Checkbox { FieldForm::Checkbox } else { FieldForm::Text },
        required: field.required,
    };
    layout::SlotPlacement {
        field_name: Slot::field_name(slot),
        tooltip: format!("Signature {}", slot + 1),
        placement: place(&facts.placement),
        fields: facts.fields.iter().enumerate().map(field).collect(),
    }
}

/// The field of the organisation's seal. A field of no size is one that nobody sees (ISO 32000-2, 12.7.5.5).
pub(crate) fn seal_layout() -> layout::SlotPlacement {
    let (field_name, tooltip) = SEAL_FIELD;
    layout::SlotPlacement {
        field_name: field_name.to_owned(),
        tooltip: tooltip.to_owned(),
        placement: place::Placement { page: 0, x: 0.0, y: 0.0, width: 0.0, height: 0.0 },
        fields: vec![],
    }
}

fn place(placement: &Placement) -> place::Placement {
    let points = |thousandths: u32| f64::from(thousandths) / 1000.0;
    place::Placement {
        page: placement.page,
        x: points(placement.x),
        y: points(placement.y),
        width: points(placement.width),
        height: points(placement.height),
    }
}
