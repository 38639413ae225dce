//! Places taken from the tags in the documents' own text: looked for once a document, put for whom they name.

use envelope::FieldKind;
use leptos::prelude::*;

use super::{
    asked::{Asked, size},
    doc::Doc,
    draft::Draft,
    handle::replace,
    initials::{Initials, Pages},
    person::Person,
    slot::Placed,
    tags::{Tag, What, tags_of},
};
use crate::{
    part::{part, show, tap},
    spelled::small,
    trouble::Trouble,
};

/// Further than this nobody looks: a book has no places to sign.
const MOST_PAGES: usize = 400;

/// What the tags gave, to be said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Taken {
    places: usize,
    /// Roles that no signer takes.
    nobody: Vec<String>,
    documents: Vec<u32>,
}

/// Looks through the documents that nothing stands on yet, and that were not looked through before.
pub(super) fn look(draft: Draft) {
    let done = draft.tagged.get_untracked();
    let bare = |document: &Doc| {
        let key = document.key;
        !done.contains(&key)
            && document.facts().is_some()
            && !draft.slots.with_untracked(|slots| slots.iter().any(|slot| slot.document == key))
    };
    let documents: Vec<Doc> =
        draft.documents.with_untracked(|all| all.iter().filter(|one| bare(one)).cloned().collect());
    if documents.is_empty() {
        return;
    }
    draft.here.spawn(async move {
        let mut found = vec![];
        for document in documents {
            draft.tagged.update(|keys| keys.push(document.key));
            // A page whose text cannot be read has no tags; it is drawn, or not, as any other.
            if let Ok(tags) = tags(draft, &document).await {
                found.push((document, tags));
            }
        }
        take(draft, &found);
    });
}

async fn tags(draft: Draft, document: &Doc) -> Result<Vec<Tag>, Trouble> {
    let shown = match document.shown.get_untracked() {
        Some(shown) => shown,
        None => show(draft.here, &document.bytes, document.password.clone()).await?,
    };
    let mut tags = vec![];
    for (page, size) in document.pages().iter().enumerate().take(MOST_PAGES) {
        let runs = shown.runs(u32::try_from(page).unwrap_or(u32::MAX)).await?;
        tags.extend(tags_of(&runs, page, *size));
    }
    Ok(tags)
}

/// Puts everything that the tags ask for.
fn take(draft: Draft, found: &[(Doc, Vec<Tag>)]) {
    let mut roles: Vec<&str> = vec![];
    for tag in found.iter().flat_map(|(_, tags)| tags) {
        if !roles.contains(&tag.role.as_str()) {
            roles.push(&tag.role);
        }
    }
    let people = untrack(|| draft.signers());
    let signers = signers(&roles, &people);
    let mut taken = Taken::default();
    for (document, tags) in found.iter().filter(|(_, tags)| !tags.is_empty()) {
        taken.documents.push(document.key);
        for tag in tags {
            let role = roles.iter().position(|role| *role == tag.role);
            match role.and_then(|role| signers[role]) {
                Some(person) => taken.places += usize::from(put(draft, document, person, tag)),
                None if !taken.nobody.contains(&tag.role) => taken.nobody.push(tag.role.clone()),
                None => {}
            }
        }
    }
    if !taken.documents.is_empty() {
        draft.taken.set(Some(taken));
    }
}

/// For each role its signer: whose number, name or address it is; the others in the order in which they come.
fn signers(roles: &[&str], people: &[Person]) -> Vec<Option<u32>> {
    let named = |role: &str| {
        let number = role.parse::<usize>().ok().and_then(|number| people.get(number.checked_sub(1)?));
        let same = |person: &&Person| small(person.name.trim()) == role || person.is_at(role);
        number.or_else(|| people.iter().find(same)).map(|person| person.key)
    };
    let known: Vec<Option<u32>> = roles.iter().map(|role| named(role)).collect();
    let mut rest = people.iter().map(|person| person.key).filter(|key| !known.contains(&Some(*key)));
    known.iter().map(|signer| signer.or_else(|| rest.next())).collect()
}

/// Puts one; a second signature of one signer on a document is none.
fn put(draft: Draft, document: &Doc, person: u32, tag: &Tag) -> bool {
    let Some(shown) = document.pages().get(tag.page).copied() else { return false };
    let (x, y, width, height) = tag.at;
    let middle = y + height / 2.0;
    let at = |size: (f64, f64)| {
        let place = Placed::sized(document.key, person, tag.page, size);
        Placed { x, y: middle - size.1 / 2.0, ..place }.moved(0.0, 0.0, shown)
    };
    match tag.what {
        What::Signature if untrack(|| draft.slot(document.key, person)).is_some() => return false,
        What::Signature => {
            replace(draft, Placed::around(document.key, person, tag.page, (x + 90.0, middle), shown))
        }
        What::Field(FieldKind::Initials) => draft.initials.update(|all| {
            let initials = Initials::numbered(document.key, person, Pages::One(tag.page), 0);
            all.push(initials.at(&at(size(FieldKind::Initials)), shown));
        }),
        What::Field(kind) => draft.asked.update(|all| {
            let (least, high) = size(kind);
            let wide = if kind == FieldKind::Checkbox { least } else { least.max(width) };
            all.push(Asked {
                key: draft.key(),
                kind,
                place: at((wide, high.max(height))),
                required: tag.required,
                label: tag.label.clone(),
                default: String::new(),
            });
        }),
    }
    true
}

/// Says what was taken, and takes it back on demand.
pub(super) fn line(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let words = move |taken: &Taken| {
        let places = taken.places.to_string();
        let mut said = here.say("prepare-tags", &[("places", &places)]);
        if !taken.nobody.is_empty() {
            said.push(' ');
            said.push_str(&here.say("prepare-tags-nobody", &[("roles", &taken.nobody.join(", "))]));
        }
        said
    };
    view! {
        <div role="status" class="alert-place">
            {part(move || draft.taken.get().map(|taken| view! {
                <div class="notice good resumed">
                    <p class="grow">{words(&taken)}</p>
                    <button type="button" class="btn text" on:click=tap(move || undo(draft))>{here.word("prepare-tags-undo")}</button>
                    <button type="button" class="btn icon text close" aria-label=here.word("prepare-close")
                        on:click=tap(move || draft.taken.set(None))>"×"</button>
                </div>
            }))}
        </div>
    }
}

fn undo(draft: Draft) {
    let Some(taken) = draft.taken.get_untracked() else { return };
    let is_there = |document: u32| taken.documents.contains(&document);
    draft.slots.update(|all| all.retain(|one| !is_there(one.document)));
    draft.initials.update(|all| all.retain(|one| !is_there(one.document)));
    draft.asked.update(|all| all.retain(|one| !is_there(one.place.document)));
    draft.taken.set(None);
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Language;

    fn person(key: u32, name: &str, email: &str) -> Person {
        Person { name: name.into(), email: email.into(), ..Person::new(key, Language::En) }
    }

    #[test]
    fn roles_are_numbers_names_addresses_or_come_in_their_order() {
        let people = [
            person(7, "Jean Martin", "jean@example.org"),
            person(8, "", "Ines@example.org"),
            person(9, "Tom", "tom@example.org"),
        ];
        let of = |roles: &[&str]| signers(roles, &people);
        assert_eq!(of(&["tenant", "landlord"]), [Some(7), Some(8)]);
        assert_eq!(of(&["2", "tenant", "1"]), [Some(8), Some(9), Some(7)]);
        assert_eq!(of(&["other", "jean martin", "ines@example.org"]), [Some(9), Some(7), Some(8)]);
        assert_eq!(of(&["a", "b", "c", "d"]), [Some(7), Some(8), Some(9), None]);
        assert_eq!(of(&["0", "4"]), [Some(7), Some(8)], "no signer of that number: a role like any other");
    }
}
