//! Preparing a signature: stamp the slot, write the signature dictionary with room for the CMS, then embed it
//! (ISO 32000-2, 12.8; ETSI EN 319 142-1).

use crate::date::pdf_date;
use crate::fields;
use crate::form::{self, Field};
use crate::inspect;
use crate::layout::{self, LayoutError};
use crate::lock;
use crate::mark::Mark;
use crate::open::Pdf;
use crate::place::{PageGeometry, PlaceError, Placement, Rect};
use crate::slots::{NameTree, add_annotation, widget};
use crate::stamp;
use crate::tagged::{self, Widget};
use crate::update::{CryptError, Update, UpdateError};
use crate::write;
use lopdf::{Dictionary, Object, ObjectId};
use std::ops::Range;

pub use crate::fields::{Content, FieldForm, Filling, is_text};

const MAX_CONTENTS: usize = 1 << 20;

/// Who signs where.
#[derive(Debug, Clone)]
pub struct SigningRequest<'a> {
    /// The field's full name.
    pub field: String,
    /// What is shown; nothing if none.
    pub mark: Option<&'a Mark>,
    /// The slot's further fields, all of them.
    pub fields: Vec<Filling<'a>>,
    /// Becomes /Name.
    pub signer_name: &'a str,
    /// Becomes /M: seconds since 1970, UTC.
    pub signed_at: i64,
    /// Room for the CMS, in bytes.
    pub contents_len: usize,
}

/// Why a signature cannot be prepared.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PrepareError {
    /// No such field.
    #[error("there is no field named \"{0}\"")]
    NoField(String),
    /// Not a signature field.
    #[error("the field \"{0}\" is not for signatures")]
    NotASignatureField(String),
    /// Not a field of the kind that this goes into, or not one that only a signer fills.
    #[error("the field \"{0}\" is not for that")]
    NotForThat(String),
    /// Nothing, or more than a mention.
    #[error("what is written into \"{0}\" must be 1 to 200 characters on one line")]
    BadText(String),
    /// Signed or filled already.
    #[error("the field \"{0}\" is signed already")]
    AlreadySigned(String),
    /// Certified with "no changes", or locked by an earlier signature.
    #[error("an earlier signature allows no further one in this field")]
    Forbidden,
    /// The field asks for things (seed values) that we do not offer.
    #[error("the field sets conditions on its signature that cannot be met")]
    Constrained,
    /// The field's page cannot be found.
    #[error("the field \"{0}\" stands on no page")]
    NoPage(String),
    /// The date is out of range.
    #[error("the date cannot be written")]
    BadDate,
    /// No room, or more than a megabyte.
    #[error("the room for the signature must be 1 byte to 1 MiB")]
    BadLength,
    /// The place of a new field.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// A new field is not possible.
    #[error(transparent)]
    NewField(LayoutError),
    /// The update could not be written faithfully.
    #[error(transparent)]
    Update(#[from] UpdateError),
}

/// Why a CMS cannot be embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmbedError {
    /// Longer than the room left for it.
    #[error("the signature of {0} bytes does not fit the {1} prepared")]
    TooLong(usize, usize),
    /// Not the outermost structure of a CMS.
    #[error("the signature is not DER")]
    NotDer,
}

/// An update with room for a CMS, its ByteRange already right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    update: Vec<u8>,
    base_len: usize,
    contents: Range<usize>,
    byte_range: [u64; 4],
}

impl Prepared {
    /// The bytes to append, zeros where the CMS will stand.
    pub fn update(&self) -> &[u8] {
        &self.update
    }

    /// How long the document was before.
    pub fn base_len(&self) -> usize {
        self.base_len
    }

    /// Where `<…>` stands in the update.
    pub fn contents(&self) -> Range<usize> {
        self.contents.clone()
    }

    /// /ByteRange as written: offset, length, offset, length.
    pub fn byte_range(&self) -> [u64; 4] {
        self.byte_range
    }

    /// What is signed after the document before, in order: the update around the room for the CMS.
    pub fn signed_parts(&self) -> [&[u8]; 2] {
        [&self.update[..self.contents.start], &self.update[self.contents.end..]]
    }

    /// The update with the CMS (DER) in its place.
    pub fn embed(self, cms: &[u8]) -> Result<Vec<u8>, EmbedError> {
        let room = (self.contents.len() - 2) / 2;
        if cms.len() > room {
            return Err(EmbedError::TooLong(cms.len(), room));
        }
        if cms.first() != Some(&0x30) {
            return Err(EmbedError::NotDer);
        }
        let mut hex = Vec::with_capacity(cms.len() * 2);
        write::hex(&mut hex, cms);
        let mut update = self.update;
        let start = self.contents.start + 1;
        update[start..start + hex.len()].copy_from_slice(&hex);
        Ok(update)
    }
}

/// Stamps an empty signature field, fills the slot's further fields, and prepares the signature. Only the slot's own objects are written.
pub fn prepare(pdf: &Pdf, request: &SigningRequest<'_>) -> Result<Prepared, PrepareError> {
    let field = find(pdf, &request.field)?;
    check(pdf, &field, request)?;
    let mut update = Update::new(pdf);
    let signature = update.reserve();
    fill(pdf, &mut update, &field, signature, request)?;
    fields::fill(pdf, &mut update, &request.fields)?;
    if !form::acro_form(pdf)
        .is_some_and(|form| pdf.get(form, b"SigFlags").as_i64().is_ok_and(|flags| flags & 3 == 3))
    {
        form::add_fields(&mut update, pdf, &[])
            .ok_or_else(|| PrepareError::NoField(request.field.clone()))?;
    }
    finish(pdf, update, signature, pdf.dictionary(field.id), request)
}

/// As [`prepare`], for a field that does not exist yet: made in the same update, invisible without a place.
pub fn prepare_new_field(
    pdf: &Pdf,
    request: &SigningRequest<'_>,
    placement: Option<&Placement>,
) -> Result<Prepared, PrepareError> {
    check_new(pdf, request)?;
    let page = placement.map_or(0, |placement| placement.page);
    let page_id = *pdf.pages().get(page as usize).ok_or(PlaceError::NoPage(page))?;
    let mut update = Update::new(pdf);
    let signature = update.reserve();
    let parts: Vec<&str> = request.field.split('.').collect();
    let (last, levels) = parts.split_last().unwrap_or((&"", &[]));
    let mut field = widget(page_id, Rect::UNSEEN.to_array(), last);
    if let Some(placement) = placement {
        let geometry = PageGeometry::of(pdf, placement.page)?;
        let rect = geometry.rect(placement)?;
        field.set("Rect", rect.to_array());
        let look = stamp::appearance(&mut update, &geometry, &rect, request.mark);
        field.set("AP", normal_appearance(look));
    }
    field.set("V", Object::Reference(signature));
    let mut tree = NameTree::default();
    let parent = tree.parent(&mut update, levels);
    if let Some(parent) = parent {
        field.set("Parent", Object::Reference(parent));
    }
    let id = update.add(field);
    tree.attach(parent, id);
    tree.finish(&mut update);
    add_annotation(pdf, &mut update, page_id, id);
    form::add_fields(&mut update, pdf, &tree.roots).ok_or(PrepareError::NewField(LayoutError::NoCatalog))?;
    if !inspect::is_signed(pdf) {
        tagged::add(pdf, &mut update, &[Widget { id, page: page_id }]);
    }
    finish(pdf, update, signature, None, request)
}

fn find(pdf: &Pdf, name: &str) -> Result<Field, PrepareError> {
    let field = form::fields(pdf).into_iter().find(|field| field.name == name);
    let field = field.ok_or_else(|| PrepareError::NoField(name.to_string()))?;
    if field.is_signature() { Ok(field) } else { Err(PrepareError::NotASignatureField(name.to_string())) }
}

fn check(pdf: &Pdf, field: &Field, request: &SigningRequest<'_>) -> Result<(), PrepareError> {
    check_request(request)?;
    let dictionary = pdf.dictionary(field.id).ok_or_else(|| PrepareError::NoField(request.field.clone()))?;
    if !pdf.get(dictionary, b"V").is_null() {
        return Err(PrepareError::AlreadySigned(request.field.clone()));
    }
    if inspect::certification(pdf) == Some(1)
        || lock::locks(pdf).iter().any(|lock| lock.covers(&request.field))
    {
        return Err(PrepareError::Forbidden);
    }
    let demands = pdf.get(dictionary, b"SV").as_dict().ok().map(|seed| pdf.get(seed, b"Ff"));
    let lock_sets_level = pdf.get(dictionary, b"Lock").as_dict().is_ok_and(|lock| lock.has(b"P"));
    match demands {
        Some(Object::Integer(flags)) if *flags != 0 => Err(PrepareError::Constrained),
        _ if lock_sets_level => Err(PrepareError::Constrained),
        _ => Ok(()),
    }
}

fn check_request(request: &SigningRequest<'_>) -> Result<(), PrepareError> {
    pdf_date(request.signed_at).ok_or(PrepareError::BadDate)?;
    if (1..=MAX_CONTENTS).contains(&request.contents_len) { Ok(()) } else { Err(PrepareError::BadLength) }
}

fn check_new(pdf: &Pdf, request: &SigningRequest<'_>) -> Result<(), PrepareError> {
    check_request(request)?;
    layout::check_new_name(pdf, &request.field).map_err(PrepareError::NewField)?;
    layout::may_add_fields(pdf).map_err(PrepareError::NewField)
}

/// Points the field at its signature and gives its widget the mark.
fn fill(
    pdf: &Pdf,
    update: &mut Update<'_>,
    field: &Field,
    signature: ObjectId,
    request: &SigningRequest<'_>,
) -> Result<(), PrepareError> {
    let missing = || PrepareError::NoField(request.field.clone());
    let mut dictionary = update.dictionary(field.id).ok_or_else(missing)?;
    dictionary.set("V", Object::Reference(signature));
    update.set(field.id, dictionary);
    let widget = *field.widgets.first().ok_or_else(missing)?;
    let mut dictionary = update.dictionary(widget).ok_or_else(missing)?;
    let rect = Rect::from_object(pdf, pdf.get(&dictionary, b"Rect"));
    if let Some(rect) = rect.filter(|rect| rect.width() > 0.0 && rect.height() > 0.0) {
        let page =
            page_of(pdf, widget, &dictionary).ok_or_else(|| PrepareError::NoPage(request.field.clone()))?;
        let geometry = PageGeometry::of(pdf, page)?;
        let look = stamp::appearance(update, &geometry, &rect, request.mark);
        dictionary.set("AP", normal_appearance(look));
        dictionary.remove(b"AS");
        update.set(widget, dictionary);
    }
    Ok(())
}

pub(crate) fn normal_appearance(look: ObjectId) -> Dictionary {
    let mut appearances = Dictionary::new();
    appearances.set("N", Object::Reference(look));
    appearances
}

/// The page a widget stands on: the one that lists it, or the one it names.
pub(crate) fn page_of(pdf: &Pdf, widget: ObjectId, dictionary: &Dictionary) -> Option<u32> {
    let lists = |page: &ObjectId| {
        pdf.dictionary(*page).is_some_and(|page| form::references(pdf, page, b"Annots").contains(&widget))
    };
    let named = dictionary.get(b"P").and_then(Object::as_reference).ok();
    let by_name = || pdf.pages().iter().position(|page| Some(*page) == named);
    pdf.pages().iter().position(lists).or_else(by_name).map(|index| index as u32)
}

fn finish(
    pdf: &Pdf,
    mut update: Update<'_>,
    signature: ObjectId,
    field: Option<&Dictionary>,
    request: &SigningRequest<'_>,
) -> Result<Prepared, PrepareError> {
    let (body, range_at, contents) = signature_dictionary(pdf, signature, field, request)?;
    update.set_raw(signature, body);
    let (mut written, reopened) = update.finish()?;
    let header = format!("{} {} obj\n", signature.0, signature.1).len();
    let start = written.offsets.get(&signature).ok_or(UpdateError::ReadBack(signature.0))? + header;
    let contents = contents.start + start..contents.end + start;
    let base_len = pdf.len();
    let before = (base_len + contents.start) as u64;
    let after = (base_len + contents.end) as u64;
    let byte_range = [0, before, after, (base_len + written.bytes.len()) as u64 - after];
    let text = byte_range_text(byte_range);
    written.bytes[start + range_at..start + range_at + text.len()].copy_from_slice(text.as_bytes());
    let found = reopened
        .written(signature)
        .and_then(|found| found.entry(b"Contents").map(|entry| entry.span.clone()));
    let expected = base_len - pdf.base() + contents.start..base_len - pdf.base() + contents.end;
    if found != Some(expected) {
        return Err(UpdateError::ReadBack(signature.0).into());
    }
    Ok(Prepared { update: written.bytes, base_len, contents, byte_range })
}

/// `[0 a b c]` in a width that does not depend on the numbers.
fn byte_range_text([zero, a, b, c]: [u64; 4]) -> String {
    format!("[{zero} {a:<10} {b:<10} {c:<10}]")
}

/// The dictionary as written, where its ByteRange begins, and where its Contents stands.
fn signature_dictionary(
    pdf: &Pdf,
    id: ObjectId,
    field: Option<&Dictionary>,
    request: &SigningRequest<'_>,
) -> Result<(Vec<u8>, usize, Range<usize>), PrepareError> {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", Object::Name(b"Sig".to_vec()));
    dictionary.set("Filter", Object::Name(b"Adobe.PPKLite".to_vec()));
    dictionary.set("SubFilter", Object::Name(b"ETSI.CAdES.detached".to_vec()));
    dictionary.set("M", Object::string_literal(pdf_date(request.signed_at).ok_or(PrepareError::BadDate)?));
    dictionary.set("Name", Object::string_literal(write::text(request.signer_name)));
    let lock = field.filter(|_| lock::is_written(pdf, !request.fields.is_empty()));
    if let Some(reference) = lock.and_then(|field| lock::reference(pdf, field)) {
        dictionary.set("Reference", reference);
    }
    let mut dictionary = Object::Dictionary(dictionary);
    if let Some(crypt) = pdf.crypt() {
        crypt.encrypt(id, &mut dictionary).map_err(|error: CryptError| UpdateError::from(error))?;
    }
    let mut body = Vec::new();
    write::object(&mut body, &dictionary);
    body.truncate(body.len() - 2);
    body.extend(b"/ByteRange ");
    let range_at = body.len();
    body.extend(byte_range_text([0; 4]).bytes());
    body.extend(b"/Contents ");
    let start = body.len();
    body.push(b'<');
    body.extend(std::iter::repeat_n(b'0', request.contents_len * 2));
    body.push(b'>');
    let contents = start..body.len();
    body.extend(b">>");
    Ok((body, range_at, contents))
}
