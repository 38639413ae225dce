//! What a report comes to in one word, and what each part of a signature comes to in one sentence.

use protocol::report::{BreachKind, Integrity, Kind, Overall, Report, Signature, Status, Trust};

/// The whole file in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Every signature is intact and recognised.
    Good,
    /// The same, but something visible was added.
    Completed,
    /// Every signature is intact, not every signer is recognised.
    Unrecognised,
    /// It cannot be decided.
    Unclear,
    /// A signature does not hold.
    Broken,
    /// Nobody signed.
    Nobody,
}

/// A colour, always with its sign.
pub(super) type Look = (&'static str, &'static str);

const GOOD: Look = ("good", "✓");
const WARN: Look = ("warn", "?");
const LOOK: Look = ("warn", "!");
const BAD: Look = ("bad", "×");

impl Verdict {
    pub(super) fn of(report: &Report) -> Self {
        match report.status {
            Overall::NoSignature => Self::Nobody,
            Overall::TotalFailed => Self::Broken,
            Overall::TotalPassed if report.signatures.iter().any(completed) => Self::Completed,
            Overall::TotalPassed => Self::Good,
            Overall::Indeterminate if report.signatures.iter().all(only_unrecognised) => Self::Unrecognised,
            Overall::Indeterminate => Self::Unclear,
        }
    }

    /// The middle of its sentences' keys.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Completed => "completed",
            Self::Unrecognised => "unrecognised",
            Self::Unclear => "unclear",
            Self::Broken => "broken",
            Self::Nobody => "nobody",
        }
    }

    pub(super) fn look(self) -> Look {
        match self {
            Self::Good => GOOD,
            Self::Completed => LOOK,
            Self::Unrecognised | Self::Unclear => WARN,
            Self::Broken => BAD,
            Self::Nobody => ("calm", "–"),
        }
    }
}

fn warns(signature: &Signature, word: &str) -> bool {
    signature.warnings.iter().any(|warning| warning == word)
}

/// Whether something visible was added after it.
fn completed(signature: &Signature) -> bool {
    warns(signature, "changed-after-signing")
}

fn only_unrecognised(signature: &Signature) -> bool {
    let passed = signature.status == Status::TotalPassed;
    passed || signature.integrity == Integrity::Intact && no_chain(signature) && !completed(signature)
}

fn no_chain(signature: &Signature) -> bool {
    signature.sub_indication.as_deref() == Some("NO_CERTIFICATE_CHAIN_FOUND")
}

/// Whether it takes effect only with its envelope.
pub(super) fn if_final(signature: &Signature) -> bool {
    warns(signature, "only-if-finalised")
}

/// Whose seal says that the envelope is closed, of every signature that depends on it; none if one is left open.
pub(super) fn sealed_by(signatures: &[Signature]) -> Option<&str> {
    let mut said = signatures.iter().filter(|one| if_final(one)).map(|one| one.sealed_by.as_deref());
    let first = said.next()??;
    said.all(|other| other == Some(first)).then_some(first)
}

/// A whole signature's colour and sign.
pub(super) fn look(signature: &Signature) -> Look {
    match signature.status {
        Status::TotalPassed if completed(signature) => LOOK,
        Status::TotalPassed => GOOD,
        Status::Indeterminate => WARN,
        Status::TotalFailed => BAD,
    }
}

/// Who: the key of the sentence. Only a recognised name is said without quotes.
pub(super) fn who(signature: &Signature) -> &'static str {
    let vouched = signature.trust == Trust::Trusted;
    match (signature.kind, vouched, &signature.signer) {
        (_, _, None) => "verify-nobody-named",
        (Kind::Approval, true, _) => "verify-signed-by",
        (Kind::Approval, false, _) => "verify-signed-as",
        (Kind::Seal, true, _) => "verify-sealed-by",
        (Kind::Seal, false, _) => "verify-sealed-as",
        (Kind::Certification, true, _) => "verify-certified-by",
        (Kind::Certification, false, _) => "verify-certified-as",
        (Kind::DocumentTimeStamp, true, _) => "verify-stamped-by",
        (Kind::DocumentTimeStamp, false, _) => "verify-stamped-as",
    }
}

/// Intact or not: colour and key.
pub(super) fn integrity(signature: &Signature) -> (Look, &'static str) {
    let sub = signature.sub_indication.as_deref();
    match signature.integrity {
        Integrity::Intact if completed(signature) => (LOOK, "verify-intact-completed"),
        Integrity::Intact if signature.covers_whole_file => (GOOD, "verify-intact-whole"),
        Integrity::Intact => (GOOD, "verify-intact"),
        Integrity::Unknown => (WARN, "verify-integrity-unknown"),
        Integrity::Broken if signature.breach.is_some() => (BAD, "verify-then-changed"),
        Integrity::Broken if sub == Some("HASH_FAILURE") => (BAD, "verify-changed"),
        Integrity::Broken if sub == Some("SIG_CRYPTO_FAILURE") => (BAD, "verify-false"),
        Integrity::Broken => (BAD, "verify-malformed"),
    }
}

/// Recognised or not: colour and key.
pub(super) fn trust(signature: &Signature) -> (Look, &'static str) {
    if signature.trust == Trust::Trusted {
        return recognised(signature);
    }
    let own = signature.certificate.as_ref().is_some_and(|certificate| certificate.self_issued);
    match signature.sub_indication.as_deref() {
        Some("NO_CERTIFICATE_CHAIN_FOUND") if own => (WARN, "verify-self-issued"),
        Some("NO_CERTIFICATE_CHAIN_FOUND") => (WARN, "verify-no-chain"),
        Some("OUT_OF_BOUNDS_NO_POE") => (WARN, "verify-expired"),
        Some("TRY_LATER") => (WARN, "verify-unproven"),
        Some("REVOKED_NO_POE") => (WARN, "verify-revoked"),
        Some("NOT_YET_VALID") => (BAD, "verify-not-yet"),
        Some("CHAIN_CONSTRAINTS_FAILURE") => (WARN, "verify-constraints"),
        Some("CRYPTO_CONSTRAINTS_FAILURE") => (WARN, "verify-algorithm"),
        Some("NO_SIGNING_CERTIFICATE_FOUND") => (WARN, "verify-no-certificate"),
        _ if signature.certificate.is_some() => (WARN, "verify-untrusted"),
        _ => (WARN, "verify-unexamined"),
    }
}

fn recognised(signature: &Signature) -> (Look, &'static str) {
    let itself = signature.anchor.is_some() && signature.anchor == signature.certificate;
    match signature.sub_indication.as_deref() {
        Some("TRY_LATER") => (WARN, "verify-unproven"),
        Some("CRYPTO_CONSTRAINTS_FAILURE") => (WARN, "verify-algorithm"),
        Some("SIG_CONSTRAINTS_FAILURE") => (WARN, "verify-other-stamp"),
        _ if itself => (GOOD, "verify-trusted-itself"),
        _ => (GOOD, "verify-trusted"),
    }
}

/// What else a person should know of it, as keys; the name in them is the one of [`named`].
pub(super) fn notes(signature: &Signature) -> Vec<&'static str> {
    let mut notes = vec![];
    let vouched = signature.trust == Trust::Trusted;
    notes.extend((vouched && warns(signature, "revocation-unknown")).then_some("verify-revocation-unknown"));
    notes.extend(warns(signature, "time-stamp-rejected").then_some("verify-stamp-rejected"));
    notes.extend(completion(signature));
    notes
}

/// What it says of its envelope. A seal that is not recognised or does not hold says what anybody can say.
fn completion(signature: &Signature) -> Option<&'static str> {
    match (signature.kind, signature.status) {
        (Kind::Seal, Status::TotalPassed) => Some("verify-seal-states"),
        (Kind::Seal, _) => Some("verify-seal-unproven"),
        _ if signature.sealed_by.is_some() => Some("verify-final-sealed"),
        _ => if_final(signature).then_some("verify-final-unknown"),
    }
}

/// Who is named in the notes: the organisation whose seal it is, or that speaks of it.
pub(super) fn named(signature: &Signature) -> String {
    signature.sealed_by.clone().or_else(|| signature.signer.clone()).unwrap_or_default()
}

/// A forbidden change: the key.
pub(super) fn breach(kind: BreachKind) -> &'static str {
    match kind {
        BreachKind::Pages => "verify-breach-pages",
        BreachKind::Content => "verify-breach-content",
        BreachKind::Annotations => "verify-breach-annotations",
        BreachKind::Form => "verify-breach-form",
        BreachKind::Signature => "verify-breach-signature",
        BreachKind::Removed => "verify-breach-removed",
        BreachKind::Structure => "verify-breach-structure",
        BreachKind::NotPermitted => "verify-breach-not-permitted",
        BreachKind::Other => "verify-breach-other",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn signature() -> Signature {
        serde_json::from_str(
            r#"{"field":"Signature","kind":"approval","status":"TOTAL-PASSED","subIndication":null,"reason":null,
            "integrity":"intact","trust":"trusted","level":"B-LT","signer":"Ada","signedAt":"2026-11-22T10:00:05Z",
            "timeProven":true,"timeStampedBy":"Stamps","certificate":null,"anchor":null,"digest":null,"place":null,
            "signedBytes":10,"coversWholeFile":true,"changes":[],"laterChanges":[],"breach":null,
            "authorisation":null,"warnings":[]}"#,
        )
        .unwrap()
    }

    fn verdict(status: Overall, signatures: Vec<Signature>) -> Verdict {
        let file = protocol::report::File { sha256: envelope::Digest([0; 32]), size: 10 };
        Verdict::of(&Report { status, file, signatures })
    }

    fn unknown_root() -> Signature {
        Signature {
            status: Status::Indeterminate,
            trust: Trust::Untrusted,
            sub_indication: Some("NO_CERTIFICATE_CHAIN_FOUND".into()),
            ..signature()
        }
    }

    #[test]
    fn a_visible_addition_is_never_a_plain_green() {
        let added = Signature { warnings: vec!["changed-after-signing".into()], ..signature() };
        assert_eq!(look(&added), LOOK);
        assert_eq!(verdict(Overall::TotalPassed, vec![signature(), added]), Verdict::Completed);
        assert_eq!(verdict(Overall::TotalPassed, vec![signature()]), Verdict::Good);
    }

    #[test]
    fn an_unknown_root_is_not_recognised_and_not_false() {
        assert_eq!(verdict(Overall::Indeterminate, vec![unknown_root(), signature()]), Verdict::Unrecognised);
        assert_eq!(trust(&unknown_root()), (WARN, "verify-no-chain"));
        assert_eq!(who(&unknown_root()), "verify-signed-as", "a name that nobody vouches for is quoted");
        let lost = Signature { integrity: Integrity::Unknown, ..unknown_root() };
        assert_eq!(verdict(Overall::Indeterminate, vec![lost]), Verdict::Unclear);
    }

    fn seal() -> Signature {
        Signature { kind: Kind::Seal, signer: Some("Example seal".into()), ..signature() }
    }

    #[test]
    fn only_a_good_seal_states_anything() {
        assert_eq!((who(&seal()), notes(&seal())), ("verify-sealed-by", vec!["verify-seal-states"]));
        assert_eq!(named(&seal()), "Example seal");
        let unknown = Signature { kind: Kind::Seal, ..unknown_root() };
        assert_eq!((who(&unknown), notes(&unknown)), ("verify-sealed-as", vec!["verify-seal-unproven"]));
        let broken = Signature { status: Status::TotalFailed, integrity: Integrity::Broken, ..seal() };
        assert_eq!(notes(&broken), ["verify-seal-unproven"], "recognised, and then changed");
        let unproven = Signature { status: Status::Indeterminate, ..seal() };
        assert_eq!(notes(&unproven), ["verify-seal-unproven"], "recognised, and not known to be good");
    }

    #[test]
    fn completion_is_unknown_unless_a_seal_says_so_of_each() {
        let open = Signature { warnings: vec!["only-if-finalised".into()], ..signature() };
        let sealed = Signature { sealed_by: Some("Example seal".into()), ..open.clone() };
        assert_eq!((notes(&open), sealed_by(&[open.clone(), seal()])), (vec!["verify-final-unknown"], None));
        assert_eq!(notes(&sealed), ["verify-final-sealed"]);
        assert_eq!(named(&sealed), "Example seal");
        assert_eq!(sealed_by(&[sealed.clone(), sealed.clone(), seal()]), Some("Example seal"));
        assert_eq!(sealed_by(&[sealed.clone(), open.clone(), seal()]), None, "one is left open");
        assert_eq!(sealed_by(&[open, sealed.clone(), seal()]), None);
        let other = Signature { sealed_by: Some("Other seal".into()), ..sealed.clone() };
        assert_eq!(sealed_by(&[sealed, other]), None, "two say so: each signature's card names its own");
        assert_eq!(sealed_by(&[signature(), seal()]), None, "nothing depends on an envelope");
    }

    #[test]
    fn every_sentence_is_there_in_both_languages() {
        let keys = [
            integrity(&signature()).1,
            trust(&signature()).1,
            who(&signature()),
            integrity(&Signature { warnings: vec!["changed-after-signing".into()], ..signature() }).1,
            breach(BreachKind::Other),
            breach(BreachKind::Removed),
            who(&seal()),
            who(&Signature { kind: Kind::Seal, ..unknown_root() }),
            notes(&seal())[0],
            notes(&Signature { kind: Kind::Seal, ..unknown_root() })[0],
            notes(&Signature { sealed_by: Some("Example seal".into()), ..signature() })[0],
            "verify-sealed",
            "verify-sealed-title",
            "verify-after-sealed",
            "verify-technical-sealing",
        ];
        let verdicts = [
            Verdict::Good,
            Verdict::Completed,
            Verdict::Unrecognised,
            Verdict::Unclear,
            Verdict::Broken,
            Verdict::Nobody,
        ];
        let headlines = verdicts
            .iter()
            .flat_map(|verdict| ["", "-title", "-word"].map(|end| format!("verify-{}{end}", verdict.key())));
        for key in keys.map(str::to_owned).into_iter().chain(headlines) {
            for language in words::Language::ALL {
                assert!(words::knows(language, &key), "{language:?}: {key}");
            }
        }
    }
}
