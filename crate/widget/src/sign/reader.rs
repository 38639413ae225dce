//! Follows the reader: which page is in the middle of the screen, and whether the end has been reached.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::case::Case;
use crate::part::Watching;

/// Follows it into `seen`, the number of the page from 1 over all documents.
pub(crate) fn follow(case: Case, column: NodeRef<html::Div>, end: NodeRef<html::Div>, seen: RwSignal<usize>) {
    let observers = StoredValue::new_local(Vec::<Watching>::new());
    Effect::new(move |_| {
        let (Some(column), Some(end)) = (column.get(), end.get()) else { return };
        let boxes = boxes_of(&column);
        let order = boxes.clone();
        let middle = Watching::new("-50% 0px -50% 0px", move |target| {
            if let Some(at) = order.iter().position(|page| page == target) {
                seen.set(at + 1);
            }
        });
        let reached = Watching::new("0px", move |_| {
            if !case.read.get_untracked() {
                case.read.set(true);
                case.here.announce(untrack(|| case.pick("sign-read-done", "sign-look-done")));
            }
        });
        if let (Some(middle), Some(reached)) = (middle, reached) {
            boxes.iter().for_each(|page| middle.observer.observe(page));
            reached.observer.observe(&end);
            observers.set_value(vec![middle, reached]);
        }
    });
}

/// The boxes of all pages, in their order.
pub(crate) fn boxes_of(column: &HtmlElement) -> Vec<Element> {
    let Ok(list) = column.query_selector_all(".page") else { return vec![] };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}
