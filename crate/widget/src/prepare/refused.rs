//! Files that cannot be used: each by its name, with why and what to do about it.

use leptos::prelude::*;

use super::draft::Draft;
use crate::{
    here::Here,
    part::{part, tap},
    trouble::{Trouble, sentence, tell},
};

/// A file, and why not.
#[derive(Clone)]
struct One {
    name: String,
    why: Trouble,
}

/// All that were refused since the last choice.
#[derive(Clone, Copy)]
pub(super) struct Refused {
    here: Here,
    files: RwSignal<Vec<One>>,
}

pub(super) fn refused(draft: Draft) -> Refused {
    Refused { here: draft.here, files: RwSignal::new(vec![]) }
}

impl Refused {
    pub(super) fn clear(self) {
        self.files.set(vec![]);
    }

    pub(super) fn add(self, name: String, why: Trouble) {
        tell(self.here, &why);
        self.files.update(|files| files.push(One { name, why }));
    }

    /// The list, an alert.
    pub(super) fn list(self) -> impl IntoView {
        let here = self.here;
        view! {
            <div role="alert" class="alert-place">
                {part(move || {
                    let files = self.files.get();
                    (!files.is_empty()).then(|| view! {
                        <div class="notice bad">
                            <span class="sign" aria-hidden="true">"!"</span>
                            <ul class="stack tight grow">
                                {files.into_iter().map(|one| line(here, one)).collect::<Vec<_>>()}
                            </ul>
                            <button type="button" class="btn icon text close" aria-label=here.word("prepare-close")
                                on:click=tap(move || self.clear())>"×"</button>
                        </div>
                    })
                })}
            </div>
        }
    }
}

fn line(here: Here, One { name, why }: One) -> impl IntoView {
    let advice = format!("prepare-advice-{}", why.code.replace('_', "-"));
    let known = words::knows(here.language.get(), &advice);
    let advice = known.then(|| format!(" {}", here.t(&advice)));
    view! { <li><strong>{name}</strong><br />{sentence(here, &why)}{advice}</li> }
}
