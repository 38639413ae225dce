//! What each one will find in the mailbox: the very words that the backend sends, before they are sent.

use envelope::{Channel, Level, Role};
use leptos::prelude::*;
use words::{
    invitation::{Invitation, Occasion},
    letter::{Letter, Part},
};

use super::{deadline, draft::Draft, person::Person};
use crate::part::{part, tap, text};

/// A button that unfolds the mail to one signer.
pub(super) fn preview(draft: Draft, person: Person) -> impl IntoView {
    let here = draft.here;
    let open = RwSignal::new(false);
    let label = person.label();
    view! {
        <button type="button" class="btn text" aria-expanded=text(move || open.get().to_string())
            on:click=tap(move || open.update(|open| *open = !*open))>
            {text(move || here.t(if open.get() { "prepare-mail-hide" } else { "prepare-mail-show" }))}
            <span class="unseen">" " {label}</span>
        </button>
        {part(move || open.get().then(|| shown(draft, &person)))}
    }
}

/// The mail as it will come.
pub(super) fn letter(draft: Draft, person: &Person) -> Letter {
    let message = draft.message.get();
    let message = message.trim();
    Invitation {
        language: person.language(),
        // Who comes later is written to when those before have acted.
        occasion: if is_first(draft, person) { Occasion::Sent } else { Occasion::Turn },
        approval: draft.role(person.key) == Role::Approver,
        code_by_sms: draft.level() == Level::Sms
            || draft.has_sms() && person.code_by == Channel::Sms && person.number().is_some(),
        sender: &draft.session.get().map(|session| session.email).unwrap_or_default(),
        title: draft.title.get().trim(),
        message: (!message.is_empty()).then_some(message),
        documents: draft.documents.with(Vec::len),
        deadline: deadline::end(draft).map_or(0, |end| end.seconds()),
        link: "…",
    }
    .letter()
}

/// Whether this person is asked at once: nobody who is needed comes before.
fn is_first(draft: Draft, person: &Person) -> bool {
    let steps = draft.steps();
    let own = steps.get(draft.position(person.key)).copied().unwrap_or(0);
    draft.people.with(|people| !people.iter().zip(&steps).any(|(one, step)| one.required && *step < own))
}

fn shown(draft: Draft, person: &Person) -> impl IntoView + use<> {
    let here = draft.here;
    let letter = letter(draft, person);
    let parts: Vec<_> = letter.parts().iter().map(piece).collect();
    view! {
        <div class="mail-sheet" lang=person.language.clone() role="group" aria-label=here.word("prepare-mail-sheet")>
            <p class="small muted">{here.say("prepare-mail-to", &[("address", person.email.trim())])}</p>
            <h3>{letter.subject.clone()}</h3>
            {parts}
            <p class="small muted">{letter.footer()}</p>
        </div>
    }
}

/// The link is only for the signer, so here it leads nowhere.
fn piece(part: &Part) -> AnyView {
    match part.clone() {
        Part::Words(words) | Part::Code(words) => view! { <p>{words}</p> }.into_any(),
        Part::Quote(words) => view! { <blockquote>{words}</blockquote> }.into_any(),
        Part::Button { label, .. } => view! { <p><span class="as-link">{label}</span></p> }.into_any(),
    }
}
