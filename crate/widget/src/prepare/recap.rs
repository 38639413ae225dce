//! The title, the message, the deadline, and everything once more before it is sent.

use std::rc::Rc;

use envelope::{EnvelopeId, Role};
use js_sys::{Object, Reflect};
use leptos::{html, prelude::*};

use super::{
    badge, bar, deadline,
    draft::{Draft, Step},
    hand,
    keep::{self, Content},
    mail,
    pack::{self, Package},
    person::Person,
    recurring, resumed,
};
use crate::{
    part::{focus_heading, part, tap, text, typing},
    trouble::{self, Trouble, trouble},
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
        <div class="body stack" class:sending=move || draft.sending.get()>
            <h1 node_ref=heading tabindex="-1">{here.word("prepare-recap-title")}</h1>
            {resumed::line(draft)}
            {trouble::alert(here, draft.trouble)}
            {entered(draft)}
            {documents(draft)}
            {people(draft)}
            {badge::clash_line(draft)}
            <p class="small muted">{here.word("prepare-recap-private")}</p>
        </div>
        {bar(draft, before(draft), Draft::missing_anything, "prepare-send", tap(send))}
    }
}

/// Who only approves has no places.
fn before(draft: Draft) -> Step {
    if draft.approval.get_untracked() { Step::People } else { Step::Place }
}

fn entered(draft: Draft) -> impl IntoView {
    let here = draft.here;
    view! {
        <section class="card stack">
            <label class="labelled">
                <span>{here.word("prepare-title-label")}</span>
                <input class="field" type="text" maxlength="120" prop:value=move || draft.title.get()
                    on:input=typing(move |text| draft.title.set(text)) />
            </label>
            <label class="labelled">
                <span>{text(move || {
                    here.t(if draft.approval.get() { "prepare-message-approvers" } else { "prepare-message-label" })
                })}</span>
                <textarea class="field" maxlength="1000" prop:value=move || draft.message.get()
                    on:input=typing(move |text| draft.message.set(text))></textarea>
            </label>
            {deadline::field(draft)}
            {recurring::field(draft)}
        </section>
    }
}

fn documents(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let line = move |(number, name): (usize, String)| {
        view! { <li><span class="muted">{number + 1}</span><strong class="grow">{name}</strong></li> }
    };
    let names =
        move || draft.documents.with(|all| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
    view! {
        <section class="card">
            <h2>{here.word("prepare-step-documents")}</h2>
            <ol class="lines">{move || names().into_iter().enumerate().map(line).collect::<Vec<_>>()}</ol>
        </section>
    }
}

fn people(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let several = move || draft.people.with(Vec::len) > 1;
    let order = move || {
        here.t(if draft.at_once.get() { "prepare-people-at-once" } else { "prepare-people-in-order" })
    };
    let end = move || {
        here.t(if draft.copy_to_all.get() { "prepare-copy-all-why" } else { "prepare-copy-none-why" })
    };
    view! {
        <section class="card">
            <h2>
                {here.word("prepare-step-people")}
                {part(move || several().then(|| view! { <span class="small muted">" · " {text(order)}</span> }))}
            </h2>
            <ol class="lines">{move || draft.people.get().into_iter().map(|person| signer(draft, person)).collect::<Vec<_>>()}</ol>
            {part(move || (!draft.copies.with(Vec::is_empty)).then(|| view! {
                <h3>{here.word("prepare-in-copy")}</h3>
                <ul class="lines">{draft.copies.get().into_iter().map(|person| view! { <li>{person.label()}</li> }).collect::<Vec<_>>()}</ul>
            }))}
            <p class="small muted">{text(end)}</p>
            {part(move || draft.seals().then(|| view! { <p class="small muted">{here.word("prepare-seal-recap")}</p> }))}
        </section>
    }
}

fn signer(draft: Draft, person: Person) -> impl IntoView {
    let here = draft.here;
    let email = (!person.name.trim().is_empty()).then(|| person.email.trim().to_owned());
    let number = untrack(|| number_of(draft, &person));
    let does = doing(untrack(|| draft.role(person.key)));
    let optional =
        (!person.required).then(|| view! { <span class="chip calm">{here.word("prepare-optional")}</span> });
    view! {
        <li>
            <span class="muted">{number}</span>
            <span class="grow">
                <strong>{person.label()}</strong><br />
                <span class="small muted">{here.word(does)}{email.map(|email| format!(" · {email}"))}</span>
            </span>
            {optional}
            {mail::preview(draft, person)}
        </li>
    }
}

/// In which step somebody acts, from 1: who shares one has the same number.
fn number_of(draft: Draft, person: &Person) -> u16 {
    draft.steps().get(draft.position(person.key)).map_or(1, |step| step + 1)
}

/// What somebody does, in a word.
fn doing(role: Role) -> &'static str {
    match role {
        Role::Approver => "prepare-role-approver",
        Role::Finaliser => "prepare-role-finaliser",
        Role::Signer | Role::Copy => "prepare-role-signer",
    }
}

/// Makes the package once; a retry sends the same one, which is the same act.
async fn send(draft: Draft) -> Result<(), Trouble> {
    let api = draft.api()?;
    let package = package(draft).await?;
    package.store(draft.here).await?;
    api.send(&package.body).await?;
    let detail = Object::new();
    let id: &EnvelopeId = &package.body.sent.envelope;
    let _ = Reflect::set(&detail, &"envelope".into(), &id.as_str().into());
    draft.here.emit("paraph-sent", &detail);
    if !hand::is_needed(draft) {
        keep::forget(draft);
    }
    Ok(())
}

async fn package(draft: Draft) -> Result<Rc<Package>, Trouble> {
    if let Some(before) = draft.package.get_untracked() {
        if before.content == untrack(|| Content::of(draft)) {
            return Ok(before);
        }
        // It was changed after an answer was lost: the first may have arrived all the same.
        if before.has_arrived(draft).await? {
            draft.package.set(None);
            return Err(trouble("sent_before", before.body.sent.envelope.as_str()));
        }
        draft.package.set(None);
    }
    let package = Rc::new(pack::pack(draft).await?);
    keep::keep_package(draft, &package);
    draft.package.set(Some(package.clone()));
    Ok(package)
}
