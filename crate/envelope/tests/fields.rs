//! The further fields of a slot: how many, of which kinds, and what they are called.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{INITIALS, PLACE, sent};
use envelope::{Commitment, Field, FieldKind, Invalid, MOST_FIELDS, Role, Sent, Slot, Timestamp};
use paraph_envelope as envelope;
use proptest::prelude::*;

proptest! {
    /// Fields of every number and size: only those with an area, and not too many of them, are sent;
    /// what is sent reads back, and no two fields of an envelope have one name.
    #[test]
    fn further_fields(counts in prop::collection::vec(0usize..300, 4), flat in prop::option::of(any::<prop::sample::Index>())) {
        let mut sent = sent(&[(Role::Signer, true, 0), (Role::Signer, true, 1)]);
        for (slot, count) in sent.slots.iter_mut().zip(&counts) {
            slot.fields = vec![INITIALS; *count];
        }
        let total: usize = counts.iter().sum();
        let flat = flat.filter(|_| total > 0).map(|index| flatten(&mut sent, index.index(total)));
        let expected = match flat {
            _ if total > MOST_FIELDS => Err(Invalid::TooManyFields),
            Some((slot, field)) => Err(Invalid::EmptyField(slot, field)),
            None => Ok(()),
        };
        prop_assert_eq!(sent.check(Timestamp(1)), expected);
        let json = serde_json::to_string(&sent).unwrap();
        prop_assert_eq!(json.matches("fields").count(), counts.iter().filter(|count| **count > 0).count());
        prop_assert_eq!(&serde_json::from_str::<Sent>(&json).unwrap(), &sent);
        let names: std::collections::BTreeSet<String> = names(&sent).collect();
        prop_assert_eq!(names.len(), total + sent.slots.len());
        prop_assert!(names.iter().all(|name| !name.contains('.')));
    }
}

/// Takes the height from one of all fields; says whose it was.
fn flatten(sent: &mut Sent, index: usize) -> (u16, u16) {
    let all = (0u16..).zip(&mut sent.slots).flat_map(|(slot, facts)| {
        (0u16..).zip(&mut facts.fields).map(move |(field, facts)| (slot, field, facts))
    });
    let (slot, field, facts) = all.into_iter().nth(index).unwrap();
    facts.placement.height = 0;
    (slot, field)
}

fn names(sent: &Sent) -> impl Iterator<Item = String> {
    sent.slots.iter().enumerate().flat_map(|(slot, facts)| {
        let fields = facts.fields.iter().enumerate().map(move |(index, field)| field.name(slot, index));
        fields.chain([Slot::field_name(slot)])
    })
}

#[test]
fn further_fields_are_named_by_slot_and_index() {
    assert_eq!(INITIALS.name(0, 1), "Paraph slot 1 initials 2");
    assert_eq!(INITIALS.tooltip(1), "Initials 2");
    assert!(serde_json::from_str::<FieldKind>("\"initials\"").is_ok());
    assert!(serde_json::from_str::<FieldKind>("\"seal\"").is_err());
    let names: Vec<String> = FieldKind::ALL.iter().map(|kind| Field::new(*kind, PLACE).name(1, 0)).collect();
    let words = ["initials", "name", "date", "text", "checkbox", "stamp"];
    assert_eq!(names, words.map(|word| format!("Paraph slot 2 {word} 1")));
}

#[test]
fn words_of_a_field_belong_to_its_kind() {
    let with = |change: fn(&mut Field)| {
        let mut sent = sent(&[(Role::Signer, true, 0)]);
        change(&mut sent.slots[0].fields[0]);
        sent.check(Timestamp(1))
    };
    let unsound = Err(Invalid::UnsoundField(0, 0));
    assert_eq!(with(|field| field.label = Some(Commitment([1; 32]))), unsound);
    assert_eq!(with(|field| field.required = false), unsound, "initials are never optional");
    assert_eq!(with(|field| (field.kind, field.required) = (FieldKind::Text, false)), Ok(()));
    let ticked =
        |field: &mut Field| (field.kind, field.default) = (FieldKind::Checkbox, Some(Commitment([1; 32])));
    assert_eq!(with(ticked), unsound, "ticked beforehand");
}
