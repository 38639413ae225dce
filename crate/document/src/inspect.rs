//! What a document holds that a person or a policy may want to know before signing.

use crate::form;
use crate::open::{Pdf, as_dictionary};
use crate::revisions::revisions;
use lopdf::{Dictionary, Object};

/// Something noteworthy in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Scripts anywhere.
    JavaScript,
    /// Something happens when the document is opened.
    OpenAction,
    /// Something happens when pages are turned or fields are used (12.6.3).
    AdditionalActions,
    /// A program or another file is started (12.6.4.6).
    Launch,
    /// What is entered is sent somewhere, or read from somewhere (12.7.6.2 and 12.7.6.4).
    Submit,
    /// An XML form beside or instead of the fields.
    Xfa,
    /// Layers that can be shown and hidden.
    OptionalContent,
    /// Files inside the file.
    EmbeddedFiles,
    /// Sound, film or 3D.
    Multimedia,
    /// A part of the document stands in another file (7.3.8.1).
    ExternalStreams,
    /// What is seen was changed after it was first saved, under no signature.
    EarlierRevisions,
    /// Encrypted, opened with the empty or the given password.
    Encrypted,
    /// It carries signatures already.
    EarlierSignatures {
        /// How many fields are signed.
        count: u32,
        /// The level of its certification (DocMDP /P, 1 to 3), if certified.
        certified: Option<u8>,
    },
}

/// All findings, each at most once, in a fixed order.
pub fn inspect(pdf: &Pdf) -> Vec<Finding> {
    let mut findings: Vec<Finding> = dictionaries(pdf).into_iter().flat_map(of).collect();
    if let Some(catalog) = pdf.catalog() {
        findings.extend(catalog.has(b"OpenAction").then_some(Finding::OpenAction));
        findings.extend(catalog.has(b"OCProperties").then_some(Finding::OptionalContent));
    }
    let streams = pdf.objects().iter().filter_map(|(_, object)| object.as_stream().ok());
    let external = streams.into_iter().any(|stream| stream.dict.has(b"F"));
    findings.extend(external.then_some(Finding::ExternalStreams));
    findings.extend(form::acro_form(pdf).filter(|form| form.has(b"XFA")).map(|_| Finding::Xfa));
    findings.extend(pdf.is_encrypted().then_some(Finding::Encrypted));
    let count = signed_fields(pdf).len() as u32;
    if count == 0 && revisions(pdf).len() > 1 {
        findings.push(Finding::EarlierRevisions);
    }
    if count > 0 {
        findings.push(Finding::EarlierSignatures { count, certified: certification(pdf) });
    }
    findings.sort();
    findings.dedup();
    findings
}

/// Every dictionary, however deep it stands in an object: an action is often written where it is used.
fn dictionaries(pdf: &Pdf) -> Vec<&Dictionary> {
    let mut open: Vec<&Object> = pdf.objects().iter().map(|(_, object)| object).collect();
    let mut found = Vec::new();
    let holds = |value: &&Object| matches!(value, Object::Dictionary(_) | Object::Array(_));
    // Not by recursion: how deep it goes is the file's choice.
    while let Some(object) = open.pop() {
        if let Some(dictionary) = as_dictionary(object) {
            open.extend(dictionary.iter().map(|(_, value)| value).filter(holds));
            found.push(dictionary);
        } else if let Object::Array(items) = object {
            open.extend(items.iter().filter(holds));
        }
    }
    found
}

/// What one dictionary holds: its entries are gone through once, as there may be a hundred thousand of them.
fn of(dictionary: &Dictionary) -> Vec<Finding> {
    dictionary.iter().filter_map(|(key, value)| entry(key, value.as_name().unwrap_or_default())).collect()
}

fn entry(key: &[u8], name: &[u8]) -> Option<Finding> {
    match (key, name) {
        (b"JS" | b"JavaScript", _) => Some(Finding::JavaScript),
        (b"AA", _) => Some(Finding::AdditionalActions),
        (b"S", b"Launch") => Some(Finding::Launch),
        (b"S", b"SubmitForm" | b"ImportData") => Some(Finding::Submit),
        (b"EmbeddedFiles", _) | (b"Type", b"EmbeddedFile") => Some(Finding::EmbeddedFiles),
        (b"Subtype", b"RichMedia" | b"Screen" | b"Movie" | b"Sound" | b"3D") => Some(Finding::Multimedia),
        _ => None,
    }
}

/// The dictionaries of the signatures in filled fields.
pub(crate) fn signed_fields(pdf: &Pdf) -> Vec<&Dictionary> {
    let value = |field: &form::Field| pdf.get(pdf.dictionary(field.id)?, b"V").as_dict().ok();
    form::fields(pdf).iter().filter(|field| field.is_signature()).filter_map(value).collect()
}

/// Whether any signature field is filled.
pub fn is_signed(pdf: &Pdf) -> bool {
    !signed_fields(pdf).is_empty()
}

/// The permissions a certification grants (/DocMDP /P, ISO 32000-2, 12.8.2.2), if there is one.
pub fn certification(pdf: &Pdf) -> Option<u8> {
    let by_catalog = pdf
        .catalog()
        .and_then(|catalog| pdf.get(catalog, b"Perms").as_dict().ok())
        .and_then(|perms| pdf.get(perms, b"DocMDP").as_dict().ok());
    let fields = signed_fields(pdf);
    by_catalog.into_iter().chain(fields).find_map(|signature| doc_mdp(pdf, signature))
}

/// The DocMDP level that one signature sets.
pub(crate) fn doc_mdp(pdf: &Pdf, signature: &Dictionary) -> Option<u8> {
    transform(pdf, signature, b"DocMDP").map(|parameters| match pdf.get(parameters, b"P") {
        Object::Integer(1) => 1,
        Object::Integer(3) => 3,
        _ => 2,
    })
}

/// The parameters of one transform method of a signature (12.8.2).
pub(crate) fn transform<'a>(
    pdf: &'a Pdf,
    signature: &'a Dictionary,
    method: &[u8],
) -> Option<&'a Dictionary> {
    let Object::Array(references) = pdf.get(signature, b"Reference") else { return None };
    let reference = references.iter().filter_map(|reference| pdf.resolve(reference).as_dict().ok()).find(
        |reference| pdf.get(reference, b"TransformMethod").as_name().is_ok_and(|name| name == method),
    )?;
    pdf.get(reference, b"TransformParams").as_dict().ok()
}
