//! Objects whose header does not agree with the cross-reference data.
//!
//! lopdf files an object under the number in its header, whatever entry led there, so a false entry can displace another
//! object. Readers that follow the cross-reference data would see that other object: it is put back.

use crate::file::Stretch;
use crate::syntax::{self, Cursor};
use crate::xref::{Chain, Place};
use lopdf::{Document, Object, ObjectId, Stream};
use std::collections::BTreeSet;

/// Puts back what false entries displaced. Encrypted documents are left as they are.
pub(crate) fn correct(document: &mut Document, body: Stretch<'_>, chain: &Chain) {
    let merged = chain.merged();
    let mut displaced = BTreeSet::new();
    for (&number, place) in merged.iter() {
        if let Place::At { offset, generation } = *place
            && let Some(id) = header(body, offset)
            && id != (number, generation)
        {
            displaced.insert(id);
        }
    }
    if document.encryption_state.is_some() {
        return;
    }
    for id in displaced {
        match merged.get(&id.0) {
            Some(&Place::At { offset, generation }) if generation == id.1 => {
                restore(document, body, id, offset)
            }
            Some(Place::In { .. }) => {}
            _ => {
                document.objects.remove(&id);
            }
        }
    }
}

fn header(body: Stretch<'_>, offset: usize) -> Option<ObjectId> {
    let mut cursor = Cursor::new(body, offset);
    cursor.space();
    cursor.header().ok()
}

fn restore(document: &mut Document, body: Stretch<'_>, id: ObjectId, offset: usize) {
    let length = |length: ObjectId| {
        let object = document.get_object(length).ok()?;
        usize::try_from(object.as_i64().ok()?).ok()
    };
    let Ok(found) = syntax::indirect(body, offset, &length) else { return };
    if found.id != id {
        return;
    }
    let object = match (found.value, found.data) {
        (Object::Dictionary(mut dictionary), Some(data)) => {
            let compressed = dictionary.has_type(b"ObjStm");
            dictionary.set("Length", data.len() as i64);
            let mut stream = Stream::new(
                dictionary.clone(),
                if compressed { body.slice(data).unwrap_or_default().to_vec() } else { Vec::new() },
            );
            stream.dict = dictionary;
            Object::Stream(stream)
        }
        (value, _) => value,
    };
    document.objects.insert(id, object);
}
