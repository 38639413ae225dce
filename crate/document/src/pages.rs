//! The page tree, walked with bounds (ISO 32000-2, 7.7.3).

use crate::objects::Objects;
use crate::open::Pdf;
use lopdf::{Object, ObjectId};
use std::collections::BTreeSet;

const MAX_PAGES: usize = 50_000;
const MAX_PARENTS: usize = 64;

/// Why there is no usable page tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TreeError {
    #[error("no catalog")]
    NoCatalog,
    #[error("no pages")]
    NoPages,
    #[error("the page tree loops")]
    Loop,
    #[error("too many pages")]
    TooMany,
}

/// The pages in reading order, and whether all of them are there.
pub(crate) fn walk(objects: &Objects, catalog: Option<ObjectId>) -> Result<(Vec<ObjectId>, bool), TreeError> {
    let dictionary = |id| objects.follow(objects.get(id)?).1.as_dict().ok();
    let catalog = catalog.and_then(dictionary).ok_or(TreeError::NoCatalog)?;
    let root = catalog.get(b"Pages").and_then(Object::as_reference).map_err(|_| TreeError::NoPages)?;
    let mut nodes = BTreeSet::new();
    let mut pages = Vec::new();
    let mut whole = true;
    let mut stack = vec![root];
    while let Some(id) = stack.pop() {
        let Some(node) = dictionary(id) else {
            // Readers count it, or show an empty page: it can be looked at, not extended.
            whole = false;
            pages.push(id);
            continue;
        };
        let kids = node.get(b"Kids").and_then(|kids| objects.follow(kids).1.as_array());
        match kids {
            Ok(_) if !nodes.insert(id) => return Err(TreeError::Loop),
            Ok(kids) if kids.len() > MAX_PAGES => return Err(TreeError::TooMany),
            Ok(kids) => stack.extend(kids.iter().rev().filter_map(|kid| kid.as_reference().ok())),
            Err(_) => pages.push(id),
        }
        if pages.len() + stack.len() > MAX_PAGES {
            return Err(TreeError::TooMany);
        }
    }
    if pages.is_empty() || pages == [root] && !whole { Err(TreeError::NoPages) } else { Ok((pages, whole)) }
}

/// The value of an inheritable attribute of a page (7.7.3.4), references followed.
pub(crate) fn inherited<'a>(pdf: &'a Pdf, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut node = pdf.dictionary(page)?;
    for _ in 0..MAX_PARENTS {
        match pdf.get(node, key) {
            Object::Null => {}
            found => return Some(found),
        }
        let Object::Dictionary(parent) = pdf.get(node, b"Parent") else { return None };
        node = parent;
    }
    None
}
