//! What a careful reader should know of a document, as stable words; the elements say them plainly.

use document::{
    inspect::{self, Finding},
    open::Pdf,
};

/// The words for everything noteworthy in a document.
#[must_use]
pub fn findings(pdf: &Pdf) -> Vec<&'static str> {
    inspect::inspect(pdf).iter().map(word).collect()
}

fn word(finding: &Finding) -> &'static str {
    match finding {
        Finding::JavaScript => "javascript",
        Finding::OpenAction => "open_action",
        Finding::AdditionalActions => "additional_actions",
        Finding::Launch => "launch",
        Finding::Submit => "submit",
        Finding::Xfa => "xfa",
        Finding::OptionalContent => "optional_content",
        Finding::EmbeddedFiles => "embedded_files",
        Finding::Multimedia => "multimedia",
        Finding::ExternalStreams => "external_streams",
        Finding::EarlierRevisions => "earlier_revisions",
        Finding::Encrypted => "encrypted",
        Finding::EarlierSignatures { .. } => "earlier_signatures",
    }
}
