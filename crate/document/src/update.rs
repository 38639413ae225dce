//! The incremental update: changed and new objects, then a cross-reference section like the last one (ISO 32000-2, 7.5.6).

use crate::bounds::MAX_OBJECT;
pub use crate::crypt::CryptError;
use crate::mark::Typeface;
use crate::open::{OpenError, Pdf};
use crate::typeface;
use crate::write;
use crate::xref::Kind;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why an update could not be written, or did not read back as what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UpdateError {
    /// The document's encryption cannot be continued.
    #[error(transparent)]
    Crypt(#[from] CryptError),
    /// The result does not open.
    #[error(transparent)]
    Reopen(#[from] OpenError),
    /// Object numbers or offsets exceed what the format holds.
    #[error("the PDF has no room for an update")]
    Full,
    /// The document has a page that is not there.
    #[error("the PDF is damaged: a page is missing")]
    PageMissing,
    /// An object reads back as something else.
    #[error("object {0} does not read back as it was written")]
    ReadBack(u32),
}

/// Objects to append to a document.
pub(crate) struct Update<'a> {
    pdf: &'a Pdf,
    next: u32,
    objects: BTreeMap<ObjectId, Body>,
    /// Fonts that are written already: marks share them.
    typefaces: Vec<(Arc<Typeface>, ObjectId)>,
}

enum Body {
    Object(Object),
    /// Written already, inside `obj … endobj`.
    Raw(Vec<u8>),
}

/// An update's bytes and where its objects stand in them.
pub(crate) struct Written {
    pub(crate) bytes: Vec<u8>,
    pub(crate) offsets: BTreeMap<ObjectId, usize>,
}

impl<'a> Update<'a> {
    pub(crate) fn new(pdf: &'a Pdf) -> Self {
        let next = pdf.objects().largest().saturating_add(1).max(promised(pdf));
        Update { pdf, next, objects: BTreeMap::new(), typefaces: Vec::new() }
    }

    /// Takes a new object number.
    pub(crate) fn reserve(&mut self) -> ObjectId {
        let id = (self.next, 0);
        self.next = self.next.saturating_add(1);
        id
    }

    pub(crate) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.set(id, object);
        id
    }

    pub(crate) fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.objects.insert(id, Body::Object(object.into()));
    }

    pub(crate) fn set_raw(&mut self, id: ObjectId, bytes: Vec<u8>) {
        self.objects.insert(id, Body::Raw(bytes));
    }

    /// The font's object, written once however many marks are set with it.
    pub(crate) fn typeface(&mut self, typeface: &Arc<Typeface>) -> ObjectId {
        if let Some((_, id)) = self.typefaces.iter().find(|(known, _)| known == typeface) {
            return *id;
        }
        let id = typeface::add(self, typeface);
        self.typefaces.push((Arc::clone(typeface), id));
        id
    }

    /// The dictionary at `id` as this update has it so far.
    pub(crate) fn dictionary(&self, id: ObjectId) -> Option<Dictionary> {
        match self.objects.get(&id) {
            Some(Body::Object(object)) => crate::open::as_dictionary(object).cloned(),
            Some(Body::Raw(_)) => None,
            None => self.pdf.dictionary(id).cloned(),
        }
    }

    /// Writes the update, reopens the whole and compares every object with what it should be.
    pub(crate) fn finish(self) -> Result<(Written, Pdf), UpdateError> {
        if !self.pdf.is_whole() {
            return Err(UpdateError::PageMissing);
        }
        // What cannot be followed as written could never be verified afterwards.
        if self.pdf.chain().is_err() {
            return Err(OpenError::RecoveredXref.into());
        }
        let written = self.write()?;
        let reopened = self.pdf.extended(&written.bytes)?;
        for (id, body) in &self.objects {
            if let Body::Object(object) = body
                && !reads_back(&reopened, *id, object)
            {
                return Err(UpdateError::ReadBack(id.0));
            }
        }
        Ok((written, reopened))
    }

    fn write(&self) -> Result<Written, UpdateError> {
        let mut out = Out { start: self.pdf.body_len(), bytes: Vec::new(), offsets: BTreeMap::new() };
        let [opened, appended] = self.pdf.parts();
        if !matches!(appended.last().or(opened.last()), Some(b'\n' | b'\r')) {
            out.bytes.push(b'\n');
        }
        for (id, body) in &self.objects {
            let bytes = match body {
                Body::Raw(bytes) => bytes.clone(),
                Body::Object(object) => self.serialised(*id, object)?,
            };
            out.object(*id, &bytes);
        }
        self.section(&mut out)?;
        Ok(Written { bytes: out.bytes, offsets: out.offsets })
    }

    fn serialised(&self, id: ObjectId, object: &Object) -> Result<Vec<u8>, UpdateError> {
        let mut object = object.clone();
        if let Some(crypt) = self.pdf.crypt() {
            crypt.encrypt(id, &mut object)?;
        }
        let mut bytes = Vec::new();
        write::object(&mut bytes, &object);
        Ok(bytes)
    }

    fn section(&self, out: &mut Out) -> Result<(), UpdateError> {
        let (previous, kind) = self.pdf.last_section();
        let at = out.start + out.bytes.len();
        if self.next > MAX_OBJECT || u32::try_from(at).is_err() {
            return Err(UpdateError::Full);
        }
        let trailer = self.trailer(previous, &out.bytes);
        let size = self.size(self.next);
        match kind {
            Kind::Stream => self.stream_section(out, &trailer),
            Kind::Table | Kind::Hybrid => table_section(out, &trailer, size),
        }
        out.bytes.extend(format!("startxref\n{at}\n%%EOF\n").bytes());
        Ok(())
    }

    /// Every entry of the trailer before is kept, whoever's it is (ISO 32000-2, 7.5.6), but those that tell of the
    /// section itself.
    fn trailer(&self, previous: usize, so_far: &[u8]) -> Dictionary {
        let old = self.pdf.trailer();
        let mut trailer = Dictionary::new();
        for (key, value) in old.iter().filter(|(key, _)| !OF_SECTION.contains(&key.as_slice())) {
            trailer.set(key.clone(), value.clone());
        }
        if let Object::Array(id) = self.pdf.get(&old, b"ID")
            && let [Object::String(first, _), Object::String(second, _)] = id.as_slice()
        {
            let mut hash = Sha256::new();
            hash.update(second);
            hash.update(so_far);
            let changed = hash.finalize()[..16].to_vec();
            let hexadecimal = |bytes: Vec<u8>| Object::String(bytes, StringFormat::Hexadecimal);
            trailer.set("ID", vec![hexadecimal(first.clone()), hexadecimal(changed)]);
        }
        trailer.set("Prev", previous as i64);
        trailer
    }

    fn size(&self, next: u32) -> i64 {
        let old = self.pdf.trailer().get(b"Size").and_then(Object::as_i64).unwrap_or(0);
        old.clamp(0, 8_388_608).max(i64::from(next))
    }

    fn stream_section(&self, out: &mut Out, trailer: &Dictionary) {
        let id = (self.next, 0);
        out.offsets.insert(id, out.bytes.len());
        let (mut index, mut data) = (Vec::new(), Vec::new());
        for (first, run) in runs(&out.offsets) {
            index.push(Object::Integer(i64::from(first)));
            index.push(Object::Integer(run.len() as i64));
            for (offset, generation) in run {
                data.push(1);
                data.extend(((out.start + offset) as u32).to_be_bytes());
                data.extend(generation.to_be_bytes());
            }
        }
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", Object::Name(b"XRef".to_vec()));
        dictionary.set("Size", self.size(self.next + 1));
        dictionary.set("Index", index);
        dictionary.set("W", vec![Object::Integer(1), Object::Integer(4), Object::Integer(2)]);
        dictionary.extend(trailer);
        let mut bytes = Vec::new();
        write::object(&mut bytes, &Object::Stream(Stream::new(dictionary, data)));
        out.object(id, &bytes);
    }
}

/// Entries of a trailer, or of a cross-reference stream, that are written anew (7.5.5, 7.5.8.2, table 5).
const OF_SECTION: [&[u8]; 10] =
    [b"Size", b"Prev", b"XRefStm", b"Type", b"W", b"Index", b"Filter", b"DecodeParms", b"Length", b"DL"];

/// The first number that no object of the document has, not even one that is not there: those below /Size are null
/// (7.3.10), and making something of them changes the document. A /Size that leaves no room means nothing.
fn promised(pdf: &Pdf) -> u32 {
    let size = pdf.trailer().get(b"Size").and_then(Object::as_i64).ok();
    size.and_then(|size| u32::try_from(size).ok()).filter(|&size| size < MAX_OBJECT / 2).unwrap_or(0)
}

struct Out {
    /// Offset of the update's first byte from `%PDF`.
    start: usize,
    bytes: Vec<u8>,
    offsets: BTreeMap<ObjectId, usize>,
}

impl Out {
    fn object(&mut self, id: ObjectId, body: &[u8]) {
        self.offsets.insert(id, self.bytes.len());
        self.bytes.extend(format!("{} {} obj\n", id.0, id.1).bytes());
        self.bytes.extend(body);
        self.bytes.extend(b"\nendobj\n");
    }
}

/// Offsets grouped into runs of consecutive object numbers.
fn runs(offsets: &BTreeMap<ObjectId, usize>) -> Vec<(u32, Vec<(usize, u16)>)> {
    let mut runs: Vec<(u32, Vec<(usize, u16)>)> = Vec::new();
    for (&(number, generation), &offset) in offsets {
        match runs.last_mut() {
            Some((first, run)) if *first + run.len() as u32 == number => run.push((offset, generation)),
            _ => runs.push((number, vec![(offset, generation)])),
        }
    }
    runs
}

fn table_section(out: &mut Out, trailer: &Dictionary, size: i64) {
    let mut text = String::from("xref\n");
    for (first, run) in runs(&out.offsets) {
        text += &format!("{first} {}\n", run.len());
        for (offset, generation) in run {
            text += &format!("{:010} {generation:05} n \n", out.start + offset);
        }
    }
    out.bytes.extend(text.bytes());
    let mut dictionary = Dictionary::new();
    dictionary.set("Size", size);
    dictionary.extend(trailer);
    out.bytes.extend(b"trailer\n");
    write::dictionary(&mut out.bytes, &dictionary);
    out.bytes.push(b'\n');
}

fn reads_back(pdf: &Pdf, id: ObjectId, expected: &Object) -> bool {
    let Some(found) = pdf.object(id) else { return false };
    match (expected, found) {
        (Object::Stream(expected), Object::Stream(found)) => {
            write::same_dictionary(&expected.dict, &without_length(expected, found))
                && pdf.data(id).is_some_and(|data| *data == expected.content)
        }
        (expected, found) => write::same(expected, found),
    }
}

/// The stream's dictionary with the length of the plain data: encryption changes it.
fn without_length(expected: &Stream, found: &Stream) -> Dictionary {
    let mut dictionary = found.dict.clone();
    if let Ok(length) = expected.dict.get(b"Length") {
        dictionary.set("Length", length.clone());
    }
    dictionary
}
