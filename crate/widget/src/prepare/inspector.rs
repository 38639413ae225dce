//! The field that is chosen: what it asks for, whether it must be filled, what stands there unless changed.

use envelope::FieldKind;
use leptos::prelude::*;

use super::{
    asked::{LONGEST, word},
    draft::Draft,
    thing::Thing,
};
use crate::part::{part, switch, tap, typing};

/// Its particulars, while one is chosen.
pub(super) fn inspector(draft: Draft) -> impl IntoView {
    let kind = Memo::new(move |_| match draft.chosen.get() {
        Some(Thing::Asked(key, _)) => draft.field(key).map(|field| (key, field.kind)),
        _ => None,
    });
    part(move || kind.get().map(|(key, kind)| particulars(draft, key, kind)))
}

fn particulars(draft: Draft, key: u32, kind: FieldKind) -> impl IntoView {
    let here = draft.here;
    let field = Memo::new(move |_| draft.field(key));
    let required = move || field.get().is_none_or(|field| field.required);
    let person = untrack(|| field.get()).map(|field| field.place.person).unwrap_or_default();
    view! {
        <div class="inspector" role="group" aria-label=here.word(word(kind))>
            <span class="row">
                <strong class="grow">{here.word(word(kind))}</strong>
                <button type="button" class="btn text end" on:click=tap(move || Thing::Asked(key, person).bin(draft))>{here.word("prepare-place-bin")}</button>
            </span>
            {kind.is_asked().then(|| view! {
                <label class="labelled small">
                    <span>{here.word(if kind == FieldKind::Text { "prepare-field-label-text" } else { "prepare-field-label" })}</span>
                    <input class="field" type="text" maxlength=LONGEST.to_string() prop:value=move || field.get().map(|field| field.label)
                        on:input=typing(move |text| draft.change_field(key, |field| field.label = text)) />
                </label>
            })}
            {(kind == FieldKind::Text).then(|| view! {
                <label class="labelled small">
                    <span>{here.word("prepare-field-default")}</span>
                    <input class="field" type="text" maxlength=LONGEST.to_string() prop:value=move || field.get().map(|field| field.default)
                        on:input=typing(move |text| draft.change_field(key, |field| field.default = text)) />
                </label>
            })}
            {kind.is_asked().then(|| {
                switch(here, "prepare-field-required", required, move || draft.change_field(key, |field| field.required = !field.required))
            })}
            {(!kind.is_asked()).then(|| view! { <p class="small muted">{here.word("prepare-field-by-itself")}</p> })}
        </div>
    }
}
