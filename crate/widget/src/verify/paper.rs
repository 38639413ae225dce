//! The document itself, with each signature's place on it.

use leptos::prelude::*;
use protocol::{
    report::{Place, Signature},
    worker::Page,
};

use super::{
    bench::{Bench, Done, Version},
    verdict,
};
use crate::{
    here::Here,
    part::{page_boxes, part, scroll_to, show, tap, text},
    trouble,
};

/// What hides or adds in other readers.
const NOTABLE: [&str; 5] = ["xfa", "optional_content", "embedded_files", "multimedia", "external_streams"];

/// The file, or the signed version that was asked for.
pub(super) fn paper(bench: Bench, done: Done) -> impl IntoView {
    let here = bench.here;
    draw(bench, done);
    view! {
        <h2 class="unseen">{here.word("verify-pages")}</h2>
        {trouble::alert(here, bench.trouble)}
        {findings(here, done)}
        <div id="paper" class="stack">
            {part(move || match done.version.get() {
                Some(version) => earlier(here, done, version).into_any(),
                None => {
                    let pages = done.of(|facts| facts.pages.clone());
                    page_boxes(here, pages.clone(), done.shown, marks(here, done, pages, u64::MAX)).into_any()
                }
            })}
        </div>
    }
}

fn draw(bench: Bench, done: Done) {
    let (bytes, password) = done.of(|facts| (facts.bytes.clone(), facts.password.clone()));
    if done.shown.with_untracked(Option::is_some) {
        return;
    }
    bench.here.spawn(async move {
        match show(bench.here, &bytes, password).await {
            Ok(shown) => drop(done.shown.try_set(Some(shown))),
            Err(why) => bench.show(why),
        }
    });
}

fn earlier(here: Here, done: Done, version: Version) -> impl IntoView {
    let over = marks(here, done, version.pages.clone(), version.length);
    let number = (version.signature + 1).to_string();
    view! {
        <div class="notice earlier">
            <span class="grow">
                <strong>{text(move || here.say("verify-number", &[("number", &number)]))}</strong> " · "
                {here.word("verify-version-shown")}
            </span>
            <button type="button" class="btn quiet" on:click=tap(move || done.version.set(None))>
                {here.word("verify-version-back")}
            </button>
        </div>
        {page_boxes(here, version.pages, version.shown, over)}
    }
}

fn findings(here: Here, done: Done) -> Vec<impl IntoView> {
    let words = done.of(|facts| facts.findings.clone());
    let notable = words.into_iter().filter(|word| NOTABLE.contains(&word.as_str()));
    notable
        .map(|word| {
            let key = format!("finding-{}", word.replace('_', "-"));
            view! {
                <p class="notice warn">
                    <span class="sign" aria-hidden="true">"!"</span><span>{text(move || here.t(&key))}</span>
                </p>
            }
        })
        .collect()
}

/// What lies upon each page: the places of the signatures that are in this version.
fn marks(here: Here, done: Done, pages: Vec<Page>, length: u64) -> impl Fn(usize) -> Vec<AnyView> + 'static {
    let all = done.of(|facts| facts.report.signatures.clone());
    move |page| {
        let present = |one: &Signature| one.signed_bytes.is_none_or(|signed| signed <= length);
        let on_page = all.iter().enumerate().filter(|(_, one)| present(one));
        on_page
            .filter_map(|(index, one)| {
                let place = one.place.filter(|place| usize::try_from(place.page) == Ok(page))?;
                Some(mark(here, index, one, place, *pages.get(page)?).into_any())
            })
            .collect()
    }
}

/// A frame around the mark; it leads back to what is said of it.
fn mark(here: Here, index: usize, signature: &Signature, place: Place, page: Page) -> impl IntoView + use<> {
    let (class, sign) = verdict::look(signature);
    let share = |length: f64, whole: f64| format!("{}%", length / whole * 100.0);
    let number = (index + 1).to_string();
    let (key, name) = (verdict::who(signature), signature.signer.clone().unwrap_or_default());
    let label = move || {
        let number = here.say("verify-number", &[("number", &number)]);
        format!("{number}. {}", here.say(key, &[("name", &name)]))
    };
    view! {
        <button
            type="button"
            id=format!("mark-{index}")
            class=format!("seal {class}")
            aria-label=text(label)
            style:left=share(place.x, page.width)
            style:top=share(place.y, page.height)
            style:width=share(place.width, page.width)
            style:height=share(place.height, page.height)
            on:click=tap(move || scroll_to(here, &format!("signature-{index}")))
        >
            <span class="tag" aria-hidden="true">{sign} " " {index + 1}</span>
        </button>
    }
}
