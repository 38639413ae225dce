//! What a careful reader should know of a document, as stable words; the elements say them plainly.

use document::{
    inspect::{self, Finding},
    open::Pdf,
};

/// The words for everything noteworthy in a document.
#[must_use]
pub fn findings(pdf: &Pdf) -> Vec<String> {
    inspect::inspect(pdf).iter().map(|finding| word(finding).to_owned()).collect()
}

fn word(finding: &Finding) -> &'static str {
    match finding {
        Finding::JavaScript => "javascript",
        Finding::OpenAction => "open_action",
        Finding::Xfa => "xfa",
        Finding::OptionalContent => "optional_content",
        Finding::EmbeddedFiles => "embedded_files",
        Finding::Multimedia => "multimedia",
        Finding::Encrypted => "encrypted",
        Finding::EarlierSignatures { .. } => "earlier_signatures",
    }
}
