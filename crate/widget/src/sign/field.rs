//! A further field on the page, and the sheet in which it is filled.

use envelope::FieldKind;
use leptos::{html, prelude::*};

use super::{
    case::Case,
    entries::{Entered, Wanted},
    guide::Guide,
    look::{Look, look},
    picture,
    places::{self, What},
};
use crate::part::{self, part, tap, text, typing};

/// The longest mention, in characters.
const LONGEST: &str = "200";

/// What stands in the field's place on the page: what follows by itself, or a way to fill it.
pub(crate) fn inside(guide: Guide, number: usize, wanted: Wanted) -> AnyView {
    match wanted.kind {
        FieldKind::Name | FieldKind::Date => {
            let case = guide.case;
            let empty = wanted.word();
            view! {
                <span class="words">{move || Some(wanted.words(case)).filter(|words| !words.is_empty()).unwrap_or_else(|| case.here.t(empty))}</span>
            }
            .into_any()
        }
        FieldKind::Checkbox => checkbox(guide, wanted).into_any(),
        _ => opener(guide, number, wanted).into_any(),
    }
}

fn checkbox(guide: Guide, wanted: Wanted) -> impl IntoView {
    let case = guide.case;
    let key = wanted.key;
    let ticked = move || case.entries.with(|entries| entries.is_ticked(key));
    let turn = move || {
        let entered = (!ticked()).then_some(Entered::Ticked);
        case.entries.update(|entries| entries.put(key, entered));
    };
    let label = wanted.clone();
    view! {
        <button type="button" role="checkbox" class="fill" aria-checked=text(move || ticked().to_string())
            aria-required=wanted.required.to_string()
            aria-label=text(move || label.asks(case)) on:click=tap(move || untrack(turn))>
            {part(move || ticked().then(|| view! {
                <svg viewBox="0 0 100 100" aria-hidden="true"><path class="tick" d="M22 50 L42 73 L79 23" /></svg>
            }))}
        </button>
    }
}

/// Opens the sheet of a field; shows what was put there.
fn opener(guide: Guide, number: usize, wanted: Wanted) -> impl IntoView {
    let case = guide.case;
    let (shown, named) = (wanted.clone(), wanted.clone());
    let label = move || {
        let words = named.words(case);
        let asks = named.asks(case);
        if words.is_empty() { asks } else { format!("{asks} : {words}") }
    };
    view! {
        <button type="button" class="fill" aria-haspopup="dialog" aria-label=text(label)
            class:left=move || wanted.is_left(case) on:click=tap(move || guide.field.set(Some(number)))>
            {part(move || match (shown.kind, case.stamp.get(), shown.words(case)) {
                (FieldKind::Stamp, Some(stamp), _) => look(case.here, Look::Picture(stamp)),
                (FieldKind::Text, _, words) if !words.is_empty() => view! { <span class="words">{words}</span> }.into_any(),
                _ => view! { <span class="asks">{shown.asks(case)}</span> }.into_any(),
            })}
        </button>
    }
}

/// The sheet, open while a field is chosen.
pub(crate) fn sheet(guide: Guide) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(guide.field.with(Option::is_some)));
    let dialog = part::sheet(open);
    let wanted = Memo::new(move |_| {
        let place = places::mine(guide.case).into_iter().nth(guide.field.get()?)?;
        match place.what {
            What::Field(wanted) => Some(wanted),
            What::Mark | What::Initials => None,
        }
    });
    view! {
        <dialog node_ref=dialog class="sheet" aria-labelledby="field-title" on:close=move |_| guide.field.set(None)>
            {part(move || wanted.get().map(|wanted| filling(guide, wanted)))}
        </dialog>
    }
}

fn filling(guide: Guide, wanted: Wanted) -> impl IntoView {
    let case = guide.case;
    let here = case.here;
    let title = wanted.clone();
    let kind = wanted.kind;
    let hint = if wanted.required { "sign-field-required" } else { "sign-field-optional" };
    let done = move || {
        guide.field.set(None);
        guide.field_done();
    };
    view! {
        <form class="stack" on:submit=move |event: web_sys::SubmitEvent| { event.prevent_default(); done(); }>
            <div class="grip" aria-hidden="true"></div>
            <h2 id="field-title">{text(move || title.asks(case))}</h2>
            {(kind == FieldKind::Text).then(|| words(case, wanted))}
            {(kind == FieldKind::Stamp).then(|| picture::pad(case, case.stamp))}
            <p id="field-hint" class="small muted">{here.word(hint)}</p>
            <div class="pair">
                <button type="button" class="btn quiet" on:click=tap(move || guide.field.set(None))>{here.word("part-back")}</button>
                <button type="submit" class="btn">{here.word("sign-field-done")}</button>
            </div>
        </form>
    }
}

fn words(case: Case, wanted: Wanted) -> impl IntoView {
    let key = wanted.key;
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let put =
        move |words: String| case.entries.update(|entries| entries.put(key, Some(Entered::Words(words))));
    let now = untrack(|| wanted.words(case));
    view! {
        <input node_ref=field class="field" type="text" maxlength=LONGEST autocomplete="off" aria-labelledby="field-title"
            aria-describedby="field-hint" prop:value=now on:input=typing(put) />
    }
}
