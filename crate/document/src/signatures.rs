//! The signatures in a file, read strictly (ISO 32000-2, 12.8.1): what is not exactly right is a problem.

use crate::date::read_pdf_date;
use crate::file::find;
use crate::form::{self, Field};
use crate::inspect;
use crate::open::Pdf;
use crate::revisions::revisions;
use crate::syntax::{Entry, Indirect};
use crate::write;
use lopdf::{Object, ObjectId};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many revisions are searched for signatures that later ones dropped.
const MAX_SEARCHED: usize = 64;

/// One signature, as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureField {
    /// The field's full name.
    pub field: String,
    /// /SubFilter, or empty.
    pub sub_filter: String,
    /// /ByteRange, zeros if unusable.
    pub byte_range: [u64; 4],
    /// The CMS, padding cut off; empty if unusable.
    pub contents: Vec<u8>,
    /// /M, seconds since 1970: what the signer claims.
    pub signing_time: Option<i64>,
    /// /Name.
    pub name: Option<String>,
    /// The level of its certification (DocMDP /P), if it certifies.
    pub doc_mdp: Option<u8>,
    /// Where the signed revision ends, 0 if unusable.
    pub revision_end: u64,
    /// Whether nothing follows the signed revision.
    pub covers_whole_file: bool,
    /// What is wrong with its form, if anything: never call such a signature valid.
    pub problem: Option<FormatProblem>,
}

/// What is wrong with a signature's form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatProblem {
    /// The signature dictionary does not stand in the file as an object of its own.
    #[error("the signature is not an object of its own")]
    NotAnObject,
    /// A key written twice.
    #[error("the signature writes the key {0} twice")]
    DuplicateKey(String),
    /// /Contents is missing, null, empty, zero, or no hexadecimal string.
    #[error("the signature has no contents")]
    NoContents,
    /// /Contents does not begin with one DER structure followed by zeros.
    #[error("the signature's contents are not one DER structure")]
    NotDer,
    /// /ByteRange is not four numbers.
    #[error("the signature's ByteRange is missing or malformed")]
    BadByteRange,
    /// It does not begin at the beginning, overlaps, or leaves the file.
    #[error("the signature's ByteRange is not two ranges of this file in order")]
    ByteRangeOutside,
    /// The hole is not exactly /Contents.
    #[error("the signature leaves out more, or other, than its own contents")]
    WrongHole,
    /// What is signed does not end where a revision ends.
    #[error("the signed bytes do not end where a revision of the file ends")]
    NotARevision,
    /// A later revision took the signature away.
    #[error("a later change removed the signature")]
    Removed,
}

/// Every signature: those of the last revision in the order of their fields, then those that a later one dropped.
pub fn signatures(pdf: &Pdf) -> Vec<SignatureField> {
    let mut found: Vec<SignatureField> =
        filled(pdf).iter().map(|(field, value)| read(pdf, field, value)).collect();
    if signatures_written(pdf) > found.len() {
        found.extend(dropped(pdf, &found));
    }
    found
}

/// The signature in the field `name`, if it is filled.
pub(crate) fn signature_in(pdf: &Pdf, name: &str) -> Option<SignatureField> {
    let (field, value) = filled(pdf).into_iter().find(|(field, _)| field.name == name)?;
    Some(read(pdf, &field, &value))
}

/// The filled signature fields and their values as written in the field.
fn filled(pdf: &Pdf) -> Vec<(Field, Object)> {
    let value = |field: Field| {
        let value = pdf.dictionary(field.id)?.get(b"V").ok()?.clone();
        (field.is_signature() && !pdf.resolve(&value).is_null()).then_some((field, value))
    };
    form::fields(pdf).into_iter().filter_map(value).collect()
}

fn signatures_written(pdf: &Pdf) -> usize {
    pdf.parts().iter().map(|part| find(part, b"/ByteRange").count()).sum()
}

/// Signatures that an earlier revision has and the last one has not.
fn dropped(pdf: &Pdf, present: &[SignatureField]) -> Vec<SignatureField> {
    let mut known: BTreeSet<[u64; 4]> = present.iter().map(|signature| signature.byte_range).collect();
    let names: BTreeSet<&String> = present.iter().map(|signature| &signature.field).collect();
    let mut gone = Vec::new();
    for end in revisions(pdf).into_iter().rev().skip(1).take(MAX_SEARCHED) {
        let Ok(earlier) = pdf.earlier(end) else { continue };
        for (field, value) in filled(&earlier) {
            let mut signature = read(&earlier, &field, &value);
            if signature.problem.is_none()
                && !names.contains(&field.name)
                && known.insert(signature.byte_range)
            {
                signature.covers_whole_file = false;
                signature.problem = Some(FormatProblem::Removed);
                gone.push(signature);
            }
        }
    }
    gone
}

fn read(pdf: &Pdf, field: &Field, value: &Object) -> SignatureField {
    let mut signature = SignatureField {
        field: field.name.clone(),
        sub_filter: String::new(),
        byte_range: [0; 4],
        contents: Vec::new(),
        signing_time: None,
        name: None,
        doc_mdp: None,
        revision_end: 0,
        covers_whole_file: false,
        problem: None,
    };
    if let Ok(dictionary) = pdf.resolve(value).as_dict() {
        let text = |key: &[u8]| pdf.get(dictionary, key).as_str().ok().map(write::read_text);
        signature.signing_time = text(b"M").as_deref().and_then(read_pdf_date);
        signature.name = text(b"Name");
        signature.doc_mdp = inspect::doc_mdp(pdf, dictionary);
        let sub_filter = pdf.get(dictionary, b"SubFilter").as_name().unwrap_or_default();
        signature.sub_filter = String::from_utf8_lossy(sub_filter).into_owned();
    }
    signature.problem = strict(pdf, value, &mut signature).err();
    signature
}

/// Reads what is signed and the CMS, and stops at the first thing that is not right.
fn strict(pdf: &Pdf, value: &Object, signature: &mut SignatureField) -> Result<(), FormatProblem> {
    let id = value.as_reference().map_err(|_| FormatProblem::NotAnObject)?;
    let object = written(pdf, id)?;
    if let Some(key) = &object.duplicate {
        return Err(FormatProblem::DuplicateKey(String::from_utf8_lossy(key).into_owned()));
    }
    let contents = object.entry(b"Contents").ok_or(FormatProblem::NoContents)?;
    let padded = hexadecimal(pdf, contents)?;
    let range = byte_range(object.entry(b"ByteRange"))?;
    signature.byte_range = range;
    let hole = contents.span.start + pdf.base()..contents.span.end + pdf.base();
    let end = check_range(range, &hole, pdf.len())?;
    signature.revision_end = end as u64;
    signature.covers_whole_file = end == pdf.len();
    signature.contents = der(&padded)?.to_vec();
    check_end(pdf, end)
}

fn written(pdf: &Pdf, id: ObjectId) -> Result<Indirect, FormatProblem> {
    let object = pdf.written(id).ok_or(FormatProblem::NotAnObject)?;
    if object.data.is_some() { Err(FormatProblem::NotAnObject) } else { Ok(object) }
}

fn hexadecimal(pdf: &Pdf, contents: &Entry) -> Result<Vec<u8>, FormatProblem> {
    let written_as_hex = pdf.around(contents.span.start).get(contents.span.start) == Some(b'<');
    match &contents.value {
        Object::String(bytes, _) if written_as_hex && bytes.iter().any(|&byte| byte != 0) => {
            Ok(bytes.clone())
        }
        _ => Err(FormatProblem::NoContents),
    }
}

fn byte_range(entry: Option<&Entry>) -> Result<[u64; 4], FormatProblem> {
    let Some(Object::Array(items)) = entry.map(|entry| &entry.value) else {
        return Err(FormatProblem::BadByteRange);
    };
    let numbers: Option<Vec<u64>> =
        items.iter().map(|item| item.as_i64().ok().and_then(|number| u64::try_from(number).ok())).collect();
    numbers.and_then(|numbers| <[u64; 4]>::try_from(numbers).ok()).ok_or(FormatProblem::BadByteRange)
}

/// Two ranges from the file's first byte, in order, around exactly `hole`; answers where they end.
fn check_range(
    [start, first, second, last]: [u64; 4],
    hole: &Range<usize>,
    len: usize,
) -> Result<usize, FormatProblem> {
    let end = second.checked_add(last).ok_or(FormatProblem::ByteRangeOutside)?;
    if start != 0 || first > second || end > len as u64 || last == 0 {
        return Err(FormatProblem::ByteRangeOutside);
    }
    if first != hole.start as u64 || second != hole.end as u64 {
        return Err(FormatProblem::WrongHole);
    }
    Ok(end as usize)
}

/// The one DER structure at the start; what follows must be zeros.
fn der(padded: &[u8]) -> Result<&[u8], FormatProblem> {
    let len = der_len(padded).filter(|&len| len <= padded.len()).ok_or(FormatProblem::NotDer)?;
    let (der, padding) = padded.split_at(len);
    if padding.iter().all(|&byte| byte == 0) { Ok(der) } else { Err(FormatProblem::NotDer) }
}

/// The length of a SEQUENCE with a definite length; of one with an indefinite length everything but the zeros at the end.
fn der_len(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        [0x30, 0x80, ..] => {
            let used = bytes.iter().rposition(|&byte| byte != 0)? + 1;
            // The end-of-contents octets are zeros too: one pair for each level still open, three in a CMS.
            Some((used + 6).min(bytes.len()))
        }
        [0x30, short, ..] if short < 0x80 => Some(2 + usize::from(short)),
        [0x30, long, ..] => {
            let count = usize::from(long & 0x7f);
            let octets = bytes.get(2..2 + count).filter(|_| count <= 4)?;
            let len = octets.iter().fold(0usize, |len, &octet| len << 8 | usize::from(octet));
            len.checked_add(2 + count)
        }
        _ => None,
    }
}

/// The signed bytes must end as a revision does: `startxref`, a section of this file's chain, `%%EOF`.
fn check_end(pdf: &Pdf, end: usize) -> Result<(), FormatProblem> {
    let end = end.checked_sub(pdf.base()).ok_or(FormatProblem::NotARevision)?;
    let body = pdf.around(end.saturating_sub(1)).before(end);
    let start = crate::xref::start(body).ok_or(FormatProblem::NotARevision)?;
    let chain = pdf.chain().map_err(|_| FormatProblem::NotARevision)?;
    let listed = chain.sections.iter().any(|section| section.offset == start.value);
    let ends = body.rfind(b"%%EOF") == body.used().checked_sub(5);
    if listed && ends { Ok(()) } else { Err(FormatProblem::NotARevision) }
}
