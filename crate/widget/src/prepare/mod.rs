//! `<paraph-prepare>`.
use leptos::prelude::*;
use crate::here::Here;
pub(crate) fn element(here: Here) -> impl IntoView { let _ = here; view! { <p>"prepare"</p> } }
