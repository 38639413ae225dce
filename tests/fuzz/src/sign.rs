//! Laying out, stamping and signing whatever opens: what comes out is whole, or nothing does.

use document::{
    differences::{check_revision0, check_slot_revision},
    inspect::is_signed,
    layout::{FieldPlacement, Layout, SlotPlacement, lay_out},
    open::Pdf,
    place::Placement,
    prepare::{Content, FieldForm, Filling, SigningRequest, prepare},
    signatures::signatures,
};

/// The layout of one slot on the first page, and of the organisation's seal.
pub(crate) fn layout() -> Layout {
    let placement = Placement { page: 0, x: 20.0, y: 20.0, width: 100.0, height: 40.0 };
    let slot = SlotPlacement {
        field_name: "paraph.s0.d0".into(),
        tooltip: "Signature 1".into(),
        placement,
        fields: vec![field("box", FieldForm::Checkbox, true), field("mention", FieldForm::Text, false)],
    };
    let unseen = Placement { page: 0, x: 0.0, y: 0.0, width: 0.0, height: 0.0 };
    let seal = SlotPlacement {
        field_name: "paraph.seal".into(),
        tooltip: "Seal".into(),
        placement: unseen,
        fields: vec![],
    };
    Layout { document_id: "PRPH-0001".into(), slots: vec![slot, seal], footer: true }
}

fn field(name: &str, form: FieldForm, required: bool) -> FieldPlacement {
    let placement = Placement { page: 0, x: 20.0, y: 5.0, width: 12.0, height: 12.0 };
    FieldPlacement { field_name: name.into(), tooltip: name.into(), placement, form, required }
}

/// What stands for a CMS: a DER structure of 200 bytes.
fn cms() -> Vec<u8> {
    [&[0x30, 0x81, 200][..], &[7; 200]].concat()
}

/// The box is ticked, the mention stays empty.
fn filling(field: &FieldPlacement) -> Filling<'static> {
    let content = field.required.then_some(Content::Ticked);
    Filling { field: field.field_name.clone(), content }
}

/// Signs the bytes as an envelope does and checks what came out.
pub fn sign(bytes: &[u8]) {
    let Ok(pdf) = Pdf::open(bytes.to_vec(), None) else { return };
    let mut layout = layout();
    if is_signed(&pdf) {
        // It takes signatures and no further fields.
        layout.slots[0].fields.clear();
    }
    let Ok(update) = lay_out(&pdf, &layout) else { return };
    let before = pdf.extended(&update).expect("what was laid out opens");
    assert_eq!(check_revision0(&pdf, &before, &layout), Ok(()));
    let request = SigningRequest {
        field: "paraph.s0.d0".into(),
        mark: None,
        fields: layout.slots[0].fields.iter().map(filling).collect(),
        signer_name: "Zoë",
        signed_at: 1_700_000_000,
        contents_len: 512,
    };
    let prepared = prepare(&before, &request).expect("what was laid out can be signed");
    let update = prepared.embed(&cms()).expect("it fits");
    let after = before.extended(&update).expect("what was signed opens");
    assert_eq!(check_slot_revision(&before, &after, &layout.slots[0]), Ok(()));
    assert_eq!((after.page_count(), &after.bytes()[..bytes.len()]), (pdf.page_count(), bytes));
    let found = signatures(&after).into_iter().find(|signature| signature.field == "paraph.s0.d0");
    assert_eq!(found.expect("it is there").problem, None);
}
