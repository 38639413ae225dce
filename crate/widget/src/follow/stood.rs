//! What stands on the documents of an envelope, read from what was sent.

use envelope::{Sent, Slot};

use crate::{
    office::stood::{self, Stood},
    reading::Reading,
};

/// Document by document; nothing where files were only approved.
pub(super) fn of(reading: &Reading, sent: &Sent) -> Vec<Stood> {
    if reading.is_approval() {
        return vec![];
    }
    let acting = reading.acting();
    let on = |document: u16| sent.slots.iter().enumerate().filter(move |(_, slot)| slot.document == document);
    let all = (0u16..).zip(&sent.documents).map(|(document, facts)| Stood {
        sha256: facts.sha256,
        name: reading.document_name(document),
        slots: on(document).filter_map(|(at, one)| slot(reading, &acting, at, one)).collect(),
        left_out: (0..)
            .zip(&acting)
            .filter(|(_, index)| reading.role(**index).signs())
            .filter(|(_, index)| !on(document).any(|(_, slot)| slot.recipient == **index))
            .map(|(person, _)| person)
            .collect(),
    });
    all.collect()
}

fn slot(reading: &Reading, acting: &[u16], at: usize, slot: &Slot) -> Option<stood::Slot> {
    let person = acting.iter().position(|index| *index == slot.recipient)?;
    Some(stood::Slot {
        person: u32::try_from(person).ok()?,
        placement: slot.placement,
        name: slot.caption.name,
        date: slot.caption.date,
        reason: said(reading, &format!("slot.{at}.reason")),
        fields: fields(reading, at, slot),
    })
}

fn fields(reading: &Reading, at: usize, slot: &Slot) -> Vec<stood::Field> {
    let field = |(index, field): (usize, &envelope::Field)| stood::Field {
        kind: field.kind,
        placement: field.placement,
        required: field.required,
        label: said(reading, &format!("slot.{at}.field.{index}.label")),
        default: said(reading, &format!("slot.{at}.field.{index}.default")),
    };
    slot.fields.iter().enumerate().map(field).collect()
}

fn said(reading: &Reading, field: &str) -> String {
    reading.value(field).unwrap_or_default().to_owned()
}
