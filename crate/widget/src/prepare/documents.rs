//! The documents: dropped or chosen, looked at by the engine, counted against the limit.

use js_sys::Uint8Array;
use leptos::{html, prelude::*};
use protocol::worker::{Answer, Ask};
use web_sys::File;

use super::{
    bar,
    draft::{Doc, Draft, Step},
};
use crate::{
    device::{copy, read},
    moment,
    part::{drop_area, focus_heading, part, password_form, tap, text},
    trouble::{self, Trouble, trouble, unexpected},
};

/// A file that waits for its password.
#[derive(Clone)]
struct Locked {
    name: String,
    bytes: Uint8Array,
    wrong: bool,
}

/// The step's own state.
#[derive(Clone, Copy)]
struct Desk {
    draft: Draft,
    locked: RwSignal<Option<Locked>, LocalStorage>,
    busy: RwSignal<usize>,
}

/// The step.
pub(crate) fn step(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let desk = Desk { draft, locked: RwSignal::new_local(None), busy: RwSignal::new(0) };
    let chosen = move |files: Vec<File>| {
        draft.trouble.set(None);
        here.spawn(async move {
            desk.busy.set(files.len());
            for file in files {
                desk.add(file).await;
                desk.busy.update(|busy| *busy = busy.saturating_sub(1));
            }
        });
    };
    view! {
        <div class="body stack">
            <h1 node_ref=heading tabindex="-1">{here.word("prepare-documents-title")}</h1>
            {trouble::alert(here, draft.trouble)}
            {part(move || desk.locked.get().map(|locked| unlock(desk, locked)))}
            <ul class="stack tight">
                <For each=move || draft.documents.get() key=|document| document.key let(document)>
                    {line(draft, document)}
                </For>
            </ul>
            {part(move || (desk.busy.get() > 0).then(|| view! {
                <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{here.word("prepare-looking")}</p>
            }))}
            {drop_area(here, "part-drop-many", "prepare-documents-choose", true, chosen)}
            <p class="small muted">{here.word("prepare-documents-private")}</p>
        </div>
        {bar(draft, Step::Home, Draft::missing_documents, "part-next", tap(move || draft.go(Step::People)))}
    }
}

fn line(draft: Draft, document: Doc) -> impl IntoView {
    let here = draft.here;
    let Doc { key, name, size, pages, findings, signed, .. } = document;
    let count = pages.len().to_string();
    let removed = name.clone();
    let remove = move |_| {
        draft.documents.update(|documents| documents.retain(|document| document.key != key));
        draft.slots.update(|slots| slots.retain(|slot| slot.document != key));
        draft.package.set(None);
    };
    let notes = notes(&findings, signed);
    view! {
        <li class="card file">
            <strong>{name}</strong>
            <span class="small muted">
                {text(move || here.say("prepare-document-facts", &[("size", &moment::size(here, size)), ("pages", &count)]))}
            </span>
            <button class="btn icon text" on:click=remove
                aria-label=text(move || here.say("prepare-document-remove", &[("name", &removed)]))>"×"</button>
            {notes.into_iter().map(|key| view! {
                <p class="notice warn small"><span>{text(move || here.t(&key))}</span></p>
            }).collect::<Vec<_>>()}
        </li>
    }
}

/// What the sender should know of the document, as sentences' keys.
fn notes(findings: &[String], signed: bool) -> Vec<String> {
    let notable = ["javascript", "open_action", "xfa", "optional_content", "embedded_files", "multimedia"];
    let mut keys: Vec<String> = findings
        .iter()
        .filter(|word| notable.contains(&word.as_str()))
        .map(|word| format!("finding-{}", word.replace('_', "-")))
        .collect();
    if signed {
        keys.push("finding-signed".to_owned());
    }
    keys
}

fn unlock(desk: Desk, locked: Locked) -> impl IntoView {
    let Locked { name, bytes, wrong } = locked;
    let file = name.clone();
    password_form(desk.draft.here, name, wrong, move |password| {
        let (file, bytes) = (file.clone(), copy(&bytes));
        desk.draft.here.spawn(async move { desk.inspect(file, bytes, Some(password)).await });
    })
}

impl Desk {
    async fn add(self, file: File) {
        let most = self
            .draft
            .session
            .with_untracked(|session| session.as_ref().map_or(0, |session| session.most_bytes));
        if file.size() > most as f64 {
            self.draft.show(trouble("too_large", &file.name()));
            return;
        }
        match read(&file).await {
            Ok(bytes) => self.inspect(file.name(), bytes, None).await,
            Err(why) => self.draft.show(why),
        }
    }

    /// The engine looks at it; what it cannot use is refused by name, with the reason.
    async fn inspect(self, name: String, bytes: Uint8Array, password: Option<String>) {
        self.locked.set(None);
        match look(self.draft, &name, &bytes, password.clone()).await {
            Ok(document) => {
                let known = |documents: &Vec<Doc>| documents.iter().any(|one| one.sha256 == document.sha256);
                if self.draft.documents.with_untracked(known) {
                    self.draft.show(trouble("twice", &name));
                    return;
                }
                if self.draft.title.with_untracked(|title| title.trim().is_empty()) {
                    self.draft.title.set(title_of(&name));
                }
                self.draft.package.set(None);
                self.draft.documents.update(|documents| documents.push(document));
            }
            Err(why) if why.code == "password_needed" => {
                self.locked.set(Some(Locked { name, bytes, wrong: false }));
            }
            Err(why) if why.code == "password_wrong" => {
                self.locked.set(Some(Locked { name, bytes, wrong: password.is_some() }));
            }
            Err(why) => self.draft.show(why),
        }
    }
}

async fn look(
    draft: Draft,
    name: &str,
    bytes: &Uint8Array,
    password: Option<String>,
) -> Result<Doc, Trouble> {
    let ask = Ask::Inspect { password: password.clone() };
    let (answer, _) = draft.here.ask(&ask, vec![copy(bytes)]).await?;
    let Answer::Inspected { sha256, size, pages, findings, signed, .. } = answer else {
        return Err(unexpected());
    };
    Ok(Doc {
        key: draft.key(),
        name: name.to_owned(),
        sha256,
        size,
        pages,
        findings,
        signed,
        password,
        bytes: bytes.clone(),
        shown: RwSignal::new_local(None),
    })
}

/// A first idea of what the envelope is called.
fn title_of(name: &str) -> String {
    let stem = name.strip_suffix(".pdf").or_else(|| name.strip_suffix(".PDF")).unwrap_or(name);
    stem.replace('_', " ").trim().to_owned()
}
