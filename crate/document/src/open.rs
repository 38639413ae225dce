//! Opening a PDF: parse it, refuse what cannot be extended faithfully, and answer for its objects.

use crate::bounds::{self, MAX_OBJECT};
use crate::continued;
use crate::crypt::Crypt;
use crate::file::{File, Stretch};
use crate::headers;
use crate::inflated::{self, Budget};
use crate::objects::Objects;
use crate::packed;
use crate::pages::{self, TreeError};
use crate::syntax::{self, Indirect};
use crate::xref::{Chain, ChainError, Kind};
use lopdf::xref::{XrefRecovery, XrefType};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use std::borrow::Cow;

/// Offsets in a classic table have ten digits, and lopdf keeps them in 32 bits.
const MAX_BYTES: usize = i32::MAX as usize;

/// Why bytes cannot be opened as a PDF that we may extend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// No `%PDF` header within the first kilobyte.
    #[error("this is not a PDF")]
    NotPdf,
    /// The file cannot be read.
    #[error("the PDF is damaged: {0}")]
    Damaged(String),
    /// There is nothing to read, and nowhere to sign.
    #[error("the PDF has no pages")]
    NoPages,
    /// Encrypted, and the empty password does not open it.
    #[error("the PDF asks for a password")]
    PasswordNeeded,
    /// The password given does not open it.
    #[error("the password does not open the PDF")]
    WrongPassword,
    /// Encrypted in a way that we cannot read or extend.
    #[error("the PDF is encrypted in a way that is not supported: {0}")]
    UnsupportedEncryption(String),
    /// The cross-reference data is broken, and readers guess differently at what it should be.
    #[error("the PDF's table of objects is broken; print or save it again as PDF first")]
    RecoveredXref,
    /// Beyond the bounds that keep memory and time in check.
    #[error("the PDF is too complex: {0}")]
    TooComplex(String),
    /// An update that does not keep what it extends.
    #[error("the update does not fit the PDF: {0}")]
    BadUpdate(String),
}

/// A PDF in memory: its bytes and its parsed objects (streams stay in the bytes). Versions of a file share what they
/// have in common.
#[derive(Debug, Clone)]
pub struct Pdf {
    file: File,
    base: usize,
    objects: Objects,
    pages: Vec<ObjectId>,
    whole: bool,
    chain: Result<Chain, ChainError>,
    crypt: Option<Crypt>,
    password: Option<String>,
}

/// Streams other than object streams stay where they are: in the file's bytes.
pub(crate) fn drop_data(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    // lopdf looks at whether something is returned for a top-level object, and at what for a compressed one: that is
    // never a stream, and copying thousands of their dictionaries takes long.
    let Object::Stream(stream) = object else { return Some((id, object.clone())) };
    if stream.dict.has_type(b"ObjStm") {
        packed::admit(stream);
    } else {
        stream.content = Vec::new();
    }
    Some((id, Object::Null))
}

impl Pdf {
    /// Opens `bytes`; the empty password is always tried first (ISO 32000-2, 7.6.4.1).
    pub fn open(bytes: Vec<u8>, password: Option<&str>) -> Result<Pdf, OpenError> {
        Pdf::open_after(bytes, password, None)
    }

    /// The same, when the version before is open already: its password need not be tried twice, which takes long.
    fn open_after(bytes: Vec<u8>, password: Option<&str>, before: Option<&Pdf>) -> Result<Pdf, OpenError> {
        let base = header(&bytes).ok_or(OpenError::NotPdf)?;
        if bytes.len() > MAX_BYTES {
            return Err(too_large());
        }
        let chain = Chain::read(bytes[base..].into());
        let mut document = load(&bytes, base, (password, before), &chain)?;
        if let Ok(chain) = &chain {
            headers::correct(&mut document, bytes[base..].into(), chain);
        }
        let crypt = encryption(&document, password)?;
        if document.max_id > MAX_OBJECT {
            return Err(OpenError::TooComplex("an object number is too large".into()));
        }
        let root = root(&document.trailer);
        let objects = Objects::new(document);
        let (pages, whole) = pages::walk(&objects, root)?;
        let password = password.map(str::to_string);
        Ok(Pdf { file: File::new(bytes), base, objects, pages, whole, chain, crypt, password })
    }

    /// The whole file.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        self.file.whole()
    }

    /// The whole file in two parts, the second one what was appended since it was opened.
    pub fn parts(&self) -> [&[u8]; 2] {
        self.file.parts()
    }

    /// The length of the whole file.
    #[expect(clippy::len_without_is_empty, reason = "an empty file is no PDF")]
    pub fn len(&self) -> usize {
        self.file.len()
    }

    /// The whole file, given back.
    pub fn into_bytes(self) -> Vec<u8> {
        self.file.into_whole()
    }

    /// How many pages a reader shows.
    pub fn page_count(&self) -> u32 {
        self.pages.len() as u32
    }

    /// Whether its strings and streams are encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.crypt.is_some()
    }

    /// The file followed by `update`, read and checked: same pages, every byte before kept.
    pub fn extended(&self, update: &[u8]) -> Result<Pdf, OpenError> {
        let file = self.file.extended(update);
        if file.len() > MAX_BYTES {
            return Err(too_large());
        }
        let next = match continued::read(self, update) {
            Some((chain, objects)) => self.with(file, chain, objects)?,
            None => Pdf::open_after(file.into_whole(), self.password.as_deref(), Some(self))?,
        };
        if self.base != next.base || self.page_count() != next.page_count() {
            return Err(OpenError::BadUpdate("it changes the number of pages".into()));
        }
        Ok(next)
    }

    fn with(&self, file: File, chain: Chain, objects: Objects) -> Result<Pdf, OpenError> {
        let (pages, whole) = pages::walk(&objects, root(&chain.newest().trailer))?;
        let password = self.password.clone();
        Ok(Pdf { file, base: self.base, objects, pages, whole, chain: Ok(chain), crypt: None, password })
    }

    /// The first `len` bytes opened as a file of their own: an earlier revision.
    pub fn earlier(&self, len: usize) -> Result<Pdf, OpenError> {
        let bytes = self.file.copy(0..len);
        let bytes = bytes.ok_or_else(|| OpenError::BadUpdate("longer than the file".into()))?;
        Pdf::open(bytes, self.password.as_deref())
    }

    /// Whether every page of the tree is there.
    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }

    pub(crate) fn base(&self) -> usize {
        self.base
    }

    pub(crate) fn file(&self) -> &File {
        &self.file
    }

    /// The length from `%PDF` on, which offsets count from.
    pub(crate) fn body_len(&self) -> usize {
        self.file.len() - self.base
    }

    /// The bytes around `offset`; it counts from `%PDF`.
    pub(crate) fn around(&self, offset: usize) -> Stretch<'_> {
        self.file.stretch(offset.saturating_add(self.base), self.base)
    }

    pub(crate) fn objects(&self) -> &Objects {
        &self.objects
    }

    pub(crate) fn pages(&self) -> &[ObjectId] {
        &self.pages
    }

    pub(crate) fn chain(&self) -> Result<&Chain, ChainError> {
        self.chain.as_ref().map_err(Clone::clone)
    }

    pub(crate) fn crypt(&self) -> Option<&Crypt> {
        self.crypt.as_ref()
    }

    /// Where the newest section stands and how it is written, as an update must continue it.
    pub(crate) fn last_section(&self) -> (usize, Kind) {
        match &self.chain {
            Ok(chain) => (chain.newest().offset, chain.newest().kind),
            Err(_) => (
                self.objects.opened().xref_start,
                match self.objects.opened().reference_table.cross_reference_type {
                    XrefType::CrossReferenceStream => Kind::Stream,
                    XrefType::CrossReferenceTable => Kind::Table,
                },
            ),
        }
    }

    /// The trailer as written, /Encrypt included.
    pub(crate) fn trailer(&self) -> Dictionary {
        match &self.chain {
            Ok(chain) => chain.newest().trailer.clone(),
            Err(_) => {
                let mut trailer = self.objects.opened().trailer.clone();
                if let Some(id) = self.crypt.as_ref().and_then(Crypt::dictionary) {
                    trailer.set("Encrypt", Object::Reference(id));
                }
                trailer
            }
        }
    }

    /// The object at `id`, as it is written.
    pub(crate) fn object(&self, id: ObjectId) -> Option<&Object> {
        self.objects.get(id)
    }

    /// The object that `object` refers to, or itself; null when nothing is there.
    pub(crate) fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.objects.follow(object).1
    }

    /// The value of `key`, references followed; null when absent.
    pub(crate) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> &'a Object {
        dictionary.get(key).map_or(&Object::Null, |object| self.resolve(object))
    }

    /// The dictionary (of a stream too) at `id`.
    pub(crate) fn dictionary(&self, id: ObjectId) -> Option<&Dictionary> {
        self.objects.dictionary(id)
    }

    pub(crate) fn catalog_id(&self) -> Option<ObjectId> {
        root(&self.trailer())
    }

    pub(crate) fn catalog(&self) -> Option<&Dictionary> {
        self.dictionary(self.catalog_id()?)
    }

    /// The object at `id` as it stands in the file, if it stands there by itself.
    pub(crate) fn written(&self, id: ObjectId) -> Option<Indirect> {
        let offset = self.objects.offset(id)?;
        let found = syntax::indirect(self.around(offset), offset, &|length| self.length(length)).ok()?;
        (found.id == id).then_some(found)
    }

    pub(crate) fn length(&self, id: ObjectId) -> Option<usize> {
        usize::try_from(self.resolve(self.object(id)?).as_i64().ok()?).ok()
    }

    /// A stream's data, decrypted but not decompressed.
    pub(crate) fn data(&self, id: ObjectId) -> Option<Cow<'_, [u8]>> {
        let Object::Stream(stream) = self.object(id)? else { return None };
        if self.crypt.is_some() || !stream.content.is_empty() {
            return Some(Cow::Borrowed(&stream.content));
        }
        let range = self.written(id).and_then(|found| found.data).or_else(|| self.loose_data(id))?;
        self.around(range.start).slice(range).map(Cow::Borrowed)
    }

    /// A stream whose end is not where its dictionary says: lopdf corrected /Length while reading.
    fn loose_data(&self, id: ObjectId) -> Option<std::ops::Range<usize>> {
        let offset = self.objects.offset(id)?;
        let start = syntax::data_start(self.around(offset), offset)?;
        let stream = self.object(id)?.as_stream().ok()?;
        let length = usize::try_from(stream.dict.get(b"Length").ok()?.as_i64().ok()?).ok()?;
        Some(start..start.checked_add(length)?)
    }

    /// A stream's data with its filters undone.
    pub(crate) fn plain_data(&self, id: ObjectId, limit: usize) -> Option<Vec<u8>> {
        inflated::plain(&self.packed(id)?, limit).ok()
    }

    /// The same, out of what may be inflated of the file in all.
    pub(crate) fn plain_within(&self, id: ObjectId, limit: usize, budget: &mut Budget) -> Option<Vec<u8>> {
        budget.plain(&self.packed(id)?, limit)
    }

    /// A stream with its data and its filters, as they were before it was encrypted.
    fn packed(&self, id: ObjectId) -> Option<lopdf::Stream> {
        let data = self.data(id)?;
        let Object::Stream(stream) = self.object(id)? else { return None };
        let mut dictionary = stream.dict.clone();
        for key in [&b"Filter"[..], b"DecodeParms"] {
            if let Ok(value) = stream.dict.get(key) {
                dictionary.set(key, self.resolve(value).clone());
            }
        }
        Some(lopdf::Stream::new(dictionary, data.into_owned()))
    }
}

impl From<TreeError> for OpenError {
    fn from(error: TreeError) -> Self {
        match error {
            TreeError::NoPages => OpenError::NoPages,
            TreeError::TooMany => OpenError::TooComplex(error.to_string()),
            _ => OpenError::Damaged(error.to_string()),
        }
    }
}

/// The catalog that a trailer names.
pub(crate) fn root(trailer: &Dictionary) -> Option<ObjectId> {
    trailer.get(b"Root").ok()?.as_reference().ok()
}

pub(crate) fn as_dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// Where `%PDF-` stands; offsets count from there when junk precedes it.
fn header(bytes: &[u8]) -> Option<usize> {
    bytes.get(..bytes.len().min(1029))?.windows(5).position(|window| window == b"%PDF-")
}

fn too_large() -> OpenError {
    OpenError::TooComplex("2 GiB or more".into())
}

fn load(
    bytes: &[u8],
    base: usize,
    (password, before): (Option<&str>, Option<&Pdf>),
    chain: &Result<Chain, ChainError>,
) -> Result<Document, OpenError> {
    let mut options = LoadOptions {
        password: password.map(str::to_string),
        filter: Some(drop_data),
        max_decompressed_size: Some(bounds::MAX_INFLATED),
        ..LoadOptions::default()
    };
    if let Ok(chain) = chain {
        options.max_decompressed_size = Some(bounds::check(bytes[base..].into(), chain, (password, before))?);
    }
    let (document, fits) =
        packed::bounded(bytes.len(), || Document::load_mem_with_options(bytes, options).map_err(refusal));
    if !fits {
        return Err(OpenError::TooComplex(packed::TOO_MUCH.into()));
    }
    let document = document?;
    match document.xref_recovery {
        Some(XrefRecovery::Reconstructed) => Err(OpenError::RecoveredXref),
        Some(_) if document.xref_start == 0 => Err(OpenError::RecoveredXref),
        _ => Ok(document),
    }
}

fn refusal(error: lopdf::Error) -> OpenError {
    match error {
        lopdf::Error::InvalidPassword => OpenError::WrongPassword,
        lopdf::Error::UnsupportedSecurityHandler(name) => {
            OpenError::UnsupportedEncryption(String::from_utf8_lossy(&name).into_owned())
        }
        lopdf::Error::Decryption(error) => OpenError::UnsupportedEncryption(error.to_string()),
        lopdf::Error::Decompress(error) => OpenError::TooComplex(error.to_string()),
        error => OpenError::Damaged(error.to_string()),
    }
}

fn encryption(document: &Document, password: Option<&str>) -> Result<Option<Crypt>, OpenError> {
    if let Some(state) = &document.encryption_state {
        return Crypt::new(state.clone())
            .map(Some)
            .ok_or_else(|| OpenError::UnsupportedEncryption("a crypt filter is missing".into()));
    }
    match document.trailer.get(b"Encrypt") {
        Err(_) => Ok(None),
        Ok(_) if !document.is_encrypted() => {
            Err(OpenError::UnsupportedEncryption("no readable encryption dictionary".into()))
        }
        Ok(_) => Err(if password.is_some() { OpenError::WrongPassword } else { OpenError::PasswordNeeded }),
    }
}
