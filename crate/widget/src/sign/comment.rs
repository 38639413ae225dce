//! Saying something to everybody, and what was said so far.

use leptos::{html, prelude::*};
use protocol::http::Comment;

use super::{
    case::{Case, Step},
    instead::bar,
    said,
};
use crate::{
    part::{comments, focus_heading, part, text},
    trouble::{self, Trouble},
};

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    view! {
        <div class="body stack">
            <section class="card stack">
                <h1 node_ref=heading tabindex="-1">{here.word("sign-comment-title")}</h1>
                <label class="labelled">
                    <span>{here.word("sign-comment-label")}</span>
                    {said::lines(case, "2000", |said| &mut said.comment)}
                </label>
            </section>
            {trouble::alert(here, case.trouble)}
        </div>
        {bar(case, text(move || here.t("sign-comment-send")), move || send(case))}
    }
}

async fn send(case: Case) -> Result<(), Trouble> {
    let session = case.now()?;
    let text = said::comment(case)?;
    let view = session.api.comment(&Comment { text }).await?;
    case.adopt(&session.token, view)?;
    case.said.update(said::Said::forget_comment);
    case.go(Step::Read);
    case.here.announce(words::say(case.here.language.get_untracked(), "sign-comment-sent", &[]));
    Ok(())
}

/// What was said so far, for everybody to read.
pub(crate) fn so_far(case: Case) -> impl IntoView {
    let here = case.here;
    part(move || {
        case.of(|session| comments(&session.reading)).map(|said| {
            view! {
                <section class="card stack tight">
                    <h2>{here.word("sign-comments")}</h2>
                    {said}
                </section>
            }
        })
    })
}
