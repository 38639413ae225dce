//! `paraph verify`: what the signatures of a PDF are worth, or who acted in an evidence file; as JSON or in words.

use anyhow::Context;
use engine::verify::{
    Kind, Overall, Report, Signature, Status, TrustFor, json_word as word, to_json, verify as verify_file,
};

use evidence::EvidenceFile;
use words::Language;

use crate::{arguments::Verify, file, now, testimony};

pub(crate) fn verify(arguments: &Verify) -> anyhow::Result<()> {
    let trust = TrustFor::pem(&file::read_texts(&arguments.trust)?).context("--trust")?;
    let bytes = file::read(&arguments.file)?;
    // A PDF never begins with a brace.
    if bytes.first() == Some(&b'{') {
        return acted(arguments, &bytes);
    }
    let report = verify_file(bytes, arguments.password.as_deref(), &trust, now())
        .with_context(|| format!("{} cannot be verified", arguments.file.display()))?;
    if arguments.json {
        println!("{}", to_json(&report))
    } else {
        print!("{}", words(&report))
    }
    Ok(())
}

/// Who acted, from an evidence file.
fn acted(arguments: &Verify, bytes: &[u8]) -> anyhow::Result<()> {
    let unusable = || format!("{} cannot be used", arguments.file.display());
    let file = EvidenceFile::parse(bytes).with_context(unusable)?;
    let report = engine::testimony::testimony(&file).with_context(unusable)?;
    if arguments.json {
        println!("{}", to_json(&report))
    } else {
        print!("{}", testimony::words(&report, Language::of(&arguments.language)))
    }
    Ok(())
}

fn words(report: &Report) -> String {
    let mut text = match report.status {
        Overall::NoSignature => "Nobody has signed this file.\n".to_owned(),
        status => format!("{}\n", word(&status)),
    };
    for signature in &report.signatures {
        text.push_str(&line(signature));
    }
    text
}

/// Untrusted text is shown quoted, so that a name cannot pretend to be a verdict.
fn line(signature: &Signature) -> String {
    let signer = signature.signer.as_deref().unwrap_or("unknown");
    let reason = signature.sub_indication.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
    let a_seal = if signature.kind == Kind::Seal { ", a seal," } else { "" };
    let mut text = format!(
        "{:?}{a_seal} by {signer:?}: {}{reason}, {}, level {}\n",
        signature.field,
        word(&signature.status),
        word(&signature.integrity),
        signature.level.as_deref().unwrap_or("none"),
    );
    for change in &signature.later_changes {
        text.push_str(&format!("  afterwards: {change}\n"));
    }
    if let Some(states) = completion(signature) {
        text.push_str(&format!("  envelope: {states}\n"));
    }
    for warning in &signature.warnings {
        text.push_str(&format!("  note: {warning}\n"));
    }
    text
}

/// What it says of its envelope, and whose word that is. A seal is worth something only if it is recognised and holds.
fn completion(signature: &Signature) -> Option<String> {
    match (signature.kind, signature.status) {
        (Kind::Seal, Status::TotalPassed) => {
            Some("this seal's owner states that it was finalised, and has not seen the content".to_owned())
        }
        (Kind::Seal, _) => Some("it proves nothing: anybody can call a signature a seal".to_owned()),
        _ => signature
            .sealed_by
            .as_ref()
            .map(|name| format!("finalised according to {name:?}, whose seal followed")),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn told(changes: &[(&str, serde_json::Value)]) -> String {
        let signature = r#"{"field":"Paraph seal","kind":"seal","status":"TOTAL-PASSED","subIndication":null,
            "reason":null,"integrity":"intact","trust":"trusted","level":"B-LT","signer":"Example seal","signedAt":null,
            "timeProven":true,"timeStampedBy":null,"certificate":null,"anchor":null,"digest":null,"place":null,
            "signedBytes":10,"coversWholeFile":true,"changes":[],"laterChanges":[],"breach":null,
            "authorisation":null,"sealedBy":null,"warnings":[]}"#;
        let mut signature: serde_json::Value = serde_json::from_str(signature).unwrap();
        for (key, value) in changes {
            signature[key] = value.clone();
        }
        line(&serde_json::from_value(signature).unwrap())
    }

    #[test]
    fn a_seal_is_told_and_only_a_good_one_states_anything() {
        let good = told(&[]);
        assert!(good.starts_with("\"Paraph seal\", a seal, by \"Example seal\": TOTAL-PASSED"), "{good}");
        assert!(good.contains("  envelope: this seal's owner states that it was finalised"), "{good}");
        for status in ["INDETERMINATE", "TOTAL-FAILED"] {
            let other = told(&[("status", status.into())]);
            assert!(other.contains("  envelope: it proves nothing"), "{other}");
            assert!(!other.contains("states"), "{other}");
        }
    }

    #[test]
    fn what_a_seal_says_of_another_signature_is_its_owners_word() {
        let signed = |by: Option<&str>| told(&[("kind", "approval".into()), ("sealedBy", by.into())]);
        let sealed = signed(Some("Example seal"));
        assert!(
            sealed.contains("  envelope: finalised according to \"Example seal\", whose seal"),
            "{sealed}"
        );
        assert!(!signed(None).contains("envelope"));
    }
}
