//! How often one code is good for agreeing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{act, authorise, sent, started};
use envelope::{CodeUsed, Digest, Envelope, NotAllowed, Role, Timestamp};
use paraph_envelope as envelope;

const MINUTE: u64 = 60_000;
const MOST: u8 = 10;

fn agreed(envelope: Envelope, key: u8, code: CodeUsed, at: Timestamp) -> Envelope {
    let command = authorise(&envelope, key, code);
    act(envelope, &command, at).unwrap()
}

fn list(at: Timestamp) -> CodeUsed {
    CodeUsed::List { list: Digest([4; 32]), at }
}

#[test]
fn one_code_is_good_for_so_many_agreements_and_another_for_as_many() {
    let mut envelope = started(sent(&[(Role::Signer, true, 0)]));
    for round in 0..3 {
        let now = Timestamp(2 + round * MINUTE);
        envelope = agreed(envelope, 0, CodeUsed::Matched, now);
        for key in 1..MOST {
            envelope = agreed(envelope, key, CodeUsed::Earlier, now.plus(1));
        }
        let again = envelope.decide(&authorise(&envelope, MOST, CodeUsed::Earlier), now.plus(1));
        assert_eq!(again, Err(NotAllowed::TooManyAgreements));
    }
}

#[test]
fn older_codes_in_turns_give_no_more() {
    let (old, new) = (Timestamp(2), Timestamp(2 + MINUTE));
    let mut envelope = agreed(started(sent(&[(Role::Signer, true, 0)])), 0, list(old), new);
    for key in 1..=MOST {
        envelope = agreed(envelope, key, list(if key % 2 == 0 { old } else { new }), new);
    }
    for code in [list(old), list(new), CodeUsed::Earlier] {
        let again = envelope.decide(&authorise(&envelope, 99, code), new);
        assert_eq!(again, Err(NotAllowed::TooManyAgreements), "{code:?}");
    }
    assert!(envelope.decide(&authorise(&envelope, 99, CodeUsed::Matched), new).is_ok());
}
