//! What was said by whom.

use leptos::prelude::*;

use crate::reading::Reading;

/// Every comment, oldest first; nothing where nobody has said anything.
pub(crate) fn comments(reading: &Reading) -> Option<AnyView> {
    let said = reading.comments();
    (!said.is_empty()).then(|| {
        let lines: Vec<_> = said
            .into_iter()
            .map(|(who, words)| view! { <div><dt>{who}</dt><dd>{words}</dd></div> })
            .collect();
        view! { <dl class="said">{lines}</dl> }.into_any()
    })
}
