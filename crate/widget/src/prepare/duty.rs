//! What one person of the route is asked: to sign, to approve or to finalise, and together with whom.

use envelope::Role;
use leptos::prelude::*;
use web_sys::Event;

use super::{draft::Draft, people::change, person::Person, route::finaliser_last};
use crate::part::{part, typing};

/// The roles that a person may have, by the words in the list.
const ROLES: [(&str, Role, &str); 3] = [
    ("signer", Role::Signer, "prepare-role-signer"),
    ("approver", Role::Approver, "prepare-role-approver"),
    ("finaliser", Role::Finaliser, "prepare-role-finaliser"),
];

/// What is asked; in an approval everybody approves, and nothing is to be chosen.
pub(super) fn role(draft: Draft, key: u32) -> impl IntoView {
    part(move || (!draft.approval.get()).then(|| choice(draft, key)))
}

fn choice(draft: Draft, key: u32) -> impl IntoView {
    let here = draft.here;
    let chosen = move || {
        let own = draft.role(key);
        ROLES.iter().find(|(_, role, _)| *role == own).map_or("signer", |(name, ..)| *name)
    };
    // That a signer signs needs no words.
    let why = move || match draft.role(key) {
        Role::Approver => Some("prepare-role-approver-why"),
        Role::Finaliser => Some("prepare-role-finaliser-why"),
        Role::Signer | Role::Copy => None,
    };
    let taken = move || draft.finaliser().is_some_and(|one| one != key);
    let options = ROLES.map(|(name, role, words)| {
        let disabled = move || role == Role::Finaliser && taken();
        let selected = untrack(|| draft.role(key)) == role;
        view! { <option value=name selected=selected disabled=disabled>{here.word(words)}</option> }
    });
    view! {
        <div class="role">
            <label class="labelled">
                <span>{here.word("prepare-role")}</span>
                <select class="field" prop:value=chosen on:change=typing(move |name| choose(draft, key, &name))>
                    {options.into_iter().collect::<Vec<_>>()}
                </select>
            </label>
            {part(move || why().map(|why| view! { <p class="small muted">{here.word(why)}</p> }))}
        </div>
    }
}

/// Who no longer signs has no places; who finalises comes last, alone, and cannot be done without.
fn choose(draft: Draft, key: u32, name: &str) {
    let Some((_, role, _)) = ROLES.iter().find(|(one, ..)| *one == name) else { return };
    change(draft, key, |person| {
        person.role = *role;
        if *role == Role::Finaliser {
            person.required = true;
            person.together = false;
        }
    });
    if !role.signs() {
        draft.unplace(key);
    }
    draft.people.update(|people| finaliser_last(people));
}

/// Together with the one before: offered where there is one, and where not all act at once anyway.
pub(super) fn together(draft: Draft, key: u32) -> impl IntoView {
    let here = draft.here;
    let offered = Memo::new(move |_| {
        draft.position(key) > 0 && !draft.at_once.get() && draft.role(key) != Role::Finaliser
    });
    let is_on = move || {
        let find = |people: &Vec<Person>| people.iter().find(|one| one.key == key).map(|one| one.together);
        draft.people.with(find).unwrap_or_default()
    };
    let set = move |event: Event| change(draft, key, |person| person.together = event_target_checked(&event));
    part(move || {
        offered.get().then(|| {
            view! {
                <label class="check together">
                    <input type="checkbox" prop:checked=is_on on:change=set />
                    <span>{here.word("prepare-together")}<br /><span class="small muted">{here.word("prepare-together-why")}</span></span>
                </label>
            }
        })
    })
}
