//! The bar under what one does instead of signing: back to the document, or on.

use leptos::prelude::*;

use super::{
    act,
    case::{Case, Step},
    link,
};
use crate::{part::tap, trouble::Trouble};

/// Back, or what the words say; what goes wrong is shown where one is.
pub(super) fn bar<F: Future<Output = Result<(), Trouble>> + 'static>(
    case: Case,
    words: Box<dyn FnMut() -> String + Send>,
    send: impl Fn() -> F + Copy + 'static,
) -> impl IntoView {
    let here = case.here;
    let waiting = RwSignal::new(false);
    let go = move || {
        waiting.set(true);
        case.trouble.set(None);
        here.spawn(async move {
            let done = send().await;
            let _ = waiting.try_set(false);
            match done {
                Err(why) if act::was_late(&why) => link::open(case),
                Err(why) => case.show(why),
                Ok(()) => {}
            }
        });
    };
    view! {
        <footer class="bar">
            <button class="btn quiet" on:click=tap(move || case.go(Step::Read))>{here.word("sign-decline-no")}</button>
            <button class="btn" disabled=move || waiting.get() on:click=tap(go)>{words}</button>
        </footer>
    }
}
