//! A first look at the document as it was sent, while the engine is still on its way or still checking.

use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::worker::Page;

use super::case::{Case, Goal, Session};
use crate::{
    device::{file_sha256, pause},
    part::{Shown, first_page, part, show},
};

/// Larger documents wait for the engine: one more copy is too much for a phone.
const MOST: u32 = 20_000_000;
/// Where the engine answers sooner, nothing is shown twice.
const PATIENCE_MS: u32 = 300;

/// The original, opened for drawing.
type Seen = (Shown, Vec<Page>);

/// What is seen of one document at a time.
#[derive(Clone, Copy)]
pub(super) struct Glimpse(RwSignal<Option<Seen>, LocalStorage>);

impl Glimpse {
    pub(super) fn new() -> Self {
        Self(RwSignal::new_local(None))
    }

    /// Looks at the file, until [`Self::end`]: only at what is the original, byte for byte.
    pub(super) fn begin(self, case: Case, document: u16, file: Uint8Array) {
        if case.goal.get_untracked() == Goal::Copy {
            return;
        }
        case.here.spawn(async move {
            let Ok(session) = case.now() else { return };
            pause(PATIENCE_MS).await;
            let seen = look(case, &session, document, &file).await;
            let is_open =
                case.papers.with_untracked(|all| all.iter().any(|paper| paper.document == document));
            if let (Some(seen), false) = (seen, is_open) {
                self.0.set(Some(seen));
            }
        });
    }

    pub(super) fn end(self) {
        self.0.set(None);
    }

    /// Its first page, and that it is only a look.
    pub(super) fn view(self, case: Case) -> impl IntoView {
        let here = case.here;
        part(move || {
            self.0.get().map(|(shown, pages)| {
                view! {
                    <div class="stack tight">
                        <p class="small muted">{here.word("sign-glimpse")}</p>
                        {first_page(here, &pages, shown)}
                    </div>
                }
            })
        })
    }
}

async fn look(case: Case, session: &Session, document: u16, file: &Uint8Array) -> Option<Seen> {
    let facts = session.reading.sent()?.documents.get(usize::from(document))?;
    facts.revision.as_ref()?;
    let size = u32::try_from(facts.size).ok().filter(|size| *size <= MOST && *size <= file.length())?;
    let original = file.subarray(0, size);
    if file_sha256(&original).await.ok()? != facts.sha256 {
        return None;
    }
    let shown = show(case.here, &original, None).await.ok()?;
    let pages = shown.sizes().await.ok()?;
    Some((shown, pages))
}
