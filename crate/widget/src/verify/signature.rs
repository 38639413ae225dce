//! One card a signature: who, intact or not, recognised or not, when, and what followed.

use envelope::Timestamp;
use leptos::prelude::*;
use protocol::report::{Change, Kind, Place, Signature};

use super::{
    bench::{Bench, Done},
    line::line,
    technical::technical,
    verdict, version,
};
use crate::{
    device::pause,
    here::Here,
    moment,
    part::{scroll_to, tap, text},
};

/// All of them, in the file's order.
pub(super) fn cards(bench: Bench, done: Done) -> impl IntoView {
    let here = bench.here;
    let all = done.of(|facts| facts.report.signatures.clone());
    let count = all.len().to_string();
    let cards: Vec<_> =
        all.iter().enumerate().map(|(index, one)| card(bench, done, index, one.clone(), &all)).collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="stack" aria-label=text(move || here.say("verify-signatures", &[("count", &count)]))>
                {cards}
            </section>
        }
    })
}

fn card(
    bench: Bench,
    done: Done,
    index: usize,
    signature: Signature,
    all: &[Signature],
) -> impl IntoView + use<> {
    let here = bench.here;
    let (class, sign) = verdict::look(&signature);
    let number = (index + 1).to_string();
    let (key, name) = (verdict::who(&signature), signature.signer.clone().unwrap_or_default());
    view! {
        <article id=format!("signature-{index}") class=format!("card stack signature {class}")>
            <div class="head">
                <span class="sign" aria-hidden="true">{sign}</span>
                <div>
                    <p class="small muted">{text(move || here.say("verify-number", &[("number", &number)]))}</p>
                    <h2>{text(move || here.say(key, &[("name", &name)]))}</h2>
                </div>
            </div>
            <ul class="say">
                {integrity(here, &signature)}
                {trust(here, &signature)}
                {when(here, &signature)}
                {notes(here, &signature)}
            </ul>
            {afterwards(here, &signature, all)}
            <div class="actions">
                {version::offer(bench, done, index, &signature)}
                {place(here, done, index, signature.place)}
            </div>
            {technical(here, done, &signature)}
        </article>
    }
}

fn integrity(here: Here, signature: &Signature) -> impl IntoView + use<> {
    let (look, key) = verdict::integrity(signature);
    let breach = signature.breach.as_ref().map(|breach| verdict::breach(breach.kind));
    view! {
        {line(look, here.word(key))}
        {breach.map(|key| line(look, here.word(key)))}
    }
}

fn trust(here: Here, signature: &Signature) -> impl IntoView + use<> {
    let (look, key) = verdict::trust(signature);
    let anchor = signature.anchor.as_ref().map(|anchor| anchor.subject.clone()).unwrap_or_default();
    let issuer = signature.certificate.as_ref().map(|found| found.issuer.clone()).unwrap_or_default();
    line(look, move || here.say(key, &[("anchor", &anchor), ("issuer", &issuer)]))
}

/// By whose clock is part of the sentence.
fn when(here: Here, signature: &Signature) -> impl IntoView + use<> {
    let at = signature.signed_at.as_deref().map(moment_of);
    let by = signature.time_stamped_by.clone().unwrap_or_default();
    let (look, key) = match (at, signature.time_proven) {
        (None, _) => (("calm", "–"), "verify-when-unknown"),
        (Some(_), true) => (("good", "✓"), "verify-when-proven"),
        (Some(_), false) => (("calm", "i"), "verify-when-claimed"),
    };
    line(look, move || {
        let when = at.map(|at| moment::day_and_time(here, at)).unwrap_or_default();
        here.say(key, &[("when", &when), ("by", &by)])
    })
}

/// Reads RFC 3339.
pub(super) fn moment_of(text: &str) -> Timestamp {
    Timestamp(js_sys::Date::parse(text).max(0.0) as u64)
}

fn notes(here: Here, signature: &Signature) -> Vec<impl IntoView + use<>> {
    let name = verdict::named(signature);
    let say = |key: &'static str| {
        let name = name.clone();
        line(("calm", "i"), move || here.say(key, &[("name", &name)]))
    };
    verdict::notes(signature).into_iter().map(say).collect()
}

/// What was appended.
fn afterwards(here: Here, signature: &Signature, all: &[Signature]) -> impl IntoView + use<> {
    let lines: Vec<_> = signature
        .changes
        .iter()
        .filter(|change| !filled_at_once(change, &signature.changes))
        .map(|change| {
            let (key, name, value) = told(change, all);
            view! { <li>{text(move || here.say(&format!("verify-after-{key}"), &[(name, &value)]))}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="after small">
                <p class="muted">{here.word("verify-after")}</p>
                <ul>{lines}</ul>
            </div>
        }
    })
}

/// A field that was added and signed is told once.
fn filled_at_once(change: &Change, all: &[Change]) -> bool {
    // So are the fields that belong to it, with the signature that locks them.
    let field = match change {
        Change::SignatureFieldAdded { field } | Change::FieldsFilled { signature: field } => field,
        _ => return false,
    };
    all.contains(&Change::SignatureFieldFilled { field: field.clone() })
}

/// The end of the sentence's key, and what stands in its place.
fn told(change: &Change, all: &[Signature]) -> (&'static str, &'static str, String) {
    match change {
        Change::SignatureFieldFilled { field } | Change::FieldsFilled { signature: field } => {
            signed(field, all)
        }
        Change::SignatureFieldAdded { field } => ("signature-field-added", "field", field.clone()),
        Change::ValidationDataAdded => ("validation-data-added", "field", String::new()),
        Change::FormFieldFilled { field } => ("form-field-filled", "field", field.clone()),
        Change::AnnotationAdded { page } => ("annotation-added", "page", (page + 1).to_string()),
        Change::MetadataUpdated => ("metadata-updated", "field", String::new()),
        Change::DocumentInfoUpdated => ("document-info-updated", "field", String::new()),
    }
}

/// A later signature is told by its signer, where that is known.
fn signed(field: &str, all: &[Signature]) -> (&'static str, &'static str, String) {
    let signature = all.iter().find(|one| one.field == field);
    match signature.and_then(|one| Some((one.kind, one.signer.clone()?))) {
        Some((Kind::Seal, signer)) => ("sealed", "name", signer),
        Some((_, signer)) => ("signed", "name", signer),
        None => ("signature-field-filled", "field", field.to_owned()),
    }
}

/// The way to its mark.
fn place(here: Here, done: Done, index: usize, place: Option<Place>) -> impl IntoView {
    match place {
        Some(place) => {
            let page = (place.page + 1).to_string();
            let show = move || {
                // An earlier version need not have it.
                done.version.set(None);
                here.spawn(async move {
                    pause(0).await;
                    scroll_to(here, &format!("mark-{index}"));
                });
            };
            view! {
                <button type="button" class="btn text" on:click=tap(show)>
                    {text(move || here.say("verify-see-page", &[("page", &page)]))}
                </button>
            }
            .into_any()
        }
        None => view! { <p class="small muted wide">{here.word("verify-no-mark")}</p> }.into_any(),
    }
}
