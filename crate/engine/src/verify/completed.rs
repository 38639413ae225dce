//! Which signatures a seal speaks of: it says that their envelope was finalised.

use protocol::report::{Change, Kind, Signature, Status};

/// Says of each good signature that depends on its envelope whose seal speaks of it.
pub(super) fn told_by_seals(signatures: &mut [Signature]) {
    let passed = |one: &Signature| one.status == Status::TotalPassed;
    let is_seal = |one: &&Signature| one.kind == Kind::Seal && passed(one);
    let seals: Vec<Signature> = signatures.iter().filter(is_seal).cloned().collect();
    for signature in signatures.iter_mut().filter(|one| passed(one) && depends(one)) {
        let seal = seals.iter().find(|seal| speaks_of(seal, signature));
        signature.sealed_by = seal.and_then(|seal| seal.signer.clone());
    }
}

fn depends(signature: &Signature) -> bool {
    signature.warnings.iter().any(|warning| warning == "only-if-finalised")
}

/// Of the same envelope: revision 0 makes the seal's field, so it was there, empty, when its signers signed. Who signed the
/// document before it was sent did so in another envelope, of which this seal says nothing. Both lead to one authority.
fn speaks_of(seal: &Signature, signature: &Signature) -> bool {
    let has = |change: &Change| signature.changes.contains(change);
    let field = || seal.field.clone();
    has(&Change::SignatureFieldFilled { field: field() })
        && !has(&Change::SignatureFieldAdded { field: field() })
        && seal.anchor.is_some()
        && seal.anchor == signature.anchor
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use protocol::report::Certificate;

    use super::*;

    fn root(subject: &str) -> Option<Certificate> {
        let of = r#"{"subject":"","issuer":"","serial":"01","notBefore":null,"notAfter":null,"authority":true,
            "selfIssued":true,"fingerprint":"0000000000000000000000000000000000000000000000000000000000000000"}"#;
        Some(Certificate { subject: subject.into(), ..serde_json::from_str(of).unwrap() })
    }

    fn seal() -> Signature {
        let of = r#"{"field":"Paraph seal","kind":"seal","status":"TOTAL-PASSED","subIndication":null,"reason":null,
            "integrity":"intact","trust":"trusted","level":"B-LT","signer":"Example seal","signedAt":null,
            "timeProven":true,"timeStampedBy":null,"certificate":null,"anchor":null,"digest":null,"place":null,
            "signedBytes":10,"coversWholeFile":true,"changes":[],"laterChanges":[],"breach":null,
            "authorisation":null,"sealedBy":null,"warnings":[]}"#;
        Signature { anchor: root("Example"), ..serde_json::from_str(of).unwrap() }
    }

    /// Signed before the seal, in its envelope.
    fn signed() -> Signature {
        let (kind, warnings) = (Kind::Approval, vec!["only-if-finalised".to_owned()]);
        let changes = vec![Change::SignatureFieldFilled { field: "Paraph seal".into() }];
        Signature { kind, warnings, changes, ..seal() }
    }

    fn told(signature: Signature, seal: Signature) -> Option<String> {
        let mut signatures = [signature, seal];
        told_by_seals(&mut signatures);
        let [signature, seal] = signatures;
        assert_eq!(seal.sealed_by, None);
        signature.sealed_by
    }

    #[test]
    fn a_seal_speaks_of_its_own_envelope_alone() {
        assert_eq!(told(signed(), seal()).as_deref(), Some("Example seal"));
        assert_eq!(told(Signature { changes: vec![], ..signed() }, seal()), None, "signed after the seal");
        assert_eq!(told(Signature { warnings: vec![], ..signed() }, seal()), None, "depends on no envelope");
        let sent_later = Change::SignatureFieldAdded { field: "Paraph seal".into() };
        let changes = [vec![sent_later], signed().changes].concat();
        assert_eq!(told(Signature { changes, ..signed() }, seal()), None, "signed before it was sent");
    }

    #[test]
    fn only_a_good_one_of_the_same_authority_is_believed() {
        let other = Signature { anchor: root("Other"), ..seal() };
        assert_eq!(told(signed(), other), None);
        let nobody = || Signature { anchor: None, ..seal() };
        assert_eq!(told(Signature { anchor: None, ..signed() }, nobody()), None);
        for status in [Status::Indeterminate, Status::TotalFailed] {
            assert_eq!(told(signed(), Signature { status, ..seal() }), None);
            assert_eq!(
                told(Signature { status, ..signed() }, seal()),
                None,
                "what does not hold takes no effect"
            );
        }
        assert_eq!(told(signed(), Signature { kind: Kind::Approval, ..seal() }), None);
    }
}
