//! Where a sender begins: the draft, something new, and what was sent last.

use leptos::{html, prelude::*};
use protocol::http::{FollowLine, ListEnvelopes};

use super::{
    draft::{Draft, Step},
    keep::Content,
    resumed,
};
use crate::{
    moment,
    office::phase,
    part::{focus_heading, part, tap, text},
    trouble::{self, Trouble},
};

/// How many are shown here; `<paraph-follow>` shows all.
const LATEST: u16 = 5;

/// The step.
pub(crate) fn step(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let list = RwSignal::new_local(None::<Vec<FollowLine>>);
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
                Some(lines) if lines.is_empty() => view! {
                    <section class="card stack centre">
                        <p class="muted">{here.word("prepare-home-empty")}</p>
                    </section>
                }
                .into_any(),
                Some(lines) => latest(draft, lines),
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

/// Fetches what was sent last.
fn load(draft: Draft, list: RwSignal<Option<Vec<FollowLine>>, LocalStorage>) {
    draft.here.spawn(async move {
        let wanted = ListEnvelopes {
            search: None,
            phases: vec![],
            sort: Default::default(),
            after: None,
            most: Some(LATEST),
        };
        let page: Result<_, Trouble> = async { draft.api()?.list(&wanted).await }.await;
        match page {
            Ok(page) => list.set(Some(page.envelopes)),
            Err(why) => {
                list.set(Some(vec![]));
                draft.show(why);
            }
        }
    });
}

fn latest(draft: Draft, lines: Vec<FollowLine>) -> AnyView {
    let here = draft.here;
    // Where the host page has `<paraph-follow>`.
    let follow = here.attribute("follow");
    let lines: Vec<_> = lines.into_iter().map(|one| line(draft, one, follow.as_deref())).collect();
    view! {
        <ul class="stack">{lines}</ul>
        {follow.map(|page| view! { <p><a class="btn text" href=page>{here.word("prepare-home-all")}</a></p> })}
    }
    .into_any()
}

fn line(draft: Draft, line: FollowLine, follow: Option<&str>) -> impl IntoView + use<> {
    let here = draft.here;
    let (state, sent_at) = (line.phase, line.sent_at);
    let link = follow.map(|page| format!("{page}#{}", line.envelope));
    let title = line.title.clone();
    view! {
        <li class="card envelope">
            <div class="row"><h2>{line.title.clone()}</h2>{phase::chip(here, move || state)}</div>
            <div class="row">
                <span class="small muted grow">
                    {text(move || here.say("prepare-sent-on", &[("day", &moment::day(here, sent_at))]))}
                    " · "{text(move || phase::count(here, &line))}
                </span>
                {link.map(|link| view! {
                    <a class="btn text" href=link><span class="unseen">{title}" "</span>{here.word("prepare-details-open")}</a>
                })}
            </div>
        </li>
    }
}
