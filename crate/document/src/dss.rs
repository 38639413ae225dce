//! Validation data for the long term: the document security store (ETSI EN 319 142-1, 5.4.2).

use crate::form;
use crate::open::Pdf;
use crate::update::{Update, UpdateError};
use lopdf::{Dictionary, Object, Stream};

const MAX_ITEM: usize = 16 * 1024 * 1024;

/// What a verifier needs later, each item as DER.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ValidationData {
    /// X.509 certificates.
    pub certificates: Vec<Vec<u8>>,
    /// Certificate revocation lists.
    pub crls: Vec<Vec<u8>>,
    /// OCSP responses.
    pub ocsps: Vec<Vec<u8>>,
}

/// Why validation data cannot be added.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DssError {
    /// The catalog cannot be extended.
    #[error("the PDF has no usable catalog")]
    NoCatalog,
    /// The update could not be written faithfully.
    #[error(transparent)]
    Update(#[from] UpdateError),
}

/// The bytes to append so that the store holds `data`; empty if it does already.
pub fn add_validation_data(pdf: &Pdf, data: &ValidationData) -> Result<Vec<u8>, DssError> {
    Ok(added(pdf, data)?.map(|(bytes, _)| bytes).unwrap_or_default())
}

/// The file with `data` in its store, as it was reopened, and the bytes that were appended for that.
pub fn with_validation_data(pdf: Pdf, data: &ValidationData) -> Result<(Vec<u8>, Pdf), DssError> {
    Ok(added(&pdf, data)?.unwrap_or_else(|| (Vec::new(), pdf)))
}

fn added(pdf: &Pdf, data: &ValidationData) -> Result<Option<(Vec<u8>, Pdf)>, DssError> {
    let catalog_id = pdf.catalog_id().ok_or(DssError::NoCatalog)?;
    let mut catalog = pdf.catalog().cloned().ok_or(DssError::NoCatalog)?;
    let mut store = pdf.get(&catalog, b"DSS").as_dict().cloned().unwrap_or_default();
    let mut update = Update::new(pdf);
    let lists = [(&b"Certs"[..], &data.certificates), (b"CRLs", &data.crls), (b"OCSPs", &data.ocsps)];
    let mut added = false;
    for (key, items) in lists {
        added |= add_items(pdf, &mut update, &mut store, key, items);
    }
    if !added {
        return Ok(None);
    }
    match catalog.get(b"DSS") {
        Ok(Object::Reference(id)) => update.set(form::last_reference(pdf, *id), store),
        _ => {
            store.set("Type", Object::Name(b"DSS".to_vec()));
            let id = update.add(store);
            catalog.set("DSS", Object::Reference(id));
            update.set(catalog_id, catalog);
        }
    }
    let (written, reopened) = update.finish()?;
    Ok(Some((written.bytes, reopened)))
}

fn add_items(
    pdf: &Pdf,
    update: &mut Update<'_>,
    store: &mut Dictionary,
    key: &[u8],
    new: &[Vec<u8>],
) -> bool {
    let mut list = form::items(pdf, store, key);
    let known = form::references(pdf, store, key).into_iter().filter_map(|id| pdf.plain_data(id, MAX_ITEM));
    let mut known: Vec<Vec<u8>> = known.collect();
    let before = list.len();
    for item in new {
        if !known.contains(item) {
            known.push(item.clone());
            list.push(Object::Reference(update.add(Stream::new(Dictionary::new(), item.clone()))));
        }
    }
    let grown = list.len() > before;
    if grown {
        store.set(key.to_vec(), list);
    }
    grown
}

/// Everything in the store; what cannot be read is left out.
pub fn validation_data(pdf: &Pdf) -> ValidationData {
    let Some(store) = pdf.catalog().and_then(|catalog| pdf.get(catalog, b"DSS").as_dict().ok()) else {
        return ValidationData::default();
    };
    let items = |key| {
        form::references(pdf, store, key).into_iter().filter_map(|id| pdf.plain_data(id, MAX_ITEM)).collect()
    };
    ValidationData { certificates: items(b"Certs"), crls: items(b"CRLs"), ocsps: items(b"OCSPs") }
}
