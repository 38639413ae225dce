//! What is refused, as an answer: a status and a line of text.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::ticket::Refused;

/// Why a request was refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    /// Neither a session nor a ticket.
    #[error("sign in first, or bring a ticket")]
    NobodyKnown,
    /// A ticket that is not accepted.
    #[error(transparent)]
    Ticket(#[from] Refused),
    /// Something in the address is no identifier, or is not here.
    #[error("there is no such document here")]
    Unknown,
    /// The bytes are not what the address says.
    #[error("these bytes do not have this SHA-256")]
    OtherBytes,
    /// A signed version begins with its original; this one does not.
    #[error("this is not a signed version of that document")]
    OtherOriginal,
    /// More bytes than accepted.
    #[error("more than {0} bytes")]
    TooLarge(usize),
    /// The body broke off.
    #[error("the body could not be read")]
    Body,
    /// A form that another site sent.
    #[error("this form was sent from another site")]
    OtherSite,
    /// More versions of one document than anybody signs.
    #[error("too many versions of this document")]
    TooManyVersions,
    /// The backend does not answer, or refuses.
    #[error("the backend cannot be asked: {0}")]
    Backend(String),
    /// The folder cannot be read or written.
    #[error("the document store failed")]
    Store(#[from] std::io::Error),
}

impl Problem {
    fn status(&self) -> StatusCode {
        match self {
            Self::NobodyKnown => StatusCode::UNAUTHORIZED,
            Self::Ticket(Refused::OtherDocument) | Self::OtherSite => StatusCode::FORBIDDEN,
            Self::Ticket(_) => StatusCode::UNAUTHORIZED,
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::OtherBytes | Self::OtherOriginal => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Body => StatusCode::BAD_REQUEST,
            Self::TooManyVersions => StatusCode::CONFLICT,
            Self::Backend(_) => StatusCode::BAD_GATEWAY,
            Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Self::Store(why) = &self {
            tracing::error!(%why, "the folder cannot be read or written");
        }
        (self.status(), [(header::CACHE_CONTROL, "no-store")], format!("{self}\n")).into_response()
    }
}
