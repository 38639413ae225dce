//! Without a host that keeps documents: the sender gives them to each signer, with words ready.

use envelope::Role;
use js_sys::encode_uri_component;
use leptos::prelude::*;

use super::{draft::Draft, person::Person};
use crate::{
    device::{can_share, save, share},
    part::{part, tap, text},
};

/// Whether the documents are handed over by hand.
pub(super) fn is_needed(draft: Draft) -> bool {
    !draft.here.property("storeDocument").is_function()
}

/// The part of the last step; nothing if the host keeps documents.
pub(super) fn hand_over(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let files = move || draft.package.get_untracked().map(|package| package.files()).unwrap_or_default();
    let shares = can_share(&files());
    let save_all = move || {
        let package = draft.package.get_untracked();
        for original in package.iter().flat_map(|package| &package.originals) {
            if let Err(why) = save(&original.bytes, &original.name, &original.media) {
                draft.show(why);
            }
        }
    };
    let people = move || draft.people.get().into_iter().map(|person| line(draft, person)).collect::<Vec<_>>();
    is_needed(draft).then(|| view! {
        <section class="card stack">
            <h2>{here.word("prepare-hand-title")}</h2>
            <p>{here.word("prepare-hand-why")}</p>
            <div class="row">
                {shares.then(|| view! {
                    <button type="button" class="btn" on:click=tap(move || here.spawn(async move { share(&files()).await }))>
                        {here.word("prepare-hand-share")}
                    </button>
                })}
                <button type="button" class=if shares { "btn quiet" } else { "btn" } on:click=tap(save_all)>{here.word("prepare-hand-save")}</button>
            </div>
            <p class="small muted">{here.word("prepare-hand-how")}</p>
            <ul class="lines">{people}</ul>
        </section>
    })
}

/// Subject and words for one signer, in that person's language; the file is attached by hand.
struct Note {
    subject: String,
    body: String,
}

fn note(draft: Draft, person: &Person) -> Note {
    let title = draft.title.get_untracked();
    let names =
        draft.documents.with_untracked(|all| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
    let values = [("title", title.trim()), ("files", &names.join(", ")), ("count", &names.len().to_string())];
    let say = |key: &str| words::say(person.language(), key, &values);
    match untrack(|| draft.role(person.key)) {
        Role::Approver => {
            Note { subject: say("prepare-hand-approval-subject"), body: say("prepare-hand-approval-body") }
        }
        _ => Note { subject: say("prepare-hand-subject"), body: say("prepare-hand-body") },
    }
}

fn line(draft: Draft, person: Person) -> impl IntoView {
    let here = draft.here;
    let Note { subject, body } = note(draft, &person);
    let part_of = |text: &str| String::from(encode_uri_component(text));
    let address = person.email.trim().to_owned();
    // What stands before the @ may hold what an address must not show bare, such as “?”.
    let mail = format!("mailto:{}?subject={}&body={}", part_of(&address), part_of(&subject), part_of(&body));
    let copied = RwSignal::new(false);
    let copy = move || {
        let words = format!("{subject}\n\n{body}");
        here.spawn(async move { copied.set(crate::device::copy_text(&words).await) });
    };
    let (name, again) = (person.label(), person.label());
    view! {
        <li>
            <strong class="grow">{person.label()}</strong>
            <a class="btn text" href=mail aria-label=text(move || here.say("prepare-hand-mail-to", &[("name", &name)]))>{here.word("prepare-hand-mail")}</a>
            <button type="button" class="btn text" on:click=tap(copy)
                aria-label=text(move || here.say("prepare-hand-copy-to", &[("name", &again)]))>{here.word("prepare-hand-copy")}</button>
            <span role="status" class="small muted">{part(move || copied.get().then(|| here.t("prepare-hand-copied")))}</span>
        </li>
    }
}
