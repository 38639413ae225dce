//! What kind of identity document was shown.

use envelope::IdentityDocument;

/// The sentence's key.
pub(crate) fn identity(kind: IdentityDocument) -> &'static str {
    match kind {
        IdentityDocument::Passport => "identity-passport",
        IdentityDocument::IdentityCard => "identity-card",
        IdentityDocument::ResidencePermit => "identity-permit",
        IdentityDocument::Other => "identity-other",
    }
}
