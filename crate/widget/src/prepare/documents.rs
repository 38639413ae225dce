//! The documents: dropped or chosen, looked at by the engine, put in order, counted against the limit.

use leptos::{html, prelude::*};
use web_sys::{DragEvent, File, PointerEvent};

use super::{
    approval::{self, is_paper, taken},
    bar,
    doc::{Doc, State},
    draft::{Draft, Step},
    keep,
    refused::{Refused, refused},
    reorder::{Order, grip, order, shifted},
    resumed, stood,
};
use crate::{
    device::read,
    moment,
    part::{self, dropped, focus_heading, part, password_form, tap, text},
    trouble::{self, Trouble, sentence, trouble},
};

/// The step's own state.
#[derive(Clone, Copy)]
struct Desk {
    draft: Draft,
    refused: Refused,
    busy: RwSignal<usize>,
    over: RwSignal<bool>,
    order: Order,
}

/// The step.
pub(crate) fn step(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let (busy, over) = (RwSignal::new(0), RwSignal::new(false));
    let order = order(move |from, to| draft.documents.update(|documents| shifted(documents, from, to)));
    let desk = Desk { draft, refused: refused(draft), busy, over, order };
    view! {
        <div class="body stack" class:over=move || over.get()
            on:dragover=move |event| desk.hover(&event)
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| desk.dropped(&event)>
            <h1 node_ref=heading tabindex="-1">{here.word("prepare-documents-title")}</h1>
            {approval::choice(draft)}
            {resumed::line(draft)}
            {trouble::alert(here, draft.trouble)}
            {stood::line(draft)}
            {desk.refused.list()}
            {lines(desk)}
            {part(move || (busy.get() > 0).then(|| view! {
                <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{here.word("prepare-looking")}</p>
            }))}
            {approval::area(draft, move |files| desk.take(files))}
            <p class="small muted">{text(move || {
                here.t(if draft.approval.get() { "prepare-files-private" } else { "prepare-documents-private" })
            })}</p>
        </div>
        {bar(draft, Step::Home, Draft::missing_documents, "part-next", tap(move || draft.go(Step::People)))}
    }
}

fn lines(desk: Desk) -> impl IntoView {
    let Desk { draft, order, .. } = desk;
    // A document that was locked is another line once it is open, or after a wrong password.
    // So is one that is to be approved and no longer signed, or the other way round.
    let line_key = |document: &Doc| match &document.state {
        State::Locked { tries } => (document.key, Some(*tries), 0),
        State::Failed(_) => (document.key, None, 1),
        State::Read(facts) => (document.key, None, 2 + facts.pages.len()),
    };
    view! {
        <ol class="stack tight files" on:pointermove=move |event: PointerEvent| order.follow(&event)
            on:pointerup=move |_| order.drop() on:pointercancel=move |_| order.drop()>
            <For each=move || draft.documents.get() key=line_key let(document)>
                {line(desk, document)}
            </For>
        </ol>
    }
}

fn line(desk: Desk, document: Doc) -> impl IntoView {
    let Desk { draft, order, .. } = desk;
    let here = draft.here;
    let key = document.key;
    let at = move || {
        draft.documents.with(|documents| documents.iter().position(|one| one.key == key)).unwrap_or_default()
    };
    let several = move || draft.documents.with(Vec::len) > 1;
    let last = move || at() + 1 == draft.documents.with(Vec::len);
    let name = document.name.clone();
    let named = move |key: &str| here.say(key, &[("name", &name)]);
    let (up, down, gone) = (named.clone(), named.clone(), named);
    view! {
        <li class="card file" class:dragged=move || order.drags(at())>
            {part(move || several().then(|| grip(order, at)))}
            <div class="what">
                <strong>{document.name.clone()}</strong>
                {facts(draft, &document)}
            </div>
            <div class="do">
                <button type="button" class="btn icon text" class:gone=move || !several() disabled=move || at() == 0
                    aria-label=text(move || up("prepare-document-up"))
                    on:click=tap(move || shift(draft, key, -1))>"↑"</button>
                <button type="button" class="btn icon text" class:gone=move || !several() disabled=last
                    aria-label=text(move || down("prepare-document-down"))
                    on:click=tap(move || shift(draft, key, 1))>"↓"</button>
                <button type="button" class="btn icon text" aria-label=text(move || gone("prepare-document-remove"))
                    on:click=tap(move || draft.remove_document(key))>"×"</button>
            </div>
            {unread(desk, &document)}
        </li>
    }
}

fn facts(draft: Draft, document: &Doc) -> impl IntoView + use<> {
    let here = draft.here;
    let size = document.size();
    let count = document.pages().len().to_string();
    let read = is_paper(document);
    view! {
        <span class="small muted">
            {text(move || {
                let size = moment::size(here, size);
                if read { here.say("prepare-document-facts", &[("size", &size), ("pages", &count)]) } else { size }
            })}
        </span>
    }
}

/// What the sender should know of it, or do about it.
fn unread(desk: Desk, document: &Doc) -> AnyView {
    let here = desk.draft.here;
    match &document.state {
        State::Read(facts) => notes(&facts.findings, facts.signed)
            .into_iter()
            .map(|key| {
                view! { <p class="notice warn small"><span>{text(move || here.t(&key))}</span></p> }
            })
            .collect::<Vec<_>>()
            .into_any(),
        State::Locked { tries } => {
            let locked = document.clone();
            password_form(here, document.name.clone(), *tries > 0, move |password| {
                here.spawn(desk.unlock(locked.clone(), password));
            })
            .into_any()
        }
        State::Failed(why) => {
            let why = why.clone();
            view! { <p class="notice bad small"><span>{text(move || sentence(here, &why))}</span></p> }
                .into_any()
        }
    }
}

/// What the sender should know of the document, as sentences' keys.
fn notes(findings: &[String], signed: bool) -> Vec<String> {
    let mut keys = part::findings(findings);
    if signed {
        keys.push("finding-signed".to_owned());
    }
    keys
}

fn shift(draft: Draft, key: u32, by: isize) {
    let at = draft.documents.with_untracked(|all| all.iter().position(|document| document.key == key));
    let Some((from, to)) = at.and_then(|at| Some((at, at.checked_add_signed(by)?))) else { return };
    draft.documents.update(|documents| shifted(documents, from, to));
    let language = draft.here.language.get_untracked();
    draft.here.announce(words::say(language, "prepare-moved", &[("number", &(to + 1).to_string())]));
}

impl Desk {
    fn hover(self, event: &DragEvent) {
        event.prevent_default();
        self.over.set(true);
    }

    /// Dropped beside the area for it: anywhere on the step will do.
    fn dropped(self, event: &DragEvent) {
        self.over.set(false);
        if !event.default_prevented() {
            event.prevent_default();
            self.take(dropped(event));
        }
    }

    fn take(self, files: Vec<File>) {
        self.draft.trouble.set(None);
        self.refused.clear();
        self.draft.here.spawn(async move {
            self.busy.update(|busy| *busy += files.len());
            for file in files {
                let name = file.name();
                if let Err(why) = self.add(file).await {
                    self.refused.add(name, why);
                }
                self.busy.update(|busy| *busy = busy.saturating_sub(1));
            }
        });
    }

    /// What cannot be used is refused, with the reason; what needs a password waits for it.
    async fn add(self, file: File) -> Result<(), Trouble> {
        if file.size() == 0.0 {
            return Err(trouble("file_empty", ""));
        }
        if file.size() > self.draft.most_bytes() as f64 {
            return Err(trouble("too_large", &file.name()));
        }
        let draft = self.draft;
        let (bytes, name, media) = taken(draft, &file, read(&file).await?).await?;
        let approval = draft.approval.get_untracked();
        let document = Doc::look(draft.here, draft.key(), (name, media), bytes, None, approval).await;
        self.accept(&document)?;
        keep::keep_document(draft, document.key, &document.bytes);
        if draft.title.with_untracked(|title| title.trim().is_empty()) {
            draft.title.set(title_of(&document.name));
        }
        draft.documents.update(|documents| documents.push(document));
        Ok(())
    }

    fn accept(self, document: &Doc) -> Result<(), Trouble> {
        if let State::Failed(why) = &document.state {
            return Err(why.clone());
        }
        let Some(facts) = document.facts() else { return Ok(()) };
        let same = |one: &Doc| {
            one.key != document.key && one.facts().is_some_and(|known| known.sha256 == facts.sha256)
        };
        if self.draft.documents.with_untracked(|documents| documents.iter().any(same)) {
            Err(trouble("twice", &document.name))
        } else {
            Ok(())
        }
    }

    async fn unlock(self, locked: Doc, password: String) {
        let draft = self.draft;
        let Doc { key, name, media, bytes, state, .. } = locked;
        let approval = draft.approval.get_untracked();
        let mut document = Doc::look(draft.here, key, (name, media), bytes, Some(password), approval).await;
        if let (State::Locked { tries }, State::Locked { tries: before }) = (&mut document.state, state) {
            *tries = before + 1;
        }
        if let Err(why) = self.accept(&document) {
            draft.remove_document(key);
            return self.refused.add(document.name, why);
        }
        draft.documents.update(|documents| {
            if let Some(place) = documents.iter_mut().find(|one| one.key == key) {
                *place = document;
            }
        });
        if draft.documents.with_untracked(|documents| documents.iter().all(|one| one.facts().is_some()))
            && let Some(step) = draft.back_to.get_untracked()
        {
            draft.back_to.set(None);
            draft.go(step);
        }
    }
}

/// A first idea of what the envelope is called.
fn title_of(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = if stem.is_empty() { name } else { stem };
    stem.replace('_', " ").trim().to_owned()
}
