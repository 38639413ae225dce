//! Envelopes to try the rules on.
#![allow(dead_code, missing_docs, unreachable_pub)]

use envelope::{
    Act, Authorise, Channel, CodeUsed, Command, Commitment, Digest, Document, DocumentId, Envelope,
    EnvelopeId, Field, FieldKind, Level, NotAllowed, Placement, Recipient, Revision, Role, RulesVersion,
    Salt, Sent, Slot, Suite, Timestamp,
};
use paraph_envelope as envelope;

pub const DEADLINE: Timestamp = Timestamp(1_000_000);
pub const PLACE: Placement = Placement { page: 0, x: 0, y: 0, width: 1000, height: 1000 };
pub const INITIALS: Field = Field::new(FieldKind::Initials, PLACE);

fn revision(base: u8, head: u8) -> Revision {
    Revision { base: Digest([base; 32]), head: Digest([head; 32]), ciphertext: Digest([head; 32]), cms: None }
}

/// A well-formed envelope: two documents, and people with these roles in these steps.
pub fn sent(people: &[(Role, bool, u16)]) -> Sent {
    let document = |index: u8| Document {
        id: DocumentId::from_random([index; 8]),
        name: Commitment([index; 32]),
        media_type: "application/pdf".into(),
        size: 1000,
        sha256: Digest([index; 32]),
        findings: vec![],
        revision: Some(revision(index, index + 100)),
    };
    let recipients: Vec<_> = people
        .iter()
        .map(|(role, required, step)| Recipient {
            role: *role,
            required: *required,
            step: *step,
            language: "fr".into(),
            email: Commitment([9; 32]),
            name: None,
            phone: None,
            link_by: Channel::Email,
            code_by: Channel::Email,
        })
        .collect();
    let slots = (0u16..)
        .zip(people)
        .filter(|(_, (role, ..))| role.signs())
        .flat_map(|(recipient, _)| {
            let slot =
                move |document| Slot { fields: vec![INITIALS; 2], ..Slot::new(document, recipient, PLACE) };
            (0..2).map(slot)
        })
        .collect();
    Sent {
        rules: RulesVersion::V1,
        suite: Suite::V1,
        envelope: EnvelopeId::from_random([7; 16]),
        salt: Salt([3; 32]),
        sender: Commitment([1; 32]),
        title: Commitment([2; 32]),
        message: None,
        documents: vec![document(0), document(1)],
        recipients,
        slots,
        level: Level::Email,
        copy_to_all: true,
        may_reassign: true,
        seal: false,
        deadline: DEADLINE,
        reminders: None,
    }
}

/// The envelope once it has been sent, at the very beginning of time.
pub fn started(sent: Sent) -> Envelope {
    act(Envelope::draft(), &Command::Send(Box::new(sent)), Timestamp(1)).unwrap()
}

/// The envelope after a command.
pub fn act(envelope: Envelope, command: &Command, now: Timestamp) -> Result<Envelope, NotAllowed> {
    let events = envelope.decide(command, now)?;
    Ok(events.iter().fold(envelope, |envelope, event| envelope.apply(event, now)))
}

/// The first agrees to sign what stands now, with this key.
pub fn authorise(envelope: &Envelope, key: u8, code: CodeUsed) -> Command {
    let slots = envelope.slots_of(0);
    let acts = slots.map(|(slot, facts)| Act {
        slot,
        base: envelope.head(facts.document).unwrap(),
        byte_range: Digest([1; 32]),
        findings: vec![],
    });
    Command::Authorise(Authorise {
        recipient: 0,
        name: Commitment([5; 32]),
        consents: vec![],
        key: Digest([key; 32]),
        acts: acts.collect(),
        code,
        identity: None,
    })
}
