//! Object streams of an encrypted file, decrypted and counted before it is loaded: lopdf shows them to nobody.

use crate::file::{Stretch, find};
use crate::open::Pdf;
use crate::packed::Left;
use crate::syntax;
use crate::xref::{Chain, Place};
use lopdf::encryption::{PasswordAlgorithm, decrypt_object};
use lopdf::{Dictionary, Document, EncryptionState, Object, ObjectId, Stream};
use std::collections::{BTreeMap, BTreeSet};

/// The password, and the version before if that is open.
pub(crate) type Known<'a> = (Option<&'a str>, Option<&'a Pdf>);

/// The cross-reference data of an encrypted file, and where they lead.
pub(crate) struct Locked<'a> {
    pub(crate) body: Stretch<'a>,
    pub(crate) chain: &'a Chain,
    pub(crate) places: &'a BTreeMap<u32, Place>,
}

impl Locked<'_> {
    /// Whether these object streams hold no more than such a file may; none if no password opens it.
    pub(crate) fn fit(&self, containers: &BTreeSet<u32>, (password, before): Known<'_>) -> Option<bool> {
        if containers.is_empty() {
            return Some(true);
        }
        let known = before.filter(|before| self.continues(before)).and_then(Pdf::crypt);
        let state = known.map(|crypt| crypt.state().clone()).or_else(|| self.state(password))?;
        let mut left = Left::of(self.body.end());
        for &number in containers {
            if let Some((id, stream)) = self.stream(number) {
                let mut object = Object::Stream(stream);
                // What cannot be decrypted is unpacked as it is.
                let _ = decrypt_object(&state, id, &mut object);
                if let Ok(stream) = object.as_stream() {
                    left.take(stream);
                }
            }
        }
        Some(!left.is_spent())
    }

    /// Whether the key is the one of the version before: all that it is made of is where it was.
    fn continues(&self, before: &Pdf) -> bool {
        let (trailer, old) = (&self.chain.newest().trailer, before.trailer());
        let first = |trailer: &Dictionary| {
            let id = trailer.get(b"ID").and_then(Object::as_array).ok()?;
            id.first().and_then(|first| first.as_str().ok()).map(<[u8]>::to_vec)
        };
        let place = |chain: &Chain, id: ObjectId| chain.place(id.0);
        let encrypt = trailer.get(b"Encrypt").and_then(Object::as_reference).ok();
        encrypt == old.get(b"Encrypt").and_then(Object::as_reference).ok()
            && encrypt
                .zip(before.chain().ok())
                .is_some_and(|(id, old)| place(self.chain, id) == place(old, id))
            && first(trailer).is_some()
            && first(trailer) == first(&old)
    }

    /// What lopdf makes of the password, from a document of nothing but what it needs for it.
    fn state(&self, password: Option<&str>) -> Option<EncryptionState> {
        let trailer = &self.chain.newest().trailer;
        let mut document = Document::new();
        for key in [&b"Encrypt"[..], b"ID"] {
            if let Ok(value) = trailer.get(key) {
                document.trailer.set(key, value.clone());
                self.keep(&mut document, value);
            }
        }
        let password = [Some(""), password]
            .into_iter()
            .flatten()
            .find(|it| document.authenticate_password(it).is_ok())?;
        let password = PasswordAlgorithm::try_from(&document).ok()?.sanitize_password(password).ok()?;
        EncryptionState::decode(&document, password).ok()
    }

    fn keep(&self, document: &mut Document, value: &Object) {
        if let Ok(id) = value.as_reference()
            && let Some(Place::At { offset, .. }) = self.places.get(&id.0)
            && let Ok(found) = syntax::indirect(self.body, *offset, &|_| None)
        {
            document.objects.insert(id, found.value);
        }
    }

    /// A stream as it stands there; others may read what we do not: up to the next end of a stream.
    fn stream(&self, number: u32) -> Option<(ObjectId, Stream)> {
        let Some(&Place::At { offset, generation }) = self.places.get(&number) else { return None };
        if let Ok(found) = syntax::indirect(self.body, offset, &|id| self.length(id)) {
            let dictionary = found.value.as_dict().ok()?.clone();
            return Some((found.id, Stream::new(dictionary, self.body.slice(found.data?)?.to_vec())));
        }
        let rest = self.body.after(syntax::data_start(self.body, offset)?)?;
        let end = find(rest, b"endstream").next().unwrap_or(rest.len());
        let dictionary = self.dictionary(offset)?;
        Some(((number, generation), Stream::new(dictionary, rest[..end].to_vec())))
    }

    fn length(&self, id: ObjectId) -> Option<usize> {
        let Some(&Place::At { offset, .. }) = self.places.get(&id.0) else { return None };
        let found = syntax::indirect(self.body, offset, &|_| None).ok()?;
        usize::try_from(found.value.as_i64().ok()?).ok()
    }

    /// The dictionary of the object that stands there, whatever follows it.
    pub(crate) fn dictionary(&self, offset: usize) -> Option<Dictionary> {
        let mut cursor = syntax::Cursor::new(self.body, offset);
        cursor.space();
        cursor.header().ok()?;
        cursor.space();
        Some(syntax::to_dictionary(&cursor.entries(syntax::MAX_DEPTH).ok()?))
    }
}
