//! `paraph verify`: what the signatures are worth, as JSON or in words.

use anyhow::Context;
use engine::verify::{
    Overall, Report, Signature, TrustFor, json_word as word, to_json, verify as verify_file,
};

use crate::{arguments::Verify, file, now};

pub(crate) fn verify(arguments: &Verify) -> anyhow::Result<()> {
    let trust = TrustFor::pem(&file::read_texts(&arguments.trust)?).context("--trust")?;
    let bytes = file::read(&arguments.file)?;
    let report = verify_file(bytes, arguments.password.as_deref(), &trust, now())
        .with_context(|| format!("{} cannot be verified", arguments.file.display()))?;
    if arguments.json {
        println!("{}", to_json(&report))
    } else {
        print!("{}", words(&report))
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
    let mut text = format!(
        "{:?} by {signer:?}: {}{reason}, {}, level {}\n",
        signature.field,
        word(&signature.status),
        word(&signature.integrity),
        signature.level.as_deref().unwrap_or("none"),
    );
    for change in &signature.later_changes {
        text.push_str(&format!("  afterwards: {change}\n"));
    }
    for warning in &signature.warnings {
        text.push_str(&format!("  note: {warning}\n"));
    }
    text
}
