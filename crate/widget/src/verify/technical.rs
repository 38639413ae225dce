//! The standard's words, digests and certificates: behind a disclosure.

use leptos::prelude::*;
use protocol::report::{Certificate, Kind, Signature, Status};

use super::bench::Done;
use crate::{here::Here, part::text};

/// The disclosure.
pub(super) fn technical(here: Here, done: Done, signature: &Signature) -> impl IntoView + use<> {
    let size = done.of(|facts| facts.report.file.size);
    view! {
        <details class="technical">
            <summary>{here.word("verify-technical")}</summary>
            <dl>
                {verdict(here, signature)}
                {covered(here, signature, size)}
                {signature.certificate.as_ref().map(|found| certificate(here, found))}
                {signature.anchor.as_ref().map(|anchor| vec![
                    fact(here, "verify-technical-anchor", anchor.subject.clone()),
                    code(here, "verify-technical-fingerprint", anchor.fingerprint.to_string()),
                ])}
                {signature.authorisation.clone().map(|hash| code(here, rests_on(signature.kind), hash))}
                {remarks(here, signature)}
            </dl>
        </details>
    }
}

/// What the record is that it names.
fn rests_on(kind: Kind) -> &'static str {
    if kind == Kind::Seal { "verify-technical-sealing" } else { "verify-technical-authorisation" }
}

fn verdict(here: Here, signature: &Signature) -> Vec<AnyView> {
    let status = match signature.status {
        Status::TotalPassed => "TOTAL-PASSED",
        Status::Indeterminate => "INDETERMINATE",
        Status::TotalFailed => "TOTAL-FAILED",
    };
    let level = signature.level.clone();
    let level = text(move || level.clone().unwrap_or_else(|| here.t("verify-technical-none")));
    let mut facts = vec![fact(here, "verify-technical-status", status.to_owned())];
    facts.extend(signature.sub_indication.clone().map(|why| fact(here, "verify-technical-reason", why)));
    facts.push(entry(here, "verify-technical-level", level));
    facts.push(fact(here, "verify-technical-field", signature.field.clone()));
    facts.extend(signature.signed_at.clone().map(|at| fact(here, "verify-technical-time", at)));
    facts
}

fn covered(here: Here, signature: &Signature, size: u64) -> Vec<AnyView> {
    let digest = signature.digest.as_ref().map(|digest| format!("{}: {}", digest.algorithm, digest.value));
    let bytes = signature.signed_bytes.map(|signed| {
        let (signed, size) = (signed.to_string(), size.to_string());
        let say = move || here.say("verify-technical-bytes-of", &[("signed", &signed), ("size", &size)]);
        entry(here, "verify-technical-bytes", text(say))
    });
    let digest = digest.map(|digest| code(here, "verify-technical-digest", digest));
    digest.into_iter().chain(bytes).collect()
}

fn certificate(here: Here, found: &Certificate) -> Vec<AnyView> {
    let end = |at: &Option<String>| at.clone().unwrap_or_else(|| "?".to_owned());
    let validity = format!("{} – {}", end(&found.not_before), end(&found.not_after));
    vec![
        fact(here, "verify-technical-subject", found.subject.clone()),
        fact(here, "verify-technical-issuer", found.issuer.clone()),
        code(here, "verify-technical-serial", found.serial.clone()),
        fact(here, "verify-technical-validity", validity),
        code(here, "verify-technical-fingerprint", found.fingerprint.to_string()),
    ]
}

/// The engine's own words, and the forbidden change exactly.
fn remarks(here: Here, signature: &Signature) -> Option<AnyView> {
    let mut remarks = signature.warnings.clone();
    if let Some(breach) = &signature.breach
        && !remarks.iter().any(|remark| remark.contains(&breach.detail))
    {
        remarks.push(breach.detail.clone());
    }
    (!remarks.is_empty()).then(|| fact(here, "verify-technical-remarks", remarks.join(" · ")))
}

fn fact(here: Here, key: &'static str, value: String) -> AnyView {
    view! { <div><dt>{here.word(key)}</dt><dd>{value}</dd></div> }.into_any()
}

fn entry(here: Here, key: &'static str, value: Box<dyn FnMut() -> String + Send>) -> AnyView {
    view! { <div><dt>{here.word(key)}</dt><dd>{value}</dd></div> }.into_any()
}

fn code(here: Here, key: &'static str, value: String) -> AnyView {
    view! { <div><dt>{here.word(key)}</dt><dd class="mono">{value}</dd></div> }.into_any()
}
