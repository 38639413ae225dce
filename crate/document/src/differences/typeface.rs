//! The font of a text in a mark: composite, TrueType, embedded, every part of it new and nothing else in it
//! (ISO 32000-2, 9.7.4 and 9.7.6).

use super::Forbidden;
use super::drawing::only_keys;
use super::graph::{Touched, references};
use crate::open::{Pdf, as_dictionary};
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

/// No part of a signer's font is larger.
const MAX_PART: usize = 8 * 1024 * 1024;
/// What a TrueType font file begins with.
const TRUE_TYPE: &[u8] = &[0, 1, 0, 0];

const FONT: [&[u8]; 6] = [b"Type", b"Subtype", b"BaseFont", b"Encoding", b"DescendantFonts", b"ToUnicode"];
const DESCENDANT: [&[u8]; 8] =
    [b"Type", b"Subtype", b"BaseFont", b"CIDSystemInfo", b"FontDescriptor", b"DW", b"W", b"CIDToGIDMap"];
const DESCRIPTOR: [&[u8]; 11] = [
    b"Type",
    b"FontName",
    b"Flags",
    b"FontBBox",
    b"ItalicAngle",
    b"Ascent",
    b"Descent",
    b"CapHeight",
    b"XHeight",
    b"StemV",
    b"FontFile2",
];
const STREAM: [&[u8]; 2] = [b"Length", b"Filter"];
const FONT_FILE: [&[u8]; 3] = [b"Length", b"Filter", b"Length1"];

/// A font under examination.
pub(super) struct FontCheck<'a> {
    pub(super) after: &'a Pdf,
    pub(super) touched: &'a Touched,
    /// What was found to belong to it.
    pub(super) parts: BTreeSet<ObjectId>,
}

impl<'a> FontCheck<'a> {
    /// Checks the composite font at `id`.
    pub(super) fn check(&mut self, id: ObjectId) -> Result<(), Forbidden> {
        let font = self.part(id, &FONT, &[b"DescendantFonts", b"ToUnicode"])?;
        let fail = || foreign(id);
        is(font, b"Type", b"Font").ok_or_else(fail)?;
        is(font, b"Subtype", b"Type0").ok_or_else(fail)?;
        is(font, b"Encoding", b"Identity-H").ok_or_else(fail)?;
        let Ok(Object::Array(descendants)) = font.get(b"DescendantFonts") else { return Err(fail()) };
        let [Object::Reference(descendant)] = descendants.as_slice() else { return Err(fail()) };
        self.descendant(*descendant)?;
        self.stream(reference(id, font, b"ToUnicode")?, &STREAM, &[])
    }

    fn descendant(&mut self, id: ObjectId) -> Result<(), Forbidden> {
        let font = self.part(id, &DESCENDANT, &[b"FontDescriptor", b"CIDToGIDMap"])?;
        let fail = || foreign(id);
        is(font, b"Type", b"Font").ok_or_else(fail)?;
        is(font, b"Subtype", b"CIDFontType2").ok_or_else(fail)?;
        if is(font, b"CIDToGIDMap", b"Identity").is_none() {
            self.stream(reference(id, font, b"CIDToGIDMap")?, &STREAM, &[])?;
        }
        let id = reference(id, font, b"FontDescriptor")?;
        let descriptor = self.part(id, &DESCRIPTOR, &[b"FontFile2"])?;
        is(descriptor, b"Type", b"FontDescriptor").ok_or_else(|| foreign(id))?;
        self.stream(reference(id, descriptor, b"FontFile2")?, &FONT_FILE, TRUE_TYPE)
    }

    /// A new dictionary with only these keys, which leads nowhere but by `leads`.
    fn part(&mut self, id: ObjectId, known: &[&[u8]], leads: &[&[u8]]) -> Result<&'a Dictionary, Forbidden> {
        match self.after.object(id) {
            Some(Object::Dictionary(dictionary)) => self.own(id, dictionary, known, leads),
            _ => Err(foreign(id)),
        }
    }

    /// A new stream with only these keys, whose data can be read and begin as they should.
    fn stream(&mut self, id: ObjectId, known: &[&[u8]], begins: &[u8]) -> Result<(), Forbidden> {
        let Some(object @ Object::Stream(_)) = self.after.object(id) else { return Err(foreign(id)) };
        self.own(id, as_dictionary(object).ok_or_else(|| foreign(id))?, known, &[])?;
        let data = self.after.plain_data(id, MAX_PART);
        if data.is_some_and(|data| data.starts_with(begins)) { Ok(()) } else { Err(foreign(id)) }
    }

    fn own(
        &mut self,
        id: ObjectId,
        dictionary: &'a Dictionary,
        known: &[&[u8]],
        leads: &[&[u8]],
    ) -> Result<&'a Dictionary, Forbidden> {
        only_keys(id, dictionary, known)?;
        let mut others = dictionary.iter().filter(|(key, _)| !leads.contains(&key.as_slice()));
        if !self.touched.created.contains(&id) || others.any(|(_, value)| !references(value).is_empty()) {
            return Err(foreign(id));
        }
        self.parts.insert(id);
        Ok(dictionary)
    }
}

fn foreign(id: ObjectId) -> Forbidden {
    Forbidden::object(id.0, "it is not a font of the slot's own")
}

fn is(dictionary: &Dictionary, key: &[u8], name: &[u8]) -> Option<()> {
    dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name).then_some(())
}

fn reference(id: ObjectId, dictionary: &Dictionary, key: &[u8]) -> Result<ObjectId, Forbidden> {
    dictionary.get(key).and_then(Object::as_reference).map_err(|_| foreign(id))
}
