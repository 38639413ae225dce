//! The title, the message, and everything once more before it is sent.

use std::rc::Rc;

use js_sys::{Object, Reflect};
use leptos::{html, prelude::*};

use super::{
    bar,
    draft::{Draft, Step},
    pack,
};
use crate::{
    kept,
    part::{focus_heading, part, tap, text, typing},
    trouble::{self, Trouble},
};

/// The step.
pub(crate) fn step(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let send = move || {
        draft.sending.set(true);
        draft.trouble.set(None);
        here.spawn(async move {
            let done = send(draft).await;
            draft.sending.set(false);
            match done {
                Ok(()) => draft.go(Step::Sent),
                Err(why) => draft.show(why),
            }
        });
    };
    view! {
        <div class="body stack">
            <h1 node_ref=heading tabindex="-1">{here.word("prepare-recap-title")}</h1>
            {trouble::alert(here, draft.trouble)}
            <section class="card stack">
                <label class="labelled">
                    <span>{here.word("prepare-title-label")}</span>
                    <input class="field" type="text" maxlength="120" prop:value=move || draft.title.get()
                        on:input=typing(move |text| { draft.package.set(None); draft.title.set(text); }) />
                </label>
                <label class="labelled">
                    <span>{here.word("prepare-message-label")}</span>
                    <textarea class="field" maxlength="1000" prop:value=move || draft.message.get()
                        on:input=typing(move |text| { draft.package.set(None); draft.message.set(text); })></textarea>
                </label>
            </section>
            {recap(draft)}
            <p class="small muted">{here.word("prepare-recap-private")}</p>
            {part(move || draft.sending.get().then(|| view! {
                <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{here.word("prepare-sending")}</p>
            }))}
        </div>
        {bar(draft, Step::Place, Draft::missing_anything, "prepare-send", tap(send))}
    }
}

fn recap(draft: Draft) -> impl IntoView {
    let here = draft.here;
    move || {
        let documents: Vec<_> =
            draft.documents.with(|documents| documents.iter().map(|one| one.name.clone()).collect());
        let people = draft.people.get();
        let order = if draft.at_once.get() { "prepare-people-at-once" } else { "prepare-people-in-order" };
        let several = people.len() > 1;
        view! {
            <dl class="card recap">
                <dt>{here.word("prepare-step-documents")}</dt>
                {documents.into_iter().map(|name| view! { <dd>{name}</dd> }).collect::<Vec<_>>()}
                <dt>{here.word("prepare-step-people")} {several.then(|| view! { " · " {text(move || here.t(order))} })}</dt>
                {people.into_iter().map(|person| {
                    let email = (!person.name.trim().is_empty()).then(|| format!(" · {}", person.email.trim()));
                    view! { <dd><strong>{person.label()}</strong> <span class="muted">{email}</span></dd> }
                }).collect::<Vec<_>>()}
                <dt>{here.word("prepare-deadline-label")}</dt>
                <dd>{here.word("prepare-deadline")}</dd>
            </dl>
        }
    }
}

/// Makes the package once; a retry sends the same one, which is the same act.
async fn send(draft: Draft) -> Result<(), Trouble> {
    let api = draft.api()?;
    let package = match draft.package.get_untracked() {
        Some(package) => package,
        None => {
            let package = Rc::new(pack::pack(draft).await?);
            draft.package.set(Some(package.clone()));
            package
        }
    };
    package.store(draft.here).await?;
    api.send(&package.body).await?;
    let detail = Object::new();
    let _ = Reflect::set(&detail, &"envelope".into(), &package.body.sent.envelope.as_str().into());
    draft.here.emit("paraph-sent", &detail);
    kept::forget(draft.here, "draft");
    Ok(())
}
