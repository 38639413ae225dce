//! What was sent, and the way to send more.

use leptos::{html, prelude::*};
use protocol::http::{EnvelopeSummary, PhaseWord};

use super::{
    details,
    draft::{Draft, Step},
    keep::Content,
    resumed,
};
use crate::{
    moment,
    part::{focus_heading, part, tap, text},
    trouble::{self, Trouble},
};

/// The step.
pub(crate) fn step(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let list = RwSignal::new_local(None::<Vec<EnvelopeSummary>>);
    load(draft, list);
    view! {
        <div class="body stack">
            <div class="row">
                <h1 node_ref=heading tabindex="-1" class="grow">{here.word("prepare-home-title")}</h1>
                {part(move || blank(draft).then(|| view! {
                    <button type="button" class="btn" on:click=tap(move || draft.go(Step::Documents))>{here.word("prepare-home-new")}</button>
                }))}
            </div>
            {trouble::alert(here, draft.trouble)}
            {part(move || (!blank(draft)).then(|| unfinished(draft)))}
            {part(move || match list.get() {
                None => view! {
                    <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{here.word("part-loading")}</p>
                }
                .into_any(),
                Some(envelopes) if envelopes.is_empty() => view! {
                    <section class="card stack centre">
                        <p class="muted">{here.word("prepare-home-empty")}</p>
                    </section>
                }
                .into_any(),
                Some(envelopes) => view! {
                    <ul class="stack">{envelopes.into_iter().map(|one| line(draft, one, list)).collect::<Vec<_>>()}</ul>
                }
                .into_any(),
            })}
        </div>
    }
}

fn blank(draft: Draft) -> bool {
    Content::of(draft).is_blank()
}

/// What was begun: gone on with, or erased, before something new is begun.
fn unfinished(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let title = move || {
        let title = draft.title.get();
        if title.trim().is_empty() { here.t("prepare-draft-untitled") } else { title }
    };
    let what = move || {
        let (documents, people) = (draft.documents.with(Vec::len), draft.people.with(Vec::len));
        here.say(
            "prepare-draft-what",
            &[("documents", &documents.to_string()), ("people", &people.to_string())],
        )
    };
    view! {
        <section class="card envelope draft">
            <div class="row"><h3>{text(title)}</h3><span class="chip calm">{here.word("prepare-draft")}</span></div>
            <p class="small muted">{text(what)}</p>
            <div class="row">
                <button type="button" class="btn" on:click=tap(move || draft.go(draft.left.get_untracked()))>{here.word("prepare-draft-go-on")}</button>
                {resumed::erase(draft)}
            </div>
        </section>
    }
}

/// Fetches the list.
pub(crate) fn load(draft: Draft, list: RwSignal<Option<Vec<EnvelopeSummary>>, LocalStorage>) {
    draft.here.spawn(async move {
        let envelopes: Result<_, Trouble> = async { draft.api()?.envelopes().await }.await;
        match envelopes {
            Ok(envelopes) => list.set(Some(envelopes)),
            Err(why) => {
                list.set(Some(vec![]));
                draft.show(why);
            }
        }
    });
}

fn line(
    draft: Draft,
    summary: EnvelopeSummary,
    list: RwSignal<Option<Vec<EnvelopeSummary>>, LocalStorage>,
) -> impl IntoView {
    let here = draft.here;
    let open = RwSignal::new(false);
    let EnvelopeSummary { envelope, title, phase, done, of, sent_at } = summary;
    let (class, key) = said(phase);
    view! {
        <li class="card envelope">
            <div class="row">
                <h2>{title}</h2>
                <span class=class>{text(move || here.say(key, &[("done", &done.to_string()), ("of", &of.to_string())]))}</span>
            </div>
            <div class="row">
                <span class="small muted grow">{text(move || here.say("prepare-sent-on", &[("day", &moment::day(here, sent_at))]))}</span>
                <button class="btn text" aria-expanded=text(move || open.get().to_string())
                    on:click=tap(move || open.update(|open| *open = !*open))>
                    {text(move || here.t(if open.get() { "prepare-details-close" } else { "prepare-details-open" }))}
                </button>
            </div>
            {part(move || open.get().then(|| details::of(draft, envelope.clone(), list)))}
        </li>
    }
}

fn said(phase: PhaseWord) -> (&'static str, &'static str) {
    match phase {
        PhaseWord::Waiting => ("chip warn", "phase-waiting"),
        PhaseWord::Finalisable => ("chip good", "phase-finalisable"),
        PhaseWord::ToFinalise => ("chip warn", "phase-to-finalise"),
        PhaseWord::Finalised => ("chip good", "phase-finalised"),
        PhaseWord::Declined => ("chip bad", "phase-declined"),
        PhaseWord::Cancelled => ("chip calm", "phase-cancelled"),
        PhaseWord::Expired => ("chip calm", "phase-expired"),
    }
}
